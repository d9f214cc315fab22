"""Entries made from a table: one for each code (or id), its languages together, all of them or none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from faqkit.content.languages import language
from faqkit.content.messages import parse_message, plain
from faqkit.content.reading import load
from faqkit.edit.block_lists import as_yaml, insert_in_list
from faqkit.edit.confirmation import plan_confirmation
from faqkit.edit.front_matter import front
from faqkit.edit.new_entry import UNFINISHED, refuse_published
from faqkit.edit.plans import Plan, RefusedError, errors_of, signature
from faqkit.edit.tables import Row, Table
from faqkit.problems import LANGUAGES, Problem, both
from faqkit.source.paths import MAX_SLUG, category_path, content_path, entry_path
from faqkit.source.tree import Overlay, Tree

TITLE, SUMMARY = 100, 200  # characters, as the schema has them
NUMBERED = re.compile(r"\{(\d{1,2})\}")  # how many programs mark what they fill into a message
SENTENCE = re.compile(r"(?<=[.。!?])\s*")


@dataclass(slots=True)
class Import:
    """What an import will do: its plan, the ids that it makes, and the rows that it leaves out, with why."""

    plan: Plan
    made: list[str] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)


def plan_import(tree: Tree, table: Table, category: str, today: str) -> Import:
    """What makes entries of a category from a table. Raises RefusedError where there is no such category.

    An entry with which the check would find an error that is not there now is left out.
    """
    catalogue, draft = load(tree)
    if catalogue is None or not tree.is_file(f"{category_path(draft.source, category)}/index.md"):
        raise RefusedError(both("no_category", category=category))
    refused = list(table.refused)
    groups = dict(grouped(table.rows, draft.source, draft.locales, refused))
    taken = {page.slug for page in map(content_path, draft.sources) if page.category == category}
    for slug in [slug for slug in groups if slug in taken]:
        refused += told(groups.pop(slug), both("exists", path=f"{category}/{slug}"))
    before = set(map(signature, errors_of(tree, UNFINISHED)))
    lang = draft.settings.speaks(LANGUAGES)
    while True:
        made = planned(tree, groups, category, draft.source, today)
        broken = [p for p in errors_of(overlay(made.plan), UNFINISHED) if signature(p) not in before]
        bad = dict(blamed(broken, groups, category))
        if not bad:
            made.refused = sorted(refused)
            return made
        for slug, problem in bad.items():
            refused += told(groups.pop(slug), f"{problem.rule} {' '.join(problem.text(lang))}")


def blamed(
    broken: Iterable[Problem], groups: Mapping[str, Mapping[str, Row]], category: str
) -> Iterator[tuple[str, Problem]]:
    """The entries that problems come from. Raises RefusedError for one that comes from none of them."""
    for problem in broken:
        path = problem.place.path
        page = content_path(path) if path.endswith(".md") else None
        if page is None or page.category != category or page.slug not in groups:
            raise RefusedError(f"{problem.place}: {problem.rule} {' '.join(problem.text('ja'))}")
        yield page.slug, problem


def told(rows: Mapping[str, Row], why: str) -> list[tuple[int, str]]:
    """A reason for each row of an entry."""
    return [(row.number, why) for row in rows.values()]


def overlay(plan: Plan) -> Overlay:
    """The project with the plan carried out."""
    return Overlay(
        plan.tree, {path: text.encode() if text is not None else None for path, text in plan.texts.items()}
    )


def grouped(
    rows: Iterable[Row], source: str, locales: tuple[str, ...], refused: list[tuple[int, str]]
) -> Iterator[tuple[str, Mapping[str, Row]]]:
    """Slug, and rows by language, of each entry; what cannot be one goes to `refused`."""
    groups: dict[str, dict[str, Row]] = {}
    for row in rows:
        locale = row.get("language") or source
        slug = slugified(row.get("id") or row.get("code") or row.get("title"))
        group = groups.setdefault(slug, {})
        if locale not in locales:
            refused.append((row.number, both("no_language", locale=locale)))
        elif not slug:
            refused.append((row.number, both("needs_id")))
        elif not row.get("message") and not row.get("title"):
            refused.append((row.number, both("needs_text")))
        elif locale in group:
            first = group[locale].number
            refused.append((row.number, both("same_row", first=first)))
        else:
            group[locale] = row
    for slug, group in groups.items():
        if source in group:
            yield slug, {source: group[source], **group}
        else:
            refused += told(group, both("no_source_row", source=source))


def slugified(name: str) -> str:
    """What an entry may be called: `ORA-01555` → `ora-01555`, `HTTP 404` → `http-404`, `型` → ``."""
    plain_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain_name)[:MAX_SLUG].strip("-")


def planned(
    tree: Tree, groups: Mapping[str, Mapping[str, Row]], category: str, source: str, today: str
) -> Import:
    """The plan that writes all entries, in the order of the table, with what each translation is of."""
    plan = Plan(tree)
    index = f"{category_path(source, category)}/index.md"
    for slug, rows in groups.items():
        refuse_published(tree, f"{category}/{slug}")
        for locale, row in rows.items():
            plan.write(
                entry_path(locale, f"{category}/{slug}"), entry_file(rows[source], row, locale, source, today)
            )
        plan.write(index, insert_in_list(plan.read(index), "order", as_yaml(slug)))
    made = Import(plan, [f"{category}/{slug}" for slug in groups])
    with_entries = overlay(plan)
    catalogue, _ = load(with_entries)
    ids = set(made.made)
    for locale in catalogue.locales[1:] if catalogue else ():
        entries = [entry for entry in catalogue or () if entry.id in ids and locale in entry.texts]
        plan.texts |= plan_confirmation(with_entries, entries, locale).texts
    return made


def entry_file(first: Row, row: Row, locale: str, source: str, today: str) -> str:
    """The file of an entry in one language; `first` is its row in the source language."""
    words, message = language(locale), message_of(row)
    shown = plain(parse_message(message))
    title = row.get("title") or shown.split("\n")[0][:TITLE]
    answer = row.get("answer") or words.todo_answer
    summary = SENTENCE.split(answer)[0].split("\n")[0][:SUMMARY] if row.get("answer") else words.todo_summary
    settings: dict[str, Any] = {"title": title, "summary": summary, "asked_as": [title]}
    name = first.get("code") or slugified(first.get("id") or first.get("title"))
    if locale == source:
        tags = [tag.strip() for tag in re.split("[,、]", row.get("tags")) if tag.strip()]
        settings |= {"tags": tags, **errors(row, name, message), "reviewed": today}
    elif first.get("message") and message:
        settings["glosses"] = {name: shown}
    placed = f"{{error:{name}}}\n\n" if first.get("message") else ""
    return f"{front(settings)}{placed}## {words.sections['answer']}\n\n{answer}\n"


def message_of(row: Row) -> str:
    """The message, with a slot where a program fills something in: `{0}` → `{slot:0}`."""
    return NUMBERED.sub(r"{slot:\1}", row.get("message"))


def errors(row: Row, name: str, message: str) -> dict[str, Any]:
    """What the screen shows, if the row has a message."""
    if not message:
        return {}
    named = {"code": name} if row.get("code") else {"key": name}
    dialog = {"dialog": row.get("dialog")} if row.get("dialog") else {}
    return {"errors": [{**named, **dialog, "message": message}]}
