"""What was ever published goes on answering: the entry itself, a redirect or a tombstone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from faqkit.check.errors import codes_of, uncertain
from faqkit.check.project import Project
from faqkit.content.model import Catalogue
from faqkit.content.permanent_ids import PUBLISHED_FILE, final_target, recorded_in_git
from faqkit.problems import Place, Problem
from faqkit.source.tree import folders_in

PAGES_OF_CATEGORY = ("/index", "/all")
KINDS = {"ids": "id", "codes": "code"}


def check_published(project: Project) -> Iterator[Problem]:
    """Every recorded id and code is there, moved to something that is, or was retired."""
    for kind, name in KINDS.items():
        present = present_names(project, kind)
        lost = tuple(f"{category}/" for category in lost_categories(project))
        rows = [row for row in rows_of(project, kind, name) if not row[0].startswith(lost)]
        fates = {key: fate for key, fate, _ in rows}
        first: dict[str, int] = {}
        for key, fate, place in rows:
            if key in first:
                yield Problem(place, "FAQ006.published", {"id": key, "first": first[key]})
                continue
            first[key] = place.line
            yield from check_row(key, fate, place, present, fates)
        for key in sorted(present - set(fates) if project.draft.data["published"] is not None else ()):
            yield Problem(Place(PUBLISHED_FILE), "FAQ034", {"what": key})


def lost_categories(project: Project) -> list[str]:
    """Categories of recorded ids that have no folder any more: somebody renamed or deleted it."""
    recorded = {key.partition("/")[0] for key, fate, _ in rows_of(project, "ids", "id") if not fate}
    return sorted(recorded.difference(folders_in(project.draft.tree, f"docs/{project.source}/faq")))


def check_lost(project: Project) -> Iterator[Problem]:
    """A renamed folder is one mistake, not one for each of its entries."""
    for name in lost_categories(project):
        yield Problem(Place(f"docs/{project.source}/faq/{name}"), "FAQ033.category", {"category": name})


def check_row(
    key: str, fate: Mapping[str, Any], place: Place, present: set[str], fates: Mapping[str, Mapping[str, Any]]
) -> Iterator[Problem]:
    """One recorded id or code."""
    if not fate:
        if key not in present:
            yield Problem(place, "FAQ033.gone", {"what": key})
        return
    if key in present or key.endswith(PAGES_OF_CATEGORY):
        yield Problem(place, "FAQ033.returned", {"id": key})
        return
    moves = {name: row["moved"] for name, row in fates.items() if row.get("moved")}
    target = final_target(key, moves)
    if target is None:
        yield Problem(place, "FAQ033.circle", {"id": key})
        return
    for wanted in (target if target != key else None, final_target(fate.get("see", ""), moves)):
        if wanted and wanted not in present and not fates.get(wanted, {}).get("retired"):
            yield Problem(place, "FAQ033.target", {"id": key, "target": wanted})


def rows_of(project: Project, kind: str, name: str) -> Iterator[tuple[str, Mapping[str, Any], Place]]:
    """Id or code, what became of it (empty: still there), and its place."""
    located = project.draft.data_places.get("published")
    data = project.draft.data["published"]
    for index, row in enumerate(data[kind] if data and located else ()):
        place = located.place(kind, index) if located else Place(PUBLISHED_FILE)
        yield (row, {}, place) if isinstance(row, str) else (row[name], row, place)


def present_names(project: Project, kind: str) -> set[str]:
    """The ids that have a file; the codes that are declared, misspelt ones as they were meant."""
    if kind == "ids":
        return set(project.ids)
    pattern = project.draft.code_pattern
    names = {name for page in project.entries() for name in codes_of(page, pattern)}
    if any(uncertain(page, pattern) for page in project.entries()) or len(list(project.entries())) < len(
        project.ids
    ):
        data = project.draft.data["published"] or {"codes": []}  # unreadable entries may declare any of them
        names |= {row for row in data["codes"] if isinstance(row, str)}
    return {name for name in names if re.match(pattern, name)}


def check_deleted(project: Project) -> Iterator[Problem]:
    """No line ever leaves the list: git knows what stood there."""
    data = project.draft.data["published"]
    if data is None:
        return  # it is missing or cannot be read, which is reported
    now = {row if isinstance(row, str) else row[name] for k, name in KINDS.items() for row in data[k]}
    for name in sorted(recorded_in_git(project.draft.tree.root, data.get("project", "")) - now):
        yield Problem(Place(PUBLISHED_FILE), "FAQ033.removed", {"id": name})


def check_since(base: Catalogue, now: Catalogue) -> Iterator[Problem]:
    """What the state `base` has published answers in the state `now`, recorded or not."""
    before, after = ({entry.id for entry in state} | set(state.codes()) for state in (base, now))
    for name in sorted(before - after - set(now.published.ids) - set(now.published.codes)):
        yield Problem(Place(PUBLISHED_FILE), "FAQ033.gone", {"what": name})


CHECKS = (check_lost, check_published, check_deleted)
