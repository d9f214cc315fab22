"""Reading: YAML with places, files as they were saved, prose without its code, messages with slots."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqkit.check import load_checked
from faqkit.check.pictures import MAX_BYTES
from faqkit.content.document import parse
from faqkit.content.messages import SLOT, Slot, broken_slots, parse_message, plain
from faqkit.content.prose import blank_code, line_of
from faqkit.problems import FORMATS, show
from faqkit.source.fences import fences
from faqkit.source.schema import validate
from faqkit.source.suggestions import nearest_code
from faqkit.source.text_files import read_markdown
from faqkit.source.tree import Disk
from faqkit.source.yaml_files import read_yaml
from golden_cases import FROZEN, TODAY

MARKUP = st.text(alphabet="ab`~#[](){}!|*:：-<>\\ \n現象error", max_size=200)
SETTINGS = st.text(alphabet="ab:：-[]{}\"'#&*!|>%@` \n\t0１9yn.", max_size=120)


def rules_of(text: str) -> list[tuple[int, str]]:
    """Line and rule of each problem of a YAML text."""
    return [(p.place.line, p.rule) for p in read_yaml(text, "x.yml")[1]]


def test_every_value_has_its_place_and_its_text() -> None:
    located, problems = read_yaml("a: 1\nb:\n  - x: 0087\n", "x.yml", first_line=5)
    assert problems == []
    assert located.value == {"a": 1, "b": [{"x": "0087"}]}
    assert str(located.place("b", 0, "x")) == "x.yml:7:5"
    assert located.typed["a",] == "1"
    assert located.place("b", 7, "y").line == 6  # the nearest parent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c\n", [(1, "FAQ003")]),
        ("title：a\nb: c\n", [(1, "FAQ003")]),
        ("title:a\n", [(1, "FAQ003")]),
        ("a: x\n\tb: c\n", [(2, "FAQ003")]),
        ('a: "x\nb: c\n', [(1, "FAQ003")]),
        ('a: "x" y\n', [(1, "FAQ003")]),
        ("a: 1\na: 2\n", [(2, "FAQ006")]),
        ("a: &x [1]\nb: *x\n", [(1, "FAQ005"), (2, "FAQ005")]),
        ("a: !!python/name:os.system x\n", [(1, "FAQ005")]),
        ("a: [b\nc: d\n", [(1, "FAQ003")]),
        ("a: x #11 y\n", [(1, "FAQ003")]),
        ("a: x # a remark\n", []),
        ("? [a]\n: b\n", [(1, "FAQ003")]),
        ("a: " + "[" * 3000 + "]" * 3000, [(1, "FAQ003")]),
    ],
)
def test_slips_of_yaml(text: str, expected: list[tuple[int, str]]) -> None:
    assert rules_of(text) == expected


def test_an_alias_bomb_is_refused_without_being_expanded() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    located, problems = read_yaml("\n".join(rows), "x.yml")
    assert {p.rule for p in problems} == {"FAQ005"}
    assert located.value is None or not any(located.value.values())


@given(SETTINGS)
def test_reading_yaml_never_raises(text: str) -> None:
    located, problems = read_yaml(text, "x.yml")
    if located.value is not None:
        validate(located, "entry")
    for problem in problems:
        assert all(problem.text("ja"))
        assert 1 <= problem.place.line <= text.count("\n") + 2


@given(st.binary(max_size=200) | SETTINGS.map(lambda s: f"---\n{s}\n---\n{s}".encode()))
def test_reading_a_file_never_raises(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "x.md").write_bytes(data)
        source, problems = read_markdown(Disk(Path(folder)), "x.md")
    assert source is not None or problems


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_project_never_stops_the_check(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = shutil.copytree(FROZEN, Path(folder) / "project")
        file = data.draw(st.sampled_from(sorted(p for p in root.rglob("*") if p.is_file())))
        text = file.read_text("utf-8")
        start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        end = min(end, start + data.draw(st.integers(0, 80)))
        file.write_text(text[:start] + data.draw(SETTINGS) + text[end:], "utf-8")
        _, problems = load_checked(Disk(root), today=TODAY)
    for form in FORMATS:
        assert isinstance(show(problems, form, "en"), str)


def test_line_ends_and_byte_order_mark_are_accepted(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes("\ufeff---\r\ntitle: a\r\n---\r\nb\r\n".encode())
    source, problems = read_markdown(Disk(tmp_path), "x.md")
    assert problems == []
    assert source is not None
    assert (source.front.value, source.body, source.body_line) == ({"title": "a"}, "b\n", 4)


@pytest.mark.parametrize("name", ["wrong-import-password", "index", "new-entry"])
def test_what_cannot_be_opened_is_named(tmp_path: Path, name: str) -> None:
    root = shutil.copytree(FROZEN, tmp_path / "project")
    for kind in ("folder", "link"):
        file = root / f"docs/ja/faq/registration/{name}.md"
        file.unlink(missing_ok=True)
        inside = file / "x.md"  # git knows no empty folder
        if kind == "folder":
            file.mkdir()
            inside.touch()
        else:
            file.symlink_to(tmp_path / "nowhere")
        _, problems = load_checked(Disk(root), today=TODAY)
        here = {p.rule for p in problems if p.place.path == file.relative_to(root).as_posix()}
        assert here & {"FAQ001", "FAQ106"}
        shutil.rmtree(file) if kind == "folder" else file.unlink()


def test_a_link_to_a_good_file_is_refused(tmp_path: Path) -> None:
    root = shutil.copytree(FROZEN, tmp_path / "project")
    (root / "docs/ja/help.md").symlink_to(root / "docs/ja/errors.md")
    _, problems = load_checked(Disk(root), today=TODAY)
    assert [(p.place.path, p.rule) for p in problems] == [("docs/ja/help.md", "FAQ106")]


def test_an_image_is_not_too_large(tmp_path: Path) -> None:
    root = shutil.copytree(FROZEN, tmp_path / "project")
    (root / "docs/assets").mkdir()
    (root / "docs/assets/x.png").write_bytes(bytes(MAX_BYTES + 1))
    with (root / "docs/ja/faq/registration/ic-card-mode.md").open("a", encoding="utf-8") as file:
        file.write("\n![画面](../../../assets/x.png)\n")
    _, problems = load_checked(Disk(root), today=TODAY)
    assert [p.rule for p in problems if p.severity == "error"] == ["FAQ024"]


@given(MARKUP)
def test_blanking_code_keeps_every_offset(text: str) -> None:
    blanked = blank_code(text)
    assert len(blanked) == len(text)
    assert [i for i, c in enumerate(blanked) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
    assert all(b in (" ", t) for b, t in zip(blanked, text, strict=True))


@given(MARKUP)
def test_what_prose_holds_is_where_it_says(text: str) -> None:
    document = parse(text)
    for link in document.links:
        assert text[link.start : link.end].endswith(")")
        assert (link.line, link.col) == line_of(text, link.start)
    for placement in document.placements:
        assert text[placement.start : placement.end].strip().startswith("{error:")
    assert "".join(part for _, _, part, _ in document.sections()).strip() == text.strip()


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_nothing_in_a_fence_is_seen(fence: str) -> None:
    inside = "## x\n[a](b.md)\n{error:X}\n<b>\n"
    deeper = inside.replace("\n", "\n    ")
    nested = f"1. a\n\n    {fence}\n    {deeper}{fence}\n"
    body = f"## 現象\n\n{fence}text\n{inside}{fence}\n\n{nested}\n[c](d.md)\n"
    assert [h.text for h in parse(body).headings] == ["現象"]
    assert [link.target for link in parse(body).links] == ["d.md"]
    assert parse(body).placements == ()
    assert fences(body)[1] == []
    assert len(fences(body)[0]) == 2


def test_an_open_fence_is_found() -> None:
    assert fences("a\n\n```\nb\n")[1] == [(3, "```")]


def test_escaped_brackets_are_no_link() -> None:
    assert parse("\\[a](b.md)").links == ()
    assert [link.text for link in parse("[a [b] c](d.md)").links] == ["a [b] c"]


def test_messages_are_split_at_slots() -> None:
    parts = parse_message("PKCS#11の{slot:関数名}に{slot:番号|999}。")
    assert parts == ("PKCS#11の", Slot("関数名"), "に", Slot("番号", "999"), "。")
    assert plain(parts) == "PKCS#11のXXに999。"


@pytest.mark.parametrize(
    "text", ["{solt:a}", "{slot：a}", "｛slot:a｝", "{slot:}", "{slot:a", "{a|b}", "{Slots: a}"]
)
def test_broken_slots_are_found(text: str) -> None:
    assert [found for _, found in broken_slots(f"x{text}")] == [text]


@pytest.mark.parametrize("text", ["{error:X}", "{0}", "{ref}", "a{b}c", "{slot:a}", "{slot:a|b}"])
def test_other_braces_are_no_slots(text: str) -> None:
    assert broken_slots(text) == []


@given(st.text(alphabet="ab{}|slot:", max_size=60))
def test_a_message_keeps_its_text(text: str) -> None:
    with contextlib.suppress(StopIteration):
        parts = iter(parse_message(text))
        rest = "".join(part for part in parts if isinstance(part, str))
        assert rest == SLOT.sub("", text)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("v5eci0087e", "V5ECI0087E"),
        ("Ｖ５ＥＣＩ００８７Ｅ", "V5ECI0087E"),
        ("SUE 1503", "SUE1503"),
        ("？", "V5ECI0087E"),
    ],
)
def test_the_cure_for_a_code(typed: str, code: str) -> None:
    assert nearest_code(typed) == code
