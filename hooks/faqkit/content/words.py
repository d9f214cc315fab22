"""The words of the pages: one flat table per language, `overrides/strings/<locale>.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from faqkit.content.model import SOURCE_LOCALE


def load_strings(root: Path, locales: tuple[str, ...]) -> dict[str, Mapping[str, str]]:
    """The table of each locale. A language without a table of its own is an error.

    Raises FileNotFoundError naming the table, KeyError naming keys that it lacks.
    """
    tables = {}
    for locale in locales:
        path = root / "overrides" / "strings" / f"{locale}.yml"
        tables[locale] = yaml.safe_load(path.read_text(encoding="utf-8"))
        missing = set(tables[SOURCE_LOCALE]) - set(tables[locale])
        if missing:
            raise KeyError(f"overrides/strings/{locale}.yml lacks: {', '.join(sorted(missing))}")
    return tables
