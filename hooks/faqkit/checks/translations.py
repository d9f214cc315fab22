"""Translations that are behind their source (warnings: the page says so itself)."""

from __future__ import annotations

from collections.abc import Iterator

from faqkit.checks.project import Project
from faqkit.model import SOURCE_LOCALE
from faqkit.problems import Place, Problem
from faqkit.translations import changed_sections


def check_translations(project: Project) -> Iterator[Problem]:
    """Each translation was made from the source as it is now."""
    for entry in project.catalogue or ():
        for locale, text in entry.texts.items():
            if locale == SOURCE_LOCALE:
                continue
            values = {"id": entry.id, "locale": locale}
            front = project.draft.sources[text.path].front
            if not text.translated_from:
                yield Problem(Place(text.path), "FAQ035", values)
            elif parts := changed_sections(entry, locale):
                place = front.place("translated_from")
                yield Problem(place, "FAQ031", {**values, "parts": ", ".join(parts)})


CHECKS = (check_translations,)
