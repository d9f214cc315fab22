"""Helpers as entries declare them: facts in the source file, words in each language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from faqkit.problems import Problem
from faqkit.source.schema import validate
from faqkit.source.yaml_files import Located

KINDS = ("completion-time", "character-check", "full-width", "version-gate", "which-case")
WORDS = ("title", "labels", "says")
OWN = ("key", "kind", "offered", *WORDS)
VERSION = re.compile(r"(?P<prefix>[a-z]?)(?P<major>\d{1,3})\.(?P<minor>\d{1,3})")


@dataclass(frozen=True, slots=True)
class Helper:
    """A small tool in an answer. `facts` are those of its kind (see `helper-<kind>.schema.json`)."""

    key: str
    kind: str
    offered: bool
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class HelperWords:
    """What a helper is called in one locale, its fields' names, the sentences it may answer with."""

    title: str
    labels: tuple[str, ...] = ()
    says: tuple[str, ...] = ()


def declared(front: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The helpers of a source's settings that are of a known kind, with their index."""
    raw = front.get("helpers")
    for index, helper in enumerate(raw if isinstance(raw, list) else ()):
        if isinstance(helper, dict) and helper.get("kind") in KINDS:
            yield index, helper


def helper_problems(front: Located) -> list[Problem]:
    """What the helpers of an entry's settings break of the schema of their kind."""
    value = front.value if isinstance(front.value, dict) else {}
    return [
        problem
        for index, helper in declared(value)
        for problem in validate(front.below("helpers", index), f"helper-{helper['kind']}")
    ]


def helpers_of(raw: Sequence[Mapping[str, Any]] | None) -> tuple[Helper, ...]:
    """The helpers of a sound source file."""
    return tuple(
        Helper(
            key=helper["key"],
            kind=helper["kind"],
            offered=helper.get("offered", False),
            facts={name: value for name, value in helper.items() if name not in OWN},
        )
        for helper in raw or ()
    )


def helper_words(raw: Any) -> dict[str, HelperWords]:
    """The words of helpers by key: of a source, where each stands with its facts, or of a translation."""
    named = {h["key"]: h for h in raw} if isinstance(raw, list) else (raw or {})
    return {
        key: HelperWords(words["title"], tuple(words.get("labels", ())), tuple(sentences(words)))
        for key, words in named.items()
    }


def sentences(words: Mapping[str, Any]) -> Iterator[str]:
    """The sentences of a helper: `says` of a translation, or those of the source's bands."""
    yield from words.get("says", ())
    for band in words.get("bands", ()):
        yield band["says"]


def helper_anchor(key: str) -> str:
    """Where a helper stands on its page."""
    return f"helper-{key}"


def parse_version(text: str) -> tuple[str, int, int, int] | None:
    """`i3.40` → ("i", 3, 40, 2): prefix, numbers, digits behind the point; None for what is no version."""
    match = VERSION.fullmatch(unicodedata.normalize("NFKC", text).strip("[] ").lower())
    if match is None:
        return None
    return match["prefix"], int(match["major"]), int(match["minor"]), len(match["minor"])


def minutes(text: str) -> int:
    """`9:30` → 570, `+09:00` → 540, `-03:30` → -210."""
    hours, _, rest = text.lstrip("+-").partition(":")
    return (int(hours) * 60 + int(rest)) * (-1 if text.startswith("-") else 1)
