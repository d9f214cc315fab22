"""The words of the pages: one flat table per language, `overrides/strings/<locale>.yml`.

What a site says in other words stands in `docs/words.yml`, by language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

WORDS = "docs/words.yml"


def load_strings(root: Path, source: str, locales: Iterable[str]) -> dict[str, Mapping[str, str]]:
    """The table of each locale, the source language first. A language without a table of its own is an error.

    Raises FileNotFoundError naming the table, KeyError naming keys that it lacks.
    """
    own_file = root / WORDS
    own = yaml.safe_load(own_file.read_text(encoding="utf-8")) if own_file.is_file() else {}
    tables: dict[str, Mapping[str, str]] = {}
    for locale in dict.fromkeys([source, *locales]):
        path = root / "overrides" / "strings" / f"{locale}.yml"
        tables[locale] = yaml.safe_load(path.read_text(encoding="utf-8"))
        missing = set(tables[source]) - set(tables[locale])
        if missing:
            raise KeyError(f"overrides/strings/{locale}.yml lacks: {', '.join(sorted(missing))}")
    return {locale: {**tables[locale], **(own or {}).get(locale, {})} for locale in locales}
