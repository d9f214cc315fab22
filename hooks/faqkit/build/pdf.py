"""Each category as a PDF with bookmarks and page numbers: its page in the offline copy, printed by Chromium.

Printing takes a browser, so builds do without it, unless they are asked: they deliver those of `.build/pdf`
that were printed from the very pages they have. Each is called there by the hash of what it was printed from.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from faqkit.content.addresses import Urls
from faqkit.content.artifacts import THEME, Artifacts
from faqkit.source.store import digest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from faqkit.build.open_site import Content

FOLDER = Path(".build") / "pdf"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
FOOTER = (
    '<p style="width: 100%; margin: 0 15mm; font: 8px sans-serif; color: #444; text-align: right">'
    '<span class="title"></span>  <span class="pageNumber"></span> / <span class="totalPages"></span></p>'
)
# Chromium leaves out the space of a bookmark where the heading goes on in the next line.
STYLE = "h1, h2, h3 { white-space: pre-wrap; }"
# The sections of an answer are bookmarks below its own.
DEEPER = """() => document.querySelectorAll(".prose--nested :is(h2, h3, h4, h5)").forEach((heading) =>
  heading.setAttribute("aria-level", Number(heading.tagName[1]) + 1))"""
DATE = re.compile(rb"\(D:\d{14}([^)]*)\)")  # of the printing: the same pages give the same bytes on any day


class NoBrowserError(Exception):
    """There is nothing to print with; the text says what is missing."""


def add_pdfs(content: Content, copy: Path, target: Path, *, printing: bool) -> None:
    """Put the PDFs of the offline `copy` into `target`: those that are there, with `printing` all of them.

    Raises NoBrowserError.
    """
    wanted = dict(prints(content, copy))
    lacking = [(page, kept) for page, kept in wanted.values() if not kept.exists()]
    if printing and lacking:
        print_pages(lacking)
        for old in {*(content.root / FOLDER).iterdir()} - {kept for _, kept in wanted.values()}:
            old.unlink()
    for name, (_, kept) in wanted.items():
        if kept.exists():
            shutil.copyfile(kept, target / name)


def prints(content: Content, copy: Path) -> Iterator[tuple[str, tuple[Path, Path]]]:
    """The name of each PDF, the page of the copy that it shows, and where it is kept when it is printed."""
    names, looks = Artifacts(content.settings.bundle), looks_of(copy)
    urls = Urls(directory_urls=False, source=content.settings.source)
    for locale in content.catalogue.locales:
        for category in content.catalogue.categories:
            page = copy / urls.category_all(locale, category.slug)
            if page.exists():
                kept = content.root / FOLDER / f"{digest(looks, page.read_bytes()).hex()}.pdf"
                yield names.pdf(category.slug, locale), (page, kept)


def looks_of(copy: Path) -> bytes:
    """A hash of what all prints have in common: styles, pictures and the foot of a sheet."""
    assets = sorted(path for path in (copy / "assets").rglob("*") if path.is_file())
    return digest(
        "pdf", FOOTER, STYLE, DEEPER, *(path.read_bytes() for path in (copy / THEME / "site.css", *assets))
    )


def print_pages(pages: Iterable[tuple[Path, Path]]) -> None:
    """Print each page to the file beside it. Raises NoBrowserError."""
    with chromium() as page:
        for source, target in pages:
            page.goto(source.resolve().as_uri())
            page.add_style_tag(content=STYLE)
            page.evaluate(DEEPER)
            printed = page.pdf(
                format="A4", outline=True, tagged=True, display_header_footer=True,
                header_template="<span></span>", footer_template=FOOTER, prefer_css_page_size=True,
            )  # fmt: skip
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(DATE.sub(rb"(D:19800101000000\1)", printed))


@contextmanager
def chromium() -> Iterator[Page]:
    """A page of the Chromium that is installed. Raises NoBrowserError."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise NoBrowserError("playwright (requirements-dev.txt)") from None
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise NoBrowserError("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            yield browser.new_page(color_scheme="light")
        finally:
            browser.close()
