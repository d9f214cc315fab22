"""The benchmark's own parts: its corpus and its report. Nothing is timed here."""

from __future__ import annotations

import gzip
import json
import urllib.request
from pathlib import Path

import pytest
import yaml
from benchmarks import modules, report
from benchmarks.budgets import budget_lines
from benchmarks.builds import Build, Comparison
from benchmarks.corpus import synthetic
from benchmarks.engines import bigram_documents, search_index
from benchmarks.folders import write_project, write_stock
from benchmarks.pages_speed import LIMIT, Marks, limit_line, marks_line
from benchmarks.serving import served
from benchmarks.speed import Speed, Typing, Weight

import faqkit
from faqkit.check import load_checked
from faqkit.content.addresses import Urls
from faqkit.content.model import Catalogue
from faqkit.lookup.documents import lookup_documents
from faqkit.source.tree import Disk
from support import FIXTURE, PROJECT

SIZE = 22
SCHEMA = Path(faqkit.__file__).parent / "source" / "schemas" / "scoreboard.schema.json"


@pytest.fixture(scope="module")
def corpus(catalogue: Catalogue) -> Catalogue:
    """A synthetic catalogue of the real one's size."""
    return synthetic(catalogue, SIZE)


def test_the_corpus_is_the_same_every_time(catalogue: Catalogue, corpus: Catalogue) -> None:
    assert synthetic(catalogue, SIZE) == corpus
    assert synthetic(catalogue, SIZE, seed=1) != corpus


def test_the_corpus_passes_the_check_and_reads_as_it_was_made(corpus: Catalogue, tmp_path: Path) -> None:
    read, problems = load_checked(Disk(write_project(corpus, tmp_path / "project", FIXTURE / "docs")))
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert read is not None
    assert lookup_documents(read, Urls()) == lookup_documents(corpus, Urls())


def test_the_corpus_has_the_size_asked_for(catalogue: Catalogue) -> None:
    large = synthetic(catalogue, 120)
    assert len(list(large)) == 120
    assert [len(category.entries) for category in large.categories] == [50, 50, 20]
    assert all(len(e.texts["ja"].asked_as) >= 15 and len(e.texts["en"].asked_as) >= 8 for e in large)
    assert len(large.codes()) == sum(len(error.codes) for entry in large for error in entry.errors)


def test_the_stock_project_has_every_entry_in_its_navigation(corpus: Catalogue, tmp_path: Path) -> None:
    root = write_stock(corpus, tmp_path / "stock", phrasings=True)
    config = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    listed = [path for part in config["nav"][1:] for pages in part.values() for path in pages]
    assert listed == [f"faq/{entry.id}.md" for entry in corpus]
    page = (root / "docs" / "ja" / listed[0]).read_text(encoding="utf-8")
    first = next(iter(corpus)).texts["ja"]
    assert first.title in page
    assert first.asked_as[0] in page
    assert "{error:" not in page
    assert "{ref}" not in page


def test_the_others_get_every_entry(corpus: Catalogue) -> None:
    ids = [entry.id for entry in corpus]
    assert [row["id"] for row in bigram_documents(corpus)] == ids
    locations = {doc["location"].partition("#")[0] for doc in search_index(corpus)["docs"]}
    assert locations == {Urls().entry(locale, entry_id) for locale in corpus.locales for entry_id in ids}


def test_the_builds_are_shown_with_their_ratios() -> None:
    text = report.builds_report([Comparison(1000, Build(5, 1_000_000, 10), Build(20, 4_000_000, 40))])
    assert "  1,000     5.0     20.0   0.25  1.0 MB  4.0 MB   0.25  10 / 40" in text
    assert "both s" in text


def speed(entries: int, p95: float) -> Speed:
    """Our lookup, quick but for `p95`."""
    typing = Typing(ready=100, median=1, p95=p95, p99=40, longest=0, keys=500)
    return Speed(
        "ours", entries, Weight(80_000, 26_000), Weight(9_000_000, 3_000_000), Weight(99, 60_000), typing
    )


def test_the_speed_is_shown_beside_its_budget() -> None:
    rows = [speed(10_000, 17), Speed("material", 10_000, Weight(1, 1), Weight(2, 2))]
    text = report.speed_report(rows)
    assert "3.0 MB (9.0 MB)" in text
    assert "<50" in text
    assert "not ready in time" in text
    verdicts = [line.rpartition(" – ")[2] for line in budget_lines(rows)]
    assert verdicts == ["kept", "kept", "kept", "NOT KEPT", "kept", "kept"]


def test_a_missing_npm_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(modules, "MINISEARCH", tmp_path / "none")
    monkeypatch.setattr(modules.shutil, "which", lambda _: None)
    line = modules.install()
    assert "npm is missing" in line
    assert "\n" not in line


def test_the_lock_file_pins_by_sums_and_names_no_address() -> None:
    lock = json.loads((PROJECT / "benchmarks" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: row for name, row in lock["packages"].items() if name}
    assert packages
    assert all("integrity" in row and "resolved" not in row for row in packages.values())


def test_pages_are_told_apart_that_keep_their_marks() -> None:
    good, bad = Marks("errors/", (99, 100, 100, 100), 12.4), Marks("home", (100, 99, 100, 100), 0)
    assert marks_line(good) == (
        "errors/: Lighthouse 99/100/100/100 (12 ms blocked), at least 99/100/100/100 – kept"
    )
    assert marks_line(bad).endswith("NOT KEPT")
    assert limit_line("first", LIMIT).endswith("limit 1,000 – kept")
    assert limit_line("first", LIMIT + 1).endswith("NOT KEPT")


def test_pages_are_served_compressed_and_below_their_sub_path(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("<p>あ</p>" * 99, encoding="utf-8")
    with served(tmp_path, "/some/where/") as root, urllib.request.urlopen(f"{root}a/?q") as answer:
        assert root.endswith("/some/where/")
        assert answer.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(answer.read()).decode() == "<p>あ</p>" * 99
