"""Writing the pages that have no Markdown stub: those that nothing has changed for come from the store."""

from __future__ import annotations

from functools import partial

from faqkit.build.folder import Folder
from faqkit.content.addresses import output_file
from faqkit.content.model import Catalogue
from faqkit.render.excerpts import entry_digest, outline_digest, outlined
from faqkit.render.part_pages import part_pages
from faqkit.render.site import Site
from faqkit.render.written import WrittenPage, frame_digest, written_pages
from faqkit.source.processes import shared_out
from faqkit.source.store import MISSING, digest

WRITTEN = ("entry", "category", "all")


def write_pages(site: Site, out: Folder) -> None:
    """Have all of them, in every language, in `out`; what it has already is not even asked for."""
    pages = [
        page
        for locale in site.delivery.locale_names
        for page in (*written_pages(site, locale), *part_pages(site, locale))
    ]
    outlines = outlined(site.catalogue)
    keys = page_keys(site, pages, outlines)
    asked = [page for page in pages if not out.has(output_file(page.url), keys[page.url])]
    found = {page.url: site.store.get(keys[page.url]) for page in asked}
    missing = [page for page in asked if found[page.url] is MISSING]
    for page, html in zip(missing, shared_out(lambda page: page.html(site, outlines), missing), strict=True):
        site.store.put(keys[page.url], html)
        found[page.url] = html
    for page in pages:
        out.fill(output_file(page.url), keys[page.url], partial(found.__getitem__, page.url))


def page_keys(site: Site, pages: list[WrittenPage], outlines: Catalogue) -> dict[str, bytes]:
    """The key of each page by its address: a hash of all that it is made from."""
    frame, files = frame_digest(site), site.catalogue.digests
    entries = {i: entry_digest(site, i) for i in {i for page in pages for i in page.ids}}
    named = {i: outline_digest(site, outlines, i) for i in {i for page in pages for i in page.named}}
    return {
        page.url: digest(
            *("page", frame, page.url, page.beside, files.get(page.stub, b"")),
            *(*(entries[i] for i in page.ids), b"", *(named[i] for i in page.named)),
        )
        for page in pages
    }
