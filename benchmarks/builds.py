"""Our build beside stock mkdocs-material + static-i18n + search, on the same entries."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import synthetic
from benchmarks.folders import write_project, write_stock
from faqkit.build.deliveries import run_mkdocs
from faqkit.content.model import Catalogue

RUNS = 2
REPEATED = 200  # up to this size the better of RUNS runs counts


@dataclass(frozen=True, slots=True)
class Build:
    """One build: wall seconds and what it wrote."""

    seconds: float
    size: int
    files: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both builds of a corpus with `entries` entries per language."""

    entries: int
    ours: Build
    stock: Build


def compare_builds(real: Catalogue, sizes: Iterable[int]) -> Iterator[Comparison]:
    """Build a corpus of each size both ways."""
    for entries in sizes:
        corpus = synthetic(real, entries)
        with tempfile.TemporaryDirectory() as folder:
            ours = write_project(corpus, Path(folder) / "ours")
            stock = write_stock(corpus, Path(folder) / "stock")
            runs = RUNS if entries <= REPEATED else 1
            yield Comparison(entries, build(ours, runs), build(stock, runs))


def build(root: Path, runs: int) -> Build:
    """Build the project at `root`; the fastest of `runs`. Raises `BuildError` with what MkDocs printed."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        target = run_mkdocs(root, "mkdocs.yml", "site")
        seconds.append(time.perf_counter() - start)
    sizes = [path.stat().st_size for path in target.rglob("*") if path.is_file()]
    return Build(min(seconds), sum(sizes), len(sizes))
