"""The benchmark's scoreboard of this content, and what it types."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from benchmarks import report
from benchmarks.corpus import synthetic
from benchmarks.quality import Result, read_sets, scoreboard
from benchmarks.speed import queries_for
from jsonschema import Draft202012Validator, FormatChecker

import faqkit
from faqkit.content.addresses import Urls
from faqkit.content.model import Catalogue
from faqkit.lookup.documents import lookup_documents
from faqkit.lookup.evaluate import Outcome
from support import PROJECT

SCHEMA = Path(faqkit.__file__).parent / "source" / "schemas" / "scoreboard.schema.json"


def test_typed_queries_begin_with_a_code(catalogue: Catalogue) -> None:
    corpus = synthetic(catalogue, 22)
    real = [query for queries in read_sets(catalogue).values() for query in queries]
    typed = queries_for(corpus, real)
    assert typed[0] in corpus.codes()
    assert typed == queries_for(corpus, real)


@pytest.fixture(scope="module")
def board(catalogue: Catalogue) -> dict[str, Any]:
    """A scoreboard of a lookup that is always right and one that always shows the first entry."""
    sets = read_sets(catalogue)
    queries = [query for row in sets.values() for query in row]
    right = [Outcome(query, query.expect, bool(query.expect)) for query in queries]
    blind = [Outcome(query, (next(iter(catalogue)).id,), True) for query in queries]
    return scoreboard(catalogue, sets, [Result("ours", "", right), Result("pagefind", "1.0", blind)])


def test_the_scoreboard_keeps_to_its_schema(board: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(board)
    written = PROJECT / "docs" / "scoreboard.yml"
    if written.exists():
        Draft202012Validator(schema).validate(yaml.safe_load(written.read_text(encoding="utf-8")))


def test_the_scoreboard_counts_every_query_once(catalogue: Catalogue, board: dict[str, Any]) -> None:
    sets = read_sets(catalogue)
    asked = sum(row["queries"] for row in [*board["answered"], *board["unanswered"]])
    assert asked == sum(map(len, sets.values()))
    ours, blind = (engine["values"] for engine in board["engines"])
    assert ours == {"first": 100.0, "three": 100.0, "empty": 0.0, "shown": 0.0, "claims": 0.0}
    assert (blind["shown"], blind["claims"], blind["empty"]) == (100.0, 100.0, 0.0)
    assert blind["first"] < 20


def test_the_report_names_every_kind(board: dict[str, Any]) -> None:
    text = report.quality_report(board)
    for row in [*board["answered"], *board["unanswered"]]:
        assert f"\n{row['key']} " in text
    assert "Pagefind (pages as they are) 1.0" in text


def words_of(catalogue: Catalogue, locale: str) -> bytes:
    """All text of a language."""
    rows = lookup_documents(catalogue, Urls())["entries"]
    texts = [
        [e["title"][locale], e["summary"][locale], *e["asked_as"][locale], e["body"][locale]] for e in rows
    ]
    return "\n".join("\n".join(row) for row in texts).encode()


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_corpus_compresses_like_this_content(catalogue: Catalogue, locale: str) -> None:
    real = words_of(catalogue, locale)
    made = words_of(synthetic(catalogue, 200), locale)
    assert len(made) / len(gzip.compress(made)) == pytest.approx(
        len(real) / len(gzip.compress(real)), rel=0.2
    )
