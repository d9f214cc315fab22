"""The pages that have no Markdown stub of their own: entries, categories, codes.

Each says which entries it is made from, and which it only names; it is then made from an `Excerpt` that
holds no others. So a hash of these and of what all pages share (`frame_digest`) is one of all that goes in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any, cast

from faqkit.content.addresses import code_name
from faqkit.content.history import History
from faqkit.content.model import Catalogue, Category, Entry
from faqkit.content.references import target_id
from faqkit.render.excerpts import Excerpt
from faqkit.render.pages import TEMPLATES, PageFile, PageName, PageText, PageView
from faqkit.render.site import Shared, Site
from faqkit.source.store import code_digest, digest


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page at a root-relative address: the ids it is made from, and how, from a site with only these.

    Of those `named` it shows no more than a list does.
    `stub` is the Markdown file that it is made from, where that is no entry's; `beside` is a text that
    changes with whatever else it shows.
    """

    url: str
    ids: tuple[str, ...]
    make: Callable[[Site], str]
    stub: str = ""
    beside: str = ""
    named: tuple[str, ...] = ()

    def html(self, site: Site, outlines: Catalogue) -> str:
        """The page."""
        excerpt = cast(Catalogue, Excerpt(site.catalogue, outlines, self.ids, self.named, self.stub))
        seen = (*self.ids, *self.named)
        fresh = {locale: {i: marks[i] for i in seen if i in marks} for locale, marks in site.fresh.items()}
        delivery = replace(site.delivery, downloads={})
        own = replace(site, catalogue=excerpt, delivery=delivery, fresh=fresh, history=History())
        return self.make(own)


def written_pages(site: Site, locale: str) -> Iterator[WrittenPage]:
    """All pages of a language that have no stub."""
    for category in site.catalogue.categories:
        yield from entry_pages(site, category, locale)
        yield from category_pages(site, category, locale)
    yield from code_pages(site, locale)


def entry_pages(site: Site, category: Category, locale: str) -> Iterator[WrittenPage]:
    """The page of each entry. They lie in one folder, so what does not depend on the entry is made once."""
    if not category.entries:
        return
    url = site.delivery.urls.entry
    shared = site.shared(site.viewer(locale, url(locale, category.entries[0].id)))
    for entry in category.entries:
        make = partial(entry_page, entry_id=entry.id, locale=locale, shared=shared)
        named = tuple(dict.fromkeys(named_beside(category, entry, locale)))
        yield WrittenPage(url(locale, entry.id), (entry.id,), make, named=named)


def entry_page(site: Site, entry_id: str, locale: str, shared: Shared) -> str:
    """The HTML of an entry's page."""
    entry = site.catalogue.entry(entry_id)
    text = entry.text(locale)
    name = PageName(f"faq/{entry.id}", "entry", entry.category, entry.id)
    return draw(site, name, locale, text.path, text.title, {"description": text.summary}, shared)


def category_pages(site: Site, category: Category, locale: str) -> Iterator[WrittenPage]:
    """A category's index, and all of it on one page where it has a stub for that."""
    ids = tuple(entry.id for entry in category.entries)
    linked = (i for entry in category.entries for i in linked_ids(entry, locale))
    seen = {"category": (), "all": tuple(dict.fromkeys([*ids, *linked]))}
    for kind, whole in seen.items():
        stub = f"faq/{category.slug}/{'index' if kind == 'category' else kind}"
        path = next(
            (p for p in stub_paths(stub, locale, site.catalogue.source) if p in site.catalogue.titles), None
        )
        if path is not None:
            name = PageName(stub, kind, category.slug)
            make = partial(draw, name=name, locale=locale, path=path, title=site.catalogue.titles[path])
            named = () if whole else ids
            yield WrittenPage(site.delivery.urls.page(locale, stub), whole, make, path, named=named)


def stub_paths(name: str, locale: str, source: str) -> tuple[str, str]:
    """Where the stub of a page is: in the language, or else in the source language."""
    return f"docs/{locale}/{name}.md", f"docs/{source}/{name}.md"


def draw(
    site: Site,
    name: PageName,
    locale: str,
    path: str,
    title: str,
    meta: Mapping[str, str] | None = None,
    shared: Shared | None = None,
) -> str:
    """The HTML of the page made from the file `path`."""
    source = path.removeprefix("docs/")
    page = PageText(title, site.content(name, locale, source), meta or {}, PageFile(source))
    view = site.view(name, locale, source, title, shared)
    return site.env.get_template(TEMPLATES[name.kind]).render(faq=view, page=page, config=None)


def code_pages(site: Site, locale: str) -> Iterator[WrittenPage]:
    """Each code's permanent address."""
    url = site.delivery.urls.code
    shared = site.shared(site.viewer(locale, url(locale, "x")))
    for code, found in site.catalogue.codes().items():
        ids = tuple(dict.fromkeys(entry.id for entry, _ in found))
        yield WrittenPage(
            url(locale, code), ids, partial(code_page, code=code, ids=ids, locale=locale, shared=shared)
        )


def code_page(site: Site, code: str, ids: tuple[str, ...], locale: str, shared: Shared) -> str:
    """The HTML of a code's page."""
    name = PageName(f"codes/{code_name(code)}", "code")
    viewer = site.viewer(locale, site.delivery.urls.code(locale, code))
    rows = tuple(
        viewer.error_row(entry, error)
        for entry in map(site.catalogue.entry, ids)
        for error in entry.errors
        if code in error.codes
    )
    common = site.common(name, viewer, shared=shared) | {"code": code, "code_rows": rows}
    view = PageView(**common, breadcrumbs=site.breadcrumbs(name, viewer, code))
    return site.env.get_template("code.html").render(faq=view, page=None, config=None)


def named_beside(category: Category, entry: Entry, locale: str) -> Iterator[str]:
    """What an entry's page names: what is listed beside the entry, what it links to, what to it."""
    yield from entry.related
    yield from entry.backlinks
    yield from linked_ids(entry, locale)
    yield from (near.id for near in category.around(entry))


def linked_ids(entry: Entry, locale: str) -> Iterator[str]:
    """What the text of an entry links to, whether it is there or not."""
    for link in entry.text(locale).document.links:
        found = target_id(entry.category, link.page)
        if found is not None:
            yield found


def frame_digest(site: Site) -> bytes:
    """A hash of everything but entries that a written page can show, templates included."""
    folder = site.root / "overrides"
    # Scripts too: a page allows its own by their hashes.
    templates = sorted(path for path in folder.rglob("*") if path.suffix in (".html", ".svg", ".js"))
    facts = {
        "strings": site.strings,
        "settings": site.settings,
        "version": site.version,
        "delivery": asdict(replace(site.delivery, downloads={})),
        "languages": site.catalogue.locales,
        "categories": [category_facts(category) for category in site.catalogue.categories],
    }
    data = sorted(path for path in (site.root / "docs").glob("*.yml"))
    return digest(
        code_digest(),
        json.dumps(facts, ensure_ascii=False, sort_keys=True),
        *(part for path in (*templates, *data) for part in (path.name, path.read_bytes())),
    )


def category_facts(category: Category) -> list[Any]:
    """What pages show of a category beside its entries."""
    texts = {locale: [text.title, text.summary] for locale, text in category.texts.items()}
    return [
        category.slug,
        texts,
        len(category.entries),
        category.source_title,
        category.source_link,
        category.retrieved,
    ]
