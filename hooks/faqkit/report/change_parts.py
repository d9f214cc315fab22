"""An entry taken apart into named texts, and two such sets compared word by word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from faqkit.content.comparison import Part, different
from faqkit.content.model import Entry, EntryText, ErrorMessage
from faqkit.report.word_diff import Piece, word_diff

NO_LOCALE = ""  # of parts that every language shares


@dataclass(frozen=True, slots=True)
class Difference:
    """A part that differs: its name (`title`, `section:cause`, `message:SUE1503`, a path), and how."""

    locale: str
    part: str
    pieces: tuple[Piece, ...]


def parts(entry: Entry) -> dict[Part, str]:
    """All that an entry says, as text by (locale, name)."""
    found: dict[Part, str] = {
        (NO_LOCALE, "platforms"): ", ".join(entry.platforms),
        (NO_LOCALE, "tags"): ", ".join(entry.tags),
        (NO_LOCALE, "related"): ", ".join(entry.related),
        (NO_LOCALE, "reviewed"): entry.reviewed,
    }
    for error in entry.errors:
        found[NO_LOCALE, f"message:{error.key}"] = error_words(error)
    for locale, text in entry.texts.items():
        found |= {(locale, name): words for name, words in text_parts(text).items()}
    return found


def error_words(error: ErrorMessage) -> str:
    """An error with everything on its screen, in lines."""
    buttons = " ".join(f"[{button}]" for button in error.buttons)
    rows = [f"{error.kind}: {error.title}", " ".join(error.codes), error.text, buttons]
    return "\n".join(row for row in rows if row)


def text_parts(text: EntryText) -> dict[str, str]:
    """The parts of an entry in one language."""
    found = {"title": text.title, "summary": text.summary, "asked_as": "\n".join(text.asked_as)}
    for section in text.sections:
        name = f"section:{section.id}"
        found[name] = f"{found[name]}\n\n{section.markdown}" if name in found else section.markdown
    found |= {f"gloss:{key}": gloss for key, gloss in text.glosses.items()}
    return found


def find_differences(old: Mapping[Part, str], new: Mapping[Part, str]) -> tuple[Difference, ...]:
    """The parts that differ, in the order of the new state, those that are gone last."""
    return tuple(
        Difference(*key, word_diff(old.get(key, ""), new.get(key, ""))) for key in different(old, new)
    )
