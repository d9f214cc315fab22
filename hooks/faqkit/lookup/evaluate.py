"""How good a lookup is on a set of queries: what the tests demand and the scoreboard shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from faqkit.content.model import Catalogue
from faqkit.content.permanent_ids import redirects, tombstones

Search = Callable[[str, str], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Query:
    """A line of a set: `expect` holds the ids that may stand first; none = nothing may be claimed."""

    id: str
    text: str
    kind: str
    locale: str
    expect: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a lookup gave for a query: entry ids, best first; `claimed` if it was sure of the first."""

    query: Query
    ranked: tuple[str, ...]
    claimed: bool

    @property
    def rank(self) -> int | None:
        """1-based rank of the first right entry."""
        found = (i for i, entry_id in enumerate(self.ranked, 1) if entry_id in self.query.expect)
        return next(found, None)

    @property
    def failed(self) -> bool:
        """Not right at rank 1, or a claim where nothing answers."""
        return self.rank != 1 if self.query.expect else self.claimed


@dataclass(frozen=True, slots=True)
class Score:
    """Shares in percent: right at rank 1, in the first 3, nothing shown; and false claims on negatives."""

    positives: int
    first: float
    three: float
    empty: float
    negatives: int
    false_claims: float


def read_queries(path: Path) -> list[Query]:
    """A `.jsonl` set: `{"id", "q", "kind", "lang", "expect"}` a line."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    return [
        Query(r["id"], r["q"], r["kind"], "en" if r["lang"] == "en" else "ja", tuple(r["expect"]))
        for r in rows
    ]


def current(queries: Iterable[Query], catalogue: Catalogue) -> list[Query]:
    """The queries that `catalogue` is asked: a moved id is followed, a retired one takes its queries along.

    Raises ValueError for an id that is neither an entry nor on record as moved or retired.
    """
    moved, retired = redirects(catalogue), tombstones(catalogue)
    kept = []
    for query in queries:
        ids = [moved.get(entry_id, entry_id) for entry_id in query.expect]
        there = tuple(entry_id for entry_id in ids if catalogue.find(entry_id))
        if lost := [entry_id for entry_id in ids if entry_id not in there and entry_id not in retired]:
            raise ValueError(f"query {query.id} expects {lost[0]}, which was never an entry")
        if there or not query.expect:
            kept.append(replace(query, expect=there))
    return kept


def run(queries: Iterable[Query], search: Search) -> list[Outcome]:
    """Ask `search(text, locale)` each query."""
    outcomes = []
    for query in queries:
        hits = search(query.text, query.locale)["hits"]
        ranked = tuple(dict.fromkeys(hit["id"] for hit in hits))
        outcomes.append(Outcome(query, ranked, bool(hits) and bool(hits[0]["confident"])))
    return outcomes


def score(outcomes: Iterable[Outcome]) -> Score:
    """The shares over all outcomes."""
    rows = list(outcomes)
    positive = [row for row in rows if row.query.expect]
    negative = [row for row in rows if not row.query.expect]
    return Score(
        positives=len(positive),
        first=share(row.rank == 1 for row in positive),
        three=share(row.rank is not None and row.rank <= 3 for row in positive),
        empty=share(not row.ranked for row in positive),
        negatives=len(negative),
        false_claims=share(row.claimed for row in negative),
    )


def by_kind(outcomes: Iterable[Outcome]) -> dict[str, Score]:
    """A score for each kind of query, in the order of the set."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(outcome.query.kind, []).append(outcome)
    return {kind: score(group) for kind, group in groups.items()}


def share(flags: Iterable[bool]) -> float:
    """How many of the flags are set, in percent; 0 for none at all."""
    values = list(flags)
    return 100 * sum(values) / len(values) if values else 0.0
