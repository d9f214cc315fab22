"""Makes what templates see (`view_models`) from the catalogue, for one page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from faqkit.content.addresses import Urls, relative
from faqkit.content.messages import Part, Slot, lines
from faqkit.content.model import Catalogue, Category, Entry, ErrorMessage
from faqkit.render.view_models import (
    CategoryView,
    ChangedPart,
    EntryLink,
    EntryView,
    ErrorRow,
    ErrorView,
    Fresh,
    SectionLink,
    TagLink,
)


@dataclass(frozen=True, slots=True)
class ViewBuilder:
    """Makes the views for one page: `page` is its root-relative address, `locale` its language.

    A page that is served at any depth has a `base`, the site's absolute path. `fresh` marks entries by id.
    """

    catalogue: Catalogue
    urls: Urls
    locale: str
    page: str
    base: str = ""
    fresh: Mapping[str, tuple[Fresh, ...]] = field(default_factory=dict)

    def to(self, url: str) -> str:
        """A root-relative address as seen from the page."""
        return self.base + url if self.base else relative(url, self.page)

    def link(self, entry: Entry) -> EntryLink:
        """An entry as a line of a list."""
        text = entry.text(self.locale)
        return EntryLink(
            id=entry.id,
            number=entry.number,
            title=text.title,
            summary=text.summary,
            url=self.to(self.urls.entry(self.locale, entry.id)),
            platforms=entry.platforms,
            codes=codes_of(entry),
            translated=self.locale in entry.texts,
            fresh=self.fresh.get(entry.id, ()),
        )

    def links(self, ids: tuple[str, ...]) -> tuple[EntryLink, ...]:
        """Entries by id, in the order given."""
        return tuple(self.link(self.catalogue.entry(i)) for i in ids)

    def category(self, category: Category, *, listed: bool = False) -> CategoryView:
        """A category, with all its entries if the page lists them.

        Not on every page: a list of all entries on each of them grows with their square.
        """
        text = category.text(self.locale)
        source = self.catalogue.links.get(category.source_link)
        return CategoryView(
            slug=category.slug,
            title=text.title,
            summary=text.summary,
            url=self.to(self.urls.category(self.locale, category.slug)),
            all_url=self.to(self.urls.category_all(self.locale, category.slug)),
            count=len(category.entries),
            entries=tuple(self.link(entry) for entry in category.entries) if listed else (),
            source={
                "title": category.source_title,
                "url": source.url if source else "",
                "retrieved": category.retrieved,
            }
            if category.source_title
            else {},
        )

    def entry(self, entry: Entry, changed: tuple[str, ...] = ()) -> EntryView:
        """An entry on its own page; `changed` names the parts whose source has moved on."""
        text = entry.text(self.locale)
        category = self.catalogue.category(entry.category)
        before = category.entries[entry.number - 2 : entry.number - 1] if entry.number > 1 else ()
        after = category.entries[entry.number : entry.number + 1]
        return EntryView(
            id=entry.id,
            slug=entry.slug,
            number=entry.number,
            title=text.title,
            summary=text.summary,
            platforms=entry.platforms,
            codes=codes_of(entry),
            tags=tuple(self.tag(name) for name in entry.tags),
            errors=tuple(self.error(entry, error) for error in entry.errors),
            reviewed=entry.reviewed,
            url=self.to(self.urls.entry(self.locale, entry.id)),
            previous=self.link(before[0]) if before else None,
            next=self.link(after[0]) if after else None,
            related=self.links(entry.related),
            backlinks=self.links(tuple(i for i in entry.backlinks if i not in entry.related)),
            translated=self.locale in entry.texts,
            changed=tuple(self.changed_part(entry, name) for name in changed),
            sections=tuple(SectionLink(s.id, s.heading) for s in text.sections if s.id),
            category=self.category(category),
        )

    def changed_part(self, entry: Entry, name: str) -> ChangedPart:
        """A part that changed in the source, by its heading; the page has the sections of its own text."""
        own = {s.id: s.heading for s in entry.text(self.locale).sections if s.id}
        source = {s.id: s.heading for s in entry.source.sections if s.id}
        return ChangedPart(name, own.get(name) or source.get(name) or name, name if name in own else "")

    def tag(self, name: str) -> TagLink:
        """A tag and where the tag page lists it."""
        url = self.to(f"{self.urls.page(self.locale, 'tags')}#{quote(name)}")
        known = self.locale in self.catalogue.tag_names.get(name, {})
        shown = self.catalogue.tag_name(name, self.locale)
        return TagLink(shown, url, self.locale if known else self.catalogue.source)

    def error(self, entry: Entry, error: ErrorMessage) -> ErrorView:
        """An error for drawing; its anchor is the code or key."""
        text = entry.text(self.locale)
        gloss = text.glosses.get(error.key) or text.glosses.get(error.code or "", "")
        return ErrorView(
            key=error.key,
            code=error.code,
            codes=error.codes,
            kind=error.kind,
            title=error.title,
            lines=part_rows(error.message),
            detail_lines=part_rows(error.detail),
            closing_lines=part_rows(error.closing),
            buttons=error.buttons,
            gloss=gloss if self.locale != self.catalogue.source else "",
            anchor=f"error-{error.key}",
            copy_text=copy_text(error),
        )

    def error_row(self, entry: Entry, error: ErrorMessage) -> ErrorRow:
        """A line of the static table."""
        view = self.error(entry, error)
        page = self.urls.entry(self.locale, entry.id)
        code = error.code
        return ErrorRow(
            code=code,
            also=error.codes[1:],
            key=error.key,
            kind=error.kind,
            title=error.title,
            message_plain=error.text,
            entry=self.link(entry),
            url=self.to(f"{page}#{view.anchor}"),
            code_url=self.to(self.urls.code(self.locale, code)) if code else None,
            error=view,
        )


def codes_of(entry: Entry) -> tuple[str, ...]:
    """The codes of an entry's errors, each once."""
    return tuple(dict.fromkeys(code for error in entry.errors for code in error.codes))


def part_rows(parts: tuple[Part, ...]) -> list[list[Mapping[str, str]]]:
    """Parts line by line as `{text}` or `{slot, text}` for a template."""
    if not parts:
        return []
    return [[_row_part(part) for part in row] for row in lines(parts)]


def _row_part(part: Part) -> Mapping[str, str]:
    return {"slot": part.name, "text": part.sample} if isinstance(part, Slot) else {"text": part}


def copy_text(error: ErrorMessage) -> str:
    """The error as plain text for the clipboard: title, code, message, buttons."""
    first = [error.title] if error.title else []
    if error.code and error.kind == "dialog":
        first.append(error.code)
    last = ["".join(f"〔{button}〕" for button in error.buttons)] if error.buttons else []
    return "\n".join([*first, error.text, *last])
