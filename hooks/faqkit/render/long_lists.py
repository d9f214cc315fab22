"""Lists that grow with the site, its errors and its tags; a long one is parted into pages of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from faqkit.content.addresses import code_name
from faqkit.content.languages import language
from faqkit.content.model import Catalogue, Entry, ErrorMessage
from faqkit.render.pages import ListPart
from faqkit.render.view_builder import ViewBuilder

if TYPE_CHECKING:
    from faqkit.render.site import Site

T = TypeVar("T")
Declared = tuple[Entry, ErrorMessage]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list: errors, or entries. `name` is that of its page, `anchor` its place in the list."""

    name: str
    title: str
    anchor: str
    errors: tuple[Declared, ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The entries that it is made from."""
        return tuple(
            dict.fromkeys(entry.id for entry in (*self.entries, *(entry for entry, _ in self.errors)))
        )

    def view(self, viewer: ViewBuilder, apart: bool) -> ListPart:
        """What templates see: its rows, or the address of its page where it lies `apart`."""
        return ListPart(
            title=self.title,
            anchor=self.anchor,
            count=len(self.errors or self.entries),
            url=viewer.to(viewer.urls.page(viewer.locale, self.name)) if apart else "",
            errors=() if apart else tuple(viewer.error_row(*row) for row in self.errors),
            entries=() if apart else tuple(map(viewer.link, self.entries)),
        )


def errors_by_code(site: Site, locale: str) -> list[Part]:
    """The errors by code; what has none comes last."""
    ordered = sorted(declared(site.catalogue), key=by_code)
    none = site.strings[locale]["no_code"]
    parts = []
    for n, rows in enumerate(chunks(ordered, site.longest), 1):
        ends = dict.fromkeys(error.code or none for _, error in (rows[0], rows[-1]))
        parts.append(Part(f"errors/by-code-{n}", " – ".join(ends), f"code-{n}", rows))
    return parts


def errors_by_reading(site: Site) -> list[Part]:
    """The errors by how their messages are read, in the groups of the index."""
    spoken = language(site.catalogue.source)
    read = [(site.to_kana(row[1].text), row) for row in declared(site.catalogue)]
    groups: dict[str, list[Declared]] = {}
    for reading, row in sorted(read, key=by_reading):
        groups.setdefault(spoken.index_group(reading), []).append(row)
    parts: list[Part] = []
    for group in sorted(groups, key=lambda group: (group == spoken.index_rest, group)):
        for n, rows in enumerate(chunks(groups[group], site.longest), 1):
            i = len(parts) + 1
            title = group if n == 1 else f"{group} ({n})"
            parts.append(Part(f"errors/by-message-{i}", title, f"kana-{i}", rows))
    return parts


def by_code(row: Declared) -> tuple[bool, str, str]:
    """What errors are sorted by in the table: code, then place."""
    return row[1].code is None, row[1].code or "", place(row)


def by_reading(read: tuple[str, Declared]) -> tuple[str, str]:
    """What errors are sorted by in the index: reading, then place."""
    return read[0], place(read[1])


def place(row: Declared) -> str:
    """Where an error stands, to sort by."""
    return f"{row[0].id}/#{row[1].key}"


def declared(catalogue: Catalogue) -> list[Declared]:
    """Every error with its entry."""
    return [(entry, error) for entry in catalogue for error in entry.errors]


def chunks(rows: Sequence[T], most: int) -> list[tuple[T, ...]]:
    """The rows in parts of about the same length, none longer than `most`."""
    count = -(-len(rows) // most)
    return [tuple(rows[i * len(rows) // count : (i + 1) * len(rows) // count]) for i in range(count)]


def tags(site: Site, locale: str) -> list[Part]:
    """Each tag with its entries, by reading."""
    tagged: dict[str, list[Entry]] = {}
    for entry in site.catalogue:
        for tag in entry.tags:
            tagged.setdefault(tag, []).append(entry)
    names = {tag: site.catalogue.tag_name(tag, locale) for tag in tagged}
    order = sorted(tagged, key=lambda tag: site.to_kana(names[tag]).lower())
    return [Part(f"tags/{code_name(tag)}", names[tag], tag, entries=tuple(tagged[tag])) for tag in order]


def errors_apart(site: Site) -> bool:
    """Whether the errors are too many for one page."""
    return len(declared(site.catalogue)) > site.longest


def tags_apart(site: Site) -> bool:
    """Whether the entries below all tags are."""
    return sum(len(entry.tags) for entry in site.catalogue) > site.longest
