"""A document's open places filled in for one page of one delivery.

What Markdown made of a body is the same everywhere; where its links lead, what its anchors are
called and which numbers other entries have is not. `Filling` says so for one page.
"""

from __future__ import annotations

import html
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from faqkit.content.document import Address, Anchor, Document, Drawing, Part, Reference
from faqkit.content.model import Entry
from faqkit.content.references import target_id
from faqkit.render.view_builder import ViewBuilder


class PutIn(Protocol):
    """Makes an address that holds the file itself."""

    def __call__(self, path: str, *, shown: bool) -> str:
        """`path` is relative to docs/; `shown` for an image, else it is linked to."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What the open places of one body become on the page of `viewer`.

    `source` is the body's file relative to docs/, `prefix` stands before each of its anchors,
    `drawn` has the errors and helpers of its entry as HTML by word and key, `put_in` gives the files
    that the page itself holds.
    """

    viewer: ViewBuilder
    source: str
    prefix: str = ""
    drawn: Mapping[tuple[str, str], str] = field(default_factory=dict)
    put_in: PutIn | None = None

    def html(self, document: Document) -> str:
        """The body as HTML."""
        return "".join(part if isinstance(part, str) else self.fill(part) for part in document.parts)

    def fill(self, part: Part) -> str:
        """What one open place becomes."""
        match part:
            case Anchor(name):
                return escape(self.prefix + name)
            case Address(target, shown):
                file = self.file(target)
                return (
                    self.put_in(file, shown=shown) if file and self.put_in else escape(self.address(target))
                )
            case Reference(target, kind):
                return html.escape(self.reference(target, kind), quote=False)
            case Drawing(word, key):
                return self.drawn[word, key]
            case _:
                return part

    def address(self, target: str) -> str:
        """Where a link to `target` leads: a document's address, a page, a file of the project."""
        if target.startswith("link:"):
            return self.viewer.catalogue.links[target.removeprefix("link:")].url
        page, _, anchor = target.partition("#")
        path = self.path(page)
        folder, _, name = path.partition("/")
        if folder != self.source.partition("/")[0] or not name.endswith(".md"):
            return self.viewer.to(path + target[len(page) :])
        page, place = self.viewer.urls.place(self.viewer.locale, name.removesuffix(".md"), anchor)
        return self.viewer.to(page) + place

    def path(self, target: str) -> str:
        """The file that a link names, relative to docs/."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.source), target))

    def file(self, target: str) -> str:
        """The picture or document that a link leads to, relative to docs/; nothing for a page or document."""
        is_file = not target.startswith("link:") and not target.partition("#")[0].endswith(".md")
        return self.path(target) if is_file else ""

    def reference(self, target: str, kind: str) -> str:
        """What `{ref}`, `{n}` or `{title}` in a link to `target` stands for."""
        catalogue, locale = self.viewer.catalogue, self.viewer.locale
        if target.startswith("link:"):
            return catalogue.links[target.removeprefix("link:")].title(locale)
        category = self.source.split("/")[-2]
        entry = catalogue.find(target_id(category, target.partition("#")[0]) or "")
        return reference(entry, kind, locale) if entry else f"{{{kind}}}"


def reference(entry: Entry, part: str, locale: str) -> str:
    """What a reference to an entry says: "11. Title", "11", "Title"."""
    title = entry.text(locale).title
    return {"ref": f"{entry.number}. {title}", "n": str(entry.number), "title": title}[part]


def escape(text: str) -> str:
    """Text as the value of an attribute."""
    return html.escape(text, quote=False).replace('"', "&quot;")
