"""An Atom feed of the entries by review date, one in each language."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from faqkit.content.addresses import folder_of
from faqkit.content.artifacts import FEED
from faqkit.content.model import Entry
from faqkit.render.site import Site

NEWEST = 50  # readers fetch a feed again and again; the rest is on the page of changes


def feed(site: Site, locale: str) -> str:
    """The XML of the feed in `locale`: only entries that are really in that language."""
    entries = [entry for entry in site.catalogue if locale in entry.texts]
    newest = sorted(entries, key=lambda e: (e.reviewed, -e.number), reverse=True)[:NEWEST]
    home = site.delivery.absolute(folder_of(site.delivery.urls, locale))
    date = newest[0].reviewed if newest else site.version["date"]
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(locale)}>\n'
        f"<title>{escape(site.strings[locale]['site_name'])}</title>\n"
        f"<id>{escape(home)}</id>\n<updated>{date}T00:00:00Z</updated>\n"
        f"<author><name>{escape(site.strings[locale]['site_name'])}</name></author>\n"
        f'<link rel="self" href={quoteattr(home + FEED)}/>\n<link href={quoteattr(home)}/>\n'
    )
    return head + "".join(_item(site, locale, entry) for entry in newest) + "</feed>\n"


def _item(site: Site, locale: str, entry: Entry) -> str:
    address = site.delivery.absolute(site.delivery.urls.entry(locale, entry.id))
    text = entry.text(locale)
    return (
        f"<entry><title>{escape(f'{entry.number}. {text.title}')}</title><id>{escape(address)}</id>"
        f"<updated>{entry.reviewed}T00:00:00Z</updated><link href={quoteattr(address)}/>"
        f"<summary>{escape(text.summary)}</summary></entry>\n"
    )
