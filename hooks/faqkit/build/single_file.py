"""The single-file edition: the lookup and every answer in every language in one HTML file."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from pathlib import Path

from faqkit.build.inline import inlined
from faqkit.content.addresses import SingleUrls
from faqkit.content.model import SOURCE_LOCALE, Entry
from faqkit.render.page_contexts import content_locale, on_one_page
from faqkit.render.pages import Article, Edition, PageName, PageView
from faqkit.render.site import Site

HREF = re.compile(r'(?<=\shref=")(?P<page>[^":#]+\.html)(?:#(?P<anchor>[^"]*))?(?=")')


def single_page(site: Site, target: Path, lookup: str) -> str:
    """The HTML of the edition; `target` is the built offline site, `lookup` its scripts as one."""
    single = replace(site, delivery=replace(site.delivery, urls=SingleUrls(), site_url=""))
    viewer = single.viewer(SOURCE_LOCALE, "")
    common = single.common(PageName("", "single"), viewer)
    scripts = (target / "theme" / "page.js").read_text(encoding="utf-8") + lookup
    view = PageView(
        **common,
        editions=tuple(edition(site, single, target, locale) for locale in site.delivery.locale_names),
        inline_css=(target / "theme" / "site.css").read_text(encoding="utf-8"),
        inline_js=scripts.replace("</", "<\\/"),
    )
    return site.env.get_template("single.html").render(faq=view, page=None, config=None)


def edition(site: Site, single: Site, target: Path, locale: str) -> Edition:
    """All answers in one language, their links turned into anchors, the files of the site `target` put in."""

    def within_file(entry: Entry) -> str:
        html = inlined(site.html(locale, entry.id), site.delivery.urls.entry(locale, entry.id), target)
        return within(on_one_page(html, f"{locale}/{entry.id}"), locale, entry.category)

    viewer = single.viewer(locale, "")
    articles = tuple(
        Article(
            viewer.entry(entry),
            within_file(entry),
            content_locale(entry.texts, locale),
        )
        for entry in site.catalogue
    )
    categories = tuple(viewer.category(c, listed=True) for c in site.catalogue.categories)
    name = site.delivery.locale_names[locale]
    return Edition(locale, name, site.strings[locale], site.facts(locale), categories, articles)


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
