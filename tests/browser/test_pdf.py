"""Each category on paper: its PDF has bookmarks, page numbers and text, and is never of another edition."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from faqkit.build import pdf
from faqkit.build.deliveries import BuildError, build_offline, build_site
from pages import addresses, page
from support import copy_project

NAMES = {locale: f"efiling-support-registration-{locale}.pdf" for locale in ("ja", "en")}
ENTRY = "docs/ja/faq/registration/ic-card-mode.md"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site was built with PDFs."""
    root = copy_project(tmp_path_factory.mktemp("pdf") / "project")
    build("site", root)
    return root


def build(delivery: str, root: Path) -> None:
    """Build with PDFs in a process of its own: in this one, another Playwright may be at work."""
    command = [sys.executable, "-m", "faqkit", "build", delivery, "--pdf"]
    subprocess.run(command, cwd=root, env={**os.environ, "PYTHONPATH": str(root / "hooks")}, check=True)


def bookmarks(reader: PdfReader, depth: int, rows: list[object] | None = None) -> Iterator[Destination]:
    """The bookmarks `depth` levels below the first."""
    for row in reader.outline if rows is None else rows:
        if isinstance(row, list):
            if depth:
                yield from bookmarks(reader, depth - 1, row)
        elif not depth and isinstance(row, Destination):
            yield row


@pytest.mark.parametrize(("locale", "first"), [("ja", "申請人利用登録"), ("en", "Applicant registration")])
def test_it_has_bookmarks_page_numbers_and_text(root: Path, locale: str, first: str) -> None:
    reader = PdfReader(root / "dist" / NAMES[locale])
    (top,) = bookmarks(reader, 0)
    assert str(top.title) == first
    found = list(bookmarks(reader, 1))
    document = page(
        root / ".build/offline" / ("" if locale == "ja" else locale) / "faq/registration/all.html"
    )
    titles = [" ".join(title.text_content().split()) for title in document.xpath("//h2[@class]")]
    assert [" ".join(str(mark.title).split()) for mark in found] == titles
    assert len(list(bookmarks(reader, 2))) > len(found)
    places = [reader.get_destination_page_number(mark) for mark in found]
    assert places == sorted(places)
    count = len(reader.pages)
    assert 3 < count < 60
    for number, sheet in enumerate(reader.pages, start=1):
        text = re.sub(r"\s", "", sheet.extract_text())
        assert text.endswith(f"{number}/{count}")
    assert "V5ECI0087E" in "".join(sheet.extract_text() for sheet in reader.pages)
    assert reader.trailer["/Root"]["/Lang"] == locale
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_download_page_offers_the_reader_s_own(root: Path) -> None:
    for folder, locale in (("", "ja"), ("en/", "en")):
        links = [
            link for link in addresses(page(root / f"site/{folder}download/index.html")) if "pdf" in link
        ]
        assert [Path(link).name for link in links] == [NAMES[locale]]
    sums = (root / "dist/SHA256SUMS").read_text(encoding="utf-8")
    for name in NAMES.values():
        content = (root / "site/download" / name).read_bytes()
        assert f"{hashlib.sha256(content).hexdigest()}  {name}\n" in sums


def test_printed_again_it_is_the_same(root: Path) -> None:
    before = (root / "dist" / NAMES["ja"]).read_bytes()
    for kept in (root / pdf.FOLDER).iterdir():
        kept.unlink()
    build("offline", root)
    assert (root / "dist" / NAMES["ja"]).read_bytes() == before


def test_a_later_build_takes_what_is_still_true(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_offline(root)
    assert all((root / "dist" / name).exists() for name in NAMES.values())
    entry = root / ENTRY
    text = entry.read_bytes()
    entry.write_bytes(text + "\n書き足した文です。\n".encode())
    build_site(root)
    assert not (root / "dist" / NAMES["ja"]).exists()
    assert not [link for link in addresses(page(root / "site/download/index.html")) if "pdf" in link]
    monkeypatch.setattr(pdf, "PROGRAMS", ())
    with pytest.raises(BuildError, match="chromium"):
        build_offline(root, pdf=True)
    entry.write_bytes(text)
