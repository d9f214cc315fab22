"""Addresses of the site's pages, relative to its root and to each other.

A root-relative address has no leading slash: `faq/registration/x/`, with
`directory_urls` False `faq/registration/x.html`; the home page is ``""``
or `index.html`.
"""

from __future__ import annotations

from dataclasses import dataclass

from faqkit.content.model import SOURCE_LOCALE


@dataclass(frozen=True, slots=True)
class Urls:
    """How one delivery writes its addresses."""

    directory_urls: bool = True

    def page(self, locale: str, name: str) -> str:
        """The address of the Markdown page `name` (without suffix), e.g. `errors` or `faq/x/index`."""
        folder = "" if locale == SOURCE_LOCALE else f"{locale}/"
        parent, _, stem = name.rpartition("/")
        base = folder + (f"{parent}/" if parent else "")
        if stem == "index":
            return base if self.directory_urls else f"{base}index.html"
        return f"{base}{stem}/" if self.directory_urls else f"{base}{stem}.html"

    def place(self, locale: str, name: str, anchor: str) -> tuple[str, str]:
        """The address of the page `name`, and what leads on to its `anchor`: `("errors/", "#by-code")`."""
        return self.page(locale, name), f"#{anchor}" if anchor else ""

    def entry(self, locale: str, entry_id: str) -> str:
        """The address of an entry."""
        return self.page(locale, f"faq/{entry_id}")

    def category(self, locale: str, slug: str) -> str:
        """The address of a category's numbered index."""
        return self.page(locale, f"faq/{slug}/index")

    def category_all(self, locale: str, slug: str) -> str:
        """The address of a category on one page."""
        return self.page(locale, f"faq/{slug}/all")

    def code(self, locale: str, code: str) -> str:
        """The permanent address of a code."""
        return self.page(locale, f"codes/{code}")


@dataclass(frozen=True, slots=True)
class SingleUrls(Urls):
    """Addresses within the single-file edition: `#ja/registration/x`."""

    def page(self, locale: str, name: str) -> str:
        """The anchor of a page; a section of an entry is `<anchor>--<section>`."""
        return f"#{locale}/{name.removeprefix('faq/')}"

    def place(self, locale: str, name: str, anchor: str) -> tuple[str, str]:
        """An anchor of an entry; pages that are not in the file are answered by its beginning."""
        base, _, last = name.rpartition("/")
        if not name.startswith("faq/"):
            return f"#{locale}/", ""
        if last == "all" and anchor:
            return self.page(locale, f"{base}/{anchor}"), ""
        return self.page(locale, name), f"--{anchor}" if anchor and last != "index" else ""


def folder_of(urls: Urls, locale: str) -> str:
    """The root-relative folder of a language: "" or `en/`."""
    return urls.page(locale, "index").removesuffix("index.html")


def relative(target: str, start: str) -> str:
    """`target` as seen from the page `start`, both root-relative.

    `relative("errors/", "faq/x/")` → `"../../errors/"`. An anchor of the target stays;
    a target that is only an anchor lies in the same page.
    """
    path, sign, anchor = target.partition("#")
    if sign and not path:
        return target
    path = path.removeprefix("./")
    here, there = start.split("/")[:-1], path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    link = "../" * (len(here) - shared) + "/".join(there[shared:])
    return (link or "./") + sign + anchor


def output_file(url: str) -> str:
    """The file that a page's address is served from: `errors/` → `errors/index.html`."""
    return url + "index.html" if url.endswith("/") or not url else url
