"""Fits the weights by which words alone make an answer sure, and writes `match/weights.js`: `make refit`.

Logistic regression (right first against everything else) over all sets in `content/lookup/`, by
Newton's method with a little ridge; the threshold is the lowest that keeps false claims within
`FALSE` percent. No chance is involved: the same sets and the same engine give the same file.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from faqkit.lookup.engine import LookupEngine
from faqkit.lookup.evaluate import read_queries
from faqkit.lookup.explain import make_engine, read_catalogue
from faqkit.lookup.scripts import FOLDER
from faqkit.source.tree import Disk

TESTS = Path(__file__).parent
WEIGHTS = FOLDER / "match" / "weights.js"
RIDGE = 0.01  # keeps the weights finite where a feature tells everything apart
ROUNDS = 30  # of Newton's method: it settles in ten
FALSE = 0.6  # percent of the questions without an answer that words may claim

Vector = list[float]


@dataclass(frozen=True, slots=True)
class Case:
    """A query: what its words say for the entry that stands first, or None where they may not decide."""

    group: str
    answerable: bool
    right: bool
    by_screen: bool
    parts: dict[str, float] | None


def read_cases(engine: LookupEngine) -> list[Case]:
    """All queries of all sets with what the engine makes of them."""
    queries = [
        (path.stem, q)
        for path in sorted((TESTS / "content" / "lookup").glob("*.jsonl"))
        for q in read_queries(path)
    ]
    asked = [[query.text, query.locale] for _, query in queries]
    found = engine.call(
        "(all => all.map(([text, locale]) => faqLookup.engine.evidence(text, locale)))", asked
    )
    return [
        Case(group, bool(query.expect), one["id"] in query.expect, one["byScreen"], one["parts"])
        for (group, query), one in zip(queries, found, strict=True)
    ]


def solve(matrix: list[Vector], vector: Vector) -> Vector:
    """x of matrix · x = vector, by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for k in range(len(rows)):
            if k != i:
                rows[k] = [a - rows[k][i] * b for a, b in zip(rows[k], rows[i], strict=True)]
    return [row[-1] for row in rows]


def fit(rows: Sequence[Vector], labels: Sequence[bool]) -> Vector:
    """The weights of a logistic regression; a constant 1 belongs into each row for the bias."""
    size = len(rows[0])
    weights = [0.0] * size
    for _ in range(ROUNDS):
        slope = [-RIDGE * weight for weight in weights]
        curve = [[RIDGE * (i == k) for k in range(size)] for i in range(size)]
        for row, label in zip(rows, labels, strict=True):
            chance = 1 / (1 + math.exp(-dot(weights, row)))
            for i in range(size):
                slope[i] += (label - chance) * row[i]
                for k in range(size):
                    curve[i][k] += chance * (1 - chance) * row[i] * row[k]
        weights = [a + b for a, b in zip(weights, solve(curve, slope), strict=True)]
    return weights


def dot(a: Sequence[float], b: Sequence[float]) -> float:
    """The inner product."""
    return sum(x * y for x, y in zip(a, b, strict=True))


def threshold(trusts: Sequence[float], allowed: int) -> float:
    """The lowest threshold, on a grid of hundredths, that at most `allowed` of `trusts` reach."""
    above = sorted(trusts, reverse=True)
    return math.floor(above[allowed] * 100 + 1) / 100 if len(above) > allowed else 0.0


def by_words(cases: Sequence[Case]) -> list[tuple[Case, dict[str, float]]]:
    """The cases that words decide, with what words say."""
    return [(case, case.parts) for case in cases if case.parts is not None and not case.by_screen]


def trusted(trust: dict[str, float], parts: dict[str, float]) -> float:
    """How far words are trusted."""
    return sum(weight * parts[name] for name, weight in trust.items())


def fit_cases(cases: Sequence[Case]) -> tuple[dict[str, float], float]:
    """The weights by name, and how much is enough."""
    decided = by_words(cases)
    names = list(decided[0][1])
    rows = [[*(parts[name] for name in names), 1.0] for _, parts in decided]
    fitted = fit(rows, [case.right for case, _ in decided])
    trust = {name: round(weight, 2) for name, weight in zip(names, fitted, strict=False)}
    foreign = [trusted(trust, parts) for case, parts in decided if not case.answerable]
    return trust, threshold(foreign, int(FALSE / 100 * sum(not case.answerable for case in cases)))


def agreement(cases: Sequence[Case]) -> float:
    """In how many percent of the cases that words decide the shipped weights decide as new ones would."""
    text = WEIGHTS.read_text(encoding="utf-8")
    shipped = {
        name: float(value) for name, value in re.findall(r"(\w+): (-?[\d.]+)", text.partition("TRUST")[2])
    }
    enough = shipped.pop("ENOUGH")
    del shipped["ENTRIES"]
    trust, new_enough = fit_cases(cases)
    same = [
        (trusted(shipped, parts) >= enough) == (trusted(trust, parts) >= new_enough)
        for _, parts in by_words(cases)
    ]
    return 100 * sum(same) / len(same)


def weights_script(cases: Sequence[Case], entries: int) -> str:
    """The text of `weights.js`: the weights for so many entries, in its head what they reach on each set."""
    trust, enough = fit_cases(cases)
    sure = {id(case) for case, parts in by_words(cases) if trusted(trust, parts) >= enough}
    figures = "\n".join(
        figure(group, [case for case in cases if case.group == group], sure)
        for group in sorted({case.group for case in cases})
    )
    return (
        "/* Made by `make refit`; do not edit. How much each part of what a query's words say counts for an\n"
        "   answer to be sure, how much is enough, and of how many entries. What it reaches on the sets in\n"
        "   tests/content, words, codes and messages together:\n"
        f"{figures} */\n"
        'faqLookup.define("match/weights", () => ({\n'
        f"  TRUST: {json.dumps(trust).replace(chr(34), '')},\n  ENOUGH: {enough},\n  ENTRIES: {entries},\n"
        "}));\n"
    )


def figure(group: str, cases: Sequence[Case], sure: set[int]) -> str:
    """A line on a set: how many right answers are sure, how many claims are false."""
    right = [case for case in cases if case.right]
    wrong = [case for case in cases if not case.right]
    counts = [sum(case.by_screen or id(case) in sure for case in part) for part in (right, wrong)]
    sure_of = f"sure of {counts[0]} of {len(right)} right answers"
    return f"   {group}: {sure_of}, claims {counts[1]} of {len(wrong)} others"


if __name__ == "__main__":
    content = read_catalogue(Disk(TESTS.parent))
    WEIGHTS.write_text(weights_script(read_cases(make_engine(content)), len(list(content))), encoding="utf-8")
