"""The data files against themselves: words of the lookup, dates of the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faqkit.checks.front import as_date
from faqkit.checks.project import Project
from faqkit.problems import Problem, Word

COMMON = re.compile(r"[ぁ-ゖァ-ヺーA-Za-z0-9]")  # alone it is in nearly every question


def check_synonyms(project: Project) -> Iterator[Problem]:
    """A group has its own name, and a word is long enough to mean something."""
    located = project.draft.data_places.get("synonyms")
    names: set[str] = set()
    for index, group in enumerate(project.draft.data.get("synonyms") or () if located else ()):
        assert located is not None
        if group["id"] in names:
            values = {"found": group["id"], "what": Word("name")}
            yield Problem(located.place(index, "id"), "FAQ108", values)
        names.add(group["id"])
        for position, word in enumerate(group["words"]):
            place = located.place(index, "words", position)
            if re.search("[、，]", word):
                wanted = ", ".join(part.strip() for part in re.split("[、，]", word))
                yield Problem(place, "FAQ092", {"key": "words", "found": word, "wanted": wanted})
            elif COMMON.fullmatch(word.strip()):
                yield Problem(place, "FAQ108", {"found": word, "what": Word("short")})


def check_documents(project: Project) -> Iterator[Problem]:
    """A document's address was not checked on a day to come."""
    located = project.draft.data_places.get("links")
    for key, raw in (project.draft.data.get("links") or {}).items():
        day = as_date(raw["checked"])
        if located is not None and day is not None and (day - project.today).days > 1:
            yield Problem(located.place(key, "checked"), "FAQ061", {"found": raw["checked"]})


def check_scoreboard(project: Project) -> Iterator[Problem]:
    """Each lookup that was measured has a figure in each row."""
    located = project.draft.data_places.get("scoreboard")
    board = project.draft.data.get("scoreboard")
    if located is None or not board:
        return
    measured = {engine["key"] for engine in board["engines"]}
    columns = {column["key"] for column in board["columns"]}
    rows = [("engines", index, row, columns) for index, row in enumerate(board["engines"])]
    for kind in ("answered", "unanswered"):
        rows += [(kind, index, row, measured) for index, row in enumerate(board[kind])]
    for kind, index, row, wanted in rows:
        for key in sorted(wanted - row["values"].keys()):
            yield Problem(located.place(kind, index, "values"), "FAQ008", {"key": key})


CHECKS = (check_synonyms, check_documents, check_scoreboard)
