"""Errors in the text: each declared one is placed once, and never typed by hand."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from faqkit.check.errors import names_of, uncertain
from faqkit.check.project import Page, Project, hint
from faqkit.content.messages import SLOT, broken_slots
from faqkit.content.model import SOURCE_LOCALE
from faqkit.content.prose import PLACEMENT_INLINE
from faqkit.content.translations import changed_sections
from faqkit.problems import Place, Problem
from faqkit.source.suggestions import plain_code

# Gaps are bounded: next to one another, unbounded ones would share out a long row of spaces in every way.
BRACED = re.compile(
    r"""
    [{｛][ \u3000]{0,9}
    (?P<word>[A-Za-zＡ-Ｚａ-ｚァ-ヶー]+)?[ \u3000]{0,9}(?P<colon>[:：;；=])?[ \u3000]{0,9}
    (?P<key>[^{}｛｝:：\n]*?)[ \u3000]{0,9}
    (?:[}｝]|$)
    | ^[ \t]*(?:[(（\[［<＜][ ]*)?error[ ]*[:：][ ]*       # (error:X), error:X}
      (?P<inside>[^()（）\[\]［］{}<>\s]+)[ \t]*(?:[)）\]］}｝>＞][ \t]*)?$
    | (?P<torn>[{｛][ ]*error[ ]*[:：;；=])               # with more text behind it, and no end
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
SLOT_ONLY = re.compile(r"\{slot:[^{}\n]*\}")
LONG_MESSAGE = 20  # characters; a shorter one may well be quoted in a sentence


def check_placements(project: Project) -> Iterator[Problem]:
    """What is declared is shown once and what is shown is declared, in every language."""
    for page in project.pages:
        source = project.page(SOURCE_LOCALE, page.id) if page.kind == "entry" else None
        if source is not None:
            malformed = list(find_malformed(page, source))
            yield from (problem for _, problem in malformed)
            if not uncertain(source):
                found = check_placed(page, source, {key for key, _ in malformed})
                waits = behind(project, page)
                yield from (p for p in found if not (waits and p.ref == "FAQ018.unplaced"))


def behind(project: Project, page: Page) -> bool:
    """Whether a translation is known to be behind its source: then it may lack what is new there."""
    entry = project.catalogue.find(page.id) if project.catalogue else None
    return entry is not None and bool(changed_sections(entry, page.locale))


def check_placed(page: Page, source: Page, meant: set[str]) -> Iterator[Problem]:
    """The placements that are well-formed; errors that were `meant` to be placed count as shown."""
    known = names_of(source)
    canonical = {name: names[0] for _, names, _ in reversed([*named_errors(source)]) for name in names}
    first: dict[str, int] = {}
    for placement in (p for p in page.document.placements if p.word == "error"):
        key, line = placement.key, page.line(placement.line)
        if key not in known and plain_code(key) in known:
            meant = meant | {plain_code(key)}
            values = {"found": f"{{error:{key}}}", "wanted": f"{{error:{plain_code(key)}}}"}
            yield Problem(line, "FAQ052.form", values)
            continue
        if key not in known:
            yield Problem(line, "FAQ018.unknown", {"key": key, "hint": hint(key, known)})
            continue
        name = canonical.get(key, key)
        if name in first:
            yield Problem(line, "FAQ006.placement", {"key": key, "first": first[name]})
        first.setdefault(name, line.line)
    for index, names, _ in named_errors(source):
        if names[0] not in first and not meant.intersection(names):
            as_code = in_code(page, names)
            if as_code is not None:
                yield as_code
                continue
            yield Problem(not_shown_place(page, index), "FAQ018.unplaced", {"key": names[0]})


def in_code(page: Page, names: list[str]) -> Problem | None:
    """A placement that stands in code, where it is shown as it was typed."""
    for name in names:
        start = page.body.find(f"{{error:{name}}}")
        if start >= 0:
            found = page.body[page.body.rfind("\n", 0, start) + 1 :].partition("\n")[0].strip()
            values = {"found": found, "wanted": f"{{error:{name}}}"}
            return Problem(page.at(start), "FAQ052.form", values)
    return None


def named_errors(source: Page) -> Iterator[tuple[int, list[str], Mapping[str, Any]]]:
    """The declared errors that have a name: their index, names (the one to place it by first), settings."""
    for index, raw in source.errors():
        also = raw.get("also")
        names = [raw.get("key"), raw.get("code"), *(also if isinstance(also, list) else ())]
        texts = [name for name in names if isinstance(name, str)]
        if texts:
            yield index, texts, raw


def not_shown_place(page: Page, index: int) -> Place:
    """Where to point for an error that is not placed: its declaration, or the translation's settings."""
    if page.locale == SOURCE_LOCALE:
        return page.source.front.place("errors", index)
    return Place(page.path)


def find_malformed(page: Page, source: Page) -> Iterator[tuple[str, Problem]]:
    """What was meant as a placement: misspelt, full-width, or within a sentence; with the key it names."""
    lines = {placement.line for placement in page.document.placements}
    known = names_of(source)
    for match in BRACED.finditer(page.prose):
        place, found = page.at(match.start()), match.group()
        if place.line - page.source.body_line + 1 in lines:
            continue
        if PLACEMENT_INLINE.fullmatch(found):
            yield match["key"].strip(), Problem(place, "FAQ052.inline", {"found": found})
            continue
        found = found.strip()
        key = plain_code(match["inside"]) if match["inside"] else meant_key(match, known)
        key = key or (["CODE", *known][-1] if match["torn"] else "")
        if key:
            yield key, Problem(place, "FAQ052.form", {"found": found, "wanted": f"{{error:{key}}}"})


def meant_key(match: re.Match[str], known: list[str]) -> str:
    """The key of what was meant as a placement: `{erorr:X}`, `{Error X}`, `{X}` → X; `{ref}` → nothing."""
    inner = unicodedata.normalize("NFKC", match.group().strip("{}｛｝ \u3000"))
    if inner in known:
        return inner
    if match["colon"] and match["key"].strip() in known:  # {エラー:X}, {message:X}
        return match["key"].strip()
    word = unicodedata.normalize("NFKC", match["word"] or "").lower()
    if len(word) > 2 and difflib.SequenceMatcher(None, word, "error").ratio() >= 0.7:
        key = unicodedata.normalize("NFKC", match["key"].strip())
        return key or (known[0] if known else "CODE")
    return ""


def check_slots_in_text(project: Project) -> Iterator[Problem]:
    """Slots belong to messages; in the text nothing replaces them."""
    for page in project.pages:
        if "{" not in page.prose and "｛" not in page.prose:
            continue
        found = [(m.start(), m.group()) for m in SLOT.finditer(page.prose)] + broken_slots(page.prose)
        for offset, text in found:
            yield Problem(page.at(offset), "FAQ020", {"found": text})


def check_typed_again(project: Project) -> Iterator[Problem]:
    """A message is not typed a second time in the text of its entry."""
    sources = {page.id: page for page in project.entries()}
    for page in project.pages:
        source = sources.get(page.id)
        if page.kind != "entry" or source is None:
            continue
        squeezed = re.sub(r"\s+", "", page.prose)
        for _, names, raw in named_errors(source):
            start = typed_at(str(raw.get("message") or ""), page.prose, squeezed)
            if start is not None:
                yield Problem(page.at(start), "FAQ051", {"key": names[0]})


def typed_at(message: str, prose: str, squeezed: str) -> int | None:
    """Where a long message stands in `prose`, whatever its slots and line ends became there."""
    parts = [re.sub(r"\s+", "", part) for part in SLOT_ONLY.split(message)]
    if len("".join(parts)) < LONG_MESSAGE or any(part not in squeezed for part in parts):
        return None
    loose = (r"\s*".join(map(re.escape, part)) for part in parts)
    match = re.search(r".{0,40}?".join(loose), prose)
    return match.start() if match else None


PAGE_CHECKS = (check_slots_in_text,)
CHECKS = (check_placements, check_typed_again)
