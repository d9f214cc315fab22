"""Languages that people ask in and no page is in: their words, `docs/asked.<language>.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from faqkit.source.tree import Tree, files_in

FILE = re.compile(r"^docs/(?P<name>asked\.(?P<language>[a-z]{2,3}(?:-[A-Za-z]+)?))\.yml$")
Words = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Guest:
    """How people ask in one language: phrasings by entry id, words for each group of synonyms and topic."""

    asked: Mapping[str, tuple[str, ...]]
    words: Words
    topics: Words


def guest_files(tree: Tree) -> dict[str, str]:
    """The languages that have a file, each with the name of that: `{"zh": "asked.zh"}`."""
    found = map(FILE.match, files_in(tree, "docs", ".yml"))
    return {match["language"]: match["name"] for match in found if match}


def guests(tree: Tree, data: Mapping[str, Any]) -> dict[str, Guest]:
    """The files that can be read as records; `data` has all data files by name."""
    return {
        language: Guest(
            {key: tuple(texts) for key, texts in given.get("asked", {}).items()},
            beside(data["synonyms"], given.get("words", {})),
            beside(data["elsewhere"], given.get("topics", {})),
        )
        for language, name in guest_files(tree).items()
        if (given := data[name]) is not None
    }


def beside(groups: Sequence[Mapping[str, Any]] | None, words: Mapping[str, Sequence[str]]) -> Words:
    """The words for each of the groups, in their order; nothing for one that has none."""
    return tuple(tuple(words.get(group["id"], ())) for group in groups or ())
