"""Translations against their source (warnings: the page of a translation that is behind says so itself)."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import product

from faqkit.check.project import Page, Project
from faqkit.content.languages import language
from faqkit.content.model import Entry, EntryText
from faqkit.content.prose import LINK
from faqkit.content.translations import changed_sections
from faqkit.problems import Place, Problem, Word
from faqkit.source.fences import blank

LATIN = "[A-Za-z]{2,}"
QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』|〔[^〔〕]*〕|“[^“”]*”|[(（][^()（）]*[)）]")
NUMBER = re.compile(r"(?<![A-Za-z0-9-])(?:\d+(?:-\d+)+|\d{4,})(?![A-Za-z0-9])")
PARAGRAPH = re.compile(r"(?:^[ \t]*\S.*\n?)+", re.MULTILINE)


def check_translations(project: Project) -> Iterator[Problem]:
    """Each translation was made from the source as it is now, and is whole."""
    for entry in project.catalogue or ():
        for locale, text in entry.texts.items():
            if locale == project.source:
                continue
            values = {"id": entry.id, "locale": locale}
            if parts := changed_sections(entry, locale):
                place = project.draft.sources[text.path].front.place("translated_from")
                yield Problem(place, "FAQ031", {**values, "parts": ", ".join(parts)})
                continue
            if not text.translated_from:
                yield Problem(Place(text.path), "FAQ035", values)
            yield from check_whole(project, entry, text)


def check_whole(project: Project, entry: Entry, text: EntryText) -> Iterator[Problem]:
    """A translation that is not behind has the sections of its source and a gloss for each message."""
    wanted, found = ([s.id or "–" for s in t.sections] for t in (entry.source, text))
    if wanted != found:
        values = {"wanted": ", ".join(wanted), "found": ", ".join(found)}
        yield Problem(Place(text.path, text.body_line), "FAQ095.sections", values)
    if any(entry.error(key) is None for key in text.glosses):
        return  # reported as such: the missing one may be the misspelt one
    for error in entry.errors:
        if error.key and error.key not in text.glosses and not text.glosses.keys() & set(error.codes):
            place = project.draft.sources[text.path].front.place("glosses")
            yield Problem(place, "FAQ096.missing", {"key": error.key})


PARTS = {"steps": "ol", "boxes": "div admonition", "tabs": "label", "pictures": "img"}


def check_parts(project: Project) -> Iterator[Problem]:
    """A translation that is not behind has no fewer steps, boxes, tabs and pictures, no number less."""
    for entry in project.catalogue or ():
        source = project.page(project.source, entry.id)
        for locale in entry.texts:
            page = project.page(locale, entry.id)
            if page is None or source is None or page is source or changed_sections(entry, locale):
                continue
            yield from check_counts(source, page)
            yield from check_facts(source, page)
            yield from check_gloss_lines(source, page)


def counts(page: Page) -> dict[str, list[tuple[int, int]]]:
    """Section and line of each of PARTS on a page; a step is an item of a numbered list."""
    nodes = page.document.nodes
    starts = [line for _, _, _, line in page.document.sections()]
    found: dict[str, list[tuple[int, int]]] = {name: [] for name in PARTS}
    for node in nodes:
        described = nodes[node.parent].tag if node.tag == "li" else f"{node.tag} {node.kind}"
        for name, part in PARTS.items():
            if described.startswith(part) and (node.tag == "li" or part != "ol"):
                found[name].append((bisect_right(starts, node.line), node.line))
    return found


def check_counts(source: Page, page: Page) -> Iterator[Problem]:
    """Nothing that is counted was left out; where sections differ, they are what is told."""
    if [name for name, *_ in source.document.sections()] != [name for name, *_ in page.document.sections()]:
        return
    wanted, found = counts(source), counts(page)
    for name, (section, (_, _, _, line)) in product(PARTS, enumerate(page.document.sections(), 1)):
        there, here = ([at for number, at in row[name] if number == section] for row in (wanted, found))
        if len(here) < len(there):
            values = {"what": Word(name), "wanted": len(there), "found": len(here)}
            yield Problem(page.line(here[-1] if here else line), "FAQ095.parts", values)


def check_facts(source: Page, page: Page) -> Iterator[Problem]:
    """Long numbers and the names of headings are the same in each language."""
    digits = re.sub(r"\D", "", page.body)
    for match in NUMBER.finditer(source.prose):
        if re.sub(r"\D", "", match.group()) not in digits:
            near = difflib.get_close_matches(match.group(), NUMBER.findall(page.body), n=1)
            place = page.at(page.body.index(near[0])) if near else page.line(1)
            yield Problem(place, "FAQ095.lost", {"found": match.group()})
    theirs, ours = source.document.headings, page.document.headings
    names = {heading.id for heading in ours}
    for index, heading in enumerate(theirs):
        if heading.given and heading.id not in names:
            line = ours[index].line if len(ours) == len(theirs) else 1
            yield Problem(page.line(line), "FAQ095.lost", {"found": f"{{ #{heading.id} }}"})


def check_gloss_lines(source: Page, page: Page) -> Iterator[Problem]:
    """Where a message has several lines, so has its gloss."""
    glosses = page.front.get("glosses") or {}
    for _, raw in source.errors():
        key = raw.get("key") if raw.get("key") in glosses else raw.get("code")
        if key in glosses:
            wanted, found = filled_lines(raw.get("message")), filled_lines(glosses[key])
            if found == 1 < wanted:
                values = {"key": key, "found": found, "wanted": wanted}
                yield Problem(page.source.front.place("glosses", str(key)), "FAQ096.lines", values)


def filled_lines(text: object) -> int:
    """How many lines of a message hold something."""
    return sum(bool(line.strip()) for line in str(text or "").split("\n"))


def check_language(project: Project) -> Iterator[Problem]:
    """A translation is in its own language: the source copied over for later would be taken for it.

    Only where the two are told apart by their letters; names of screens may stand there untranslated.
    """
    spoken = language(project.source)
    own, sentence = spoken.letters, spoken.letters + re.escape(spoken.sentence_end)
    for page in project.pages:
        if page.kind != "entry" or page.locale == project.source:
            continue
        other = language(page.locale).letters or LATIN
        if not own or other in own or own in other:
            continue
        for text, place in said(page):
            if re.search(own, text) and not re.search(other, text):
                yield Problem(place, "FAQ110", {"locale": page.locale})
        for match in PARAGRAPH.finditer(LINK.sub(lambda m: blank(m.group()), page.prose)):
            text = QUOTED.sub(lambda m: blank(m.group()), match.group())
            left = re.search(sentence, text)
            if left:
                yield Problem(page.at(match.start() + left.start()), "FAQ110", {"locale": page.locale})


def check_copied(project: Project) -> Iterator[Problem]:
    """Phrasings are written in the language of the page: those of the source, copied over, help nobody."""
    own = language(project.source).letters
    for page in project.pages:
        source = project.page(project.source, page.id)
        if page.kind != "entry" or source is None or page is source or not own:
            continue
        known = {text for text, _ in source.texts("asked_as")}
        for text, place in page.texts("asked_as"):
            if text in known and re.search(own, text):
                yield Problem(place, "FAQ110", {"locale": page.locale})


def said(page: Page) -> Iterator[tuple[str, Place]]:
    """What a translation says in its settings."""
    yield from page.texts("title")
    yield from page.texts("summary")
    glosses = page.front.get("glosses")
    for key, text in glosses.items() if isinstance(glosses, dict) else ():
        if isinstance(text, str):
            yield text, page.source.front.place("glosses", key)


PAGE_CHECKS = (check_language,)
CHECKS = (check_translations, check_parts, check_copied)
