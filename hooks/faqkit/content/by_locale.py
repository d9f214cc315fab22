"""Words kept by locale: those in the source language stand first, and stand in where a locale has none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Words = TypeVar("Words")


def source_first(words: Mapping[str, Words], source: str) -> dict[str, Words]:
    """The words with those in the language `source` first: `{"ja": "橋", "en": "bridge"}` for `en`."""
    return {source: words[source], **words}


def in_locale(words: Mapping[str, Words], locale: str) -> Words:
    """The words in `locale`, in the source language, which is the first of them, where there are none."""
    return words[locale] if locale in words else next(iter(words.values()))
