"""What the templates see: plain records with addresses relative to the page being rendered.

`viewer` makes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fresh:
    """A mark of something recent: `kind` is added or changed, `until` the last day on which it is shown."""

    kind: str
    until: str


@dataclass(frozen=True, slots=True)
class EntryLink:
    """An entry as a line of a list."""

    id: str
    number: int
    title: str
    summary: str
    url: str
    platforms: tuple[str, ...]
    codes: tuple[str, ...]
    translated: bool
    fresh: tuple[Fresh, ...] = ()


@dataclass(frozen=True, slots=True)
class CategoryView:
    """A category; `entries` is filled only where the page lists them."""

    slug: str
    title: str
    summary: str
    url: str
    all_url: str
    count: int
    entries: tuple[EntryLink, ...]
    source: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TagLink:
    """A tag and its place on the tag page; `locale` is the language its name is in."""

    name: str
    url: str
    locale: str


@dataclass(frozen=True, slots=True)
class SectionLink:
    """A section of an entry."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A part of the source that a translation is behind; without `anchor` the page has no such place."""

    name: str
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ErrorView:
    """An error as `partials/error.html` draws it: lines of text parts and slots."""

    key: str
    code: str | None
    codes: tuple[str, ...]
    kind: str
    title: str
    lines: list[list[Mapping[str, str]]]
    detail_lines: list[list[Mapping[str, str]]]
    closing_lines: list[list[Mapping[str, str]]]
    buttons: tuple[str, ...]
    gloss: str
    anchor: str
    copy_text: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry on its own page."""

    id: str
    slug: str
    number: int
    title: str
    summary: str
    platforms: tuple[str, ...]
    codes: tuple[str, ...]
    tags: tuple[TagLink, ...]
    errors: tuple[ErrorView, ...]
    reviewed: str
    url: str
    previous: EntryLink | None
    next: EntryLink | None
    related: tuple[EntryLink, ...]
    backlinks: tuple[EntryLink, ...]
    translated: bool
    changed: tuple[ChangedPart, ...]
    sections: tuple[SectionLink, ...]
    category: CategoryView


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """A line of the static error table."""

    code: str | None
    also: tuple[str, ...]
    key: str
    kind: str
    title: str
    message_plain: str
    entry: EntryLink
    url: str
    code_url: str | None
    error: ErrorView
