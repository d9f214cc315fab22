"""Our builds beside Hugo with Pagefind, which make the same pages and a search index: `--only hugo`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builds import FAQKIT, edit
from benchmarks.corpus import synthetic
from benchmarks.folders import stock_page, write_project
from benchmarks.modules import pagefind
from faqkit.content.model import Catalogue

THEME = Path(__file__).parent / "pages" / "hugo"
CHECK = (sys.executable, "-m", "faqkit", "check")
BUILD = (sys.executable, "-m", *FAQKIT)
LOADED = (sys.executable, "-c", "import mkdocs, pymdownx")
MISSING = "Hugo is missing: sudo apt-get install hugo"


@dataclass(frozen=True, slots=True)
class Run:
    """A command that ran: wall seconds, and the most memory that one of its processes had, in megabytes."""

    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Beside:
    """Runs with `entries` entries in each language; `peer` is Hugo with Pagefind, `loaded` nothing."""

    entries: int
    peer: Run
    cold: Run
    edited: Run
    check: Run
    check_edited: Run
    loaded: Run


def compare_hugo(real: Catalogue, sizes: Iterable[int]) -> Iterator[Beside]:
    """Build a corpus of each size with both. Raises FileNotFoundError without Hugo or Pagefind."""
    for entries in sizes:
        corpus = synthetic(real, entries)
        with tempfile.TemporaryDirectory() as folder:
            ours = write_project(corpus, Path(folder) / "ours")
            peer = run_peer(write_hugo(corpus, Path(folder) / "hugo"))
            check = run(CHECK, ours)
            shutil.rmtree(ours / ".build")
            cold = run(BUILD, ours)
            first, second, *_ = corpus
            edit(ours, first)
            edited = run(BUILD, ours)
            edit(ours, second)
            yield Beside(entries, peer, cold, edited, check, run(CHECK, ours), run(LOADED, ours))


def write_hugo(catalogue: Catalogue, target: Path) -> Path:
    """The same entries as a project of Hugo, with a small theme."""
    shutil.copytree(THEME, target)
    for locale in catalogue.locales:
        for entry in catalogue:
            if locale in entry.texts:
                path = target / "content" / locale / "faq" / f"{entry.id}.md"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(stock_page(entry, locale, catalogue, phrasings=True), encoding="utf-8")
    return target


def run_peer(root: Path) -> Run:
    """Hugo, then Pagefind over what it made."""
    if not shutil.which("hugo"):
        raise FileNotFoundError(MISSING)
    pages = run(("hugo", "--quiet"), root)
    index = run((str(pagefind()), "--site", "public", "--root-selector", "main"), root)
    return Run(pages.seconds + index.seconds, max(pages.memory, index.memory))


def run(command: Sequence[str], root: Path) -> Run:
    """Run a command in the folder `root`. Raises CalledProcessError when it fails."""
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1024)


def hugo_lines(rows: Iterable[Beside]) -> Iterator[str]:
    """The table: seconds, and in brackets how they stand to what each goal is measured against."""
    yield "Beside Hugo and Pagefind, both deliveries of ours, in two languages; in brackets the ratio to"
    yield "two builds of theirs (cold), to one (edited), and to loading MkDocs alone (check)."
    yield "entries   theirs      cold          edited        check         check, edited   memory"
    for row in rows:
        yield (
            f"{row.entries:>7,} {row.peer.seconds:>7.1f} s"
            f" {shown(row.cold, 2 * row.peer.seconds)} {shown(row.edited, row.peer.seconds)}"
            f" {shown(row.check, row.loaded.seconds)} {shown(row.check_edited, row.loaded.seconds)}"
            f" {max(row.cold.memory, row.edited.memory):>8.0f} MB"
        )


def shown(run: Run, against: float) -> str:
    """`12.3 s (1.5)`."""
    return f"{run.seconds:>7.1f} s ({run.seconds / against:>4.1f})"
