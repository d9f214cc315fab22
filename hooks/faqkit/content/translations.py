"""How far a translation is behind its source, section by section."""

from __future__ import annotations

import hashlib

from faqkit.content.model import Entry, EntryText

FRONT = "front"


def section_hashes(text: EntryText) -> dict[str, str]:
    """A 12-digit hash of the title and summary (`front`) and of each section of a text."""
    return {name: part_hash(part) for name, part in section_parts(text).items()}


def section_parts(text: EntryText) -> dict[str, str]:
    """What is translated as one piece: title and summary (`front`), and each section."""
    parts = {FRONT: f"{text.title}\n{text.summary}"}
    return parts | {section.id or "intro": section.markdown for section in text.sections}


def part_hash(part: str) -> str:
    """The 12-digit hash of a piece."""
    return hashlib.sha256(part.encode()).hexdigest()[:12]


def changed_sections(entry: Entry, locale: str) -> list[str]:
    """The sections of the source that changed since `locale` was translated from it.

    Empty for the source itself, for a missing translation, and for one that
    has never been confirmed.
    """
    text = entry.texts.get(locale)
    if text is entry.source or text is None or not text.translated_from:
        return []
    now = section_hashes(entry.source)
    names = dict.fromkeys([*now, *text.translated_from])
    return [name for name in names if now.get(name) != text.translated_from.get(name)]
