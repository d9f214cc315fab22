"""Translations against their source (warnings: the page of a translation that is behind says so itself)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faqkit.check.project import Page, Project
from faqkit.content.model import SOURCE_LOCALE, Entry, EntryText
from faqkit.content.prose import LINK
from faqkit.content.translations import changed_sections
from faqkit.problems import Place, Problem
from faqkit.source.fences import blank

KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
LATIN = re.compile(r"[A-Za-z]{2,}")
QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』|〔[^〔〕]*〕|“[^“”]*”|[(（][^()（）]*[)）]")
PARAGRAPH = re.compile(r"(?:^[ \t]*\S.*\n?)+", re.MULTILINE)
KANA_SENTENCE = re.compile(r"[ぁ-ゖァ-ヺ]。")  # names of screens may stand there without being translated


def check_translations(project: Project) -> Iterator[Problem]:
    """Each translation was made from the source as it is now, and is whole."""
    for entry in project.catalogue or ():
        for locale, text in entry.texts.items():
            if locale == SOURCE_LOCALE:
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
    wanted, found = ([s.id or "–" for s in t.sections] for t in (entry.texts[SOURCE_LOCALE], text))
    if wanted != found:
        values = {"wanted": ", ".join(wanted), "found": ", ".join(found)}
        yield Problem(Place(text.path, text.body_line), "FAQ095", values)
    if any(entry.error(key) is None for key in text.glosses):
        return  # reported as such: the missing one may be the misspelt one
    for error in entry.errors:
        if error.key and error.key not in text.glosses and not text.glosses.keys() & set(error.codes):
            place = project.draft.sources[text.path].front.place("glosses")
            yield Problem(place, "FAQ096", {"key": error.key})


def check_language(project: Project) -> Iterator[Problem]:
    """A translation is in its own language: Japanese copied over for later would be taken for it."""
    for page in project.pages:
        if page.kind != "entry" or page.locale == SOURCE_LOCALE:
            continue
        for text, place in spoken(page):
            if KANA.search(text) and not LATIN.search(text):
                yield Problem(place, "FAQ110", {"locale": page.locale})
        for match in PARAGRAPH.finditer(LINK.sub(lambda m: blank(m.group()), page.prose)):
            text = QUOTED.sub("", match.group())
            if KANA_SENTENCE.search(text) and len(KANA.findall(text)) > len(LATIN.findall(text)):
                yield Problem(page.at(match.start()), "FAQ110", {"locale": page.locale})


def spoken(page: Page) -> Iterator[tuple[str, Place]]:
    """What a translation says in its settings."""
    yield from page.texts("title")
    yield from page.texts("summary")
    glosses = page.front.get("glosses")
    for key, text in glosses.items() if isinstance(glosses, dict) else ():
        if isinstance(text, str):
            yield text, page.source.front.place("glosses", key)


PAGE_CHECKS = (check_language,)
CHECKS = (check_translations,)
