"""What to check first: causes that several entries share, in the order of docs/first-aid.yml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FIRST_AID_FILE = "docs/first-aid.yml"


@dataclass(frozen=True, slots=True)
class FirstAidFact:
    """What an entry says about something to check first; `anchor` is a place in it, or nothing."""

    entry: str
    anchor: str
    says: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FirstAidStep:
    """Something to check first, with the facts of the entries that explain it."""

    id: str
    titles: Mapping[str, str]
    facts: tuple[FirstAidFact, ...]


def first_aid(value: Sequence[Any] | None) -> tuple[FirstAidStep, ...]:
    """docs/first-aid.yml as records."""
    return tuple(
        FirstAidStep(
            raw["id"],
            raw["title"],
            tuple(FirstAidFact(fact["id"], fact.get("anchor", ""), fact["says"]) for fact in raw["entries"]),
        )
        for raw in value or ()
    )
