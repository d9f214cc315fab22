"""Lists that are too long for one page: their parts have every row once, and lead to one another."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqkit.build.deliveries import build_site, run_mkdocs
from faqkit.content.model import Catalogue
from faqkit.render.long_lists import chunks
from pages import page, text_of
from support import copy_project
from test_build import broken_addresses

ROWS = 4


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture's site with lists of at most four rows."""
    root = copy_project(tmp_path_factory.mktemp("long") / "project")
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "rows_per_page: 200" in text
    settings.write_text(text.replace("rows_per_page: 200", f"rows_per_page: {ROWS}"), encoding="utf-8")
    return run_mkdocs(root, "mkdocs.yml", "site")


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("kind", ["by-code", "by-message"])
def test_every_error_stands_in_one_part(site: Path, catalogue: Catalogue, prefix: str, kind: str) -> None:
    rows: Counter[str] = Counter()
    parts = sorted((site / prefix / "errors").glob(f"{kind}-*/index.html"))
    assert len(parts) > 2
    for path in parts:
        found = [link.get("href") for link in page(path).xpath("//tbody//td[last()]/a")]
        assert 0 < len(found) <= ROWS
        rows.update(address.rpartition("/faq/")[2] for address in found)
    errors = {f"{entry.id}/#error-{error.key}" for entry in catalogue for error in entry.errors}
    assert rows == dict.fromkeys(errors, 1)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_whole_list_leads_to_each_part_and_the_parts_to_one_another(site: Path, prefix: str) -> None:
    whole = page(site / prefix / "errors/index.html")
    assert not whole.xpath("//table")
    listed = whole.xpath("//section[.//*[@id='by-code']]//ul/li")
    assert text_of(listed[0].find("a")).startswith("SUE1503 – ")
    assert sum(int("".join(filter(str.isdigit, text_of(row.find("span"))))) for row in listed) == 14
    first = page(site / prefix / "errors/by-code-1/index.html")
    assert text_of(listed[0].find("a")) in text_of(first.find(".//h1"))
    assert first.xpath("//a[@rel='next']/@href") == ["../by-code-2/"]
    assert not first.xpath("//a[@rel='prev']")
    last = page(site / prefix / f"errors/by-code-{len(listed)}/index.html")
    assert not last.xpath("//a[@rel='next']")


def test_no_link_or_anchor_is_broken(site: Path) -> None:
    lost = [
        row for row in broken_addresses(site) if not row.startswith("download/")
    ]  # which `site/` gets later
    assert [row for row in lost if not row.startswith("en/download/")] == []


def test_a_tag_has_its_entries_on_a_page_of_its_own(site: Path, catalogue: Catalogue) -> None:
    tag, entries = next((t, [e for e in catalogue if t in e.tags]) for e in catalogue for t in e.tags)
    row = page(site / "tags/index.html").xpath(f"//li[@id='{tag}']/a")[0]
    assert text_of(row) == f"{tag} {len(entries)}"
    own = page(site / "tags" / row.get("href") / "index.html")
    assert len(own.xpath("//main//ul/li")) == len(entries)


def test_home_and_the_changes_count_entries_and_a_long_category_names_them(site: Path) -> None:
    assert not page(site / "index.html").xpath("//main//ol[@class='short-list']")
    assert "10" in text_of(page(site / "index.html").xpath("//article[@class='category-card']")[0])
    assert not page(site / "changes/index.html").xpath("//section[.//*[@id='reviews']]//li")
    assert len(page(site / "faq/registration/index.html").xpath("//ul[@class='link-list']/li")) == 10


@given(st.integers(0, 50), st.integers(1, 9))
def test_parts_are_whole_short_and_of_about_one_length(count: int, most: int) -> None:
    rows = list(range(count))
    parts = chunks(rows, most)
    assert [row for part in parts for row in part] == rows
    sizes = [len(part) for part in parts]
    assert all(0 < size <= most for size in sizes)
    assert max(sizes, default=0) - min(sizes, default=0) <= 1


def test_a_copy_in_one_file_that_would_be_too_large_is_left_out_and_said(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "single_file_mb: 10" in text
    settings.write_text(text.replace("single_file_mb: 10", "single_file_mb: 0.1"), encoding="utf-8")
    site = build_site(root)
    assert not list(root.glob("dist/*.html"))
    assert "efiling-support.html" not in (root / "dist/SHA256SUMS").read_text(encoding="utf-8")
    for prefix, said in (("", "「1つのファイル」の版は作っていません"), ("en/", "too many entries")):
        download = page(site / prefix / "download/index.html")
        assert said in text_of(download)
        assert not download.xpath("//a[contains(@href, 'efiling-support.html')]")
