"""What a change does: two states of the content compared, entry by entry and word by word.

    read both catalogues → pair their entries (by id, through a rename) → kinds of change
    → word-level differences of every part → the other files of docs/

Which queries now lead elsewhere is worked out in `faqkit.report.answer_changes`, and all of it is
shown by `faqkit.report.change_pages`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from faqkit.content.comparison import aligned
from faqkit.content.edition import version
from faqkit.content.model import SOURCE_LOCALE, Catalogue, Entry
from faqkit.content.reading import load
from faqkit.report.answer_changes import AnswerChange
from faqkit.report.change_parts import Difference, find_differences, parts
from faqkit.source.paths import content_path
from faqkit.source.text_files import read_text
from faqkit.source.tree import Tree

# All that can happen to an entry, in the order in which it is told.
KINDS = ("added", "removed", "renamed", "moved", "renumbered", "retitled", "changed")
TEXT_FILES = {".md", ".yml", ".json", ".txt", ".csv"}


class UnreadableError(Exception):
    """A state of the content that cannot be read; the text says which."""


@dataclass(frozen=True, slots=True)
class Side:
    """An entry as it stood in one of the states."""

    id: str
    number: int
    title: str
    summary: str
    path: str


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What happened to one entry; a side is None where there was no such entry."""

    kinds: tuple[str, ...]
    old: Side | None
    new: Side | None
    differences: tuple[Difference, ...]

    @property
    def quiet(self) -> bool:
        """Whether only its number changed, because of what happened to others."""
        return self.kinds == ("renumbered",)


@dataclass(frozen=True, slots=True)
class State:
    """One of the two states: its commit and date, and "11. Title" for each id."""

    commit: str
    date: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """The whole change. `answers` is None when the lookup could not be asked, and `why` says why."""

    old: State
    new: State
    entries: tuple[EntryChange, ...]
    files: tuple[Difference, ...]
    codes_added: tuple[str, ...]
    codes_removed: tuple[str, ...]
    answers: tuple[AnswerChange, ...] | None
    why: str

    def count(self, kind: str) -> int:
        """How many entries something of `kind` happened to."""
        return sum(kind in entry.kinds for entry in self.entries)


def read_catalogue(tree: Tree) -> Catalogue:
    """The content of a checkout, even with errors. Raises UnreadableError."""
    catalogue, _ = load(tree)
    if catalogue is None:
        raise UnreadableError(f"{tree.root}: no content that can be read; run `faqkit check` there")
    return catalogue


def state(tree: Tree, catalogue: Catalogue) -> State:
    """What a report needs to speak of a state."""
    names = {entry.id: f"{entry.number}. {entry.text(SOURCE_LOCALE).title}" for entry in catalogue}
    return State(**version(tree.root, catalogue), names=names)


def compare(old: Catalogue, new: Catalogue) -> tuple[EntryChange, ...]:
    """All entries to which anything happened: those of the new state in order, then those removed."""
    renames = find_renames(old, new)
    before = {renames.get(entry.id, entry.id): entry for entry in old}
    moved = find_moved(before, new)
    found = [entry_change(before.get(entry.id), entry, entry.id in moved) for entry in new]
    found += [entry_change(entry, None, False) for key, entry in before.items() if new.find(key) is None]
    return tuple(change for change in found if change.kinds)


def find_renames(old: Catalogue, new: Catalogue) -> dict[str, str]:
    """Old id → new id: as docs/published.yml says, or where the answer is the same to the letter."""
    gone = [entry for entry in old if new.find(entry.id) is None]
    fresh = [entry for entry in new if old.find(entry.id) is None]
    bodies = {entry.texts[SOURCE_LOCALE].body.strip(): entry.id for entry in fresh}
    renames: dict[str, str] = {}
    for entry in gone:
        target = new.published.ids.get(entry.id) or bodies.get(entry.texts[SOURCE_LOCALE].body.strip())
        if target in bodies.values() and target not in renames.values():
            renames[entry.id] = str(target)
    return renames


def find_moved(before: Mapping[str, Entry], new: Catalogue) -> set[str]:
    """The ids that were put elsewhere in their category's order, or into another category.

    As few as explain the new order: all others only got out of their way.
    """
    moved = set()
    for category in new.categories:
        known = [entry.id for entry in category.entries if entry.id in before]
        here = [key for key in known if before[key].category == category.slug]
        stayed = longest_rising([before[key].number for key in here])
        moved |= set(known) - {here[index] for index in stayed}
    return moved


def longest_rising(numbers: list[int]) -> list[int]:
    """The positions of a longest rising run of different `numbers`: `[2, 3, 1]` → `[0, 1]`."""
    tails: list[int] = []  # the smallest end of a run of each length
    ends: list[int] = []  # and its position
    previous: list[int] = []
    for position, number in enumerate(numbers):
        length = bisect_left(tails, number)
        previous.append(ends[length - 1] if length else -1)
        tails[length:] = [number, *tails[length + 1 :]]
        ends[length:] = [position, *ends[length + 1 :]]
    run: list[int] = []
    position = ends[-1] if ends else -1
    while position >= 0:
        run.append(position)
        position = previous[position]
    return run[::-1]


def entry_change(old: Entry | None, new: Entry | None, moved: bool) -> EntryChange:
    """What leads from `old` to `new`; no kinds if nothing does. An entry that was added is not compared."""
    differences: tuple[Difference, ...] = ()
    if old and new:
        now = parts(new)
        differences = find_differences(aligned(parts(old), now), now)
    return EntryChange(
        kinds=find_kinds(old, new, moved, differences),
        old=side(old) if old else None,
        new=side(new) if new else None,
        differences=differences,
    )


def side(entry: Entry) -> Side:
    """What a report needs to name an entry."""
    text = entry.texts[SOURCE_LOCALE]
    return Side(entry.id, entry.number, text.title, text.summary, text.path)


def find_kinds(
    old: Entry | None, new: Entry | None, moved: bool, differences: Iterable[Difference]
) -> tuple[str, ...]:
    """Which of KINDS happened, in their order."""
    if old is None or new is None:
        return ("added",) if old is None else ("removed",)
    names = {difference.part for difference in differences}
    happened = {
        "renamed": old.id != new.id,
        "moved": moved,
        "renumbered": old.number != new.number,
        "retitled": "title" in names,
        "changed": bool(names - {"title"}),
    }
    return tuple(kind for kind in KINDS if happened.get(kind))


def compare_files(old: Tree, new: Tree) -> tuple[Difference, ...]:
    """The differences of all text files of docs/ that are not entries: data, indexes, other pages."""
    before, after = other_files(old), other_files(new)
    return find_differences({("", k): v for k, v in before.items()}, {("", k): v for k, v in after.items()})


def other_files(tree: Tree) -> dict[str, str]:
    """Path → text of the files that `compare_files` looks at; what is no text is left out."""
    found = {}
    for path in tree.below("docs"):
        suffix = PurePosixPath(path).suffix
        entry = suffix == ".md" and content_path(path).kind == "entry"
        if suffix in TEXT_FILES and not entry:
            text, _ = read_text(tree, path)
            found[path] = text or ""
    return found
