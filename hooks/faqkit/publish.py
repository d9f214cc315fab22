"""docs/published.yml: every id and code that was ever published, append only."""

from __future__ import annotations

from pathlib import Path

from faqkit.model import Catalogue

HEADER = """\
# 一度でも公開した項目の id とエラーコード。行は追加だけにします(消すと check がエラーにします)。
# 項目の名前を変えたとき:   - {id: 古いid, moved: 新しいid}
# 項目をなくしたとき:       - {id: 古いid, retired: {ja: 理由と代わりの案内}}
# Ids and codes that were ever published: only ever add lines.
"""


def record_published(root: Path, catalogue: Catalogue) -> list[str]:
    """Append what is new, leaving every line of the file as it is; returns what was added."""
    path = root / "docs" / "published.yml"
    text = path.read_text(encoding="utf-8") if path.exists() else f"{HEADER}ids:\ncodes:\n"
    ids = [entry.id for entry in catalogue if entry.id not in catalogue.published.ids]
    codes = [code for code in catalogue.codes() if code not in catalogue.published.codes]
    before, _, after = text.partition("codes:\n")
    text = before + "".join(f"  - {name}\n" for name in ids)
    text += "codes:\n" + after + "".join(f"  - {name}\n" for name in codes)
    path.write_text(text, encoding="utf-8", newline="\n")
    return ids + codes
