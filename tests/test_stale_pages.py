"""Pages of translations that are behind: every kind of staleness, on every page of both deliveries."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from faqkit.build.deliveries import build_site
from faqkit.check import load_checked
from faqkit.content.model import Catalogue, Entry
from faqkit.render.templates import strict_environment
from faqkit.source.tree import Disk
from pages import ids, page, pages, text_of
from support import copy_project

Edit = Callable[[str], str]
# What is changed in the Japanese text, and what the English page says has changed.
EDITS: dict[str, tuple[Edit, str]] = {
    "title": (
        lambda text: re.sub(r"(?m)^title: (.+)$", r"title: \1(改)", text, count=1),
        "Title and short answer",
    ),
    "summary": (
        lambda text: re.sub(r"(?m)^summary: (.+)$", r"summary: \1ご確認ください。", text, count=1),
        "Title and short answer",
    ),
    "intro": (
        lambda text: text.replace("---\n## ", "---\nはじめにお読みください。\n\n## ", 1),
        "Text before the first heading",
    ),
    "section": (lambda text: text.rstrip("\n") + "\n\nもう一度お試しください。\n", ""),
    "added": (lambda text: text.rstrip("\n") + "\n\n## 参考\n\n説明書もご覧ください。\n", "Reference"),
    "asked_as": (
        lambda text: text.replace("asked_as:\n", f"asked_as:\n  - {len(text)}という言い方で探したい\n", 1),
        "",
    ),
}
LEAKS = re.compile(r"<built-in|&lt;built-in|object at 0x|<function|<bound method|Undefined|>None<")


def stale_project(root: Path) -> tuple[Path, dict[str, Entry]]:
    """A copy of the project in which an entry each is stale in one way, and one in all; they by the way."""
    copy_project(root)
    catalogue = read(root)
    translated = [
        e
        for e in catalogue
        if e.texts["ja"].translated_from or e.texts.get("en", e.texts["ja"]).translated_from
    ]
    fit = [e for e in translated if "## 参考" not in (root / e.texts["ja"].path).read_text(encoding="utf-8")]
    chosen = dict(zip([*EDITS, "all"], fit, strict=False))
    assert set(chosen) == {*EDITS, "all"}
    for way, entry in chosen.items():
        path = root / entry.texts["ja"].path
        text = path.read_text(encoding="utf-8")
        for name, (edit, _) in EDITS.items():
            if way in (name, "all"):
                assert edit(text) != text, name
                text = edit(text)
        path.write_text(text, encoding="utf-8")
    return root, chosen


def read(root: Path) -> Catalogue:
    """The content of a project without errors."""
    catalogue, problems = load_checked(Disk(root))
    assert catalogue is not None
    assert [str(p.place) for p in problems if p.severity == "error"] == []
    return catalogue


def test_each_way_of_being_behind_is_said_and_leads_nowhere_wrong(tmp_path: Path) -> None:
    root, chosen = stale_project(tmp_path / "project")
    read(root)
    site = build_site(root)
    for path in pages(site):
        text = path.read_text(encoding="utf-8")
        assert not LEAKS.search(text), (path, LEAKS.findall(text))
        document = page(path)
        anchors = {str(a)[1:] for a in document.xpath("//a/@href") if str(a).startswith("#")} - {""}
        assert {a for a in anchors if "/" not in a} <= set(ids(document)), path
    for way, entry in chosen.items():
        said = page(site / f"en/faq/{entry.id}/index.html").xpath("//*[@class='notice']")
        words = {w for name, (_, w) in EDITS.items() if way in (name, "all")} - {""}
        assert bool(said) == (way != "asked_as"), way
        assert all(word in text_of(said[0]) for word in words), way

    before = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    again = build_site(root)
    after = {p.relative_to(again): p.read_bytes() for p in again.rglob("*") if p.is_file()}
    assert before == after


@pytest.mark.parametrize(
    "template",
    [
        "{{ text.title }}",
        "{{ text['title'] }}",
        "{{ text.title or 'x' }}",
        "{% if text.upper %}x{% endif %}",
        "{{ missing }}",
        "{{ record.missing }}",
        "{{ 'a' ~ missing }}",
        "{% if record.missing %}x{% endif %}",
    ],
)
def test_what_is_missing_stops_a_template(template: str) -> None:
    with pytest.raises(UndefinedError):
        strict_environment().from_string(template).render(text="x", record={"a": 1})


@pytest.mark.parametrize("value", [None, True, [1], {"a": 1}, "x".title, object()])
def test_only_text_and_numbers_are_shown(value: object) -> None:
    with pytest.raises(TypeError, match="a template would show"):
        strict_environment().from_string("{{ value }}").render(value=value)
    assert strict_environment().from_string("{{ 'n: {n}'|fill(n=a) }} {{ a }}").render(a=3) == "n: 3 3"
