"""Errors that the lookup cannot tell apart: found by asking it every declared error in many ways."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from faqkit.content.addresses import Urls
from faqkit.content.model import Catalogue, Entry, ErrorMessage
from faqkit.lookup.documents import indexed, lookup_documents
from faqkit.lookup.engine import LookupEngine, engine_source
from faqkit.lookup.mutations import FILLED, SHORTEST, code_mutations, message_mutations
from faqkit.problems import Problem
from faqkit.source.processes import cores
from faqkit.source.store import Nothing, Store, code_digest, digest, kept

LEAST = 10  # questions about each error
BUDGET = 800  # questions in all, unless that leaves an error fewer than LEAST
FEW = 8  # errors that are asked before another engine is ready

Case = tuple[Entry, ErrorMessage, list[str]]
Wrong = tuple[str, str]  # a question, and the id that stands first for it


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

    Nothing is asked again while all that the index is made from is as it was, wherever it stands.
    """
    # Without readings: they serve typing by sound, not copying, and cost a dictionary.
    documents = indexed(lookup_documents(catalogue, Urls(source=catalogue.source))) | {"lexicon": {}}
    key = digest("self-test", code_digest(), engine_source(), json.dumps(documents, ensure_ascii=False))
    misled, asked, possible = kept(store or Nothing(), key, lambda: ask_lookup(catalogue, documents))
    errors = [error for entry in catalogue for error in entry.errors]
    problems = (
        Problem(error.place, "FAQ093", {"key": error.key, "query": wrong[0], "other": wrong[1]})
        for error, wrong in zip(errors, misled, strict=True)
        if wrong
    )
    return SelfTest(tuple(problems), len(errors), asked, possible)


def ask_lookup(catalogue: Catalogue, documents: dict[str, Any]) -> tuple[list[Wrong | None], int, int]:
    """Ask the lookup of `documents` about every declared error.

    Gives what misled it for each error, and how many questions of how many possible ones were asked.
    """
    cases = list(make_cases(catalogue))
    room = max(LEAST, BUDGET // max(1, len(cases)))
    sampled = [(entry, error, spread(queries, room)) for entry, error, queries in cases]
    index = LookupEngine().build(documents)
    owners = {code: {entry.id for entry, _ in found} for code, found in catalogue.codes().items()}

    def misled(share: list[Case]) -> list[Wrong | None]:
        engine = LookupEngine()
        engine.load(index)
        # A code may belong to several entries: any of them may then stand first.
        rights = ({entry.id}.union(*(owners[code] for code in error.codes)) for entry, error, _ in share)
        return [_misled(engine, right, queries) for (*_, queries), right in zip(share, rights, strict=True)]

    # Each V8 works in a thread of its own, beside Python.
    count = min(cores(), 1 + len(sampled) // FEW)
    with ThreadPoolExecutor(count) as threads:
        shares = list(threads.map(misled, (sampled[first::count] for first in range(count))))
    found = [shares[place % count][place // count] for place in range(len(sampled))]
    asked, possible = (sum(len(queries) for *_, queries in rows) for rows in (sampled, cases))
    return found, asked, possible


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


def _misled(engine: LookupEngine, right: set[str], queries: list[str]) -> Wrong | None:
    """The first question that leads to none of the `right` entries."""
    for query, first in zip(queries, engine.first_ids(queries), strict=True):
        if first not in right:
            return re.sub(r"\s+", " ", query)[:60], first or "–"
    return None


def squeeze(text: str) -> str:
    """Text without white space and signs, to compare by."""
    return re.sub(r"[\W_]+", "", text)
