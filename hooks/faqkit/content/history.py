"""What changed, entry by entry, as git remembers it. No clock is read: a commit always tells the same.

the files of entries in git's log → what each day did to each file → the newest of them
→ the parts of each entry that differ
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from faqkit.content.comparison import aligned, different
from faqkit.content.entry_parts import SHARED, entry_parts
from faqkit.content.model import SOURCE_LOCALE
from faqkit.source.git import blobs, git
from faqkit.source.paths import ContentPath, content_path

NEWEST = 300  # what a page can show; what is older is not read
NOTHING = "0" * 40
RAW = ("--raw", "--no-abbrev", "-M", "--relative")


@dataclass(frozen=True, slots=True)
class FileChange:
    """What happened to a file: where and what (git's hash) it was, and is; "" for no file."""

    date: str
    old_path: str
    old: str
    path: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to an entry on a day. `kind` is added, removed or changed.

    `parts` names what differs, by language, "" for what all of them share; `translated` are the
    languages that it came to; `titles` are its titles of that day.
    """

    date: str
    id: str
    kind: str
    titles: Mapping[str, str]
    parts: Mapping[str, tuple[str, ...]]
    translated: tuple[str, ...] = ()

    def seen_in(self, locale: str) -> tuple[str, tuple[str, ...]] | None:
        """Kind and parts as readers of `locale` meet them, None when they see nothing of it.

        Kind may also be `translated`.
        """
        if self.kind != "changed":
            return self.kind, ()
        if locale in self.translated:
            return "translated", ()
        parts = (*self.parts.get(locale, ()), *self.parts.get(SHARED, ()))
        return ("changed", parts) if parts else None


@dataclass(frozen=True, slots=True)
class History:
    """All changes, newest first, unless git does not know them; and those since the release before."""

    known: bool = False
    changes: tuple[Change, ...] = ()
    complete: bool = True
    release: str = ""
    since: tuple[Change, ...] = field(default=())


def read_history(root: Path) -> History:
    """What git remembers of the project at `root`. A shallow copy of a repository remembers nothing."""
    if git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return History()
    log = git(
        root, "-c", "core.quotePath=off", "-c", "log.showRoot=true", "log", "--first-parent", "-m",
        "--reverse", *RAW, "--format=@%cs", "--", "docs",
    )  # fmt: skip
    days = [change for date, rows in by_day(log) for change in folded(date, rows)]
    if not days:
        return History()
    newest = sorted(days, key=lambda c: c.date, reverse=True)[:NEWEST]
    release = git(root, "describe", "--tags", "--match=v*", "--abbrev=0", "--first-parent", "HEAD^").strip()
    diff = (
        git(root, "-c", "core.quotePath=off", "diff", *RAW, release, "HEAD", "--", "docs") if release else ""
    )
    since = folded(git(root, "log", "-1", "--format=%cs").strip(), rows_of(diff))
    texts = blobs(root, [name for c in (*newest, *since) for name in (c.old, c.new) if name])
    return History(
        known=True,
        changes=entry_changes(newest, texts),
        complete=len(newest) == len(days),
        release=release,
        since=entry_changes(since, texts),
    )


def by_day(log: str) -> Iterator[tuple[str, list[list[str]]]]:
    """The rows of git's log by the day of their commits, oldest first."""
    dated: list[tuple[str, list[str]]] = []
    date = ""
    for line in log.splitlines():
        if line.startswith("@"):
            date = line[1:]
        dated += [(date, row) for row in rows_of(line)]
    # Clocks of several people may disagree: a day is one, wherever its commits stand.
    for day, rows in groupby(sorted(dated, key=lambda row: row[0]), key=lambda row: row[0]):
        yield day, [row for _, row in rows]


def rows_of(raw: str) -> list[list[str]]:
    """`:100644 100644 1a… 2b… M<tab>path` → old and new name, status, path, and the new path of a rename."""
    rows = (line.split("\t") for line in raw.splitlines() if line.startswith(":"))
    return [[*head.split(" ")[2:], *paths] for head, *paths in rows]


def folded(date: str, rows: Iterable[list[str]]) -> list[FileChange]:
    """What a day made of each entry's file, however many steps it took."""
    day: dict[str, FileChange] = {}
    for old, new, _status, path, *renamed in rows:
        now = renamed[-1] if renamed else path
        before = day.pop(path, None) or FileChange(date, path if old != NOTHING else "", old, path, old)
        day[now] = FileChange(date, before.old_path, before.old, now, new)
    return [
        FileChange(date, c.old_path, c.old.removeprefix(NOTHING), c.path, c.new.removeprefix(NOTHING))
        for c in day.values()
        if c.old != c.new and is_entry(c.path)
    ]


def is_entry(path: str) -> bool:
    """Whether an entry's text is, or was, in this file."""
    return path.count("/") == 4 and path.endswith(".md") and content_path(path).kind == "entry"


def entry_changes(files: Iterable[FileChange], texts: Mapping[str, bytes]) -> tuple[Change, ...]:
    """The changes of entries, newest day first, within a day by id; what no reader sees is left out."""
    groups: dict[tuple[str, str], list[tuple[ContentPath, FileChange]]] = {}
    for file in files:
        place = content_path(file.path)
        groups.setdefault((file.date, place.id), []).append((place, file))
    order = sorted(sorted(groups), key=lambda key: key[0], reverse=True)
    found = (entry_change(date, entry_id, groups[date, entry_id], texts) for date, entry_id in order)
    return tuple(change for change in found if change is not None)


def entry_change(
    date: str, entry_id: str, files: list[tuple[ContentPath, FileChange]], texts: Mapping[str, bytes]
) -> Change | None:
    """What the files of an entry, one a language, say of a day together."""
    kind, translated = "changed", []
    titles: dict[str, str] = {}
    parts: dict[str, tuple[str, ...]] = {}
    for place, file in sorted(files, key=lambda pair: (pair[0].locale != SOURCE_LOCALE, pair[0].locale)):
        old, new = (entry_parts(texts.get(name, b""), place.locale) for name in (file.old, file.new))
        titles[place.locale] = (new or old).get((place.locale, "title"), "")
        if old and new:
            differ = different(aligned(old, new), new)
            for at, name in differ:
                parts[at] = (*parts.get(at, ()), name)
        elif place.locale == SOURCE_LOCALE and (old or new):
            kind = "added" if new else "removed"
        elif new:
            translated.append(place.locale)
    if kind == "changed" and not translated and not parts:
        return None
    return Change(date, entry_id, kind, titles, parts, tuple(translated))
