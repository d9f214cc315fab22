"""The papers in the project's folder: every path, name, command and picture in them is what is there."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click
import pytest

from faqkit.cli.main import main
from faqkit.content.artifacts import FEED, JSON_FEED, SUMS
from support import FIXTURE, PROJECT

ENGLISH, MAP = "CONTRIBUTING.en.md", "DEVELOPING.md"
PAPERS = ("README.md", "CONTRIBUTING.md", ENGLISH, MAP)
LIBRARY = PROJECT / "hooks" / "faqkit"
ENDINGS = r"py|yml|json|js|css|html|md|toml|in|txt|jsonl|sh"
PATH = re.compile(rf"[\w.<>*-]+(?:/[\w.<>*-]+)*(?:/|\.(?:{ENDINGS}))")
# The fixture has every kind of file that content is made of, whatever content lies in docs/.
BASES = (FIXTURE, PROJECT, LIBRARY, FIXTURE / "docs", PROJECT / "overrides" / "assets" / "lookup")
# Made by a build, or by whoever follows the paper.
MADE = ("site/", "dist/", ".build/", "overrides/.icons/", "docs/assets/")
FILE_NAME = re.compile(
    r"(?:ファイル名|file-name|[a-z]+(?:-[a-z]+)+)\.md"
)  # an entry as its neighbours name it
# `name` in `path`, `name` (`path`), and the name of several before one path
NAMED = re.compile(r"`(\w+)`(?: or `(\w+)`)?(?: in|) \(?`([\w./-]+\.(?:py|js|html))`")
COMMAND = re.compile(r"^(?:\.venv/bin/)?(make|faqkit) (.+)$")
ARROW = re.compile(r"-->")

papers = pytest.mark.parametrize("name", PAPERS)


def text_of(name: str) -> str:
    """A paper as it is."""
    return (PROJECT / name).read_text(encoding="utf-8")


def quoted(text: str) -> list[str]:
    """What stands in code, without blocks of it."""
    outside = re.sub(r"^```.*?^```|^ {4}.*?$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", outside)


def links(text: str) -> list[str]:
    """The targets of links and pictures outside code."""
    return re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", text))


def exists(path: str) -> bool:
    """Whether a path is there, from one of the folders that papers name paths from.

    `<…>` stands for any name, and so does a name in Japanese.
    """
    pattern = re.sub(r"<[^>]*>|[^\x00-\x7f]+", "*", path).rstrip("/")
    return any(next(base.glob(pattern), None) is not None for base in BASES)


@papers
def test_every_path_is_there(name: str) -> None:
    found = [code for code in quoted(text_of(name)) if PATH.fullmatch(code)]
    written = "".join(path.read_text(encoding="utf-8") for path in (LIBRARY / "build").glob("*.py"))
    delivered = {path for path in found if re.search(rf"[\"/]{re.escape(path)}\"", written)} | {
        FEED,
        JSON_FEED,
    }
    missing = [path for path in found if not path.startswith(MADE) and not exists(path)]
    assert [path for path in missing if path not in delivered] == []


@papers
def test_every_link_leads_somewhere(name: str) -> None:
    targets = [target for target in links(text_of(name)) if not target.startswith("http")]
    assert targets
    assert [target for target in targets if not (PROJECT / target).is_file()] == []


def commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """`make` and `faqkit` with their words: in code, and as whole lines of a block of it."""
    block = [line.partition("#")[0].strip() for line in re.findall(r"^ {4}(.+)$", text, flags=re.MULTILINE)]
    for code in [*quoted(text), *block]:
        if match := COMMAND.match(code):
            yield match[1], shlex.split(match[2].replace("[", "").replace("]", ""))


@papers
def test_every_command_is_one(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), flags=re.MULTILINE))
    for program, words in commands(text_of(name)):
        if program == "make":
            assert words[0] in targets
            continue
        command = main.get_command(click.Context(main), words[0])
        assert command is not None, words
        options = {option for given in command.params for option in given.opts}
        assert {word for word in words if word.startswith("--")} <= options, words


def test_every_command_is_explained() -> None:
    said = {words[0] for program, words in commands(text_of(MAP)) if program == "faqkit"}
    for_machines = {"build", "fetch-reader", "issue"}
    assert said | for_machines == set(main.commands)


def test_every_name_stands_in_its_file() -> None:
    found = NAMED.findall(text_of(MAP))
    assert len(found) > 20
    for *names, path in found:
        file = next(base / path for base in (PROJECT, LIBRARY) if (base / path).is_file())
        for name in filter(None, names):
            assert re.search(rf"\b{name}\b", file.read_text(encoding="utf-8")), (name, path)


def rooms() -> list[str]:
    """The rooms of the import contract, the first that data comes through first."""
    with (PROJECT / "pyproject.toml").open("rb") as file:
        (contract,) = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    return [layer.removeprefix("faqkit.") for layer in reversed(contract["layers"])]


def arrows() -> Iterator[tuple[str, str]]:
    """The arrows of the picture, `a & b --> c` as two."""
    (picture,) = re.findall(r"```mermaid\n(.*?)```", text_of(MAP), flags=re.DOTALL)
    for line in picture.splitlines()[1:]:
        steps = [re.findall(r"([a-z]+)(?:\[[^\]]*\])?", part) for part in ARROW.split(line)]
        for before, after in pairwise(steps):
            yield from ((one, other) for one in before for other in after)


def test_the_picture_shows_the_rooms_as_they_import_one_another() -> None:
    order = rooms()
    drawn = list(arrows())
    assert {name for arrow in drawn for name in arrow} - {"docs", "overrides", "site"} == set(order)
    for one, other in drawn:
        if {one, other} <= set(order):
            assert order.index(one) < order.index(other), (one, other)
            text = "".join(path.read_text(encoding="utf-8") for path in (LIBRARY / other).glob("*.py"))
            assert f"from faqkit.{one}" in text, (one, other)


@pytest.mark.parametrize("path", [LIBRARY / "__init__.py", PROJECT / MAP], ids=lambda path: path.name)
def test_the_rooms_are_listed_in_their_order(path: Path) -> None:
    listed = re.findall(r"^(?:\| `| {4})([a-z]+)(?:` \|| {2,})", path.read_text("utf-8"), flags=re.MULTILINE)
    assert listed == rooms()


def test_both_languages_say_the_same_in_as_many_parts() -> None:
    japanese, english = (
        re.findall(r"^(#+ |- |\d\. |\|)", text_of(name), flags=re.MULTILINE)
        for name in ("CONTRIBUTING.md", ENGLISH)
    )
    assert japanese == english


def test_every_kind_of_helper_is_named() -> None:
    from faqkit.content.helpers import KINDS

    for name in ("CONTRIBUTING.md", ENGLISH):
        assert [kind for kind in KINDS if f"`{kind}`" not in text_of(name)] == []


def test_names_in_docstrings_are_modules() -> None:
    for path in [*LIBRARY.rglob("*.py"), *(PROJECT / "overrides").rglob("*.js"), PROJECT / "mkdocs.yml"]:
        text = path.read_text(encoding="utf-8")
        for name in re.findall(r"`faqkit((?:\.\w+)+)`", text):
            module = LIBRARY.joinpath(*name.strip(".").split("."))
            assert module.is_dir() or module.with_suffix(".py").is_file(), (path, name)
        for name in re.findall(r"hooks/faqkit/[\w/]+\.py", text):
            assert (PROJECT / name).is_file(), (path, name)


def test_downloads_are_named_as_they_are() -> None:
    sums = SUMS
    assert f"`{sums}`" in text_of(MAP)
