"""The scoreboard: the development sets through our lookup and the others, written to docs/scoreboard.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Any

import yaml

from benchmarks import modules
from benchmarks.folders import PROJECT, dump
from benchmarks.modules import pagefind
from benchmarks.rivals import FROM_PACKAGES, FROM_THEME, Answers
from faqkit.content.edition import version
from faqkit.content.model import Catalogue
from faqkit.lookup.evaluate import Outcome, Query, by_kind, current, read_queries, run, score, share
from faqkit.lookup.explain import open_engine
from faqkit.source.tree import Disk

SETS = PROJECT / "tests" / "content" / "lookup"
WORDS = Path(__file__).parent / "words.yml"
TARGET = PROJECT / "docs" / "scoreboard.yml"
HEADER = """\
# Written by `make bench`; shown on the page about the lookup. Its words are in benchmarks/words.yml.
# Shares in percent. `answered` kinds of questions: right answer first; `unanswered`: shown as the answer.
"""


@dataclass(frozen=True, slots=True)
class Result:
    """What one lookup gave for all queries."""

    key: str
    version: str
    outcomes: list[Outcome]


def read_sets(catalogue: Catalogue) -> dict[str, list[Query]]:
    """The development sets by name, as far as `catalogue` is asked; ids are unique over all of them."""
    return {path.stem: current(read_queries(path), catalogue) for path in sorted(SETS.glob("*.jsonl"))}


def ask_all(catalogue: Catalogue, queries: list[Query], packages: bool) -> Iterator[Result]:
    """Ours, then every other lookup that is there."""
    yield Result("ours", "", ask_ours(queries))
    rivals = {**(FROM_PACKAGES if packages else {}), **FROM_THEME}
    for key, rival in rivals.items():
        if not key.startswith("pagefind") or pagefind().exists():
            answers = rival(catalogue, queries)
            yield Result(key, rival_version(key), outcomes(catalogue, queries, answers))


def ask_ours(queries: list[Query]) -> list[Outcome]:
    """The engine and index of the real content."""
    engine = open_engine(Disk(PROJECT))
    return run(queries, lambda text, locale: engine.search(text, limit=10, locale=locale))


def outcomes(catalogue: Catalogue, queries: list[Query], answers: Answers) -> list[Outcome]:
    """Ranked ids as outcomes. The others have no doubts: whatever they show first counts as claimed."""
    rows = []
    for query in queries:
        ranked = tuple(dict.fromkeys(filter(catalogue.find, answers[query.id])))
        rows.append(Outcome(query, ranked, bool(ranked)))
    return rows


def rival_version(key: str) -> str:
    """The version that was measured."""
    if key.startswith("material"):
        return package_version("mkdocs-material")
    if key.startswith("pagefind"):
        return modules.version(f"@pagefind/{pagefind().parent.parent.name}")
    return modules.version(key)


def totals(rows: list[Outcome]) -> dict[str, float]:
    """The scoreboard's columns over all queries, in percent."""
    total = score(rows)
    negative = [row for row in rows if not row.query.expect]
    return {
        "first": round(total.first, 1),
        "three": round(total.three, 1),
        "empty": round(total.empty, 1),
        "shown": round(share(bool(row.ranked) for row in negative), 1),
        "claims": round(total.false_claims, 1),
    }


def scoreboard(
    catalogue: Catalogue, sets: Mapping[str, list[Query]], results: list[Result]
) -> dict[str, Any]:
    """The data file: see `faqkit/source/schemas/scoreboard.schema.json`."""
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return {
        "version": 1,
        "date": version(PROJECT, catalogue)["date"],
        "captions": words["captions"],
        "sets": [set_row(name, words["sets"][name], queries) for name, queries in sets.items()],
        "columns": words["columns"],
        "engines": [
            {"key": r.key, **words["engines"][r.key], "version": r.version, "values": totals(r.outcomes)}
            for r in results
        ],
        "answered": kind_rows(results, words["kinds"], answered=True),
        "unanswered": kind_rows(results, words["kinds"], answered=False),
    }


def set_row(name: str, title: Mapping[str, str], queries: list[Query]) -> dict[str, Any]:
    """A set and its size."""
    positive = sum(bool(query.expect) for query in queries)
    return {"key": name, "title": title, "answered": positive, "unanswered": len(queries) - positive}


def kind_rows(
    results: list[Result], titles: Mapping[str, Mapping[str, str]], *, answered: bool
) -> list[dict[str, Any]]:
    """A row a kind of query, in the order of the words: its size and each lookup's figure."""
    kinds = {r.key: by_kind(o for o in r.outcomes if bool(o.query.expect) == answered) for r in results}
    ours = kinds[results[0].key]
    return [
        {
            "key": kind,
            "title": title,
            "queries": ours[kind].positives + ours[kind].negatives,
            "values": {
                key: round(found[kind].first if answered else found[kind].false_claims, 1)
                for key, found in kinds.items()
            },
        }
        for kind, title in titles.items()
        if kind in ours
    ]


def write_scoreboard(board: Mapping[str, Any], target: Path = TARGET) -> None:
    """Write the data file."""
    target.write_text(HEADER + dump(board), encoding="utf-8", newline="\n")
