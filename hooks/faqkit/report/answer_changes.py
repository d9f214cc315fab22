"""Which queries a change leads elsewhere: the lookup asked before and after it.

Both states are asked with the engine that is installed here, so what differs comes
from the content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faqkit.content.addresses import Urls
from faqkit.content.model import Catalogue
from faqkit.content.permanent_ids import redirects
from faqkit.lookup.documents import lookup_documents
from faqkit.source.tree import Tree

if TYPE_CHECKING:
    from faqkit.lookup.evaluate import Query

QUERY_SETS = Path("tests") / "content" / "lookup"


class NoLookupError(Exception):
    """The lookup cannot be asked; the text says why."""


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A query whose first answer is another one now: ids, or None for no answer.

    `verdict` is `better` or `worse` where the query's set says what is right, else nothing.
    """

    query: str
    locale: str
    old: str | None
    new: str | None
    verdict: str


def compare_answers(
    old: Catalogue, new: Catalogue, queries: Iterable[Query], renames: dict[str, str]
) -> tuple[AnswerChange, ...]:
    """The queries that lead elsewhere. Raises NoLookupError when there is no engine to ask."""
    asked = list(queries)
    if not asked or lookup_documents(old, Urls()) == lookup_documents(new, Urls()):
        return ()
    renames = redirects(new) | renames
    before, after = ask(old, asked), ask(new, asked)
    found = []
    for query, first, second in zip(asked, before, after, strict=True):
        if renames.get(first or "", first) != second:
            verdict = judge(renames.get(first or "", first), second, right_ids(query, renames))
            found.append(AnswerChange(query.text, query.locale, first, second, verdict))
    return tuple(found)


def ask(catalogue: Catalogue, queries: Iterable[Query]) -> list[str | None]:
    """The id that each query leads to first."""
    try:
        from faqkit.lookup.engine import LookupEngine  # starts V8: only where it is used

        engine = LookupEngine()
    except (ImportError, OSError) as error:
        raise NoLookupError(str(error)) from error
    engine.load(engine.build(lookup_documents(catalogue, Urls())))
    return [first_answer(engine.search(q.text, limit=1, locale=q.locale), q) for q in queries]


def first_answer(answer: Mapping[str, Any], query: Query) -> str | None:
    """The first hit; where nothing answers the query, only one that the lookup is sure of counts."""
    hits = answer["hits"]
    if not hits or not (query.expect or hits[0]["confident"]):
        return None
    return str(hits[0]["id"])


def right_ids(query: Query, renames: Mapping[str, str]) -> set[str | None]:
    """The ids that answer the query, by their new names; only None where nothing does."""
    return {renames.get(entry_id, entry_id) for entry_id in query.expect} or {None}


def judge(old: str | None, new: str | None, right: Iterable[str | None]) -> str:
    """`better` if only the new answer is right, `worse` if only the old one was."""
    was, now = old in right, new in right
    return "" if was == now else "better" if now else "worse"


def read_query_sets(tree: Tree) -> list[Query]:
    """All queries of the development sets of a project, set by set."""
    from faqkit.lookup.evaluate import read_queries

    return [
        query for path in sorted((tree.root / QUERY_SETS).glob("*.jsonl")) for query in read_queries(path)
    ]
