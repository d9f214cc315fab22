"""The records of the catalogue. Everything is frozen; whatever comes from a file has its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from faqkit.content.by_locale import in_locale
from faqkit.content.document import Document
from faqkit.content.first_aid import FirstAidStep
from faqkit.content.guests import Guest
from faqkit.content.helpers import Helper, HelperWords
from faqkit.content.messages import Part, plain
from faqkit.content.published import Published
from faqkit.problems import Place

LISTED = 25  # entries of a category that are listed beside each of them; of more, the neighbours
NEAR = 5  # to each side


@dataclass(frozen=True, slots=True)
class ErrorMessage:
    """What a screen or a log shows, letter for letter. `codes` may be empty."""

    key: str
    codes: tuple[str, ...]
    kind: str
    title: str
    message: tuple[Part, ...]
    detail: tuple[Part, ...]
    closing: tuple[Part, ...]
    buttons: tuple[str, ...]
    place: Place

    @property
    def code(self) -> str | None:
        """The code a person would read out first."""
        return self.codes[0] if self.codes else None

    @property
    def blocks(self) -> tuple[tuple[Part, ...], ...]:
        """Message, detail and closing text, those that there are."""
        return tuple(block for block in (self.message, self.detail, self.closing) if block)

    @property
    def text(self) -> str:
        """All text of the error as shown, without title and buttons."""
        return "\n".join(plain(block) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Section:
    """A level-2 section of a body: its language-neutral id, heading, Markdown and line in the file."""

    id: str
    heading: str
    markdown: str
    line: int


@dataclass(frozen=True, slots=True)
class EntryText:
    """The words of an entry in one locale."""

    locale: str
    path: str
    title: str
    summary: str
    asked_as: tuple[str, ...]
    document: Document
    body_line: int
    sections: tuple[Section, ...]
    glosses: Mapping[str, str]
    helpers: Mapping[str, HelperWords]
    translated_from: Mapping[str, str]

    @property
    def body(self) -> str:
        """Its Markdown."""
        return self.document.body


@dataclass(frozen=True, slots=True)
class Entry:
    """A FAQ entry: language-neutral facts, and its words by locale. `id` is `category/slug`."""

    category: str
    slug: str
    number: int
    platforms: tuple[str, ...]
    tags: tuple[str, ...]
    errors: tuple[ErrorMessage, ...]
    helpers: tuple[Helper, ...]
    related: tuple[str, ...]
    backlinks: tuple[str, ...]
    reviewed: str
    texts: Mapping[str, EntryText]
    place: Place

    @property
    def id(self) -> str:
        """The permanent id."""
        return f"{self.category}/{self.slug}"

    def text(self, locale: str) -> EntryText:
        """The words in `locale`, in the source language where there is no translation."""
        return self.texts.get(locale) or self.source

    @property
    def source(self) -> EntryText:
        """The words in the source language, which comes first wherever words are kept by locale."""
        return next(iter(self.texts.values()))

    def error(self, key: str) -> ErrorMessage | None:
        """The error placed as `key`: its key or one of its codes."""
        return next((e for e in self.errors if key == e.key or key in e.codes), None)

    def helper_words(self, helper: Helper, locale: str) -> HelperWords:
        """The words of a helper in `locale`, in the source language where it has none."""
        return self.text(locale).helpers.get(helper.key) or self.source.helpers[helper.key]


@dataclass(frozen=True, slots=True)
class CategoryText:
    """The words of a category in one locale."""

    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Category:
    """One list of numbered entries, in the order that numbers them."""

    slug: str
    texts: Mapping[str, CategoryText]
    source_title: str
    source_link: str
    retrieved: str
    entries: tuple[Entry, ...]

    def text(self, locale: str) -> CategoryText:
        """The words in `locale`, in the source language where there is no translation."""
        return in_locale(self.texts, locale)

    def around(self, entry: Entry) -> tuple[Entry, ...]:
        """The entries to list beside one of them: all of a short category, the neighbours in a long one."""
        if len(self.entries) <= LISTED:
            return self.entries
        last = min(len(self.entries), max(entry.number + NEAR, 2 * NEAR + 1))
        return self.entries[max(0, last - 2 * NEAR - 1) : last]


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """A document elsewhere; `titles` by locale."""

    key: str
    titles: Mapping[str, str]
    url: str
    checked: str

    def title(self, locale: str) -> str:
        """Its name in `locale`, in the source language where it has none."""
        return in_locale(self.titles, locale)


@dataclass(frozen=True, slots=True)
class Topic:
    """What people also ask and no entry answers: words that tell it, key of a document about it."""

    id: str
    titles: Mapping[str, str]
    words: tuple[str, ...]
    link: str | None = None

    def title(self, locale: str) -> str:
        """What it is called in `locale`, in the source language where it has no name there."""
        return in_locale(self.titles, locale)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All content, checked. The one thing pages, indexes and exports are made from.

    `pages` has the bodies of the Markdown files by path, `titles` what they call themselves, `digests` a
    hash of all that each was read from, `guests` the words of languages that are only asked in.
    """

    categories: tuple[Category, ...]
    links: Mapping[str, ExternalLink]
    locales: tuple[str, ...]
    published: Published
    synonyms: tuple[tuple[str, ...], ...]
    usual: tuple[str, ...]
    topics: tuple[Topic, ...]
    first_aid: tuple[FirstAidStep, ...]
    readings: Mapping[str, str]
    glossary: tuple[Mapping[str, object], ...]
    tag_names: Mapping[str, Mapping[str, str]]
    scoreboard: Mapping[str, object]
    pages: Mapping[str, Document]
    titles: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, bytes] = field(default_factory=dict)
    guests: Mapping[str, Guest] = field(default_factory=dict)
    _by_id: Mapping[str, Entry] = field(init=False, repr=False, compare=False)
    _by_slug: Mapping[str, Category] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {entry.id: entry for category in self.categories for entry in category.entries}
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_by_slug", {c.slug: c for c in self.categories})

    @property
    def source(self) -> str:
        """The language that every entry is written in first."""
        return self.locales[0]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._by_id.values())

    def entry(self, entry_id: str) -> Entry:
        """The entry with that id. Raises KeyError."""
        return self._by_id[entry_id]

    def find(self, entry_id: str) -> Entry | None:
        """The entry with that id, or None."""
        return self._by_id.get(entry_id)

    def category(self, slug: str) -> Category:
        """The category with that slug. Raises KeyError."""
        return self._by_slug[slug]

    def tag_name(self, tag: str, locale: str) -> str:
        """What a tag is called in `locale`; its own word where docs/tags.yml has none."""
        return self.tag_names.get(tag, {}).get(locale, tag)

    def codes(self) -> dict[str, list[tuple[Entry, ErrorMessage]]]:
        """Each code, sorted, with the errors that show it."""
        result: dict[str, list[tuple[Entry, ErrorMessage]]] = {}
        for entry in self:
            for error in entry.errors:
                for code in error.codes:
                    result.setdefault(code, []).append((entry, error))
        return dict(sorted(result.items()))
