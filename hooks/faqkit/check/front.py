"""Title, summary, tags, dates and related entries."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator

from faqkit.check.project import Page, Project, hint, nearest_entry
from faqkit.content.references import full_id
from faqkit.content.review_dates import REVIEW_DAYS, age
from faqkit.problems import Place, Problem, Word
from faqkit.source.schema import RELATED

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
MARKUP = re.compile(
    r"\*\*|\]\(|`|</?[A-Za-z][^>]*>|<!--|\{(?:ref|n|title|error|slot)\b|&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});"
)
LATER = re.compile(
    r"""
    \b(?:TODO|TBD|FIXME)\b.*
    | [(（【](?:要確認|未確認|確認中|仮|未定)[)）】]
    | (?:あと|後)で(?:書|追記|追加|確認)(?:く|する|します|予定).*
    | ^(?:[Tt]ranslated[ ](?:with|by)[ ] | .*\(free[ ]version\) | (?:Sure|Certainly|Of[ ]course)[,!][ ]here).*
    | [\[(（【](?:TN|T/N|訳注|訳者注|[Tt]ranslator(?:['’]s[ ]note)?)[:：\s].*   # to a client
    | (?:DeepL|Google)(?:翻訳)?で(?:翻訳|訳).*             # what programs leave behind
    """,
    re.VERBOSE | re.MULTILINE,
)
PERSONAL = re.compile(
    r"\b0\d{1,4}[-(]\d{1,4}[-)]\d{3,4}\b|\+\d{2}[\d -]{7,20}\d|[\w.+-]{1,64}@[\w-]{1,64}\.\w+"
)
CURLY = re.compile(r"[“”„‟＂‘’＇][^“”„‟＂‘’＇]*[“”„‟＂‘’＇]")
ONE_TAG = re.compile(r"[\w・･.+-]{1,24}")  # others are named by what else is wrong with them
TEXTS = ("title", "summary", "asked_as", "tags")


def check_titles(project: Project) -> Iterator[Problem]:
    """A title is used once per language."""
    seen: dict[tuple[str, str], Page] = {}
    for page in project.pages:
        for title, place in page.texts("title") if page.kind == "entry" else ():
            key = (page.locale, unicodedata.normalize("NFKC", title).strip())
            if key in seen:
                yield Problem(place, "FAQ016.title", {"other": seen[key].path})
            seen.setdefault(key, page)


def check_phrasings(project: Project) -> Iterator[Problem]:
    """What people ask leads to one entry: a phrase stands in one entry of a language only."""
    seen: dict[tuple[str, str], Page] = {}
    for page in project.pages:
        for phrase, place in page.texts("asked_as") if page.kind == "entry" else ():
            key = (page.locale, unicodedata.normalize("NFKC", phrase).strip().casefold())
            if seen.setdefault(key, page) is not page:
                yield Problem(place, "FAQ016.asked", {"found": phrase.strip(), "other": seen[key].path})


def check_texts(project: Project) -> Iterator[Problem]:
    """Titles and the like are finished, plain text, without typographic quotes around them."""
    for page in project.pages:
        for key in TEXTS if page.kind != "page" else ():
            for text, place in page.texts(key):
                yield from check_text(key, text.strip(), place)


def check_drafts(project: Project) -> Iterator[Problem]:
    """No note to oneself is left in the text."""
    for page in project.pages:
        for match in LATER.finditer(page.prose):
            values = {"key": Word("body"), "found": match.group().strip()[:40]}
            yield Problem(page.at(match.start()), "FAQ047", values)


def check_text(key: str, text: str, place: Place) -> Iterator[Problem]:
    """One text of the front matter."""
    if CURLY.fullmatch(text):
        yield Problem(place, "FAQ010.quotes", {"key": key, "found": text[0] + text[-1]})
    if PLACEHOLDER.fullmatch(text) or UNFINISHED.search(text):
        yield Problem(place, "FAQ047", {"key": key, "found": text[:40]})
    if key == "title" and "\n" in text:
        yield Problem(place, "FAQ076", {"key": key, "found": "↵"})
    if key == "asked_as" and (person := PERSONAL.search(text)):
        yield Problem(place, "FAQ139", {"found": person.group()})
    match = MARKUP.search(text) if key != "asked_as" else None
    if match:
        yield Problem(place, "FAQ076", {"key": key, "found": match.group()})
    if key == "tags" and re.search("[、，]", text) and not re.match(r"[［\[]", text):
        wanted = ", ".join(part.strip() for part in re.split("[、，]", text))
        yield Problem(place, "FAQ092", {"key": key, "found": text, "wanted": wanted})


def check_tag_lists(project: Project) -> Iterator[Problem]:
    """`[証明書 パスワード]` is one tag with a space in it, where it was meant as two that are known."""
    known = set(project.draft.data.get("tags") or ())
    known |= {tag for page in project.entries() for tag, _ in page.texts("tags")}
    for page in project.entries():
        for tag, place in page.texts("tags"):
            parts = tag.split()
            if len(parts) > 1 and all(part in known for part in parts):
                values = {"key": "tags", "found": tag, "wanted": ", ".join(parts)}
                yield Problem(place, "FAQ092", values)


def check_tags(project: Project) -> Iterator[Problem]:
    """Tags that differ only in width, case or spaces are one tag."""
    seen: dict[str, str] = {}
    for page in project.entries():
        for tag, place in page.texts("tags"):
            key = plain_tag(tag)
            if seen.setdefault(key, tag) != tag:
                yield Problem(place, "FAQ077", {"found": tag, "other": seen[key]})


def plain_tag(tag: str) -> str:
    """A tag without what people write in one way or another."""
    return re.sub(r"[\s・-]", "", unicodedata.normalize("NFKC", tag).casefold())


def check_tag_names(project: Project) -> Iterator[Problem]:
    """Tags have a name in the other languages."""
    names = project.draft.data.get("tags") or {}
    located = project.draft.data_places.get("tags")
    for tag in names if located and project.draft.locales[1:] else ():
        assert located is not None
        for locale in names[tag].keys() - set(project.draft.locales):
            known = ", ".join(project.draft.locales[1:])
            values = {"key": locale, "hint": hint(locale, project.draft.locales), "known": known}
            yield Problem(located.place(tag, locale), "FAQ007.unknown", values)
    tags = [(tag, place) for page in project.entries() for tag, place in page.texts("tags")]
    tags = [(tag, place) for tag, place in tags if ONE_TAG.fullmatch(tag) and not tag.isascii()]
    for locale in project.draft.locales[1:] if names else ():
        named = {plain_tag(tag) for tag, row in names.items() if locale in row}
        for tag, place in tags if len(named) * 2 > len(names) else ():  # else the language is just begun
            if plain_tag(tag) not in named:
                yield Problem(place, "FAQ094.tag", {"found": tag, "locale": locale, "hint": hint(tag, names)})


def check_dates(project: Project) -> Iterator[Problem]:
    """A review has happened, and not too long ago."""
    latest = max([project.today, *retrieved(project)]) + datetime.timedelta(days=1)
    for page in project.entries():
        for text, place in page.texts("reviewed"):
            day = as_date(text)
            if day is None:
                continue
            if day > latest:
                yield Problem(place, "FAQ060.future", {"found": text})
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
    titles = {t.strip(): page.slug for page in project.entries() for t, _ in page.texts("title")}
    for page in project.entries():
        first: dict[str, tuple[str, int]] = {}
        for ref, place in page.texts("related"):
            entry_id = full_id(page.category, ref)
            other, line = first.setdefault(entry_id, (ref, place.line))
            if other != ref:
                yield Problem(place, "FAQ006.item", {"key": "related", "found": ref, "first": line})
            if entry_id == page.id:
                yield Problem(place, "FAQ036", {"ref": ref, "what": Word("self"), "hint": "。"})
            elif entry_id not in project.ids or not re.match(RELATED, ref):
                plain = unicodedata.normalize("NFKC", titles.get(ref.strip(), ref)).lower()
                plain = re.sub(r"[ _]", "-", re.sub(r"^.*/|\.md$", "", plain.strip().strip("/")))
                near = nearest_entry(project, page, plain)
                near = f" → {near}?" if near and re.match(RELATED, near) else "。"
                yield Problem(place, "FAQ036", {"ref": ref, "what": Word("unknown"), "hint": near})


PAGE_CHECKS = (check_texts, check_drafts)
CHECKS = (
    check_titles,
    check_phrasings,
    check_tag_lists,
    check_tags,
    check_tag_names,
    check_dates,
    check_related,
)
