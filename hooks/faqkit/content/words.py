"""The words of the pages: one flat table per language, `overrides/strings/<locale>.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml


def load_strings(root: Path, source: str, locales: Iterable[str]) -> dict[str, Mapping[str, str]]:
    """The table of each locale, the source language first. A language without a table of its own is an error.

    Raises FileNotFoundError naming the table, KeyError naming keys that it lacks.
    """
    tables: dict[str, Mapping[str, str]] = {}
    for locale in dict.fromkeys([source, *locales]):
        path = root / "overrides" / "strings" / f"{locale}.yml"
        tables[locale] = yaml.safe_load(path.read_text(encoding="utf-8"))
        missing = set(tables[source]) - set(tables[locale])
        if missing:
            raise KeyError(f"overrides/strings/{locale}.yml lacks: {', '.join(sorted(missing))}")
    return tables
