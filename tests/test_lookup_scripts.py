"""The house of the lookup's scripts: names are paths, needs go down, pages get no more than they need."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqkit.lookup.engine import ENGINE, OFFERED, PAGES, READING
from faqkit.lookup.scripts import FIRST, FOLDER, load_order, needs_of, read

LAYERS = ("text", "match", "index", "engine", "ui", "picture")
NAMES = sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.js"))


def layer(name: str) -> int:
    """How high the script stands: text is the ground."""
    return LAYERS.index(name.split("/")[0])


def folder(root: Path, **needs: str) -> Path:
    """A folder of scripts, each with the needs given as words."""
    for name, words in needs.items():
        calls = " ".join(f'need("{word}");' for word in words.split())
        (root / f"{name}.js").write_text(f'faqLookup.define("{name}", (need) => {{ {calls} }});\n')
    return root


@pytest.mark.parametrize("name", [name for name in NAMES if name != FIRST])
def test_a_script_needs_only_its_own_and_lower_layers(name: str) -> None:
    for need in needs_of(read(FOLDER, name), name):
        assert layer(need) <= layer(name), need


def test_every_script_is_loaded_somewhere() -> None:
    loaded = {name for names in (PAGES, ENGINE, OFFERED, READING) for name in load_order(names)}
    assert {FIRST, *loaded} == set(NAMES)


def test_pages_do_not_carry_what_only_the_build_needs() -> None:
    assert not {"index/build", "index/shards"} & set(load_order(PAGES))


def test_needs_come_first_and_the_order_is_always_the_same(tmp_path: Path) -> None:
    scripts = folder(tmp_path, top="left right", right="ground", left="ground", ground="")
    assert load_order(["top"], scripts) == ["ground", "left", "right", "top"]


@pytest.mark.parametrize(
    ("needs", "message"),
    [({"a": "b"}, "b.js is needed"), ({"a": "b", "b": "a"}, "need one another: a → b → a")],
)
def test_needs_that_cannot_be_met(tmp_path: Path, needs: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load_order(["a"], folder(tmp_path, **needs))


def test_a_script_is_called_as_its_path() -> None:
    with pytest.raises(ValueError, match=r"ui/new\.js must call"):
        needs_of('faqLookup.define("ui/old", () => {});', "ui/new")
