"""Errors that the lookup cannot tell apart: found by asking it every declared error in many ways."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from faqkit.content.addresses import Urls
from faqkit.content.model import Catalogue, Entry, ErrorMessage
from faqkit.lookup.documents import lookup_documents
from faqkit.lookup.engine import LookupEngine, engine_source
from faqkit.lookup.mutations import SHORTEST, code_mutations, message_mutations
from faqkit.problems import Problem
from faqkit.source.store import Nothing, Store, code_digest, digest, kept

BUDGET = 2000  # questions in all; a larger catalogue asks each error fewer of them

Case = tuple[Entry, ErrorMessage, list[str]]


def check_collisions(catalogue: Catalogue, store: Store | None = None) -> list[Problem]:
    """One problem for each error that some mutation of it does not lead to, naming the other entry.

    Nothing is asked again while all that the index is made from is as it was.
    """
    # Without readings: they serve typing by sound, not copying, and cost a dictionary.
    documents = lookup_documents(catalogue, Urls()) | {"lexicon": {}}
    places = [str(error.place) for entry in catalogue for error in entry.errors]
    facts = json.dumps([documents, places], ensure_ascii=False)
    key = digest("self-test", code_digest(), engine_source(), facts)
    return kept(store or Nothing(), key, lambda: ask_all(catalogue, documents))


def ask_all(catalogue: Catalogue, documents: dict[str, Any]) -> list[Problem]:
    """Ask the lookup of `documents` every declared error in many ways."""
    cases = list(make_cases(catalogue))
    step = 1 + sum(len(queries) for *_, queries in cases) // BUDGET
    engine = LookupEngine()
    engine.load(engine.build(documents))
    owners = {code: {entry.id for entry, _ in found} for code, found in catalogue.codes().items()}
    problems: list[Problem] = []
    for entry, error, queries in cases:
        # A code may belong to several entries: any of them may then stand first.
        right = {entry.id}.union(*(owners[code] for code in error.codes))
        problems += _misled(engine, error, right, queries[::step])
    return problems


def make_cases(catalogue: Catalogue) -> Iterator[Case]:
    """Each error with the mutations that are really its own.

    A piece of text that another entry's errors hold too says nothing.
    """
    texts = {entry.id: "\n".join(squeeze(error.text) for error in entry.errors) for entry in catalogue}
    everything = "\n".join(texts.values())
    for entry in catalogue:
        own = texts[entry.id]
        for error in entry.errors:
            queries = [query for code in error.codes for query in code_mutations(code)]
            for query in message_mutations(error):
                piece = squeeze(query)
                if len(piece) >= SHORTEST and everything.count(piece) == own.count(piece):
                    queries.append(query)
            yield entry, error, queries


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
