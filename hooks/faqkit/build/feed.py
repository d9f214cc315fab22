"""Feeds of what changed, one in each language: Atom, and the same as JSON Feed 1.1."""

from __future__ import annotations

from itertools import islice
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from faqkit.content.addresses import folder_of
from faqkit.content.artifacts import FEED, JSON_FEED
from faqkit.render.site import Site
from faqkit.render.told_changes import ToldChange, seconds, told

NEWEST = 50  # readers fetch a feed again and again; the rest is on the page of changes


def atom_feed(site: Site, locale: str) -> str:
    """The XML of the feed in `locale`."""
    home, page, name, items = contents(site, locale)
    date = items[0].date if items else site.version["date"]
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(locale)}>\n'
        f"<title>{escape(name)}</title>\n<id>{escape(home)}</id>\n<updated>{seconds(date)}</updated>\n"
        f"<author><name>{escape(name)}</name></author>\n"
        f'<link rel="self" href={quoteattr(home + FEED)}/>\n<link href={quoteattr(page)}/>\n'
    )
    return head + "".join(_item(item, page) for item in items) + "</feed>\n"


def _item(item: ToldChange, page: str) -> str:
    return (
        f"<entry><title>{escape(item.title)}</title><id>{escape(item_id(item, page))}</id>"
        f"<updated>{seconds(item.date)}</updated><link href={quoteattr(item.url or page)}/>"
        f"<summary>{escape(item.line)}</summary></entry>\n"
    )


def json_feed(site: Site, locale: str) -> dict[str, Any]:
    """The same as a value of JSON Feed 1.1."""
    home, page, name, items = contents(site, locale)
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": name,
        "language": locale,
        "home_page_url": page,
        "feed_url": home + JSON_FEED,
        "items": [
            {
                "id": item_id(item, page),
                "url": item.url or page,
                "title": item.title,
                "content_text": item.line,
                "date_published": seconds(item.date),
            }
            for item in items
        ],
    }


def contents(site: Site, locale: str) -> tuple[str, str, str, list[ToldChange]]:
    """The address of the language's home, of its page of changes, the feed's name, and its items."""
    words, urls = site.strings[locale], site.delivery.urls
    viewer = site.viewer(locale, "", site.delivery.site_url)
    home = site.delivery.absolute(folder_of(urls, locale))
    items = list(islice(told(site.history.changes, viewer, words), NEWEST))
    return home, site.delivery.absolute(urls.page(locale, "changes")), words["site_name"], items


def item_id(item: ToldChange, page: str) -> str:
    """What an item is called for ever, whatever becomes of its entry's address."""
    return f"{page}#{item.id}/{item.date}"
