"""Errors that the lookup cannot tell apart: found by asking it every declared error in many ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faqkit.documents import lookup_documents
from faqkit.lookup import LookupEngine
from faqkit.model import Catalogue, Entry, ErrorMessage
from faqkit.mutations import SHORTEST, code_mutations, message_mutations
from faqkit.problems import Problem
from faqkit.urls import Urls


def check_collisions(catalogue: Catalogue) -> list[Problem]:
    """One problem for each error that some mutation of it does not lead to, naming the other entry."""
    engine = LookupEngine()
    # Without readings: they serve typing by sound, not copying, and cost a dictionary.
    documents = lookup_documents(catalogue, Urls()) | {"lexicon": {}}
    engine.load(engine.build(documents))
    texts = {(entry.id, error.key): squeeze(error.text) for entry in catalogue for error in entry.errors}
    return [
        problem
        for entry in catalogue
        for error in entry.errors
        for problem in _misled(engine, catalogue, entry, error, texts)
    ]


def queries(entry: Entry, error: ErrorMessage, texts: dict[tuple[str, str], str]) -> Iterator[str]:
    """The mutations of an error that really are its own: no piece that other entries' errors hold too."""
    for code in error.codes:
        yield from code_mutations(code)
    others = [text for (entry_id, _), text in texts.items() if entry_id != entry.id]
    for query in message_mutations(error):
        squeezed = squeeze(query)
        if len(squeezed) >= SHORTEST and not any(squeezed in other for other in others):
            yield query


def _misled(
    engine: LookupEngine,
    catalogue: Catalogue,
    entry: Entry,
    error: ErrorMessage,
    texts: dict[tuple[str, str], str],
) -> Iterator[Problem]:
    # A code may belong to several entries: any of them may then stand first.
    right = {owner.id for code in error.codes for owner, _ in catalogue.codes()[code]} | {entry.id}
    for query in queries(entry, error, texts):
        hits = engine.search(query, limit=1)["hits"]
        if hits and hits[0]["id"] in right:
            continue
        other = hits[0]["id"] if hits else "–"
        shown = re.sub(r"\s+", " ", query)[:60]
        yield Problem(error.place, "FAQ093", {"key": error.key, "query": shown, "other": other})
        return


def squeeze(text: str) -> str:
    """Text without white space and signs, to compare by."""
    return re.sub(r"[\W_]+", "", text)
