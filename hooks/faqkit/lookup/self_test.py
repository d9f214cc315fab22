"""Errors that the lookup cannot tell apart: found by asking it every declared error in many ways."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from faqkit.content.addresses import Urls
from faqkit.content.model import Catalogue, Entry, ErrorMessage
from faqkit.lookup.documents import indexed, lookup_documents
from faqkit.lookup.engine import LookupEngine, engine_source
from faqkit.lookup.mutations import FILLED, SHORTEST, code_mutations, message_mutations
from faqkit.problems import Problem
from faqkit.source.store import Nothing, Store, code_digest, digest, kept

LEAST = 10  # questions about each error
BUDGET = 2000  # questions in all, unless that leaves an error fewer than LEAST

Case = tuple[Entry, ErrorMessage, list[str]]


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What it mixed up, having been `asked` some of the `possible` questions about `errors` errors."""

    problems: tuple[Problem, ...]
    errors: int
    asked: int
    possible: int


def check_collisions(catalogue: Catalogue) -> list[Problem]:
    """One problem for each error that some mutation of it does not lead to, naming the other entry."""
    return list(ask_every_error(catalogue).problems)


def ask_every_error(catalogue: Catalogue, store: Store | None = None) -> SelfTest:
    """Ask every error in at least LEAST ways, in more of them where there are few errors.

    Nothing is asked again while all that the index is made from is as it was.
    """
    # Without readings: they serve typing by sound, not copying, and cost a dictionary.
    documents = indexed(lookup_documents(catalogue, Urls(source=catalogue.source))) | {"lexicon": {}}
    places = [str(error.place) for entry in catalogue for error in entry.errors]
    facts = json.dumps([documents, places], ensure_ascii=False)
    key = digest("self-test", code_digest(), engine_source(), facts)
    return kept(store or Nothing(), key, lambda: ask_lookup(catalogue, documents))


def ask_lookup(catalogue: Catalogue, documents: dict[str, Any]) -> SelfTest:
    """Ask the lookup of `documents` about every declared error."""
    cases = list(make_cases(catalogue))
    room = max(LEAST, BUDGET // max(1, len(cases)))
    sampled = [(entry, error, spread(queries, room)) for entry, error, queries in cases]
    engine = LookupEngine()
    engine.load(engine.build(documents))
    owners = {code: {entry.id for entry, _ in found} for code, found in catalogue.codes().items()}
    problems: list[Problem] = []
    for entry, error, queries in sampled:
        # A code may belong to several entries: any of them may then stand first.
        right = {entry.id}.union(*(owners[code] for code in error.codes))
        problems += _misled(engine, error, right, queries)
    asked, possible = (sum(len(queries) for *_, queries in rows) for rows in (sampled, cases))
    return SelfTest(tuple(problems), len(cases), asked, possible)


def spread(queries: list[str], count: int) -> list[str]:
    """At most `count` of the queries, evenly: codes and messages, whole ones and pieces."""
    if len(queries) <= count:
        return queries
    return [queries[i * (len(queries) - 1) // (count - 1)] for i in range(count)]


def make_cases(catalogue: Catalogue) -> Iterator[Case]:
    """Each error with the mutations that are really its own.

    A piece of text that another entry's errors hold too, whatever fills its slots, says nothing.
    """
    texts = {entry.id: "\n".join(squeeze(fixed_text(error)) for error in entry.errors) for entry in catalogue}
    everything = "\n".join(texts.values())
    for entry in catalogue:
        own = texts[entry.id]
        for error in entry.errors:
            queries = [query for code in error.codes for query in code_mutations(code)]
            for query in message_mutations(error):
                piece = squeeze(without_values(query))
                if len(piece) >= SHORTEST and everything.count(piece) == own.count(piece):
                    queries.append(query)
            yield entry, error, queries


def fixed_text(error: ErrorMessage) -> str:
    """A message without its slots."""
    return "\n".join("".join(part for part in block if isinstance(part, str)) for block in error.blocks)


def without_values(query: str) -> str:
    """A mutation without what was filled into slots."""
    return re.sub("|".join(map(re.escape, FILLED)), "", query)


def _misled(
    engine: LookupEngine, error: ErrorMessage, right: set[str], queries: list[str]
) -> Iterator[Problem]:
    for query, first in zip(queries, engine.first_ids(queries), strict=True):
        if first not in right:
            shown = re.sub(r"\s+", " ", query)[:60]
            values = {"key": error.key, "query": shown, "other": first or "–"}
            yield Problem(error.place, "FAQ093", values)
            return


def squeeze(text: str) -> str:
    """Text without white space and signs, to compare by."""
    return re.sub(r"[\W_]+", "", text)
