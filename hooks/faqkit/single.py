"""The single-file edition: the lookup and every answer in every language in one HTML file."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from pathlib import Path

from faqkit.extras import content_locale, first_aid_items, on_one_page
from faqkit.model import SOURCE_LOCALE
from faqkit.pages import Article, Edition, PageName, PageView
from faqkit.site import Site
from faqkit.urls import SingleUrls

HREF = re.compile(r'(?<=\shref=")(?P<page>[^":#]+\.html)(?:#(?P<anchor>[^"]*))?(?=")')


def single_page(site: Site, target: Path, lookup: str) -> str:
    """The HTML of the edition; `target` is the built offline site, `lookup` its scripts as one."""
    single = replace(site, delivery=replace(site.delivery, urls=SingleUrls(), site_url=""))
    viewer = single.viewer(SOURCE_LOCALE, "")
    common = single.common(PageName("", "single"), viewer)
    scripts = (target / "assets" / "js" / "page.js").read_text(encoding="utf-8") + lookup
    view = PageView(
        **common,
        editions=tuple(edition(site, single, locale) for locale in site.delivery.locale_names),
        inline_css=(target / "assets" / "site.css").read_text(encoding="utf-8"),
        inline_js=scripts.replace("</", "<\\/"),
    )
    return site.env.get_template("single.html").render(faq=view, page=None, config=None)


def edition(site: Site, single: Site, locale: str) -> Edition:
    """All answers in one language, their links turned into anchors."""
    viewer = single.viewer(locale, "")
    articles = tuple(
        Article(
            viewer.entry(entry),
            within(on_one_page(site.html(locale, entry.id), f"{locale}/{entry.id}"), locale, entry.category),
            content_locale(entry.texts, locale),
        )
        for entry in site.catalogue
    )
    categories = tuple(viewer.category(c, listed=True) for c in site.catalogue.categories)
    name = site.delivery.locale_names[locale]
    first_aid = first_aid_items(single, viewer)
    return Edition(locale, name, site.strings[locale], site.facts(locale), categories, articles, first_aid)


def within(html: str, locale: str, category: str) -> str:
    """Links between entries as anchors: `href="x.html#cause"` → `href="#ja/registration/x--cause"`.

    Pages that are not in the file are answered by its beginning, which has the box and the lists.
    """

    def anchor(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(category, match["page"].removesuffix(".html")))
        folder, _, name = path.rpartition("/")
        if not folder or path.startswith("../"):
            return f"#{locale}/"
        if name in ("index", "all"):
            return f"#{locale}/{folder}/{match['anchor'] if name == 'all' and match['anchor'] else name}"
        return f"#{locale}/{path}" + (f"--{match['anchor']}" if match["anchor"] else "")

    return HREF.sub(anchor, html)
