"""Title, summary, tags, dates and related entries."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator

from faqkit.catalogue import full_id
from faqkit.checks.project import Page, Project, hint
from faqkit.problems import Place, Problem, Word
from faqkit.reviews import REVIEW_DAYS, age
from faqkit.schema import RELATED

PLACEHOLDER = re.compile(
    r"""
    (?: TODO | TBD | FIXME | XXX+ | title | summary | test | untitled | new[ ]entry
      | 題名 | タイトル | 見出し | 概要 | 要約 | 未定 | 未記入 | 仮 | 仮題 | テスト | あとで書く
      | [○〇●]+ | [.…・]+ | -+ )
    [ 。.:]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
UNFINISHED = re.compile(r"^(?:TODO|TBD|FIXME)\b|[(（](?:仮|未定)[)）]$")
MARKUP = re.compile(r"\*\*|\]\(|`|</?[A-Za-z][^>]*>|\{(?:ref|n|title|error|slot)\b")
CURLY = re.compile(r"[“”„‟＂‘’＇][^“”„‟＂‘’＇]*[“”„‟＂‘’＇]")
TEXTS = ("title", "summary", "asked_as", "tags")


def check_titles(project: Project) -> Iterator[Problem]:
    """A title is used once per language."""
    seen: dict[tuple[str, str], Page] = {}
    for page in project.pages:
        for title, place in page.texts("title") if page.kind == "entry" else ():
            key = (page.locale, unicodedata.normalize("NFKC", title).strip())
            if key in seen:
                yield Problem(place, "FAQ016", {"other": seen[key].path})
            seen.setdefault(key, page)


def check_texts(project: Project) -> Iterator[Problem]:
    """Titles and the like are finished, plain text, without typographic quotes around them."""
    for page in project.pages:
        for key in TEXTS if page.kind != "page" else ():
            for text, place in page.texts(key):
                yield from check_text(key, text.strip(), place)


def check_drafts(project: Project) -> Iterator[Problem]:
    """No note to oneself is left in the text."""
    for page in project.pages:
        for match in re.finditer(r"\b(?:TODO|TBD|FIXME)\b.*", page.prose):
            values = {"key": Word("body"), "found": match.group().strip()[:40]}
            yield Problem(page.at(match.start()), "FAQ047", values)


def check_text(key: str, text: str, place: Place) -> Iterator[Problem]:
    """One text of the front matter."""
    if CURLY.fullmatch(text):
        yield Problem(place, "FAQ042", {"key": key, "found": text[0] + text[-1]})
    if PLACEHOLDER.fullmatch(text) or UNFINISHED.search(text):
        yield Problem(place, "FAQ047", {"key": key, "found": text[:40]})
    if key == "title" and "\n" in text:
        yield Problem(place, "FAQ076", {"key": key, "found": "↵"})
    match = MARKUP.search(text) if key in ("title", "summary") else None
    if match:
        yield Problem(place, "FAQ076", {"key": key, "found": match.group()})
    if key == "tags" and re.search("[、，]", text):
        wanted = ", ".join(part.strip() for part in re.split("[、，]", text))
        yield Problem(place, "FAQ092", {"key": key, "found": text, "wanted": wanted})


def check_tags(project: Project) -> Iterator[Problem]:
    """Tags that differ only in width, case or spaces are one tag."""
    seen: dict[str, str] = {}
    for page in project.entries():
        for tag, place in page.texts("tags"):
            key = re.sub(r"[\s・-]", "", unicodedata.normalize("NFKC", tag).casefold())
            if seen.setdefault(key, tag) != tag:
                yield Problem(place, "FAQ077", {"found": tag, "other": seen[key]})


def check_tag_names(project: Project) -> Iterator[Problem]:
    """Tags have a name in the other languages."""
    names = project.draft.data.get("tags") or {}
    for locale in project.draft.locales[1:] if names else ():
        for page in project.entries():
            for tag, place in page.texts("tags"):
                if locale not in names.get(tag, {}) and not tag.isascii():
                    yield Problem(place, "FAQ094", {"found": tag, "locale": locale})


def check_dates(project: Project) -> Iterator[Problem]:
    """A review has happened, and not too long ago."""
    latest = max([project.today, *retrieved(project)]) + datetime.timedelta(days=1)
    for page in project.entries():
        for text, place in page.texts("reviewed"):
            day = as_date(text)
            if day is None:
                continue
            if day > latest:
                yield Problem(place, "FAQ061", {"found": text})
            elif age(text, project.today) > REVIEW_DAYS:
                yield Problem(place, "FAQ062", {"found": text})


def retrieved(project: Project) -> Iterator[datetime.date]:
    """The days on which categories were taken over: a clock before them is wrong."""
    for category in project.catalogue.categories if project.catalogue else ():
        day = as_date(category.retrieved)
        if day is not None:
            yield day


def as_date(text: str) -> datetime.date | None:
    """`2026-11-22` as a date."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def check_related(project: Project) -> Iterator[Problem]:
    """`related` names entries that exist, and not the entry itself."""
    slugs = [entry_id.partition("/")[2] for entry_id in project.ids]
    for page in project.entries():
        for ref, place in page.texts("related"):
            entry_id = full_id(page.category, ref)
            if re.match(RELATED, ref) and (entry_id not in project.ids or entry_id == page.id):
                near = hint(ref, [s for s in slugs if s != page.slug])
                yield Problem(place, "FAQ036", {"ref": ref, "hint": near})


CHECKS = (check_titles, check_texts, check_drafts, check_tags, check_tag_names, check_dates, check_related)
