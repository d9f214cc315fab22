"""The one flow: read files → records → checks → one frozen `Catalogue` and all problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from faqkit.content.draft import Draft
from faqkit.content.first_aid import first_aid
from faqkit.content.guests import guest_files, guests
from faqkit.content.helpers import helpers_of
from faqkit.content.model import (
    Catalogue,
    Category,
    CategoryText,
    Entry,
    EntryText,
    ErrorMessage,
)
from faqkit.content.reader import Reader
from faqkit.content.records import (
    Source,
    category_text,
    entry_text,
    error_messages,
    external_links,
    known_codes,
    published,
    read_data,
    section_names,
    topics,
)
from faqkit.content.references import find_backlinks, full_id
from faqkit.content.settings import read_settings
from faqkit.problems import Place, Problem
from faqkit.source.paths import LOCALE, category_path, content_path, entry_path, good_slug
from faqkit.source.store import Nothing, Store
from faqkit.source.suggestions import code_pattern
from faqkit.source.tree import Tree, files_in, folders_in, listed

DATA_FILES = (
    "links", "published", "synonyms", "usual", "elsewhere", "first-aid", "readings", "glossary", "tags",
    "scoreboard", "words",
)  # fmt: skip


def load(tree: Tree, store: Store | None = None) -> tuple[Catalogue | None, Draft]:
    """Read a project; what `store` holds is not read again.

    The catalogue is None when what could be read does not make one; the
    draft always holds every problem found. Raises nothing for bad content.
    """
    tree = listed(tree, "docs")
    settings = read_settings(tree)
    locales = find_locales(tree, settings.source)
    names, codes = section_names(tree, locales), known_codes(tree, settings.source)
    terms = (*settings.terms, ("codes", codes), ("code", (code_pattern(codes),)))
    draft = Draft(tree, settings, locales, Reader(tree, names, terms, store or Nothing()))
    draft.reader.read_ahead()
    schemas = {name: name for name in DATA_FILES} | dict.fromkeys(guest_files(tree).values(), "asked")
    for name, schema in schemas.items():
        value, located, problems = read_data(tree, f"docs/{name}.yml", schema, draft.reader.terms)
        draft.problems += problems
        draft.data[name] = value
        if located is not None:
            draft.data_places[name] = located
    for locale in draft.locales:
        for path in files_in(tree, f"docs/{locale}"):
            draft.front(path, "page")
    for slug in folders_in(tree, f"docs/{settings.source}/faq"):
        category = read_category(draft, slug)
        if category is not None:
            draft.categories.append(category)
    return assemble(draft), draft


def find_locales(tree: Tree, source: str) -> tuple[str, ...]:
    """The folders of docs/ named like a locale, the source language first."""
    found = {name for name in folders_in(tree, "docs") if LOCALE.match(name)}
    return (source, *sorted(found - {source}))


def read_category(draft: Draft, slug: str) -> Category | None:
    """A category with its entries; entries that cannot be read are left out."""
    base = category_path(draft.source, slug)
    if not draft.tree.is_file(f"{base}/index.md"):
        draft.problems.append(Problem(Place(f"{base}/index.md"), "FAQ104.index", {"category": slug}))
        return None
    index = draft.front(f"{base}/index.md", "category")
    for path in (f"{category_path(locale, slug)}/all.md" for locale in draft.locales):
        if draft.tree.is_file(path):
            draft.front(path, "page")
    pages = map(content_path, files_in(draft.tree, base))
    files = {page.slug for page in pages if page.kind == "entry"}
    if index is None:
        for name in sorted(files):
            draft.front(f"{base}/{name}.md", "entry")
        return None
    origin = index.front.value.get("source", {})
    order = order_of(draft, index, files)
    entries = [read_entry(draft, slug, name, number) for number, name in order]
    return Category(
        slug=slug,
        texts=category_texts(draft, slug, index),
        source_title=origin.get("title", ""),
        source_link=origin.get("link", ""),
        retrieved=origin.get("retrieved", ""),
        entries=tuple(entry for entry in entries if entry is not None),
    )


def order_of(draft: Draft, index: Source, files: set[str]) -> list[tuple[int, str]]:
    """The (number, slug) pairs of a category, as its index lists them."""
    listed: list[str] = []
    folder = index.path.rpartition("/")[0]
    for position, slug in enumerate(index.front.value["order"]):
        place = index.front.place("order", position)
        if slug in listed:
            draft.problems.append(Problem(place, "FAQ013.twice", {"slug": slug}))
        elif slug not in files:
            draft.problems.append(Problem(place, "FAQ013.unknown", {"slug": slug, "folder": folder}))
        else:
            listed.append(slug)
    for slug in sorted(name for name in files - set(listed) if good_slug(name)):
        values = {"slug": slug, "index": index.path}
        draft.problems.append(Problem(Place(f"{folder}/{slug}.md"), "FAQ013.missing", values))
        draft.front(f"{folder}/{slug}.md", "entry")
    return list(enumerate(listed, 1))


def category_texts(draft: Draft, slug: str, index: Source) -> Mapping[str, CategoryText]:
    """The category's words in every language that has them."""
    texts = {draft.source: category_text(index)}
    for locale in draft.locales[1:]:
        path = f"{category_path(locale, slug)}/index.md"
        if draft.tree.is_file(path):
            source = draft.front(path, "category-translation")
            if source is not None:
                texts[locale] = category_text(source)
    return texts


