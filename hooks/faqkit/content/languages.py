"""How each language is written: one file per language in `languages/`, with the same keys in all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from faqkit.source.yaml_files import plain

FOLDER = Path(__file__).with_name("languages")
DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Language:
    """What texts in one language look like; the keys are explained in `languages/ja.yml`."""

    name: str
    direction: str
    spaces: bool
    readings: bool
    index_rows: tuple[str, ...]
    index_rest: str
    sections: Mapping[str, str]
    half_width: bool
    sentence_end: str
    longest_sentence: int
    impolite: tuple[str, ...]
    requests: tuple[str, ...]
    plural: str
    letters: str
    polite: tuple[str, ...]
    folding: str
    todo_summary: str
    todo_asked: str
    todo_answer: str

    def index_group(self, reading: str) -> str:
        """Where a text that reads so stands in an index: "しょうめい" → "さ"; in English "Signed" → "S"."""
        first = next((c for c in reading if c.isalnum()), "").upper()
        if self.index_rows:
            return next((row[0] for row in self.index_rows if first and first in row), self.index_rest)
        return first if first.isalpha() else self.index_rest

    def impolite_end(self) -> re.Pattern[str] | None:
        """Finds a sentence in the wrong tone, with up to 12 characters before its last word, as `found`."""
        if not self.impolite:
            return None
        end, words = re.escape(self.sentence_end), "|".join(self.impolite)
        return re.compile(rf"(?P<found>[^{end}\n、「」]{{0,12}}(?:{words})){end}")


@cache
def language(locale: str) -> Language:
    """How `locale` is written: by its own file, that of its language (`pt-BR`: pt), or the default."""
    names = (locale, locale.partition("-")[0], DEFAULT)
    path = next(p for name in names if (p := FOLDER / f"{name}.yml").is_file())
    row = plain(path.read_text(encoding="utf-8"))
    lists = ("index_rows", "impolite", "requests", "polite")
    return Language(**row | {key: tuple(row[key]) for key in lists})


@cache
def known_sections() -> dict[str, str]:
    """The sections' names in all languages that have a file, as name → id."""
    files = sorted(FOLDER.glob("*.yml"))
    return {name: key for path in files for key, name in language(path.stem).sections.items()}


def lang_attributes(locales: Iterable[str], locale: str) -> str:
    """The attributes of text in `locale` on a site in `locales`: `lang="en"`.

    Where one of them runs from right to left, each text says which way it goes: `lang="ar" dir="rtl"`.
    """
    both = any(language(one).direction == "rtl" for one in locales)
    return f'lang="{locale}"' + (f' dir="{language(locale).direction}"' if both else "")
