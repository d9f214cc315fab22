"""Helpers: each is declared and placed once, its rule can be, and a translation has its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from faqkit.check.anchors import check_anchor
from faqkit.check.helper_rules import FAULTS, no_faults
from faqkit.check.placements import behind
from faqkit.check.project import Page, Project, hint
from faqkit.content.helpers import declared
from faqkit.content.prose import Placement
from faqkit.problems import Place, Problem, Word
from faqkit.source.schema import validator
from faqkit.source.yaml_files import Located

MEANT = re.compile(r"[{｛][ \u3000]*helpers?[ \u3000]*[:：][^{}｛｝\n]*[}｝]?", re.IGNORECASE)


def check_helpers(project: Project) -> Iterator[Problem]:
    """Every page of every entry with its helpers, and every entry's rules."""
    for page in project.pages:
        source = project.page(project.source, page.id) if page.kind == "entry" else None
        if source is None:
            continue
        known = {str(h.get("key")): index for index, h in named(source)}
        yield from check_placed(page, known, waits=behind(project, page), source=source)
        if page is source:
            yield from check_rules(page)
        else:
            yield from check_words(page, source)
        yield from check_choices(page, source)


def named(source: Page) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The declared helpers with their index, of a known kind or not."""
    raw = source.front.get("helpers")
    for index, helper in enumerate(raw if isinstance(raw, list) else ()):
        if isinstance(helper, dict) and isinstance(helper.get("key"), str):
            yield index, helper


def placed_helpers(page: Page) -> list[Placement]:
    """The helpers that a page places."""
    return [placement for placement in page.document.placements if placement.word == "helper"]


def check_placed(page: Page, known: Mapping[str, int], *, waits: bool, source: Page) -> Iterator[Problem]:
    """What is placed is declared, what is declared is placed, once; a page that `waits` may lack it."""
    first: dict[str, int] = {}
    lines = set()
    for placement in placed_helpers(page):
        place = page.line(placement.line)
        lines.add(place.line)
        if placement.key not in known:
            yield Problem(place, "FAQ130.unknown", {"key": placement.key, "hint": hint(placement.key, known)})
        elif placement.key in first:
            found = f"{{helper:{placement.key}}}"
            values = {"found": found, "what": Word("twice"), "first": first[placement.key]}
            yield Problem(place, "FAQ130.placement", values)
        first.setdefault(placement.key, place.line)
    malformed = [m for m in MEANT.finditer(page.prose) if page.at(m.start()).line not in lines]
    for match in malformed:
        values = {"found": match.group(), "what": Word("alone"), "first": 0}
        yield Problem(page.at(match.start()), "FAQ130.placement", values)
    for key, index in known.items() if not malformed and not waits else ():
        if key not in first:
            place = page.source.front.place("helpers", index) if page is source else Place(page.path)
            yield Problem(place, "FAQ130.unplaced", {"key": key})


def check_rules(page: Page) -> Iterator[Problem]:
    """What each helper does can be done. Settings that break their schema are not looked at."""
    keys: dict[str, int] = {}
    for index, helper in named(page):
        place = page.source.front.place("helpers", index)
        if helper["key"] in keys:
            values = {"key": helper["key"], "what": Word("name"), "found": helper["key"]}
            yield Problem(place, "FAQ130.rule", values)
        keys.setdefault(helper["key"], index)
    for index, helper in declared(page.front):
        if not validator(f"helper-{helper['kind']}").is_valid(helper):
            continue
        for path, phrase, found in FAULTS.get(helper["kind"], no_faults)(helper):
            values = {"key": helper.get("key", ""), "what": Word(phrase), "found": found}
            yield Problem(page.source.front.place("helpers", index, *path), "FAQ130.rule", values)


def check_choices(page: Page, source: Page) -> Iterator[Problem]:
    """Each choice of a question is a heading of the page, in every language."""
    marks = [h.id for h in page.document.headings if h.given]
    for index, helper in declared(source.front):
        choices = helper.get("choices") if helper["kind"] == "which-case" else None
        for i, choice in enumerate(choices if isinstance(choices, list) else ()):
            if choice not in marks:
                at = source.source.front.place("helpers", index, "choices", i)
                place = at if page is source else Place(page.path)
                values = {"key": helper.get("key", ""), "what": Word("choice"), "found": choice}
                yield Problem(place, "FAQ130.rule", values)


def check_words(page: Page, source: Page) -> Iterator[Problem]:
    """A translation has the words of the helpers that it places, as many as the source, and of no others."""
    raw = page.front.get("helpers")
    words = raw if isinstance(raw, dict) else {}
    placed = {placement.key for placement in placed_helpers(page)}
    known = {str(helper["key"]): helper for _, helper in named(source)}
    for key in words:
        if key not in known:
            values = {"key": key, "what": Word("unknown"), "name": "", "hint": hint(key, known), "n": 0}
            yield Problem(page.source.front.place("helpers", key), "FAQ130.words", values)
    for key, helper in known.items():
        if key not in words:
            if key in placed:
                values = {"key": key, "what": Word("missing"), "name": "", "hint": "", "n": 0}
                yield Problem(Place(page.path), "FAQ130.words", values)
            continue
        given = words[key] if isinstance(words[key], dict) else {}
        for name, wanted in (("labels", helper.get("labels")), ("says", helper.get("bands"))):
            count = len(wanted) if isinstance(wanted, list) else 0
            found = given.get(name)
            if count != (len(found) if isinstance(found, list) else 0):
                values = {"key": key, "what": Word("count"), "name": name, "hint": "", "n": count}
                yield Problem(page.source.front.place("helpers", key, name), "FAQ130.words", values)


def check_first_aid(project: Project) -> Iterator[Problem]:
    """Each fact of docs/first-aid.yml leads to a place that exists; each step has its own name."""
    located = project.draft.data_places.get("first-aid")
    names: set[str] = set()
    for index, step in enumerate(project.draft.data.get("first-aid") or () if located else ()):
        assert located is not None
        if step["id"] in names:
            values = {"what": Word("name"), "found": step["id"], "hint": ""}
            yield Problem(located.place(index, "id"), "FAQ135", values)
        names.add(step["id"])
        for i, fact in enumerate(step["entries"]):
            yield from check_fact(project, fact, located.below(index, "entries", i))


def check_fact(project: Project, fact: Mapping[str, str], located: Located) -> Iterator[Problem]:
    """The entry is there, and so is the place in it."""
    page = project.page(project.source, fact["id"])
    record = project.draft.data.get("published") or {}
    if fact["id"] in record.get("ids", ()) and fact["id"] not in project.ids:
        return  # it is gone without a word, which is reported once
    if fact["id"] not in project.ids:
        values = {"what": Word("entry"), "found": fact["id"], "hint": hint(fact["id"], project.ids)}
        yield Problem(located.place("id"), "FAQ135", values)
    elif page is not None and "anchor" in fact:
        yield from check_anchor(project, page, fact["anchor"], located.place("anchor"))


CHECKS = (check_helpers, check_first_aid)
