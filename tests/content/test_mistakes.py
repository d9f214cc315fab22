"""Mistakes written by people who had not seen the rules: nearly all are named, and no honest edit is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from mistake_corpus import judged

FOLDER = Path(__file__).parent / "mistakes"
# The share of mistakes that is named, and that at its line. The rules were made with both.
FLOORS = {"first": (0.92, 0.8), "second": (0.85, 0.7)}
EVERY = 9  # one in nine is tried here; `python tests/mistake_corpus.py` tries all


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("corpus", FLOORS)
def test_mistakes_are_named_and_honest_edits_are_not(corpus: str) -> None:
    verdicts = [(item["name"], verdict) for item, verdict, _ in judged(FOLDER / f"{corpus}.yml", EVERY)]
    counts = Counter(verdict for _, verdict in verdicts)
    mistakes = counts["named"] + counts["elsewhere"] + counts["passed"]
    named, at_its_line = FLOORS[corpus]
    assert counts["passed"] <= (1 - named) * mistakes, [n for n, verdict in verdicts if verdict == "passed"]
    assert counts["named"] >= at_its_line * mistakes
    assert [name for name, verdict in verdicts if verdict == "alarm"] == []
