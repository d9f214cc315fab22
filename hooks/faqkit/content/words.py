"""The words of the pages: one flat table per language, `overrides/strings/<locale>.yml`.

What a site says in other words stands in `docs/words.yml`, by language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from faqkit.source.yaml_files import plain

WORDS = "docs/words.yml"
STRINGS = Path("overrides", "strings")
# How sure an answer is: said in the language of the question.
SAID = ("lookup_status_", "lookup_reason_", "lookup_differs", "lookup_lacks")


def load_strings(root: Path, source: str, locales: Iterable[str]) -> dict[str, Mapping[str, str]]:
    """The table of each locale, the source language first. A language without a table of its own is an error.

    Raises FileNotFoundError naming the table, KeyError naming keys that it lacks.
    """
    own = read_table(root / WORDS)
    tables: dict[str, Mapping[str, str]] = {}
    for locale in dict.fromkeys([source, *locales]):
        path = root / STRINGS / f"{locale}.yml"
        tables[locale] = plain(path.read_text(encoding="utf-8"))
        missing = set(tables[source]) - set(tables[locale])
        if missing:
            raise KeyError(f"overrides/strings/{locale}.yml lacks: {', '.join(sorted(missing))}")
    return {locale: {**tables[locale], **own.get(locale, {})} for locale in locales}


def read_table(path: Path) -> Mapping[str, Any]:
    """A file of words; nothing where it is not there or empty."""
    return (plain(path.read_text(encoding="utf-8")) if path.is_file() else None) or {}


def words_of_guests(root: Path, guests: Iterable[str]) -> dict[str, Mapping[str, str]]:
    """What is said in languages that are only asked in: `overrides/strings/asked/<language>.yml`."""
    tables = {guest: read_table(root / STRINGS / "asked" / f"{guest}.yml") for guest in guests}
    return {guest: table for guest, table in tables.items() if table}


def said(tables: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Of each table the words that say how sure an answer is."""
    return {
        name: {key: text for key, text in table.items() if key.startswith(SAID)}
        for name, table in tables.items()
    }
