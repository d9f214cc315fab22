"""What a link can name behind `#` on each kind of page."""

from __future__ import annotations

from collections.abc import Iterator

from faqkit.check.project import Page, Project
from faqkit.content.helpers import declared
from faqkit.content.model import SOURCE_LOCALE
from faqkit.problems import Place, Problem

# Drawn by the templates; a page that is not named here may have any.
OF_PAGES = {
    "index": ("categories",),
    "errors": ("by-code", "by-kana"),
    "about-lookup": ("results", "answered", "unanswered", "settings"),
    "glossary": None,
    "changes": None,
}


def check_anchor(project: Project, target: Page, anchor: str, place: Place) -> Iterator[Problem]:
    """`#answer` is a section of the page."""
    known = anchors(project, target)
    if known is not None and anchor.partition("--")[0] not in known:
        yield Problem(place, "FAQ021.anchor", {"anchor": anchor, "known": ", ".join(known[:10]) or "–"})


def anchors(project: Project, page: Page) -> list[str] | None:
    """The anchors of a page, what comes first in its text first; None where any may be there."""
    marks = page.document.headings
    known = [h.id for h in marks if h.level == 2 or h.given]
    if page.kind == "entry":
        source = project.page(SOURCE_LOCALE, page.id) or page
        placed = [f"error-{raw.get('key') or raw.get('code')}" for _, raw in source.errors()]
        return [*known, *placed, *(f"helper-{raw.get('key')}" for _, raw in declared(source.front))]
    if page.slug == "all":
        return [i.partition("/")[2] for i in project.ids if i.startswith(f"{page.category}/")]
    if page.slug == "tags":
        return [*known, *dict.fromkeys(tag for entry in project.entries() for tag, _ in entry.texts("tags"))]
    drawn = OF_PAGES.get(page.slug, ()) if not page.category else ()
    return None if drawn is None else [*known, *drawn]
