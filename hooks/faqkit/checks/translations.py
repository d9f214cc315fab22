"""Translations against their source (warnings: the page of a translation that is behind says so itself)."""

from __future__ import annotations

from collections.abc import Iterator

from faqkit.checks.project import Project
from faqkit.model import SOURCE_LOCALE, Entry, EntryText
from faqkit.problems import Place, Problem
from faqkit.translations import changed_sections


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


CHECKS = (check_translations,)
