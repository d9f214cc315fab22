"""The index is made ready in steps: a query finishes them, and one that is damaged never counts as empty."""

from __future__ import annotations

from typing import Any

import pytest
from py_mini_racer import JSEvalException

from faqkit.content.addresses import Urls
from faqkit.content.model import Catalogue
from faqkit.lookup.documents import lookup_documents
from faqkit.lookup.engine import LookupEngine

FEW = "(count => { const left = [count]; return faqLookup.engine.warm(() => left[0]-- <= 0); })"


@pytest.fixture(scope="module")
def index(catalogue: Catalogue) -> dict[str, Any]:
    """The index of the fixture's content."""
    return LookupEngine().build(lookup_documents(catalogue, Urls(source=catalogue.source)))


@pytest.fixture
def page(index: dict[str, Any]) -> LookupEngine:
    """An engine that has just got its index."""
    engine = LookupEngine()
    engine.load(index)
    return engine


@pytest.mark.parametrize("count", [0, 1, 5])
def test_a_query_finishes_what_was_begun(page: LookupEngine, engine: LookupEngine, count: int) -> None:
    assert page.call(FEW, count) is False
    assert page.search("V5ECI0087E") == engine.search("V5ECI0087E")
    assert page.call(FEW, 0) is True


def test_some_of_the_steps_are_taken_at_a_time(page: LookupEngine) -> None:
    turns = 1
    while not page.call(FEW, 4):
        turns += 1
    assert turns > 3


def test_a_damaged_index_fails_again_instead_of_finding_nothing(index: dict[str, Any]) -> None:
    engine = LookupEngine()
    engine.load({**index, "core": "damaged"})
    for _ in range(2):
        with pytest.raises(JSEvalException):
            engine.search("V5ECI0087E")
