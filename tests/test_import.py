"""Entries from a table, and codes of any shape."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from faqkit.check import load_checked
from faqkit.cli.main import main
from faqkit.content.addresses import code_name
from faqkit.content.model import Catalogue
from faqkit.source.suggestions import code_pattern, nearest_code
from faqkit.source.tree import Disk
from test_new_project import init

CODES = (
    "TS2322",
    "E0001",
    "ORA-01555",
    "HTTP 404",
    "0x80070005",
    "42P01",
    "no-unused-vars",
    "ERR_X",
    "404",
    "C1",
)
HEAD = "code,message,title,answer,language\n"


def run(root: Path, name: str, text: str) -> tuple[int, str]:
    """What the import of a table says."""
    table = root.parent / name
    table.write_text(text, encoding="utf-8")
    words = ["--root", str(root), "import", str(table), "--category", "start", "--today", "2026-11-25"]
    done = CliRunner().invoke(main, words)
    return done.exit_code, done.output


def content(root: Path) -> dict[str, bytes]:
    """Every file of the content."""
    return {path.as_posix(): path.read_bytes() for path in (root / "docs").rglob("*") if path.is_file()}


def read(root: Path) -> Catalogue:
    """The content, without errors."""
    catalogue, problems = load_checked(Disk(root))
    assert [p for p in problems if p.severity == "error"] == []
    assert catalogue is not None
    return catalogue


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return init(tmp_path / "desk", "en", "en,ja")


def test_codes_of_any_shape_become_entries(root: Path) -> None:
    codes = [code for code in CODES if code != "HTTP 404"]  # which is there already
    rows = [{"code": code, "message": f"Message of {code}.", "answer": "Do this."} for code in codes]
    assert run(root, "t.json", json.dumps(rows))[0] == 0
    assert set(CODES) <= set(read(root).codes())
    CliRunner().invoke(main, ["--root", str(root), "publish-ids"])
    assert set(CODES) <= set(read(root).published.codes)


def test_languages_of_one_code_are_one_entry_and_slots_are_marked(root: Path) -> None:
    rows = "TS1,'{0}' expected.,,Add it.,en\nTS1,'{0}' が必要です。,,足してください。,ja\n"
    assert run(root, "t.csv", HEAD + rows)[0] == 0
    catalogue = read(root)
    entry = catalogue.entry("start/ts1")
    assert entry.texts["ja"].glosses == {"TS1": "'XX' が必要です。"}
    assert entry.errors[0].text == "'XX' expected."
    assert not [p for p in load_checked(Disk(root))[1] if p.place.path.endswith("ts1.md")]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("A1,Text,,Do.,de", "no language “de”"),
        ("A1,Nur,,Do.,ja", "no row in the source language"),
        ("A1,Text", "differs from the first row"),
        (",,,Do.,en", "needs an id or a code"),
        ("A1,,,Do.,en", "neither message nor title"),
        ("cannot-save,Text,,Do.,en", "exists already"),
        ("A1,Text {solt:x},,Do.,en", "FAQ020"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_and_the_others_are_made(row: str, why: str, root: Path) -> None:
    code, said = run(root, "t.csv", f"{HEAD}B2,Other,,Do that.,en\n{row}\n")
    assert code == 1
    assert f"t.csv:3: {''}" in said
    assert why in said
    assert [entry.id for entry in read(root)][3:] == ["start/b2"]


@pytest.mark.parametrize(
    ("name", "text"),
    [("t.csv", "a,b\n1,2\n"), ("t.json", "{}"), ("t.json", "[1,"), ("t.csv", HEAD + '"x,1\n')],
)
def test_what_is_no_table_changes_nothing(name: str, text: str, root: Path) -> None:
    before = content(root)
    code, said = run(root, name, text)
    assert code == 1
    assert "nothing was changed" in said
    assert content(root) == before


def test_a_slip_in_a_known_family_is_refused_and_other_shapes_are_not() -> None:
    pattern = code_pattern(["V5ECI0087E", "TS2322"])
    for slip in (
        "v5eci0087e",
        "V5ECI-0087E",
        "V5ECI 0087 E",
        "0087",
        "ts2322",
        "Ｖ５ＥＣＩ００８７Ｅ",
        " X1",
        "x" * 41,
    ):
        assert not re.match(pattern, slip), slip
    for code in (*CODES, "V5ECI0142W", "ts-node", "TSX"):
        assert re.match(pattern, code), code
    assert nearest_code("ｖ5eci 0087ｅ", pattern, ["V5ECI0087E"]) == "V5ECI0087E"


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40))
def test_an_address_of_a_code_is_safe_and_its_own(code: str) -> None:
    name = code_name(code)
    assert re.fullmatch("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?", name)
    assert name == code or name != code_name(code + "/")
