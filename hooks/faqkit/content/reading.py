"""The one flow: read files → records → checks → one frozen `Catalogue` and all problems."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from faqkit.content.first_aid import first_aid
from faqkit.content.helpers import helpers_of
from faqkit.content.model import (
    SOURCE_LOCALE,
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
    published,
    read_data,
    section_names,
    topics,
)
from faqkit.problems import Place, Problem, has_errors
from faqkit.source.paths import LOCALE, category_path, content_path, entry_path
from faqkit.source.schema import good_slug
from faqkit.source.store import Nothing, Store
from faqkit.source.tree import Tree, files_in, folders_in, listed
from faqkit.source.yaml_files import Located

DATA_FILES = (
    "links", "published", "synonyms", "elsewhere", "first-aid", "readings", "glossary", "tags",
    "scoreboard",
)  # fmt: skip


@dataclass(slots=True)
class Draft:
    """What has been read so far of one project, before it is known to be sound."""

    tree: Tree
    locales: tuple[str, ...]
    reader: Reader
    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    data_places: dict[str, Located] = field(default_factory=dict)
    categories: list[Category] = field(default_factory=list)

    def front(self, path: str, schema: str) -> Source | None:
        """Read and remember a Markdown file; None when its front matter is not sound."""
        source, problems = self.reader.read(path, schema)
        self.problems += problems
        if source is not None:
            self.sources[path] = source
        return None if has_errors(problems) else source


def load(tree: Tree, store: Store | None = None) -> tuple[Catalogue | None, Draft]:
    """Read a project; what `store` holds is not read again.

    The catalogue is None when what could be read does not make one; the
    draft always holds every problem found. Raises nothing for bad content.
    """
    tree = listed(tree, "docs")
    locales = find_locales(tree)
    names = section_names(tree, locales)
    draft = Draft(tree, locales, Reader(tree, names, store or Nothing()))
    draft.reader.read_ahead()
    for name in DATA_FILES:
        value, located, problems = read_data(tree, f"docs/{name}.yml", name)
        draft.problems += problems
        draft.data[name] = value
        if located is not None:
            draft.data_places[name] = located
    for locale in draft.locales:
        for path in files_in(tree, f"docs/{locale}"):
            draft.front(path, "page")
    for slug in folders_in(tree, f"docs/{SOURCE_LOCALE}/faq"):
        category = read_category(draft, slug)
        if category is not None:
            draft.categories.append(category)
    return assemble(draft), draft


def find_locales(tree: Tree) -> tuple[str, ...]:
    """The folders of docs/ named like a locale, the source language first."""
    found = {name for name in folders_in(tree, "docs") if LOCALE.match(name)}
    return (SOURCE_LOCALE, *sorted(found - {SOURCE_LOCALE}))


def read_category(draft: Draft, slug: str) -> Category | None:
    """A category with its entries; entries that cannot be read are left out."""
    base = category_path(SOURCE_LOCALE, slug)
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
    front = index.front.value
    order = order_of(draft, index, files)
    entries = [read_entry(draft, slug, name, number) for number, name in order]
    return Category(
        slug=slug,
        texts=category_texts(draft, slug, index),
        source_title=front["source"]["title"],
        source_link=front["source"]["link"],
        retrieved=front["source"]["retrieved"],
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
    texts = {SOURCE_LOCALE: category_text(index)}
    for locale in draft.locales[1:]:
        path = f"{category_path(locale, slug)}/index.md"
        if draft.tree.is_file(path):
            source = draft.front(path, "category-translation")
            if source is not None:
                texts[locale] = category_text(source)
    return texts


def read_entry(draft: Draft, category: str, slug: str, number: int) -> Entry | None:
    """An entry with its translations; None when its source file is not sound."""
    source = draft.front(entry_path(SOURCE_LOCALE, f"{category}/{slug}"), "entry")
    texts = translations(draft, category, slug)
    if source is None:
        return None
    errors, problems = error_messages(source)
    draft.problems += problems
    return make_entry(category, slug, number, source, errors, texts)


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
        platforms=tuple(front["platforms"]),
        tags=tuple(front["tags"]),
        errors=errors,
        helpers=helpers_of(front.get("helpers")),
        related=tuple(full_id(category, ref) for ref in front.get("related") or ()),
        backlinks=(),
        reviewed=front["reviewed"],
        texts={SOURCE_LOCALE: entry_text(source, SOURCE_LOCALE), **texts},
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
        links=external_links(data["links"]),
        locales=draft.locales,
        published=published(data["published"]),
        synonyms=tuple(tuple(group["words"]) for group in data["synonyms"] or ()),
        topics=topics(data["elsewhere"]),
        first_aid=first_aid(data["first-aid"]),
        readings=data["readings"] or {},
        glossary=tuple(data["glossary"] or ()),
        tag_names=data["tags"] or {},
        scoreboard=data["scoreboard"] or {},
        pages={path: source.document for path, source in draft.sources.items()},
        titles={path: title_of(source) for path, source in draft.sources.items()},
        digests=draft.reader.digests,
    )


def title_of(source: Source) -> str:
    """The title that a file gives itself."""
    front = source.front.value
    return str(front.get("title", "")).strip() if isinstance(front, dict) else ""


def find_backlinks(entries: list[Entry]) -> dict[str, tuple[str, ...]]:
    """For each id the ids of the entries that link to it or name it as related, in order."""
    found: dict[str, list[str]] = {entry.id: [] for entry in entries}
    for entry in entries:
        document = entry.texts[SOURCE_LOCALE].document
        targets = [target_id(entry.category, link.page) for link in document.links]
        for target in dict.fromkeys([*targets, *entry.related]):
            if target in found and target != entry.id:
                found[target].append(entry.id)
    return {entry_id: tuple(sources) for entry_id, sources in found.items()}


def full_id(category: str, ref: str) -> str:
    """`ic-card-mode` in category `registration` → `registration/ic-card-mode`."""
    return ref if "/" in ref else f"{category}/{ref}"


def target_id(category: str, page: str) -> str | None:
    """The id that a relative link of an entry leads to, if it looks like one.

    `ic-card-mode.md` → `registration/ic-card-mode`, `../other/x.md` → `other/x`.
    """
    match = re.fullmatch(r"(?:\.\./(?P<category>[a-z0-9-]+)/)?(?:\./)?(?P<slug>[^/:]+)\.md", page)
    if match is None:
        return None
    return f"{match['category'] or category}/{match['slug']}"
