"""A plain index of three signs in a row, to compare with: what an evening's work gives."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from benchmarks.compiler.source import SLOT


class Trigrams:
    """Entries by the triples of their codes and messages, ranked by the cosine of rarity (TF-IDF)."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        texts = {code: Counter(triples(f"{code} {SLOT.sub(' ', text)}")) for code, text in messages.items()}
        seen = Counter(triple for counts in texts.values() for triple in counts)
        self._rarity = {triple: math.log(1 + len(texts) / count) for triple, count in seen.items()}
        self._postings: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for code, counts in texts.items():
            weights = {triple: count * self._rarity[triple] for triple, count in counts.items()}
            norm = math.sqrt(sum(weight**2 for weight in weights.values()))
            for triple, weight in weights.items():
                self._postings[triple].append((code, weight / norm))

    def best(self, text: str, count: int) -> list[str]:
        """The codes nearest to `text`, best first."""
        scores: defaultdict[str, float] = defaultdict(float)
        for triple, times in Counter(triples(text)).items():
            for code, weight in self._postings.get(triple, ()):
                scores[code] += times * self._rarity[triple] * weight
        return [code for code, _ in sorted(scores.items(), key=lambda row: (-row[1], row[0]))[:count]]


def triples(text: str) -> Iterable[str]:
    """Three signs in a row, spaces as one."""
    plain = f" {' '.join(text.lower().split())} "
    return (plain[i : i + 3] for i in range(len(plain) - 2))
