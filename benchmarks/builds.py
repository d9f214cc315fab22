"""Our build beside stock mkdocs-material + static-i18n + search, on the same entries."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import synthetic
from benchmarks.folders import write_project, write_stock
from faqkit.content.model import Catalogue, Entry

MKDOCS = ("mkdocs", "build", "--strict", "--quiet")
FAQKIT = ("faqkit", "build", "site")
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
    """Builds of a corpus with `entries` entries per language.

    `ours` and `stock` are of one delivery, from nothing. `whole` are the seconds that checking and
    building both of our deliveries takes from nothing, `edited` those after a change in one entry.
    """

    entries: int
    ours: Build
    stock: Build
    whole: float = 0.0
    edited: float = 0.0


def compare_builds(real: Catalogue, sizes: Iterable[int]) -> Iterator[Comparison]:
    """Build a corpus of each size in all ways."""
    for entries in sizes:
        corpus = synthetic(real, entries)
        with tempfile.TemporaryDirectory() as folder:
            ours = write_project(corpus, Path(folder) / "ours")
            stock = write_stock(corpus, Path(folder) / "stock")
            runs = RUNS if entries <= REPEATED else 1
            builds = build(ours, runs), build(stock, runs)
            shutil.rmtree(ours / ".build")
            whole = seconds_of(FAQKIT, ours)
            edit(ours, next(iter(corpus)))
            yield Comparison(entries, *builds, whole, seconds_of(FAQKIT, ours))


def build(root: Path, runs: int) -> Build:
    """Build the project at `root` with MkDocs from nothing; the fastest of `runs`."""
    seconds = [build_once(root) for _ in range(runs)]
    sizes = [path.stat().st_size for path in (root / "site").rglob("*") if path.is_file()]
    return Build(min(seconds), sum(sizes), len(sizes))


def build_once(root: Path) -> float:
    """Build the project at `root` with MkDocs from nothing; its seconds."""
    shutil.rmtree(root / ".build", ignore_errors=True)
    return seconds_of(MKDOCS, root)


def seconds_of(command: Sequence[str], root: Path) -> float:
    """How long a command takes in the folder `root`. Raises CalledProcessError when it fails."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", *command], cwd=root, check=True, capture_output=True)
    return time.perf_counter() - start


def edit(root: Path, entry: Entry) -> None:
    """Give an entry another title."""
    path = root / entry.source.path
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: ", "title: 新しい", 1), encoding="utf-8")
