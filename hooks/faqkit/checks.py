"""The checks that need more than one file's schema: each is a small function giving problems."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from faqkit.catalogue import Draft, full_id, load, target_id
from faqkit.message import broken_slots
from faqkit.model import SOURCE_LOCALE, Catalogue, Entry, EntryText
from faqkit.problems import Place, Problem, ordered
from faqkit.prose import HTML_TAG, PLACEMENT_INLINE, blank_code, headings, line_of, links, placements
from faqkit.reader import SECTION_IDS

SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
NUMBER_BY_HAND = re.compile(
    r"""
    (?:項目|Q|問)\s*(?:No\.?)?\s*\d{1,3}(?:\s*番)?(?:を|に|の)?(?:参照|ご覧)   # 項目11を参照
    | \bsee\s(?:item|entry|no\.)\s?\d{1,3}                                      # see item 11
    """,
    re.VERBOSE | re.IGNORECASE,
)

Check = Callable[[Draft, Catalogue], Iterable[Problem]]


def check_project(draft: Draft, catalogue: Catalogue | None) -> list[Problem]:
    """All problems of a project that has been read, sorted."""
    problems = list(draft.problems)
    problems += check_file_names(draft)
    if catalogue is not None:
        for check in CHECKS:
            problems += check(draft, catalogue)
    return ordered(problems)


def check_file_names(draft: Draft) -> Iterator[Problem]:
    """Entry files are named by their slug; translations have a source; categories their pages."""
    docs = draft.root / "docs"
    for locale in draft.locales:
        for path in sorted((docs / locale / "faq").glob("*/*")):
            place = Place(path.relative_to(draft.root).as_posix())
            if path.suffix != ".md" or not SLUG.match(path.stem) or len(path.stem) > 60:
                yield Problem(place, "FAQ012", {"name": path.name})
            elif locale != SOURCE_LOCALE:
                source = docs / SOURCE_LOCALE / "faq" / path.parent.name / path.name
                if not source.exists():
                    values = {"source": source.relative_to(draft.root).as_posix()}
                    yield Problem(place, "FAQ029", values)
    for folder in sorted((docs / SOURCE_LOCALE / "faq").glob("*/")):
        if not (folder / "all.md").exists():
            place = Place((folder / "all.md").relative_to(draft.root).as_posix())
            yield Problem(place, "FAQ046", {"category": folder.name})


def check_titles(draft: Draft, catalogue: Catalogue) -> Iterator[Problem]:
    """A title is used once per language."""
    for locale in draft.locales:
        seen: dict[str, EntryText] = {}
        for entry in catalogue:
            text = entry.texts.get(locale)
            if text is None:
                continue
            if text.title in seen:
                place = draft.sources[text.path].front.place("title")
                yield Problem(place, "FAQ016", {"other": seen[text.title].path})
            seen.setdefault(text.title, text)


def check_errors(draft: Draft, catalogue: Catalogue) -> Iterator[Problem]:
    """What is declared is shown and what is shown is declared, in every language."""
    for entry, text in texts(catalogue):
        known = [error.key for error in entry.errors]
        shown = set()
        for placement in placements(text.body):
            error = entry.error(placement.key)
            if error is None:
                values = {"key": placement.key, "hint": hint(placement.key, known)}
                yield Problem(body_place(text, placement.line), "FAQ018", values)
            else:
                shown.add(error.key)
        for match in PLACEMENT_INLINE.finditer(blank_code(text.body)):
            line, col = line_of(text.body, match.start())
            if line not in {p.line for p in placements(text.body)}:
                values = {"key": match.group()[7:-1].strip(), "hint": ""}
                yield Problem(body_place(text, line, col), "FAQ018", values)
        for error in entry.errors:
            if error.key not in shown:
                place = error.place if text.locale == SOURCE_LOCALE else Place(text.path)
                yield Problem(place, "FAQ017", {"key": error.key})
        for key in text.glosses:
            if entry.error(key) is None:
                place = draft.sources[text.path].front.place("glosses", key)
                yield Problem(place, "FAQ032", {"key": key, "hint": hint(key, known)})


def check_slots(draft: Draft, catalogue: Catalogue) -> Iterator[Problem]:
    """Everything in a message that looks like a slot is one."""
    for entry in catalogue:
        source = draft.sources[entry.place.path]
        for index, raw in enumerate(source.front.value.get("errors") or []):
            for name in ("message", "detail", "closing"):
                for offset, found in broken_slots(raw.get(name, "")):
                    start = source.front.place("errors", index, name)
                    line = start.line + raw[name].count("\n", 0, offset) + 1
                    yield Problem(Place(start.path, line), "FAQ020", {"found": found})


def check_links(draft: Draft, catalogue: Catalogue) -> Iterator[Problem]:
    """Links lead to an entry, a page, a section or a declared document."""
    for entry, text in texts(catalogue):
        for link in links(text.body):
            place = body_place(text, link.line, link.col)
            if link.image:
                yield from check_image(draft, text, link.target, link.text, place)
            elif link.target.startswith("link:"):
                key = link.target.removeprefix("link:")
                if key not in catalogue.links:
                    values = {"key": key, "hint": hint(key, catalogue.links)}
                    yield Problem(place, "FAQ022", values)
            elif link.page.endswith(".md"):
                yield from check_page_link(draft, catalogue, entry, text, link.target, place)
            elif not re.match(r"https?://|mailto:|tel:|#", link.target):
                yield Problem(place, "FAQ021", {"target": link.target, "hint": ""})


def check_page_link(
    draft: Draft, catalogue: Catalogue, entry: Entry, text: EntryText, target: str, place: Place
) -> Iterator[Problem]:
    """A link to a Markdown file: the file and, if named, its section exist."""
    page, _, anchor = target.partition("#")
    entry_id = target_id(entry.category, page)
    found = catalogue.find(entry_id) if entry_id else None
    if found is None:
        folder = draft.root / "docs" / SOURCE_LOCALE / "faq" / entry.category
        if not (folder / page).resolve().is_file():
            names = [f"{e.slug}.md" for e in catalogue]
            yield Problem(place, "FAQ021", {"target": target, "hint": hint(page, names)})
    elif anchor:
        known = [section.id for section in found.text(text.locale).sections]
        if anchor not in known:
            yield Problem(place, "FAQ023", {"anchor": anchor, "known": ", ".join(known)})


def check_image(draft: Draft, text: EntryText, target: str, alt: str, place: Place) -> Iterator[Problem]:
    """An image is a file of the project and says what it shows."""
    if re.match(r"[a-z]+:|//", target):
        yield Problem(place, "FAQ024", {"target": target, "what": "が外部にあります / is remote"})
    elif not ((draft.root / text.path).parent / target).resolve().is_file():
        yield Problem(place, "FAQ024", {"target": target, "what": "がありません / does not exist"})
    if not alt.strip():
        yield Problem(place, "FAQ024", {"target": target, "what": "に説明がありません / has no text"})


def check_bodies(_: Draft, catalogue: Catalogue) -> Iterator[Problem]:
    """Bodies have text, known sections, no raw HTML and no number typed by hand."""
    for __, text in texts(catalogue):
        if not text.body.strip():
            yield Problem(Place(text.path, text.body_line - 1), "FAQ027")
        yield from check_headings(text)
        code_free = blank_code(text.body)
        for match in HTML_TAG.finditer(code_free):
            if match["name"] or match.group().startswith("<!"):
                line, col = line_of(text.body, match.start())
                yield Problem(body_place(text, line, col), "FAQ025", {"found": match.group()[:40]})
        for match in NUMBER_BY_HAND.finditer(code_free):
            line, col = line_of(text.body, match.start())
            yield Problem(body_place(text, line, col), "FAQ037", {"found": match.group()})


def check_headings(text: EntryText) -> Iterator[Problem]:
    """`##` with a known name, then `###` and deeper without a jump."""
    known = [name for name in SECTION_IDS if name.isascii() == (text.locale != SOURCE_LOCALE)]
    level = 1
    for heading in headings(text.body):
        what = ""
        if heading.level == 1:
            what = "# は題名用です / # is for the title"
        elif heading.level == 2 and heading.text not in SECTION_IDS:
            what = "この節の名前はありません / no such section"
        elif heading.level > level + 1:
            what = "段を飛ばしています / skips a level"
        level = heading.level
        if what:
            values = {"text": heading.text, "what": what, "known": "、".join(known)}
            yield Problem(body_place(text, heading.line), "FAQ026", values)


def check_related(draft: Draft, catalogue: Catalogue) -> Iterator[Problem]:
    """`related` names entries that exist, and not the entry itself."""
    for entry in catalogue:
        front = draft.sources[entry.place.path].front
        for index, ref in enumerate(front.value.get("related") or ()):
            entry_id = full_id(entry.category, ref)
            if catalogue.find(entry_id) is None or entry_id == entry.id:
                values = {"ref": ref, "hint": hint(ref, [e.slug for e in catalogue])}
                yield Problem(front.place("related", index), "FAQ036", values)


def check_published(draft: Draft, catalogue: Catalogue) -> Iterator[Problem]:
    """What was ever published resolves, and what is new is written down."""
    path = "docs/published.yml"
    present = {
        "ids": {entry.id for entry in catalogue},
        "codes": set(catalogue.codes()),
    }
    recorded = {"ids": catalogue.published.ids, "codes": catalogue.published.codes}
    located = draft.data_places.get("published")
    for kind, rows in recorded.items():
        for index, (name, fate) in enumerate(rows.items()):
            if name not in present[kind] and fate is None:
                place = located.place(kind, index) if located else Place(path)
                yield Problem(place, "FAQ033", {"what": name})
        for name in sorted(present[kind] - set(rows)):
            yield Problem(Place(path), "FAQ034", {"what": name})


def texts(catalogue: Catalogue) -> Iterator[tuple[Entry, EntryText]]:
    """Every entry in every language it has."""
    for entry in catalogue:
        for text in entry.texts.values():
            yield entry, text


def body_place(text: EntryText, line: int, col: int = 1) -> Place:
    """A line of the body as a place in the file."""
    return Place(text.path, text.body_line + line - 1, col)


def hint(word: str, known: Iterable[str]) -> str:
    """ " → x?" for the nearest known word, or "。"."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f" → {near[0]}?" if near else "。"


CHECKS: tuple[Check, ...] = (
    check_titles, check_errors, check_slots, check_links, check_bodies, check_related, check_published,
)  # fmt: skip


def load_checked(root: Path) -> tuple[Catalogue | None, list[Problem]]:
    """Read and check the project at `root`: the catalogue, and all problems sorted."""
    catalogue, draft = load(root)
    return catalogue, check_project(draft, catalogue)
