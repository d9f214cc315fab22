"""How good a lookup is on a set: what is counted, and what becomes of queries when the content changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faqkit.content.model import Catalogue
from faqkit.content.published import Tombstone
from faqkit.lookup.evaluate import Outcome, Query, by_kind, current, score

HERE = "registration/ic-card-mode"


def test_a_score_counts_what_it_says() -> None:
    right = Outcome(Query("a", "x", "k", "ja", ("2",)), ("2", "3"), True)
    third = Outcome(Query("b", "x", "k", "ja", ("4",)), ("1", "2", "4"), True)
    nothing = Outcome(Query("c", "x", "k", "ja", ("4",)), (), False)
    claim = Outcome(Query("d", "x", "n", "ja", ()), ("1",), True)
    weak = Outcome(Query("e", "x", "n", "ja", ()), ("1",), False)
    total = score([right, third, nothing, claim, weak])
    assert (total.positives, total.negatives) == (3, 2)
    assert round(total.first) == 33
    assert round(total.three) == 67
    assert round(total.empty) == 33
    assert total.false_claims == 50
    assert [o.failed for o in (right, third, nothing, claim, weak)] == [False, True, True, True, False]
    assert list(by_kind([right, claim])) == ["k", "n"]


def query(*expect: str) -> Query:
    """A query that expects these ids."""
    return Query("a", "x", "k", "ja", expect)


def with_fates(catalogue: Catalogue) -> Catalogue:
    """The catalogue with an id that was moved and one that was retired."""
    ids = {**catalogue.published.ids, "registration/old": HERE, "registration/gone": ""}
    stones = {"registration/gone": Tombstone({"ja": "x"}, None)}
    published = replace(catalogue.published, ids=ids, tombstones=stones)
    return replace(catalogue, published=published)


def test_queries_follow_what_moved_and_go_with_what_was_retired(catalogue: Catalogue) -> None:
    known = with_fates(catalogue)
    asked = [query("registration/old"), query("registration/gone"), query(), query("registration/gone", HERE)]
    assert [one.expect for one in current(asked, known)] == [(HERE,), (), (HERE,)]


def test_an_id_that_never_was_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="registration/never"):
        current([query(HERE, "registration/never")], catalogue)
