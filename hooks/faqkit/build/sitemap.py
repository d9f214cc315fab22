"""One sitemap for all languages: real translations only, dated by review and not by build."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from faqkit.content.model import SOURCE_LOCALE
from faqkit.render.site import Site

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(site: Site) -> str:
    """The XML of all pages worth finding. Empty where the site has no address of its own."""
    rows = [_url(site, name, locales, date) for name, locales, date in pages(site)]
    return HEAD + "".join(rows) + "</urlset>\n"


def pages(site: Site) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """The name of each page, the languages it is really in, and the day it was last reviewed."""
    locales = tuple(site.delivery.locale_names)
    newest = max((entry.reviewed for entry in site.catalogue), default=site.version["date"])
    for name in ("index", "errors", "tags", "glossary", "changes", "faq/index"):
        yield name, locales, newest
    for category in site.catalogue.categories:
        date = max((entry.reviewed for entry in category.entries), default=newest)
        yield f"faq/{category.slug}/index", locales, date
        yield f"faq/{category.slug}/all", locales, date
    for entry in site.catalogue:
        translated = tuple(code for code in locales if code in entry.texts)
        yield f"faq/{entry.id}", translated, entry.reviewed


def _url(site: Site, name: str, locales: tuple[str, ...], date: str) -> str:
    if not site.delivery.site_url:
        return ""
    address = {code: site.delivery.absolute(site.delivery.urls.page(code, name)) for code in locales}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(url)}/>'
        for code, url in [*address.items(), ("x-default", address[SOURCE_LOCALE])]
        if len(address) > 1
    )
    return "".join(
        f"<url><loc>{escape(url)}</loc><lastmod>{date}</lastmod>{links}</url>\n" for url in address.values()
    )
