"""A translation compared with its source: what is lost, in proportion to the length of the text."""

from __future__ import annotations

import time

import pytest

from faqkit.check.data import check_word
from faqkit.check.twins import lost
from faqkit.problems import Place

LENGTH = 20_000  # signs; what grows with their square takes minutes, or seconds at the least
BOUND = 2.0  # seconds
PIECES = [
    "1",
    "1-",
    "a",
    "a-",
    "-a",
    "Abc ",
    ".p12 ",
    "[a](",
    "[a](b.md) ",
    "〔",
    "{error:",
    "{ #",
    "1. ",
    "+12 ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_repeated_pieces_cost_no_more_than_in_proportion(piece: str) -> None:
    text = (piece * LENGTH)[:LENGTH]
    since = time.process_time()
    list(lost(text, text.replace("1", "3")))
    assert time.process_time() - since < BOUND


def test_what_is_lost() -> None:
    source = "〔次へ〕を押し、2510番へ。[x](a.md) Windows の MS932、1つ"
    assert [found for _, found in lost(source, source)] == []
    assert [found for _, found in lost(source, "Call 2501, one.")] == [
        "a.md",
        "次へ",
        "MS932",
        "Windows",
        "2510",
    ]


def test_a_word_of_spaces_stops_no_check() -> None:
    assert list(check_word(" ", Place("docs/synonyms.yml"))) == []
