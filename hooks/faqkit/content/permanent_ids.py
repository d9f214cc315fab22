"""docs/published.yml: every id and code that was ever published, append only."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import yaml

from faqkit.content.model import Catalogue
from faqkit.content.published import Tombstone
from faqkit.source.git import git

PUBLISHED_FILE = "docs/published.yml"
HEADER = """\
# 一度でも公開した項目の id とエラーコード。行は追加だけにします(消すと check がエラーにします)。
# 項目の名前を変えたとき:   - {id: 古いid, moved: 新しいid}
# 項目をなくしたとき:       - {id: 古いid, retired: {ja: 理由と代わりの案内}, see: 代わりのid}
# Ids and codes that were ever published: only ever add lines.
"""
ADDED_ROW = re.compile(
    r"""
    ^\+\s*-\s+(?:\{\s*(?:id|code):\s*)?       # plain, or in an object with what became of it
    (?P<sign>["']?)(?P<name>[^"',{}\n]+?)(?P=sign)[ \t]*(?:[,}].*)?$
    """,
    re.MULTILINE | re.VERBOSE,
)


def record_published(root: Path, catalogue: Catalogue) -> list[str]:
    """Append what is new, leaving every line of the file as it is; returns what was added."""
    path = root / PUBLISHED_FILE
    text = path.read_text(encoding="utf-8") if path.exists() else f"{HEADER}ids:\ncodes:\n"
    ids = [entry.id for entry in catalogue if entry.id not in catalogue.published.ids]
    codes = [code for code in catalogue.codes() if code not in catalogue.published.codes]
    if ids or codes:
        path.write_text(with_rows(text, ids, codes), encoding="utf-8", newline="\n")
    return ids + codes


def with_rows(text: str, ids: list[str], codes: list[str]) -> str:
    """The text of the file with rows added at the end of each list."""
    before, mark, after = text.partition("codes:")
    rest = after.removeprefix(" []").removeprefix("\n")
    before = before.replace("ids: []\n", "ids:\n") if ids else before
    tail = "".join(f"  - {as_item(name)}\n" for name in codes)
    head = before + "".join(f"  - {name}\n" for name in ids) + mark
    return head + ("\n" + rest + tail if rest or tail else after)


def as_item(code: str) -> str:
    """A code as an item of the list, in quotes where YAML would read something else."""
    try:
        same = yaml.safe_load(f"- {code}") == [code]
    except yaml.YAMLError:
        same = False
    return code if same and "#" not in code else json.dumps(code, ensure_ascii=False)


def redirects(catalogue: Catalogue, kind: str = "ids") -> dict[str, str]:
    """Where each moved id (`kind` "codes": code) finally leads: chains are flattened.

    The target exists, or is a tombstone. Circles and dead ends, which the check
    refuses, are left out.
    """
    fates = catalogue.published.ids if kind == "ids" else catalogue.published.codes
    present = {entry.id for entry in catalogue} if kind == "ids" else set(catalogue.codes())
    moves = {name: fate for name, fate in fates.items() if fate}
    ends = {name: final_target(name, moves) for name in moves}
    gone = tombstones(catalogue, kind)
    return {name: end for name, end in ends.items() if end is not None and (end in present or end in gone)}


def tombstones(catalogue: Catalogue, kind: str = "ids") -> dict[str, Tombstone]:
    """What was retired: id (`kind` "codes": code) → reason by locale, and the present id of what to see."""
    fates = catalogue.published.ids if kind == "ids" else catalogue.published.codes
    moves = {name: fate for name, fate in catalogue.published.ids.items() if fate}
    stones = catalogue.published.tombstones.items()
    return {
        name: replace(stone, see=final_target(stone.see or "", moves))
        for name, stone in stones
        if name in fates
    }


def final_target(name: str, moves: Mapping[str, str]) -> str | None:
    """The end of a chain of moves: `a` with a → b → c is `c`; None for a circle."""
    seen = {name}
    while name in moves:
        name = moves[name]
        if name in seen:
            return None
        seen.add(name)
    return name


def recorded_in_git(root: Path, project: str = "") -> set[str]:
    """Every id and code that a commit ever added to the file; empty without git or history.

    Since the file says which `project` it is of: what stood there before is another project's.
    """
    if not (root / ".git").exists():
        return set()
    history = git(root, "log", "--format=%x00", "-p", "--unified=0", "--", PUBLISHED_FILE)
    commits = history.split("\0")
    began = [i for i, patch in enumerate(commits) if project and f"\n+project: {project}\n" in patch]
    own = "\n".join(commits[: began[0] + 1] if began else [] if project else commits)
    return {match["name"] for match in ADDED_ROW.finditer(own)}
