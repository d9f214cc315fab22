"""Old addresses go on answering: static pages for what moved or was retired."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from faqkit.content.addresses import code_name
from faqkit.content.by_locale import in_locale
from faqkit.content.permanent_ids import redirects, tombstones
from faqkit.content.published import Tombstone
from faqkit.render.pages import PageName, PageView
from faqkit.render.site import Site
from faqkit.render.view_builder import ViewBuilder

Address = Callable[[str, str], str]


def redirect_pages(site: Site, locale: str) -> dict[str, str]:
    """HTML by root-relative address, for ids and codes that were published once and are gone."""
    urls = site.delivery.urls
    addresses: Mapping[str, Address] = {"ids": urls.entry, "codes": urls.code}
    pages = {}
    for kind, address in addresses.items():
        for old, new in redirects(site.catalogue, kind).items():
            pages[address(locale, old)] = redirect_page(site, locale, old, kind, address(locale, new), new)
        for old, stone in tombstones(site.catalogue, kind).items():
            pages[address(locale, old)] = tombstone_page(site, locale, old, kind, stone)
    return pages


def redirect_page(site: Site, locale: str, old: str, kind: str, target: str, new: str) -> str:
    """A page that leads on to `target`, keeping the part behind #, with a link that can be seen."""
    view, viewer = _view(site, locale, old, kind)
    entry = site.catalogue.find(new)
    title = f"{entry.number}. {entry.text(locale).title}" if entry else new
    common = view | {"canonical": site.delivery.absolute(target)}
    page = PageView(**common, redirect={"url": viewer.to(target), "title": title})
    return site.env.get_template("redirect.html").render(faq=page, page=None, config=None)


def tombstone_page(site: Site, locale: str, old: str, kind: str, stone: Tombstone) -> str:
    """A page that says why something is gone and what to read instead."""
    view, viewer = _view(site, locale, old, kind)
    instead = site.catalogue.find(stone.see or "")
    tombstone = {
        "name": old,
        "reason": in_locale(stone.reason, locale),
        "reason_locale": locale if locale in stone.reason else site.catalogue.source,
        "instead": viewer.link(instead) if instead else None,
    }
    page = PageView(**view, tombstone=tombstone)
    return site.env.get_template("retired.html").render(faq=page, page=None, config=None)


def _view(site: Site, locale: str, old: str, kind: str) -> tuple[dict[str, Any], ViewBuilder]:
    name = PageName(f"faq/{old}" if kind == "ids" else f"codes/{code_name(old)}", "moved")
    viewer = site.viewer(locale, site.delivery.urls.page(locale, name.name))
    return site.common(name, viewer), viewer
