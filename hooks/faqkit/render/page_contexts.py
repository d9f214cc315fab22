"""What single kinds of pages have on top of what every page has: one function a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from faqkit.content.artifacts import Artifacts
from faqkit.content.by_locale import in_locale
from faqkit.content.translations import changed_sections
from faqkit.render.long_lists import errors_apart, errors_by_code, errors_by_reading, tags, tags_apart
from faqkit.render.pages import (
    Article,
    Download,
    FirstAidItem,
    FirstAidLine,
    PageName,
    Review,
)
from faqkit.render.told_changes import by_day, told
from faqkit.render.view_builder import ViewBuilder
from faqkit.render.view_models import EntryLink

if TYPE_CHECKING:
    from faqkit.render.site import Site

PageContext = Callable[["Site", PageName, ViewBuilder], dict[str, Any]]


def entry_context(site: Site, name: PageName, viewer: ViewBuilder) -> dict[str, Any]:
    """An entry with its neighbours, and the list of its category around it."""
    entry = site.catalogue.entry(name.entry_id)
    near = site.catalogue.category(entry.category).around(entry)
    return {
        "entry": viewer.entry(entry, tuple(changed_sections(entry, viewer.locale))),
        "content_locale": content_locale(entry.texts, viewer.locale),
        "around": tuple(viewer.link(other) for other in near),
        "has_helpers": bool(entry.helpers),
    }


def category_context(site: Site, name: PageName, viewer: ViewBuilder) -> dict[str, Any]:
    """A category's numbered index; `brief` where it is too long for more than the questions."""
    category = viewer.category(site.catalogue.category(name.category), listed=True)
    return {"category": category, "brief": category.count > site.longest}


def all_context(site: Site, name: PageName, viewer: ViewBuilder) -> dict[str, Any]:
    """A category on one page."""
    own = category_context(site, name, viewer)
    has_helpers = any(entry.helpers for entry in site.catalogue.category(name.category).entries)
    return own | {"articles": articles(site, name.category, viewer), "has_helpers": has_helpers}


def articles(site: Site, category: str, viewer: ViewBuilder) -> tuple[Article, ...]:
    """All answers of a category as parts of one page."""
    return tuple(
        Article(
            viewer.entry(entry),
            site.answer(entry, viewer, f"{entry.slug}--"),
            content_locale(entry.texts, viewer.locale),
        )
        for entry in site.catalogue.category(category).entries
    )


def lookup_context(site: Site, name: PageName, viewer: ViewBuilder) -> dict[str, Any]:
    """Every error, by code and by reading; or the parts that they are found in."""
    del name
    apart = errors_apart(site)
    return {
        "errors_by_code": tuple(part.view(viewer, apart) for part in errors_by_code(site, viewer.locale)),
        "list_parts": tuple(part.view(viewer, apart) for part in errors_by_reading(site)),
    }


def tags_context(site: Site, name: PageName, viewer: ViewBuilder) -> dict[str, Any]:
    """Each tag with its entries, or where these are."""
    del name
    apart = tags_apart(site)
    return {"list_parts": tuple(part.view(viewer, apart) for part in tags(site, viewer.locale))}


def glossary_context(site: Site, name: PageName, viewer: ViewBuilder) -> dict[str, Any]:
    """The terms in both languages."""
    del name, viewer
    return {"glossary": site.catalogue.glossary}


def changes_context(site: Site, name: PageName, viewer: ViewBuilder) -> dict[str, Any]:
    """What changed, newest first, also since the release before; and the days of the last checks."""
    del name
    words, history = site.strings[viewer.locale], site.history
    by_date: dict[str, list[EntryLink]] = {}
    for entry in site.catalogue:
        by_date.setdefault(entry.reviewed, []).append(viewer.link(entry))
    dates, listed = sorted(by_date, reverse=True), site.lists_entries
    return {
        "changes": by_day(told(history.changes, viewer, words)),
        "release": history.release,
        "since_release": tuple(told(history.since, viewer, words)),
        "history": history,
        "reviews": tuple(
            Review(date, len(by_date[date]), tuple(by_date[date]) if listed else ()) for date in dates
        ),
    }


def about_context(site: Site, name: PageName, viewer: ViewBuilder) -> dict[str, Any]:
    """How good the lookup is, as the benchmark wrote it down."""
    del name, viewer
    return {"scoreboard": site.catalogue.scoreboard}


def download_context(site: Site, name: PageName, viewer: ViewBuilder) -> dict[str, Any]:
    """The files of the offline delivery."""
    del name
    built, locale = site.delivery.downloads, viewer.locale
    names = Artifacts(site.settings["bundle"])
    lacking = {names.slim, *([names.single] if built else [])} - built.keys()
    there = [file for file in names.downloads if file not in lacking]
    files = [download(file, built.get(file, 0), viewer, file == names.slim) for file in there]
    papers = [
        replace(download(file, built[file], viewer, False), of=category.text(locale).title)
        for category in site.catalogue.categories
        if (file := names.pdf(category.slug, locale)) in built
    ]
    return {"downloads": (*files[:-1], *papers, *files[-1:])}  # the sums come last


def download(file: str, size: int, viewer: ViewBuilder, slim: bool) -> Download:
    """A file of the offline delivery, which the web delivery carries in `download/`."""
    kind = file.rpartition(".")[2].lower() + ("_slim" if slim else "")
    return Download(file, kind, viewer.to(f"download/{file}"), f"{size / 1e6:.1f}" if size > 99_999 else "")


def first_aid_context(site: Site, name: PageName, viewer: ViewBuilder) -> dict[str, Any]:
    """What to check first."""
    del name
    return {"first_aid": first_aid_items(site, viewer)}


def first_aid_items(site: Site, viewer: ViewBuilder) -> tuple[FirstAidItem, ...]:
    """The steps of docs/first-aid.yml, each fact with a link to where its entry has it."""
    items = []
    for step in site.catalogue.first_aid:
        lines = []
        for fact in step.facts:
            entry = viewer.link(site.catalogue.entry(fact.entry))
            page, place = viewer.urls.place(viewer.locale, f"faq/{fact.entry}", fact.anchor)
            lines.append(FirstAidLine(in_locale(fact.says, viewer.locale), entry, viewer.to(page) + place))
        items.append(FirstAidItem(in_locale(step.titles, viewer.locale), step.id, tuple(lines)))
    return tuple(items)


PAGE_CONTEXTS: dict[str, PageContext] = {
    "entry": entry_context,
    "category": category_context,
    "all": all_context,
    "lookup": lookup_context,
    "tags": tags_context,
    "glossary": glossary_context,
    "changes": changes_context,
    "download": download_context,
    "about": about_context,
    "first-aid": first_aid_context,
}


def content_locale(texts: Mapping[str, object], locale: str) -> str:
    """The language that an entry's words, source first, really have on a page in `locale`."""
    return locale if locale in texts else next(iter(texts))
