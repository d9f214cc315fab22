"""The site of one catalogue: each page's Markdown, HTML and context.

A pure function of (page, catalogue, templates, delivery); the hook file hands it
MkDocs' values and nothing in here knows MkDocs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment

from faqkit.content.addresses import Urls
from faqkit.content.edition import days_after
from faqkit.content.history import History
from faqkit.content.model import Catalogue, Entry
from faqkit.render.delivery import Delivery
from faqkit.render.helper_views import HelperView, helper_view
from faqkit.render.markup import Filling, PutIn
from faqkit.render.page_contexts import PAGE_CONTEXTS
from faqkit.render.pages import LocaleLink, PageName, PageView, Step
from faqkit.render.templates import for_scripts
from faqkit.render.view_builder import ViewBuilder
from faqkit.render.view_models import ErrorView, Fresh
from faqkit.source.store import Nothing, Store

Shared = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that pages are made from: `root` is the project's folder, `env` holds its templates.

    `to_kana` reads Japanese, `index` is the lookup's, `said` what that says by the language of a question,
    `store` keeps finished pages.
    """

    catalogue: Catalogue
    strings: Mapping[str, Mapping[str, str]]
    settings: Mapping[str, Any]
    version: Mapping[str, str]
    delivery: Delivery
    env: Environment
    root: Path
    to_kana: Callable[[str], str]
    history: History = field(default_factory=History)
    fresh: Mapping[str, Mapping[str, tuple[Fresh, ...]]] = field(default_factory=dict)
    index: Mapping[str, Any] = field(default_factory=dict)
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    store: Store = field(default_factory=Nothing)

    @property
    def longest(self) -> int:
        """How many rows a list on one page may have: 200 messages with their glosses make 150 kB of HTML."""
        return int(self.settings.get("rows_per_page", 200))

    @property
    def lists_entries(self) -> bool:
        """Whether the entries are few enough to be listed on pages about something else."""
        return sum(len(category.entries) for category in self.catalogue.categories) <= self.longest

    def content(self, name: PageName, locale: str, source_path: str) -> str:
        """The HTML of the body in docs/`source_path`, for its own page."""
        viewer = self.viewer(locale, self.delivery.urls.page(locale, name.name))
        if name.kind == "entry":
            return self.answer(self.catalogue.entry(name.entry_id), viewer)
        document = self.catalogue.pages.get(f"docs/{source_path}")
        return Filling(viewer, source_path).html(document) if document else ""

    def answer(self, entry: Entry, viewer: ViewBuilder, prefix: str = "", put_in: PutIn | None = None) -> str:
        """The HTML of an entry on the page of `viewer`; see `Filling`."""
        t, locale = self.strings[viewer.locale], viewer.locale
        views: dict[tuple[str, str], ErrorView | HelperView] = {
            ("error", name): viewer.error(entry, error)
            for error in entry.errors
            for name in (error.key, *error.codes)
        }
        for helper in entry.helpers:
            views["helper", helper.key] = helper_view(entry, helper, locale, t, self.version["date"])
        drawn = {
            (word, key): self.env.get_template(f"partials/{word}.html").render(
                {word: view, "t": t, "locale": locale, "prefix": prefix}
            )
            for (word, key), view in views.items()
        }
        text = entry.text(locale)
        source = text.path.removeprefix("docs/")
        return Filling(viewer, source, prefix, drawn, put_in).html(text.document)

    def view(
        self, name: PageName, locale: str, source_path: str, title: str, shared: Shared | None = None
    ) -> PageView:
        """The context of the page made from docs/`source_path`; `shared` is what its folder has in common."""
        viewer = self.viewer(locale, self.delivery.urls.page(locale, name.name))
        common = self.common(name, viewer, source_path, shared)
        own = PAGE_CONTEXTS[name.kind](self, name, viewer) if name.kind in PAGE_CONTEXTS else {}
        return PageView(**common | own, breadcrumbs=self.breadcrumbs(name, viewer, title))

    def viewer(self, locale: str, url: str, base: str = "") -> ViewBuilder:
        """Makes views with addresses relative to the root-relative `url`, or absolute below `base`."""
        return ViewBuilder(self.catalogue, self.delivery.urls, locale, url, base, self.fresh.get(locale, {}))

    def common(
        self, name: PageName, viewer: ViewBuilder, source_path: str = "", shared: Shared | None = None
    ) -> dict[str, Any]:
        """What every page has."""
        listed = name.kind in ("home", "categories") and self.lists_entries
        shared = self.shared(viewer, listed=listed) if shared is None else shared
        locale, urls = viewer.locale, self.delivery.urls
        original = source_path.partition("/")[0] or locale
        entry = self.catalogue.find(name.entry_id)
        return {
            **shared,
            "content_locale": original,
            "kind": name.kind,
            "locales": tuple(
                LocaleLink(code, label, viewer.to(urls.page(code, name.name)))
                for code, label in self.delivery.locale_names.items()
            ),
            "edit_url": self.delivery.edit_url(source_path),
            "report_url": self.delivery.report_url(locale, self.version["commit"], entry),
            "canonical": self.delivery.absolute(urls.page(original, name.name)),
            "alternates": self.alternates(name, locale, original),
        }

    def shared(self, viewer: ViewBuilder, *, listed: bool = False) -> dict[str, Any]:
        """What all pages of one language have that lie in the same place; `listed`: with all entries."""
        locale = viewer.locale
        first_aid = self.delivery.urls.page(locale, "first-aid")
        return {
            "locale": locale,
            "t": self.strings[locale],
            "root": folder_prefix(viewer.to(self.delivery.urls.page(locale, "index"))),
            "assets": folder_prefix(viewer.to("")),
            "offline": self.delivery.offline,
            "live": bool(self.settings.get("live")),
            "keeps": self.delivery.keeps,
            "site": self.identity(locale),
            "version": self.version,
            "categories": tuple(viewer.category(c, listed=listed) for c in self.catalogue.categories),
            "edition": self.edition(locale),
            "first_aid_url": viewer.to(first_aid) if self.catalogue.first_aid else "",
            "forms_url": self.delivery.forms_url,
        }

    def edition(self, locale: str) -> dict[str, str]:
        """When a copy is old, and where there is a newer one."""
        days = int(self.settings.get("old_after_days", 180))
        return {
            "date": self.version["date"],
            "old_from": days_after(self.version["date"], days),
            "newer": self.newer_copy(locale),
        }

    def newer_copy(self, locale: str) -> str:
        """The address on the web where newer copies are; nothing where the settings name none."""
        web = str(self.settings.get("web_address") or "")
        return web and web.rstrip("/") + "/" + Urls().page(locale, "download")

    def identity(self, locale: str) -> dict[str, Any]:
        """Name and notice from the table of strings, the official source from the site's settings."""
        link = self.catalogue.links.get(self.settings.get("source_link", ""))
        return {
            "name": self.strings[locale]["site_name"],
            "notice": self.strings[locale]["notice"],
            "source": link and {"title": link.title(locale), "url": link.url},
            "repo_url": self.delivery.repo_url,
        }

    def for_scripts(self, locale: str) -> dict[str, Any]:
        """What all pages of a language tell their scripts: words, categories, where to report a gap."""
        urls, site = self.delivery.urls, self.identity(locale)
        return {
            "offline": self.delivery.offline,
            "categories": [
                {"slug": c.slug, "title": c.text(locale).title, "url": urls.category(locale, c.slug)}
                for c in self.catalogue.categories
            ],
            # Without what the page's own report link fills in; not from a share.
            "report": ""
            if self.delivery.offline
            else self.delivery.form_url("error-code-missing", locale, {}),
            "official": site["source"],
            "edition": self.strings[locale]["version"].format(**self.version),
            "words": for_scripts(self.strings[locale]),
        }

    def alternates(self, name: PageName, locale: str, original: str) -> tuple[LocaleLink, ...]:
        """Absolute addresses of the real translations: a page that falls back is none."""
        entry = self.catalogue.find(name.entry_id)
        codes = [c for c in self.delivery.locale_names if entry is None or c in entry.texts]
        if original != locale or len(codes) < 2 or not self.delivery.site_url:
            return ()
        page = self.delivery.urls.page
        return tuple(LocaleLink(c, c, self.delivery.absolute(page(c, name.name))) for c in codes)

    def breadcrumbs(self, name: PageName, viewer: ViewBuilder, title: str) -> tuple[Step, ...]:
        """HOME > サポート > よくあるQ&A > category > entry."""
        if name.kind == "home":
            return ()
        t, urls = self.strings[viewer.locale], self.delivery.urls
        home = viewer.to(urls.page(viewer.locale, "index"))
        steps = [Step(t["crumb_home"], home)]
        if name.category:
            faq = viewer.to(urls.page(viewer.locale, "faq/index"))
            steps += [Step(t["crumb_support"], home), Step(t["crumb_faq"], faq)]
            category = self.catalogue.category(name.category)
            label = category.text(viewer.locale).title
            index = viewer.to(urls.category(viewer.locale, category.slug))
            if name.kind == "category":
                return (*steps, Step(label, None))
            steps.append(Step(label, index))
        entry = self.catalogue.find(name.entry_id)
        if entry is not None:
            title = f"{entry.number}. {entry.text(viewer.locale).title}"
        return (*steps, Step(title, None))

    def index_pages(self, locale: str) -> dict[str, str]:
        """HTML by root-relative address: the list of all categories."""
        name = PageName("faq/index", "categories")
        url = self.delivery.urls.page(locale, name.name)
        viewer = self.viewer(locale, url)
        steps = self.breadcrumbs(name, viewer, self.strings[locale]["crumb_faq"])
        view = PageView(**self.common(name, viewer), breadcrumbs=steps)
        return {url: self.env.get_template("categories.html").render(faq=view, page=None, config=None)}


def folder_prefix(link: str) -> str:
    """What to put before a name in a folder: "../index.html" → "../", "./" → ""."""
    folder = link.removesuffix("index.html")
    return "" if folder == "./" else folder
