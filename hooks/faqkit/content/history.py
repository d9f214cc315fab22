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
from faqkit.source.paths import content_path

NEWEST = 300  # entries that a page can show; what is older is not read
NOTHING = "0" * 40
# Whatever somebody has set for git: the same commit must always tell the same.
RAW = ("--raw", "--no-abbrev", "--no-color", "-M", "-l0", "--relative")
QUIET = ("-c", "core.quotePath=off", "-c", "log.showRoot=true", "-c", "log.showSignature=false")


@dataclass(frozen=True, slots=True, order=True)
class FileChange:
    """What happened to a file: where and what (git's hash) it was, and is; "" for no file."""

    date: str
    old_path: str
    old: str
    path: str
    new: str


Groups = dict[tuple[str, str], list[FileChange]]  # by day and entry


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
    """All changes since git `begins`, newest first, unless it does not know them; those since a release."""

    known: bool = False
    changes: tuple[Change, ...] = ()
    complete: bool = True
    begins: str = ""
    release: str = ""
    since: tuple[Change, ...] = field(default=())


def read_history(root: Path) -> History:
    """What git remembers of the project at `root`. A shallow copy of a repository remembers nothing."""
    if git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return History()
    log = git(root, *QUIET, "log", "--first-parent", "-m", "--reverse", *RAW, "--format=@%cs", "--", "docs")
    found = grouped(change for date, rows in by_day(log) for change in folded(date, rows))
    if not found:
        return History()
    newest = dict(list(found.items())[:NEWEST])
    release, since = since_release(root)
    texts = blobs(root, wanted((*newest.values(), *since.values())))
    return History(
        known=True,
        changes=entry_changes(newest, texts),
        complete=len(newest) == len(found),
        begins=min(date for date, _ in found),
        release=release,
        since=entry_changes(since, texts),
    )


def since_release(root: Path) -> tuple[str, Groups]:
    """The release before this commit, which may be one itself, and all that happened since."""
    release = git(root, "describe", "--tags", "--match=v*", "--abbrev=0", "--first-parent", "HEAD^").strip()
    if not release:
        return "", {}
    diff = git(root, *QUIET, "diff", *RAW, release, "HEAD", "--", "docs")
    return release, grouped(folded(git(root, "log", "-1", "--format=%cs").strip(), rows_of(diff)))


def grouped(files: Iterable[FileChange]) -> Groups:
    """The changes by day and entry: newest day first, within a day by id."""
    groups: Groups = {}
    for file in files:
        groups.setdefault((file.date, content_path(file.path).id), []).append(file)
    return {key: groups[key] for key in sorted(sorted(groups), key=lambda key: key[0], reverse=True)}


def wanted(groups: Iterable[list[FileChange]]) -> list[str]:
    """What git calls the texts that changes lead from and to."""
    return [name for files in groups for file in files for name in (file.old, file.new) if name]


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


def entry_changes(groups: Groups, texts: Mapping[str, bytes]) -> tuple[Change, ...]:
    """The changes of entries, in the order given; what no reader sees is left out."""
    found = (entry_change(date, entry_id, files, texts) for (date, entry_id), files in groups.items())
    return tuple(change for change in found if change is not None)


def entry_change(
    date: str, entry_id: str, files: Iterable[FileChange], texts: Mapping[str, bytes]
) -> Change | None:
    """What the files of an entry, one a language, say of a day together."""
    kind, translated = "changed", []
    titles: dict[str, str] = {}
    parts: dict[str, tuple[str, ...]] = {}
    for locale, file in sorted((content_path(file.path).locale, file) for file in files):
        old, new = (entry_parts(texts.get(name, b""), locale) for name in (file.old, file.new))
        titles[locale] = (new or old).get((locale, "title"), "")
        if old and new:
            differ = different(aligned(old, new), new)
            for at, name in differ:
                parts[at] = (*parts.get(at, ()), name)
        elif locale == SOURCE_LOCALE and (old or new):
            kind = "added" if new else "removed"
        elif new:
            translated.append(locale)
    if kind == "changed" and not translated and not parts:
        return None
    return Change(date, entry_id, kind, titles, parts, tuple(translated))
