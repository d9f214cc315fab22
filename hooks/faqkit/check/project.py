"""What the checks look at: every Markdown file that could be split, and the catalogue if there is one."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from faqkit.content.document import Document
from faqkit.content.draft import Draft
from faqkit.content.model import Catalogue
from faqkit.content.prose import line_of
from faqkit.content.records import Source
from faqkit.problems import Place
from faqkit.source.paths import content_path


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file. `kind` is `entry`, `index` (of a category) or `page`."""

    locale: str
    category: str
    slug: str
    kind: str
    source: Source

    @property
    def path(self) -> str:
        """Its path relative to the project."""
        return self.source.path

    @property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return self.source.body

    @property
    def document(self) -> Document:
        """Its body, read."""
        return self.source.document

    @property
    def prose(self) -> str:
        """The body without its code."""
        return self.document.prose

    @property
    def front(self) -> Mapping[str, Any]:
        """The front matter, empty where it is no mapping."""
        value = self.source.front.value
        return value if isinstance(value, dict) else {}

    @property
    def id(self) -> str:
        """The entry's id."""
        return f"{self.category}/{self.slug}"

    def texts(self, *path: str) -> Iterator[tuple[str, Place]]:
        """The texts at `path` of the front matter: itself, or the items of a list."""
        value: Any = self.front.get(path[0])
        items = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, item in items:
            if isinstance(item, str):
                step = () if index is None else (index,)
                yield item, self.source.front.place(*path, *step)

    def errors(self) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """The declared errors as written, with their index."""
        raw = self.front.get("errors")
        for index, error in enumerate(raw if isinstance(raw, list) else ()):
            if isinstance(error, dict):
                yield index, error

    def line(self, line: int, col: int = 1) -> Place:
        """A line of the body as a place in the file."""
        return Place(self.path, self.source.body_line + line - 1, col)

    def at(self, offset: int) -> Place:
        """An offset of the body as a place in the file."""
        return self.line(*line_of(self.body, offset))


@dataclass(frozen=True, slots=True)
class Project:
    """All pages, the ids that have a file, the catalogue (None when unusable), the day of the check."""

    draft: Draft
    catalogue: Catalogue | None
    pages: tuple[Page, ...]
    ids: Mapping[str, None]
    today: datetime.date
    _entries: Mapping[tuple[str, str], Page]

    def entries(self, locale: str | None = None) -> Iterator[Page]:
        """The entries' files of one language, the source where none is named."""
        wanted = locale or self.source
        return (page for page in self.pages if page.kind == "entry" and page.locale == wanted)

    @property
    def entities(self) -> bool:
        """Whether the software's own messages hold signs like `&gt;`."""
        return self.draft.settings.entities

    @property
    def source(self) -> str:
        """The language that answers are written in first."""
        return self.draft.source

    @property
    def section_names(self) -> Mapping[str, Mapping[str, str]]:
        """What each language calls its sections, as name → id."""
        return self.draft.reader.section_names

    def page(self, locale: str, entry_id: str) -> Page | None:
        """The file of an entry."""
        return self._entries.get((locale, entry_id))


def make_project(draft: Draft, catalogue: Catalogue | None, today: datetime.date) -> Project:
    """Sort what the reader has into pages, together with the pages of whole categories."""
    found = [path for path in draft.tree.below("docs") if path.endswith(".md") and path.count("/") == 4]
    for path in found:
        if path not in draft.reader.digests and content_path(path).kind == "all":
            draft.front(path, "page")
    pages = tuple(make_page(path, source) for path, source in sorted(draft.sources.items()))
    files = map(content_path, found)
    ids = [file.id for file in files if file.kind == "entry" and file.locale == draft.source]
    entries = {(page.locale, page.id): page for page in pages if page.kind == "entry"}
    return Project(draft, catalogue, pages, dict.fromkeys(ids), today, entries)


def make_page(path: str, source: Source) -> Page:
    """`docs/ja/faq/registration/x.md` → the entry `registration/x` in Japanese."""
    file = content_path(path)
    kind = {"category": "index", "all": "page"}.get(file.kind, file.kind)
    return Page(file.locale, file.category, file.slug, kind, source)


def nearest_entry(project: Project, page: Page, word: str) -> str:
    """The entry that `word` may mean as `page` would name it, maybe `other/ic-card-mode`; or nothing."""
    names = [i.split("/") for i in project.ids if i != page.id]
    known = {slug: slug if category == page.category else f"{category}/{slug}" for category, slug in names}
    near = difflib.get_close_matches(word.rpartition("/")[2], known, n=1)
    return known[near[0]] if near else ""


def hint(word: str, known: Iterable[str]) -> str:
    """` → x?` for the nearest known word, or a full stop."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f" → {near[0]}?" if near else "。"
