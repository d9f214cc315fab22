"""The words of the site itself: `overrides/strings/<locale>.yml` in each language, with the same keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from faqkit.check.project import Project, hint
from faqkit.content.guests import guest_files
from faqkit.content.records import read_yaml_file
from faqkit.problems import Place, Problem, Word
from faqkit.source.tree import Tree
from faqkit.source.yaml_files import Located

FOLDER = "overrides/strings"
TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>")
FILLED = re.compile(r"\{(\w+)\}")
# How templates and scripts name a phrase: t.skip, t["skip"], words.lookup_failed.
USED = re.compile(r"\b(?:t|words)(?:\.(?P<name>[a-z][a-z0-9_]*)\b(?!\()|\[[\"'](?P<key>[a-z0-9_]+)[\"']\])")
IN_PROGRAMS = (
    "site_name", "notice", "crumb_home", "crumb_support", "crumb_faq", "list_comma", "bundle_readme",
    *(f"change_{kind}" for kind in ("added", "removed", "translated", "changed")),
    *(f"change_part_{part}" for part in (
        "title", "summary", "platforms", "message", "gloss", "section", "section_top",
    )),
    *(f"csv_{name}" for name in (
        "number", "id", "title", "summary", "codes", "messages", "answer", "tags", "reviewed", "url",
    )),
)  # fmt: skip


def check_strings(project: Project) -> Iterator[Problem]:
    """Each language has its table, each table all keys, each phrase what is filled into it."""
    tree = project.draft.tree
    if not tree.below(FOLDER):
        return
    tables: dict[str, Located] = {}
    for locale in project.draft.locales:
        path = f"{FOLDER}/{locale}.yml"
        if not tree.is_file(path):
            yield Problem(Place(path), "FAQ104.data", {"path": path})
            continue
        located, problems = read_table(tree, path)
        yield from problems
        if located is not None and not problems:
            tables[locale] = located
    yield from check_own(project, tables)
    source = tables.get(project.source)
    for locale, table in tables.items():
        yield from check_values(table)
        if source is not None and locale != project.source:
            yield from compare(source, table, f"{FOLDER}/{project.source}.yml")
            yield from compare(table, source, f"{FOLDER}/{locale}.yml", filled=False)
    yield from check_guests(project, source)
    if source is not None and tree.is_file("overrides/base.html"):
        known = {key for table in tables.values() for key in table.value}
        yield from check_used(tree, source, known)


def check_guests(project: Project, source: Located | None) -> Iterator[Problem]:
    """A language that is only asked in says what the others say, as far as it says something itself."""
    tree = project.draft.tree
    for language in guest_files(tree):
        path = f"{FOLDER}/asked/{language}.yml"
        table, problems = read_table(tree, path) if tree.is_file(path) else (None, [])
        yield from problems
        if table is not None and source is not None and not problems:
            yield from check_values(table)
            yield from compare(table, source, path)


def check_own(project: Project, tables: Mapping[str, Located]) -> Iterator[Problem]:
    """What a site says in its own words is a phrase of the table, with what is filled into it."""
    located = project.draft.data_places.get("words")
    for locale, words in (project.draft.data.get("words") or {}).items():
        if located is None or locale not in tables:
            continue
        table = tables[locale].value
        for key, text in words.items():
            place, path = located.place(locale, key), f"{FOLDER}/{locale}.yml"
            if key not in table:
                values = {"key": key, "hint": hint(key, table), "known": path}
                yield Problem(place, "FAQ007.unknown", values)
            elif extra := set(FILLED.findall(text)) ^ set(FILLED.findall(str(table[key]))):
                found = ", ".join(f"{{{name}}}" for name in sorted(extra))
                values = {"key": key, "what": Word("filled"), "path": path, "found": found}
                yield Problem(place, "FAQ109", values)


def check_languages(project: Project) -> Iterator[Problem]:
    """What a data file says in the source language it says in each, with the same things filled in.

    A language that a file has hardly begun to speak is left alone.
    """
    rows = [row for name in project.draft.data_places for row in spoken_rows(project, name)]
    for locale in project.draft.locales[1:]:
        begun = sum(locale in row for _, _, row in rows) * 2 > len(rows)
        for located, path, row in rows:
            values = {"key": path[-1], "path": located.place().path}
            one, other = row[project.source], row.get(locale)
            if locale not in row and begun:
                yield Problem(located.place(*path), "FAQ094.words", {"found": path[-1], "locale": locale})
            elif isinstance(one, str) and isinstance(other, str):
                differ = set(FILLED.findall(one)) ^ set(FILLED.findall(other))
                found = ", ".join(f"{{{slot}}}" for slot in sorted(differ))
                if differ:
                    place = located.place(*path, project.source)
                    yield Problem(place, "FAQ109", {**values, "what": Word("filled"), "found": found})


def spoken_rows(
    project: Project, name: str
) -> Iterator[tuple[Located, tuple[str | int, ...], Mapping[str, Any]]]:
    """What a data file says by language: where, and the words by locale."""
    located, value = project.draft.data_places[name], project.draft.data.get(name)
    for path in located.places:
        row = at_path(value, path[:-1]) if len(path) > 1 and path[-1] == project.source else None
        if isinstance(row, dict):
            yield located, path[:-1], row


def at_path(value: Any, path: Sequence[str | int]) -> Any:
    """What stands at `path` of a value, or None."""
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def check_plain(project: Project) -> Iterator[Problem]:
    """The texts of data files are no HTML, and none is empty."""
    for name, located in project.draft.data_places.items():
        for path, typed in located.typed.items() if project.draft.data.get(name) else ():
            text = at_path(located.value, path)
            shown = name == "words" or path[-1] in project.draft.locales
            if shown and isinstance(text, str) and not text.strip():
                yield Problem(located.place(*path), "FAQ010.empty", {"key": path[-1]})
            elif match := TAG.search(typed):
                yield Problem(located.place(*path), "FAQ076", {"key": path[-1], "found": match.group()})


def read_table(tree: Tree, path: str) -> tuple[Located | None, list[Problem]]:
    """One table, and why it cannot be read."""
    located, problems = read_yaml_file(tree, path)
    if located is not None and not problems and not isinstance(located.value, dict):
        problems = [Problem(Place(path), "FAQ104.data", {"path": path})]
    return located, problems


def check_values(table: Located) -> Iterator[Problem]:
    """Each phrase is text."""
    for key, value in table.value.items():
        place = table.place(key)
        if value is None:
            yield Problem(place, "FAQ010.empty", {"key": key})
        elif isinstance(value, bool | int | float):
            read = Word("boolean" if isinstance(value, bool) else "number")
            typed = table.typed[key,]
            values = {"key": key, "typed": typed, "read": read, "sample": f'{key}: "{typed}"'}
            yield Problem(place, "FAQ010.type", values)
        elif not isinstance(value, str):
            yield Problem(place, "FAQ003.signs", {"found": key})


def compare(one: Located, other: Located, path: str, *, filled: bool = True) -> Iterator[Problem]:
    """What `one`, which is `path`, has and `other` lacks."""
    for key, value in one.value.items():
        if key not in other.value:
            yield Problem(
                other.place(), "FAQ109", {"key": key, "what": Word("missing"), "path": path, "found": ""}
            )
        elif filled and isinstance(value, str) and isinstance(other.value[key], str):
            differ = set(FILLED.findall(value)) ^ set(FILLED.findall(other.value[key]))
            if differ:
                found = ", ".join(f"{{{name}}}" for name in sorted(differ))
                values = {"key": key, "what": Word("filled"), "path": path, "found": found}
                yield Problem(other.place(key), "FAQ109", values)


def check_used(tree: Tree, source: Located, known: set[str]) -> Iterator[Problem]:
    """A phrase that a page shows is in a table; one that only some tables lack is reported by comparing."""
    programs = IN_PROGRAMS if tree.is_file("hooks/site_hooks.py") else ()
    users = dict.fromkeys(programs, "hooks/faqkit")
    for path in tree.below("overrides"):
        if path.endswith((".html", ".js")):
            for match in USED.finditer(tree.read(path).decode("utf-8", "replace")):
                users.setdefault(match["name"] or match["key"], path)
    for key in sorted(users.keys() - known):
        values = {"key": key, "what": Word("used"), "path": users[key], "found": ""}
        yield Problem(source.place(), "FAQ109", values)


CHECKS = (check_strings, check_languages, check_plain)
