"""The description by which a browser offers the site's lookup in its address bar."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from faqkit.render.site import Site

NAME, DESCRIPTION = 16, 1024  # what OpenSearch 1.1 allows, in characters


def opensearch(site: Site, locale: str) -> str:
    """The XML in `locale`. What is looked up stands behind `#`, so no server sees it."""
    words, delivery = site.strings[locale], site.delivery
    search = delivery.absolute(delivery.urls.page(locale, "errors")) + "#q={searchTerms}"
    icon = delivery.absolute("theme/icon.svg")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(words['short_name'][:NAME])}</ShortName>\n"
        f"<LongName>{escape(words['site_name'])}</LongName>\n"
        f"<Description>{escape(words['site_description'][:DESCRIPTION])}</Description>\n"
        f"<Language>{escape(locale)}</Language>\n<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Image width="16" height="16" type="image/svg+xml">{escape(icon)}</Image>\n'
        f'<Url type="text/html" template={quoteattr(search)}/>\n'
        "</OpenSearchDescription>\n"
    )
