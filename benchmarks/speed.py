"""The lookups on corpora of growing size: bytes, time to ready, time per keystroke, blocked frames."""

from __future__ import annotations

import gzip
import random
import statistics
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error, Page

from benchmarks import engines
from benchmarks.browser import new_page
from benchmarks.corpus import SEED, synthetic
from benchmarks.engines import EnginePage
from faqkit.content.model import Catalogue
from faqkit.lookup.evaluate import Query

READY_LIMIT = 60_000  # ms; longer is given up
TYPING_BUDGET = 20_000  # ms for all queries together
REAL_QUERIES = 24
OWN_QUERIES = 4  # of each sort, from the corpus itself
LONGEST_TYPED = 60


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes as they lie on disk and as a web server would send them."""

    raw: int
    gzip: int


@dataclass(frozen=True, slots=True)
class Typing:
    """Milliseconds: until ready, for a key; `longest`: the longest task of 50 ms or more, else 0."""

    ready: float
    median: float
    p95: float
    p99: float
    longest: float
    keys: int


@dataclass(frozen=True, slots=True)
class Speed:
    """One lookup at one size. `script` is code, `total` code and index, `one_code` what a code needs."""

    name: str
    entries: int
    script: Weight
    total: Weight
    one_code: Weight | None = None
    typing: Typing | None = None


def measure_speed(
    real: Catalogue, sizes: Iterable[int], queries: list[Query], rivals: bool
) -> Iterator[Speed]:
    """Measure each lookup at each size; MiniSearch only with `rivals` (its package is there)."""
    makers: list[Callable[[Catalogue, Path], EnginePage]] = [engines.ours]
    if rivals:
        makers.append(engines.minisearch)
    makers.append(lambda corpus, folder: engines.material_search(engines.search_index(corpus), folder))
    for entries in sizes:
        corpus = synthetic(real, entries)
        typed = queries_for(corpus, queries)
        for make in makers:
            with tempfile.TemporaryDirectory() as folder:
                yield measure(make(corpus, Path(folder) / "page"), entries, typed)


def measure(page: EnginePage, entries: int, queries: list[str]) -> Speed:
    """Open one lookup's page and type."""
    sizes = {name: weigh(page.folder / name) for name in page.data}
    script = add(size for name, size in sizes.items() if name in page.code)
    total = add(sizes.values())
    with new_page() as tab:
        loaded: set[str] = set()
        tab.on("request", lambda request: loaded.add(request.url.rpartition("/page/")[2]))
        try:
            tab.goto((page.folder / "index.html").as_uri(), wait_until="commit")
            tab.wait_for_function("window.benchReady !== undefined", timeout=READY_LIMIT)
        except Error:
            return Speed(page.name, entries, script, total)
        tab.evaluate("text => bench.search(text)", queries[0])
        one_code = add(size for name, size in sizes.items() if name in loaded)
        return Speed(page.name, entries, script, total, one_code, type_queries(tab, queries))


def type_queries(tab: Page, queries: list[str]) -> Typing:
    """Type all queries sign by sign."""
    ready = float(tab.evaluate("benchReady"))
    result = tab.evaluate("([queries, budget]) => benchType(queries, budget)", [queries, TYPING_BUDGET])
    times = sorted(result["times"])
    return Typing(
        ready=ready,
        median=statistics.median(times),
        p95=quantile(times, 0.95),
        p99=quantile(times, 0.99),
        longest=result["longest"],
        keys=len(times),
    )


def quantile(times: list[float], share: float) -> float:
    """The value that `share` of the sorted `times` do not exceed."""
    return times[min(len(times) - 1, int(share * len(times)))]


def queries_for(corpus: Catalogue, real: list[Query]) -> list[str]:
    """What is typed: a code of the corpus first, then real queries and the corpus's own, mixed."""
    rng = random.Random(SEED)
    errors = [error for entry in corpus for error in entry.errors]
    phrases = [phrase for entry in corpus for text in entry.texts.values() for phrase in text.asked_as]
    typed = [query.text for query in real if query.expect and len(query.text) <= LONGEST_TYPED]
    own = [error.codes[0] for error in rng.sample(errors, OWN_QUERIES)]
    own += [misread(error.codes[0], rng) for error in rng.sample(errors, OWN_QUERIES)]
    own += [f"{error.title}\n{error.codes[0]}\n{error.text}" for error in rng.sample(errors, OWN_QUERIES)]
    own += rng.sample(phrases, OWN_QUERIES)
    mixed = [*own[1:], *rng.sample(typed, min(REAL_QUERIES, len(typed)))]
    rng.shuffle(mixed)
    return [own[0], *mixed]


def misread(code: str, rng: random.Random) -> str:
    """A code with one sign left out."""
    at = rng.randrange(2, len(code))
    return code[:at] + code[at + 1 :]


def weigh(path: Path) -> Weight:
    """The bytes of a file."""
    data = path.read_bytes()
    return Weight(len(data), len(gzip.compress(data, 9, mtime=0)))


def add(weights: Iterable[Weight]) -> Weight:
    """Their sum."""
    rows = list(weights)
    return Weight(sum(row.raw for row in rows), sum(row.gzip for row in rows))
