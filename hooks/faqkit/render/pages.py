"""One page's context for the templates: `faq` in every template is a `PageView`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from faqkit.content.history import History
from faqkit.render.told_changes import Day, ToldChange
from faqkit.render.view_models import CategoryView, EntryLink, EntryView, ErrorRow

TEMPLATES = {
    "home": "home.html",
    "category": "category.html",
    "all": "all.html",
    "entry": "entry.html",
    "lookup": "lookup.html",
    "tags": "tags.html",
    "about": "about-lookup.html",
    "glossary": "glossary.html",
    "changes": "changes.html",
    "self-check": "self-check.html",
    "download": "download.html",
    "first-aid": "first-aid.html",
    "page": "page.html",
}
KINDS_BY_NAME = {
    "about-lookup": "about",
    "download": "download",
    "index": "home", "errors": "lookup", "tags": "tags", "glossary": "glossary",
    "changes": "changes", "first-aid": "first-aid", "self-check": "self-check",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageName:
    """What a Markdown file below docs/<locale>/ is: its kind, and its category or entry id."""

    name: str
    kind: str
    category: str = ""
    entry_id: str = ""


@dataclass(frozen=True, slots=True)
class LocaleLink:
    """This same page in a language."""

    code: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the breadcrumbs; the last has no address."""

    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """An entry's answer on the page that has them all."""

    entry: EntryView
    html: str
    content_locale: str


@dataclass(frozen=True, slots=True)
class ListPart:
    """A part of a list: its rows, or only their `count` and the `url` of the page that has them."""

    title: str
    anchor: str
    count: int
    url: str
    errors: tuple[ErrorRow, ...]
    entries: tuple[EntryLink, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The entries that were last checked on one day; none of them where the site has too many to list."""

    date: str
    count: int
    entries: tuple[EntryLink, ...]


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the offline delivery.

    `kind` is how its name ends, in small letters, with `_slim` for a copy without the picture reader;
    `mb` is its size in megabytes, empty where it is small or not known; `of` is the category that it is of.
    """

    name: str
    kind: str
    url: str
    mb: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class FirstAidLine:
    """What one entry says about something to check first, and where it says so."""

    says: str
    entry: EntryLink
    url: str


@dataclass(frozen=True, slots=True)
class FirstAidItem:
    """Something to check first."""

    title: str
    anchor: str
    lines: tuple[FirstAidLine, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of the single-file edition."""

    locale: str
    name: str
    t: Mapping[str, str]
    site: Mapping[str, Any]
    age: Mapping[str, str]
    categories: tuple[CategoryView, ...]
    articles: tuple[Article, ...]
    first_aid: tuple[FirstAidItem, ...]


@dataclass(frozen=True, slots=True)
class PageFile:
    """The Markdown file of a page, relative to docs/."""

    src_uri: str


@dataclass(frozen=True, slots=True)
class PageText:
    """What templates read of a page's own: the part of MkDocs' `page` that they use."""

    title: str
    content: str
    meta: Mapping[str, str]
    file: PageFile


@dataclass(frozen=True, slots=True)
class PageView:
    """Everything a template may use. Addresses are relative to the page, but for `canonical`.

    A `live` page is one being written: MkDocs puts a script of its own into it, which no policy knows.
    `keeps` says that the reader's device keeps the site.
    """

    locale: str
    content_locale: str
    kind: str
    t: Mapping[str, str]
    locales: tuple[LocaleLink, ...]
    root: str
    assets: str
    offline: bool
    live: bool
    keeps: bool
    site: Mapping[str, Any]
    version: Mapping[str, str]
    categories: tuple[CategoryView, ...]
    breadcrumbs: tuple[Step, ...] = ()
    edit_url: str = ""
    report_url: str = ""
    forms_url: str = ""
    edition: Mapping[str, str] = field(default_factory=dict)
    canonical: str = ""
    alternates: tuple[LocaleLink, ...] = ()
    entry: EntryView | None = None
    category: CategoryView | None = None
    brief: bool = False
    around: tuple[EntryLink, ...] = ()
    articles: tuple[Article, ...] = ()
    errors_by_code: tuple[ListPart, ...] = ()
    list_parts: tuple[ListPart, ...] = ()
    list_title: str = ""
    list_url: str = ""
    list_near: tuple[ListPart | None, ...] = ()
    glossary: tuple[Mapping[str, Any], ...] = ()
    changes: tuple[Day, ...] = ()
    release: str = ""
    since_release: tuple[ToldChange, ...] = ()
    history: History = field(default_factory=History)
    reviews: tuple[Review, ...] = ()
    first_aid: tuple[FirstAidItem, ...] = ()
    first_aid_url: str = ""
    has_helpers: bool = False
    downloads: tuple[Download, ...] = ()
    code: str = ""
    code_rows: tuple[ErrorRow, ...] = ()
    redirect: Mapping[str, str] = field(default_factory=dict)
    tombstone: Mapping[str, Any] = field(default_factory=dict)
    scoreboard: Mapping[str, Any] = field(default_factory=dict)
    views: tuple[PageView, ...] = ()
    editions: tuple[Edition, ...] = ()
    inline_css: str = ""
    inline_js: str = ""


def page_name(path: str) -> PageName:
    """What the file `path` (below docs/<locale>/, with suffix) is.

    `faq/registration/ic-card-mode.md` → the entry `registration/ic-card-mode`.
    """
    name = path.removesuffix(".md")
    parts = name.split("/")
    if parts[0] == "faq" and len(parts) == 3:
        if parts[2] == "index":
            return PageName(name, "category", parts[1])
        if parts[2] == "all":
            return PageName(name, "all", parts[1])
        return PageName(name, "entry", parts[1], f"{parts[1]}/{parts[2]}")
    return PageName(name, KINDS_BY_NAME.get(name, "page"))
