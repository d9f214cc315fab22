"""The one flow: read files → records → checks → one frozen `Catalogue` and all problems."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from faqkit.firstaid import first_aid
from faqkit.helpers import helpers_of
from faqkit.model import (
    SOURCE_LOCALE,
    Catalogue,
    Category,
    CategoryText,
    Entry,
    EntryText,
    ErrorMessage,
)
from faqkit.problems import Place, Problem, has_errors
from faqkit.prose import links
from faqkit.reader import (
    category_text,
    entry_text,
    error_messages,
    external_links,
    published,
    read_data,
    read_front,
    subjects,
)
from faqkit.schema import good_slug
from faqkit.source import Source
from faqkit.yamlfile import Located

LOCALE = re.compile(r"^[a-z]{2}(-[A-Z]{2})?$")
PAGES_OF_CATEGORY = {"index.md", "all.md"}
DATA_FILES = (
    "links", "published", "synonyms", "elsewhere", "first-aid", "readings", "glossary", "tags",
    "scoreboard",
)  # fmt: skip


@dataclass(slots=True)
class Draft:
    """What has been read so far of one project, before it is known to be sound."""

    root: Path
    locales: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    data_places: dict[str, Located] = field(default_factory=dict)
    categories: list[Category] = field(default_factory=list)

    def front(self, path: str, schema: str) -> Source | None:
        """Read and remember a Markdown file; None when its front matter is not sound."""
        source, problems = read_front(self.root, path, schema)
        self.problems += problems
        if source is not None:
            self.sources[path] = source
        return None if has_errors(problems) else source


def load(root: Path) -> tuple[Catalogue | None, Draft]:
    """Read the project at `root`.

    The catalogue is None when what could be read does not make one; the
    draft always holds every problem found. Raises nothing for bad content.
    """
    draft = Draft(root, find_locales(root))
    for name in DATA_FILES:
        value, located, problems = read_data(root, f"docs/{name}.yml", name)
        draft.problems += problems
        draft.data[name] = value
        if located is not None:
            draft.data_places[name] = located
    for locale in draft.locales:
        for page in sorted((root / "docs" / locale).glob("*.md")):
            draft.front(f"docs/{locale}/{page.name}", "page")
    for directory in sorted((root / "docs" / SOURCE_LOCALE / "faq").glob("*/")):
        category = read_category(draft, directory.name)
        if category is not None:
            draft.categories.append(category)
    return assemble(draft), draft


def find_locales(root: Path) -> tuple[str, ...]:
    """The folders of docs/ named like a locale, the source language first."""
    found = {p.name for p in (root / "docs").glob("*/") if LOCALE.match(p.name)}
    return (SOURCE_LOCALE, *sorted(found - {SOURCE_LOCALE}))


def read_category(draft: Draft, slug: str) -> Category | None:
    """A category with its entries; entries that cannot be read are left out."""
    base = f"docs/{SOURCE_LOCALE}/faq/{slug}"
    if not (draft.root / base / "index.md").exists():
        draft.problems.append(Problem(Place(f"{base}/index.md"), "FAQ045", {"category": slug}))
        return None
    index = draft.front(f"{base}/index.md", "category")
    files = {p.stem for p in (draft.root / base).glob("*.md") if p.name not in PAGES_OF_CATEGORY}
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
            draft.problems.append(Problem(place, "FAQ015", {"slug": slug}))
        elif slug not in files:
            draft.problems.append(Problem(place, "FAQ013", {"slug": slug, "folder": folder}))
        else:
            listed.append(slug)
    for slug in sorted(name for name in files - set(listed) if good_slug(name)):
        values = {"slug": slug, "index": index.path}
        draft.problems.append(Problem(Place(f"{folder}/{slug}.md"), "FAQ014", values))
        draft.front(f"{folder}/{slug}.md", "entry")
    return list(enumerate(listed, 1))


def category_texts(draft: Draft, slug: str, index: Source) -> Mapping[str, CategoryText]:
    """The category's words in every language that has them."""
    texts = {SOURCE_LOCALE: category_text(index)}
    for locale in draft.locales[1:]:
        path = f"docs/{locale}/faq/{slug}/index.md"
        if (draft.root / path).exists():
            source = draft.front(path, "category-translation")
            if source is not None:
                texts[locale] = category_text(source)
    return texts


def read_entry(draft: Draft, category: str, slug: str, number: int) -> Entry | None:
    """An entry with its translations; None when its source file is not sound."""
    source = draft.front(f"docs/{SOURCE_LOCALE}/faq/{category}/{slug}.md", "entry")
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
        path = f"docs/{locale}/faq/{category}/{slug}.md"
        if (draft.root / path).exists():
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
        subjects=subjects(data["elsewhere"]),
        first_aid=first_aid(data["first-aid"]),
        readings=data["readings"] or {},
        glossary=tuple(data["glossary"] or ()),
        tag_names=data["tags"] or {},
        scoreboard=data["scoreboard"] or {},
    )


def find_backlinks(entries: list[Entry]) -> dict[str, tuple[str, ...]]:
    """For each id the ids of the entries that link to it or name it as related, in order."""
    found: dict[str, list[str]] = {entry.id: [] for entry in entries}
    for entry in entries:
        body = entry.texts[SOURCE_LOCALE].body
        targets = [target_id(entry.category, link.page) for link in links(body)]
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
