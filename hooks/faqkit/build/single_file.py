"""The single-file edition: the lookup and every answer in every language in one HTML file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from faqkit.build.inline import inlined
from faqkit.content.addresses import SingleUrls
from faqkit.render.page_contexts import content_locale, first_aid_items
from faqkit.render.pages import Article, Edition, PageName, PageView
from faqkit.render.site import Site


def single_page(site: Site, target: Path, scripts: str) -> str:
    """The HTML of the edition; `target` is the built offline site, `scripts` are its scripts as one."""
    single = replace(site, delivery=replace(site.delivery, urls=SingleUrls(), site_url=""))
    viewer = single.viewer(site.catalogue.source, "")
    common = single.common(PageName("", "single"), viewer)
    view = PageView(
        **common,
        editions=tuple(edition(site, single, target, locale) for locale in site.delivery.locale_names),
        inline_css=(target / "theme" / "site.css").read_text(encoding="utf-8"),
        inline_js=scripts.replace("</", "<\\/"),
    )
    return site.env.get_template("single.html").render(faq=view, page=None, config=None)


def edition(site: Site, single: Site, target: Path, locale: str) -> Edition:
    """All answers in one language, their links as anchors, the files of the site `target` put in."""
    put_in = partial(inlined, target)
    viewer = single.viewer(locale, "")
    articles = tuple(
        Article(
            viewer.entry(entry),
            single.answer(entry, viewer, f"{locale}/{entry.id}--", put_in),
            content_locale(entry.texts, locale),
        )
        for entry in site.catalogue
    )
    categories = tuple(viewer.category(c, listed=True) for c in site.catalogue.categories)
    name = site.delivery.locale_names[locale]
    age, first_aid = site.edition(locale), first_aid_items(single, viewer)
    return Edition(
        locale, name, site.strings[locale], site.identity(locale), age, categories, articles, first_aid
    )
