"""A new entry: the file in the source language, its twins in the others, the line in the order."""

from __future__ import annotations

import re

from faqkit.content.languages import language
from faqkit.content.permanent_ids import PUBLISHED_FILE
from faqkit.content.reading import find_locales
from faqkit.content.settings import Settings, read_settings
from faqkit.edit.block_lists import as_yaml, insert_in_list
from faqkit.edit.plans import Plan, RefusedError
from faqkit.problems import both
from faqkit.source.paths import category_path, entry_path, good_slug
from faqkit.source.tree import Tree, folders_in

# What the editor still has to fill in is allowed to be missing at first.
UNFINISHED = frozenset({"FAQ047"})
ENTRY = """\
---
title: {title}
summary: {words.todo_summary}
{facts}asked_as:
  - {words.todo_asked}
{end}---
## {words.sections[answer]}

{words.todo_answer}
"""


def plan_entry(
    tree: Tree, category: str, slug: str, titles: dict[str, str], today: str, after: str | None = None
) -> Plan:
    """What makes the entry `category/slug`. Raises RefusedError when it cannot be made."""
    settings = read_settings(tree)
    source = settings.source
    index = f"{category_path(source, category)}/index.md"
    if not tree.is_file(index):
        known = ", ".join(folders_in(tree, f"docs/{source}/faq"))
        raise RefusedError(both("no_category_but", category=category, known=known))
    if not good_slug(slug):
        raise RefusedError(both("no_slug", slug=slug))
    plan = Plan(tree)
    for locale in find_locales(tree, source):
        path = entry_path(locale, f"{category}/{slug}")
        if tree.is_file(path):
            raise RefusedError(both("exists", path=path))
        plan.write(path, blank_entry(settings, locale, titles.get(locale) or "TODO", today))
    refuse_published(tree, f"{category}/{slug}")
    plan.write(index, insert_in_list(plan.read(index), "order", as_yaml(slug), after))
    return plan


def blank_entry(settings: Settings, locale: str, title: str, today: str) -> str:
    """An entry to fill in: with its facts in the source language, else a translation."""
    facts, end = "", ""
    if locale == settings.source:
        platforms = f"platforms: [{settings.platforms[0]}]\n" if settings.platforms else ""
        facts, end = f"{platforms}tags: [TODO]\n", f"related: []\nreviewed: {today}\n"
    return ENTRY.format(title=as_yaml(title), words=language(locale), facts=facts, end=end)


def refuse_published(tree: Tree, entry_id: str) -> None:
    """An id that once meant something else is not given to another entry."""
    text = tree.read(PUBLISHED_FILE).decode("utf-8") if tree.is_file(PUBLISHED_FILE) else ""
    if re.search(rf"^\s*-\s+\{{\s*id:\s*{re.escape(entry_id)}\s*[,}}]", text, re.MULTILINE):
        raise RefusedError(both("former_id", name=entry_id))
