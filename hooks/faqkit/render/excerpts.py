"""What a page is made from: entries whole, or only as lists name them; and hashes of just that."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from faqkit.content.document import Document
from faqkit.content.model import Catalogue, Entry, EntryText
from faqkit.problems import Place
from faqkit.render.site import Site
from faqkit.source.store import digest

SHARED = (
    "categories", "category", "links", "locales", "source", "tag_names", "tag_name", "glossary", "topics",
    "synonyms", "usual", "readings", "scoreboard", "published", "first_aid",
)  # fmt: skip


UNREAD = Document("", "", "", (), (), (), (), (), (), ())


class Excerpt:
    """A catalogue in which only some entries can be found; asking for another is a mistake of ours.

    Entries that are `named` are in it as `outlines` has them; where there are such, so are whole categories.
    """

    def __init__(
        self, whole: Catalogue, outlines: Catalogue, ids: Iterable[str], named: Iterable[str], stub: str
    ) -> None:
        self.ids, self.named = frozenset(ids), frozenset(named)
        self.whole, self.outlines = whole, outlines
        self.pages = {stub: whole.pages[stub]} if stub else {}

    def find(self, entry_id: str) -> Entry | None:
        """The entry with that id, or None where there is none. Raises LookupError for one left out."""
        if entry_id in self.ids or self.whole.find(entry_id) is None:
            return self.whole.find(entry_id)
        if entry_id in self.named:
            return self.outlines.find(entry_id)
        raise LookupError(f"{entry_id} is not among the entries that the page is made from")

    def entry(self, entry_id: str) -> Entry:
        """The entry with that id. Raises LookupError."""
        found = self.find(entry_id)
        if found is None:
            raise KeyError(entry_id)
        return found

    def __getattr__(self, name: str) -> Any:
        if name not in SHARED:
            raise AttributeError(f"a page by itself has no {name}")
        return getattr(self.outlines if self.named else self.whole, name)


def outlined(catalogue: Catalogue) -> Catalogue:
    """A catalogue of which nobody can read more than lists show."""
    categories = (
        replace(category, entries=tuple(map(outline, category.entries))) for category in catalogue.categories
    )
    return replace(catalogue, categories=tuple(categories))


def outline(entry: Entry) -> Entry:
    """An entry as lists name it: number, words in short, codes."""
    texts = {locale: outline_text(text) for locale, text in entry.texts.items()}
    return replace(
        entry, texts=texts, tags=(), helpers=(), related=(), backlinks=(), reviewed="", place=Place("")
    )


def outline_text(text: EntryText) -> EntryText:
    """The words of an entry without its answer."""
    return replace(
        text,
        document=UNREAD,
        body_line=0,
        sections=(),
        asked_as=(),
        glosses={},
        helpers={},
        translated_from={},
    )


def outline_digest(site: Site, outlines: Catalogue, entry_id: str) -> bytes:
    """A hash of all that an outline holds, and of how recent the entry is; of nothing without it."""
    entry = outlines.find(entry_id)
    return digest(repr(entry), fresh_marks(site, entry_id)) if entry else b""


def fresh_marks(site: Site, entry_id: str) -> str:
    """How recent an entry is, in each language."""
    marks = {locale: marks.get(entry_id, ()) for locale, marks in site.fresh.items()}
    return json.dumps(
        {locale: [[m.kind, m.until] for m in row] for locale, row in marks.items()}, sort_keys=True
    )


def entry_digest(site: Site, entry_id: str) -> bytes:
    """A hash of all that an entry is, and of how recent it is; of nothing, where there is none."""
    entry = site.catalogue.find(entry_id)
    if entry is None:
        return b""
    files = (site.catalogue.digests[text.path] for text in entry.texts.values())
    return digest(entry.id, str(entry.number), fresh_marks(site, entry_id), *entry.backlinks, b"", *files)
