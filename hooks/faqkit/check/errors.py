"""Declared errors: codes, slots, messages, glosses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from faqkit.check.project import Page, Project, hint
from faqkit.content.messages import SLOT, broken_slots
from faqkit.problems import Place, Problem
from faqkit.source.paths import SLUG
from faqkit.source.suggestions import plain_code

BLOCKS = ("message", "detail", "closing")
GLOSS_SIGN = re.compile(r"\{slot:[^}\n]*\}?|</?[A-Za-z][A-Za-z0-9]*/?>|\*\*|\]\(")
BRACKETED = re.compile(r"〔[^〔〕]+〕|「[^「」]+」|『[^『』]+』")
MISPLACED = re.compile(
    r"[{｛]\{slot:[^{}\n]*\}[}｝]?|\{slot:[^{}\n]*\}[}｝]|[{｛][ ]*error[ ]*[:：][^{}｛｝\n]*[}｝]?"
)
ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});")
SAMPLE = re.compile(
    r"(?<![A-Za-z])[XＸ]{2,}(?![A-Za-z])|(?<![A-Za-z])x{3,}(?![A-Za-z])|[○〇●◯]{2,}|\*{3,}|(?<![\w.-])\d{8,}(?![\w.-])"
)


def names_of(page: Page, pattern: str) -> list[str]:
    """Everything that a declared error may be placed by: keys and codes, codes as they should be written."""
    keys = [raw["key"] for _, raw in page.errors() if isinstance(raw.get("key"), str)]
    return keys + codes_of(page, pattern)


def codes_of(page: Page, pattern: str) -> list[str]:
    """The codes of the declared errors, those that are no match of `pattern` also as they were meant."""
    found = []
    for _, raw in page.errors():
        also = raw.get("also")
        for name in (raw.get("code"), *(also if isinstance(also, list) else ())):
            if isinstance(name, str):
                found += [name] if re.match(pattern, name) else [name, plain_code(name)]
    return found


def uncertain(page: Page, pattern: str) -> bool:
    """Whether the names of its errors are not all known, because one is unreadable, misspelt or missing."""
    errors = page.front.get("errors", [])
    return (
        not page.front
        or not isinstance(errors, list)
        or any(not well_named(raw, pattern) for _, raw in page.errors())
    )


def well_named(raw: Mapping[str, Any], code: str) -> bool:
    """Whether an error has a code or a key, written as they should be."""
    names = [(raw[name], pattern) for name, pattern in (("code", code), ("key", SLUG)) if name in raw]
    return bool(names) and all(isinstance(name, str) and re.match(p, name) for name, p in names)


def check_slots(project: Project) -> Iterator[Problem]:
    """Everything in a message that looks like a slot is one, and what should be one is."""
    for page in project.entries():
        for place, _, text in messages(page):
            wide = [(m.start(), m.group()) for m in SLOT.finditer(text) if "｜" in m.group()]
            braced = [(m.start(), m.group()) for m in MISPLACED.finditer(text)]
            for offset, found in broken_slots(text) + wide + braced:
                yield Problem(below(place, text, offset), "FAQ020", {"found": found})
            fixed = SLOT.sub(lambda m: " " * len(m.group()), text)
            for match in SAMPLE.finditer(
                re.sub(r"[{｛][^{}｛｝\n]*[}｝]?", lambda m: " " * len(m.group()), fixed)
            ):
                yield Problem(below(place, text, match.start()), "FAQ085.sample", {"found": match.group()})


def check_message_text(project: Project) -> Iterator[Problem]:
    """A message has its own lines, no signs of a web page, and words that tell it from all others."""
    for page in project.entries():
        front = page.source.front
        for index, raw in page.errors():
            for name in BLOCKS:
                if ("errors", index, name) in front.joined:
                    yield Problem(front.place("errors", index, name), "FAQ085.lines", {"key": name})
            message = raw.get("message")
            words = re.sub(r"[\W_]", "", SLOT.sub("", message)) if isinstance(message, str) else "-"
            if message and not words:
                yield Problem(front.place("errors", index, "message"), "FAQ085.slots")
            yield from check_brackets(index, raw, page)
        for place, _, text in messages(page):
            for match in ENTITY.finditer(text) if not project.entities else ():
                values = {"key": "message", "found": match.group()}
                yield Problem(below(place, text, match.start()), "FAQ076", values)


def check_brackets(index: int, raw: Mapping[str, Any], page: Page) -> Iterator[Problem]:
    """The brackets that name a button or a window in the text are not part of its name."""
    front, buttons = page.source.front, raw.get("buttons")
    named: list[tuple[Any, tuple[str | int, ...]]] = [(raw.get(key), (key,)) for key in ("dialog", "log")]
    named += [(text, ("buttons", i)) for i, text in enumerate(buttons if isinstance(buttons, list) else ())]
    for text, path in named:
        if isinstance(text, str) and BRACKETED.fullmatch(text.strip()):
            values = {"key": path[0], "found": text.strip()[0] + text.strip()[-1]}
            yield Problem(front.place("errors", index, *path), "FAQ076", values)


def check_code_lines(project: Project) -> Iterator[Problem]:
    """The code stands in `code:`, not on a line of the message; a window is no log."""
    for page in project.entries():
        for place, code, text in messages(page):
            for match in re.finditer(r"^[ \t]*(\S+)", text, re.MULTILINE):
                if code and unicodedata.normalize("NFKC", match[1]).strip("[]():") == code:
                    yield Problem(below(place, text, match.start()), "FAQ085.code", {"code": code})
        for index, raw in page.errors():
            if "dialog" in raw and "log" in raw:
                yield Problem(page.source.front.place("errors", index), "FAQ085.kind")


def messages(page: Page) -> Iterator[tuple[Place, str, str]]:
    """Each block of text of the declared errors: the place of its first line, the code, the text."""
    for index, raw in page.errors():
        for name in BLOCKS:
            text = raw.get(name)
            if isinstance(text, str):
                key = page.source.front.place("errors", index, name)
                inline = page.source.front.typed.get(("errors", index, name)) is not None and "\n" not in text
                place = key if inline else Place(key.path, key.line + 1)
                yield place, str(raw.get("code") or ""), text


def below(place: Place, text: str, offset: int) -> Place:
    """The line of `offset` in a text whose first line is at `place`."""
    return Place(place.path, place.line + text.count("\n", 0, offset))


def check_same_message(project: Project) -> Iterator[Problem]:
    """One message in two entries: nobody knows which answer is meant."""
    seen: dict[str, Page] = {}
    for page in project.entries():
        for index, raw in page.errors():
            if not isinstance(raw.get("message"), str):
                continue
            text = "\n".join(str(raw.get(name) or "") for name in BLOCKS)
            key = re.sub(r"\s+", "", unicodedata.normalize("NFKC", SLOT.sub("{}", text)))
            other = seen.setdefault(key, page)
            if other is not page:
                place = page.source.front.place("errors", index, "message")
                yield Problem(place, "FAQ049", {"other": other.path})


def check_glosses(project: Project) -> Iterator[Problem]:
    """A gloss belongs to an error of the source."""
    sources = {page.id: names_of(page, project.draft.code_pattern) for page in project.entries()}
    for page in project.pages:
        glosses = page.front.get("glosses")
        known = sources.get(page.id)
        source = project.page(project.source, page.id)
        if source is not None and uncertain(source, project.draft.code_pattern):
            continue
        if page.kind != "entry" or known is None or not isinstance(glosses, dict):
            continue
        for key, text in glosses.items():
            place = page.source.front.place("glosses", key)
            if key not in known:
                yield Problem(place, "FAQ018.gloss", {"key": key, "hint": hint(key, known)})
            for match in GLOSS_SIGN.finditer(text if isinstance(text, str) else ""):
                yield Problem(place, "FAQ076", {"key": f"glosses: {key}", "found": match.group()})


PAGE_CHECKS = (check_slots, check_message_text, check_code_lines)
CHECKS = (check_same_message, check_glosses)
