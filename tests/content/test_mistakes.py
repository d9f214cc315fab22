"""Mistakes written by people who had not seen the rules: nearly all are named, and no honest edit is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from mistake_corpus import judged

CORPORA = sorted((Path(__file__).parent / "mistakes").glob("*.yml"))
NAMED = 0.97  # of the mistakes that still fit the content …
AT_ITS_LINE = 0.85  # … most of them where the editor wrote, the others where it follows
LEFT = 90  # so many mistakes of a corpus fit the content; where fewer do, write new ones


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("corpus", CORPORA, ids=lambda path: path.stem)
def test_mistakes_are_named_and_honest_edits_are_not(corpus: Path) -> None:
    verdicts = [(item["name"], verdict) for item, verdict, _ in judged(corpus)]
    counts = Counter(verdict for _, verdict in verdicts)
    mistakes = counts["named"] + counts["elsewhere"] + counts["passed"]
    assert mistakes >= LEFT
    assert counts["passed"] <= (1 - NAMED) * mistakes, [n for n, verdict in verdicts if verdict == "passed"]
    assert counts["named"] >= AT_ITS_LINE * mistakes
    assert [name for name, verdict in verdicts if verdict == "alarm"] == []
