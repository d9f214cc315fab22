"""Every honest edit of an editor, made in a copy of this content, leaves the check and the lookup green."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from content_sets import FALSE_CLAIMS, FLOORS, ask, shortcomings, unheard
from faqkit.check import load_checked
from faqkit.cli.main import main
from faqkit.content.addresses import Urls
from faqkit.content.model import Catalogue
from faqkit.lookup.documents import lookup_documents
from faqkit.lookup.engine import LookupEngine
from faqkit.source.tree import Disk
from golden_cases import TODAY
from support import PROJECT, raster

PNG = raster("PNG")
TEXTS = {
    "TODO 答えを一文で書きます": "画面の右上の虫めがねを押すと、文字が大きくなります。",
    "tags: [TODO]": "tags: [バージョン]",
    "TODO 利用者が言いそうな言い方": "虫めがねの印で文字を拡大したい",
    "TODO 答えを書きます。": "画面の右上の虫めがねをクリックしてください。",
    "TODO the answer in one sentence": "Click the magnifying glass at the top right to enlarge the letters.",
    "TODO how people put it": "enlarge the letters with the magnifying glass",
    "TODO the answer.": "Click the magnifying glass at the top right.",
}


def run(root: Path, *arguments: str) -> None:
    """A command of `faqkit` that succeeds."""
    result = CliRunner().invoke(main, ["--root", str(root), *arguments])
    assert result.exit_code == 0, result.output


def change(path: Path, pattern: str, new: str) -> None:
    """Replace the first match of `pattern`, which must be there."""
    text, count = re.subn(pattern, new, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1, pattern
    path.write_text(text, encoding="utf-8", newline="\n")


def entries(root: Path) -> Catalogue:
    """The content of the copy."""
    catalogue, _ = load_checked(Disk(root), today=TODAY)
    assert catalogue is not None
    return catalogue


def move_a_line(root: Path) -> None:
    """The last entry becomes the second."""
    first, *_, last = entries(root).categories[0].entries
    index = root / f"docs/ja/faq/{first.category}/index.md"
    change(index, rf"^  - {last.slug}\n", "")
    change(index, rf"^  - {first.slug}\n", f"  - {first.slug}\n  - {last.slug}\n")


def add(root: Path) -> None:
    """`faqkit new`, filled in."""
    category = entries(root).categories[0].slug
    titles = ["--title", "虫めがねで文字を拡大できますか?", "--title-in", "en", "Can I magnify the letters?"]
    run(root, "new", category, "magnifying-glass", *titles)
    for path in (root / "docs").glob("*/faq/*/magnifying-glass.md"):
        text = path.read_text("utf-8")
        for old, new in TEXTS.items():
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8", newline="\n")


def rename(root: Path) -> None:
    """The entry that most others link to gets another name."""
    entry = max(entries(root), key=lambda one: len(one.backlinks))
    run(root, "rename", entry.id, f"{entry.slug[:50]}-renamed")


def retire(root: Path) -> None:
    """The last entry is merged into the first."""
    first, *_, last = entries(root)
    words = ["--reason", "まとめました。", "--reason-in", "en", "Merged.", "--moved-to", first.id]
    run(root, "retire", last.id, *words)


def add_a_synonym(root: Path) -> None:
    """A new group of words."""
    with (root / "docs/synonyms.yml").open("a", encoding="utf-8") as file:
        file.write("- id: magnifier\n  words: [虫めがね, ルーペ, magnifier]\n")


def add_a_term(root: Path) -> None:
    """A new term of the glossary."""
    with (root / "docs/glossary.yml").open("a", encoding="utf-8") as file:
        file.write("- ja: 虫めがね\n  en: magnifying glass\n")


def add_a_picture(root: Path) -> None:
    """A picture, shown and linked to."""
    entry = next(iter(entries(root)))
    (root / "docs/assets").mkdir(exist_ok=True)
    (root / "docs/assets/magnifying-glass.png").write_bytes(PNG)
    address = "../../../assets/magnifying-glass.png"
    with (root / entry.text("ja").path).open("a", encoding="utf-8") as file:
        file.write(f"\n![画面の右上の虫めがね]({address})\n\n[大きな画像を開く]({address})\n")


def change_a_title(root: Path) -> None:
    """A title is put in other words."""
    entry = next(iter(entries(root)))
    change(root / entry.text("ja").path, r"^title: .*", "title: 認証局からもらう書類のどこを見ますか?")


def change_a_translation(root: Path) -> None:
    """A translation gets a sentence more."""
    entry = next(iter(entries(root)))
    with (root / entry.text("en").path).open("a", encoding="utf-8") as file:
        file.write("\nKeep the letter in a safe place.\n")


EDITS: tuple[Callable[[Path], None], ...] = (
    move_a_line, add, rename, retire, add_a_synonym, add_a_term, add_a_picture, change_a_title,
    change_a_translation,
)  # fmt: skip


def copy(tmp_path: Path) -> Path:
    """The content and what the check reads beside it."""
    root = tmp_path / "project"
    for name in ("docs", "overrides"):
        shutil.copytree(PROJECT / name, root / name)
    for path in PROJECT.glob("mkdocs*.yml"):
        shutil.copy(path, root)
    return root


def red(root: Path, sets: tuple[str, ...]) -> list[str]:
    """What would stop an editor: errors of the check, and what the lookup misses."""
    catalogue, problems = load_checked(Disk(root), today=TODAY)
    assert catalogue is not None
    engine = LookupEngine()
    engine.load(engine.build(lookup_documents(catalogue, Urls())))
    missed = [line for name in sets for line in shortcomings(name, ask(name, engine, catalogue))]
    errors = [f"{p.place} {p.rule}" for p in problems if p.severity == "error"]
    return [*errors, *unheard(engine, catalogue), *missed]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_honest_edit_is_green(edit: Callable[[Path], None], tmp_path: Path) -> None:
    root = copy(tmp_path)
    edit(root)
    assert red(root, ("dev",)) == []


def test_all_of_them_together_are_green_on_every_set(tmp_path: Path) -> None:
    root = copy(tmp_path)
    for edit in EDITS:
        edit(root)
    assert red(root, tuple(FLOORS.keys() | FALSE_CLAIMS.keys())) == []
