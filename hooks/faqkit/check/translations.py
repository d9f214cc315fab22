"""Translations against their source (warnings: the page of a translation that is behind says so itself)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faqkit.check.project import Page, Project
from faqkit.check.strings import spoken_rows
from faqkit.content.languages import language
from faqkit.content.model import Entry, EntryText
from faqkit.content.prose import LINK
from faqkit.content.translations import changed_sections
from faqkit.problems import Place, Problem
from faqkit.source.fences import blank

LATIN = "[A-Za-z]{2,}"
QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』|〔[^〔〕]*〕|“[^“”]*”|[(（][^()（）]*[)）]")
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
            if is_left(text, own, other):
                yield Problem(place, "FAQ110", {"locale": page.locale})
        for match in PARAGRAPH.finditer(LINK.sub(lambda m: blank(m.group()), page.prose)):
            text = QUOTED.sub(lambda m: blank(m.group()), match.group())
            left = re.search(sentence, text)
            if left:
                yield Problem(page.at(match.start() + left.start()), "FAQ110", {"locale": page.locale})


def is_left(text: str, own: str, other: str) -> bool:
    """Whether a text of a translation still is in its source's language, beside what it quotes of it.

    `own` and `other` find letters of the two: 「ICカードが使えますか」 has more of its own than the name has.
    What has none of either may be Japanese (証明書), but is no English.
    """
    said = QUOTED.sub("", text)
    there, here = (sum(map(len, re.findall(letters, said))) for letters in (own, other))
    letters = re.search(own if other != LATIN else r"[^\W\d_]", text)
    return there > here or (letters is not None and re.search(other, text) is None)


def check_tables(project: Project) -> Iterator[Problem]:
    """What a data file says in another language is not left in the source's: columns that changed places."""
    own = language(project.source).letters
    for located, path, row in (r for name in project.draft.data_places for r in spoken_rows(project, name)):
        for locale in project.draft.locales[1:]:
            other, text = language(locale).letters or LATIN, row.get(locale)
            apart = own and other not in own and own not in other
            if apart and isinstance(text, str) and is_left(text, own, other):
                yield Problem(located.place(*path, locale), "FAQ110", {"locale": locale})


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
CHECKS = (check_translations, check_tables, check_copied)
