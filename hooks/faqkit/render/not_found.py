"""The page that stands in for an address without one, at any depth: its own addresses are absolute."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from faqkit.render.pages import LocaleLink, PageName, PageView
from faqkit.render.site import Site, folder_prefix


def not_found(site: Site, words: str = "not_found") -> PageView:
    """The context of 404.html, in the address's language; `words` begin the keys of what it says."""
    views = tuple(not_found_in(site, locale, words) for locale in site.delivery.locale_names)
    return replace(views[0], views=views)


def not_found_in(site: Site, locale: str, words: str) -> PageView:
    """The same in one language."""
    base = urlsplit(site.delivery.site_url).path or "/"
    viewer = site.viewer(locale, "", base)
    home, t = site.delivery.urls.page, site.strings[locale]
    absolute = {
        "t": {**t, **{f"not_found_{part}": t[f"{words}_{part}"] for part in ("title", "text")}},
        "root": base + folder_prefix(home(locale, "index")),
        "assets": base,
        "canonical": "",
        "alternates": (),
        "locales": tuple(
            LocaleLink(code, label, base + home(code, "index"))
            for code, label in site.delivery.locale_names.items()
        ),
    }
    return PageView(**site.common(PageName("404", "404"), viewer) | absolute)