def read_entry(draft: Draft, category: str, slug: str, number: int) -> Entry | None:
    """An entry with its translations; None when its source file is not sound."""
    source = draft.front(entry_path(draft.source, f"{category}/{slug}"), "entry")
    texts = translations(draft, category, slug)
    if source is None:
        return None
    errors, problems = error_messages(source)
    draft.problems += problems
    words = {draft.source: entry_text(source, draft.source), **texts}
    return make_entry(category, slug, number, source, errors, words)


def make_entry(
    category: str,
    slug: str,
    number: int,
    source: Source,
    errors: tuple[ErrorMessage, ...],
    texts: Mapping[str, EntryText],
) -> Entry:
    """The record of an entry; backlinks are added when all entries are known."""
    front = source.front.value
    return Entry(
        category=category,
        slug=slug,
        number=number,
        platforms=tuple(front.get("platforms") or ()),
        tags=tuple(front["tags"]),
        errors=errors,
        helpers=helpers_of(front.get("helpers")),
        related=tuple(full_id(category, ref) for ref in front.get("related") or ()),
        backlinks=(),
        reviewed=front["reviewed"],
        texts=texts,
        place=Place(source.path),
    )


def translations(draft: Draft, category: str, slug: str) -> dict[str, EntryText]:
    """The words of an entry in the other languages."""
    texts = {}
    for locale in draft.locales[1:]:
        path = entry_path(locale, f"{category}/{slug}")
        if draft.tree.is_file(path):
            source = draft.front(path, "translation")
            if source is not None:
                texts[locale] = entry_text(source, locale)
    return texts


def assemble(draft: Draft) -> Catalogue | None:
    """The frozen catalogue of everything that could be read."""
    if not draft.categories:
        return None
    entries = [entry for category in draft.categories for entry in category.entries]
    backlinks = find_backlinks(entries)
    categories = tuple(
        replace(c, entries=tuple(replace(e, backlinks=backlinks[e.id]) for e in c.entries))
        for c in draft.categories
    )
    data = draft.data
    return Catalogue(
        categories=categories,
        links=external_links(data["links"], draft.source),
        locales=draft.locales,
        published=published(data["published"], draft.source),
        synonyms=tuple(tuple(group["words"]) for group in data["synonyms"] or ()),
        usual=tuple(data["usual"] or ()),
        topics=topics(data["elsewhere"], draft.source),
        first_aid=first_aid(data["first-aid"], draft.source),
        readings=data["readings"] or {},
        glossary=tuple(data["glossary"] or ()),
        tag_names=data["tags"] or {},
        scoreboard=data["scoreboard"] or {},
        guests=guests(draft.tree, data),
        pages={path: source.document for path, source in draft.sources.items()},
        titles={path: title_of(source) for path, source in draft.sources.items()},
        digests=draft.reader.digests,
    )


def title_of(source: Source) -> str:
    """The title that a file gives itself."""
    front = source.front.value
    return str(front.get("title", "")).strip() if isinstance(front, dict) else ""
