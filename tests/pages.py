"""Reading built pages in tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

ADDRESSES = (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("form", "action"))


def page(path: Path) -> HtmlElement:
    """A built page, parsed."""
    return html.document_fromstring(
        path.read_text(encoding="utf-8"), parser=html.HTMLParser(encoding="utf-8")
    )


def pages(folder: Path) -> list[Path]:
    """Every HTML file of a delivery."""
    return sorted(folder.rglob("*.html"))


def text_of(element: HtmlElement) -> str:
    """All text, white space folded."""
    return re.sub(r"\s+", " ", element.text_content()).strip()


def ids(document: HtmlElement) -> list[str]:
    """The ids of a page, in order."""
    return [str(value) for value in document.xpath("//@id")]


def addresses(document: HtmlElement) -> Iterator[str]:
    """Everything that a page links to or loads."""
    for tag, attribute in ADDRESSES:
        for element in document.iter(tag):
            value = element.get(attribute)
            if value is not None:
                yield value


def local_target(path: Path, address: str, base: str, folder: Path) -> tuple[Path, str] | None:
    """The file and anchor that an address of the page `path` leads to; None for one elsewhere."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    if parts.path.startswith("/"):
        assert parts.path.startswith(base), address
        target = folder / unquote(parts.path.removeprefix(base))
    else:
        target = path.parent / unquote(parts.path) if parts.path else path
    if target.is_dir():
        target = target / "index.html"
    return target.resolve(), unquote(parts.fragment)
