"""Changes in the words of a page: what happened to which entry, in one line."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from faqkit.content.edition import days_after
from faqkit.content.history import Change, History
from faqkit.content.model import SOURCE_LOCALE
from faqkit.content.permanent_ids import redirects
from faqkit.render.view_builder import ViewBuilder
from faqkit.render.view_models import Fresh


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change as a line; without `url` the entry is gone. `locale` is the language of the title."""

    date: str
    id: str
    kind: str
    title: str
    locale: str
    url: str
    line: str


@dataclass(frozen=True, slots=True)
class Day:
    """The changes of one day."""

    date: str
    changes: tuple[ToldChange, ...]


def told(changes: Iterable[Change], viewer: ViewBuilder, words: Mapping[str, str]) -> Iterator[ToldChange]:
    """The changes that readers of the viewer's language meet, as lines."""
    moved = redirects(viewer.catalogue)
    for change in changes:
        seen = change.seen_in(viewer.locale)
        if seen is None:
            continue
        kind, parts = seen
        entry = viewer.catalogue.find(moved.get(change.id, change.id))
        locale = (
            viewer.locale if viewer.locale in (entry.texts if entry else change.titles) else SOURCE_LOCALE
        )
        title = (
            f"{entry.number}. {entry.text(locale).title}" if entry else change.titles.get(locale, change.id)
        )
        yield ToldChange(
            date=change.date,
            id=change.id,
            kind=kind,
            title=title,
            locale=locale,
            url=viewer.to(viewer.urls.entry(viewer.locale, entry.id)) if entry else "",
            line=words[f"change_{kind}"].format(parts=words["list_comma"].join(part_names(parts, words))),
        )


def part_names(parts: Iterable[str], words: Mapping[str, str]) -> list[str]:
    """`section:原因`, `message:SUE1503` → 「原因」, メッセージ(SUE1503); each once."""
    found = []
    for part in parts:
        kind, _, name = part.partition(":")
        found.append(
            words[f"change_part_{kind}" + ("" if name or kind != "section" else "_top")].format(name=name)
        )
    return list(dict.fromkeys(found))


def by_day(changes: Iterable[ToldChange]) -> tuple[Day, ...]:
    """The changes of each day, in the order given."""
    return tuple(Day(date, tuple(rows)) for date, rows in groupby(changes, key=lambda change: change.date))


def fresh_entries(history: History, locale: str, edition: str, days: int) -> dict[str, tuple[Fresh, ...]]:
    """What to mark as new or changed, by id, and until when: added comes before changed.

    Only what was not over when the edition was made; the page itself looks at the reader's day.
    What was there from the beginning is not new.
    """
    found: dict[str, dict[str, Fresh]] = {}
    for change in history.changes:
        if change.date == history.begins and change.kind == "added":
            continue
        seen = change.seen_in(locale)
        until = days_after(change.date, days)
        if seen is not None and seen[0] != "removed" and until >= edition:
            kind = "added" if seen[0] == "added" else "changed"
            found.setdefault(change.id, {}).setdefault(kind, Fresh(kind, until))
    return {key: tuple(kinds[k] for k in sorted(kinds)) for key, kinds in found.items()}


def seconds(date: str) -> str:
    """A day as feeds write it, `2026-11-22T00:00:00Z`."""
    return f"{datetime.date.fromisoformat(date).isoformat()}T00:00:00Z"
