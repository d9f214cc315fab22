"""A new entry: the Japanese file, its twins in the other languages, the line in the order."""

from __future__ import annotations

import re

from faqkit.content.model import SOURCE_LOCALE
from faqkit.content.permanent_ids import PUBLISHED_FILE
from faqkit.content.reading import find_locales
from faqkit.edit.block_lists import as_yaml, insert_in_list
from faqkit.edit.plans import Plan, RefusedError
from faqkit.source.paths import category_path, entry_path
from faqkit.source.schema import good_slug
from faqkit.source.tree import Tree, folders_in

# What the editor still has to fill in is allowed to be missing at first.
UNFINISHED = frozenset({"FAQ047"})
SOURCE_TEMPLATE = """\
---
title: {title}
summary: TODO 答えを一文で書きます
platforms: [windows]
tags: [TODO]
asked_as:
  - TODO 利用者が言いそうな言い方
related: []
reviewed: {today}
---
## 回答

TODO 答えを書きます。
"""
TRANSLATION_TEMPLATE = """\
---
title: {title}
summary: TODO the answer in one sentence
asked_as:
  - TODO how people put it
---
## Answer

TODO the answer.
"""


def plan_entry(
    tree: Tree, category: str, slug: str, titles: dict[str, str], today: str, after: str | None = None
) -> Plan:
    """What makes the entry `category/slug`. Raises RefusedError when it cannot be made."""
    index = f"{category_path(SOURCE_LOCALE, category)}/index.md"
    if not tree.is_file(index):
        known = ", ".join(folders_in(tree, f"docs/{SOURCE_LOCALE}/faq"))
        raise RefusedError(f"分類「{category}」はありません(あるもの: {known}) / no category “{category}”")
    if not good_slug(slug):
        raise RefusedError(
            f"「{slug}」はファイル名に使えません。半角の英小文字・数字・ハイフンで書いてください / "
            f"“{slug}” is no file name: use lower-case letters, digits and hyphens"
        )
    plan = Plan(tree)
    for locale in find_locales(tree):
        path = entry_path(locale, f"{category}/{slug}")
        if tree.is_file(path):
            raise RefusedError(f"{path} はもうあります / exists already")
        template = SOURCE_TEMPLATE if locale == SOURCE_LOCALE else TRANSLATION_TEMPLATE
        title = as_yaml(titles.get(locale) or "TODO")
        plan.write(path, template.format(title=title, today=today))
    refuse_published(tree, f"{category}/{slug}")
    plan.write(index, insert_in_list(plan.read(index), "order", slug, after))
    return plan


def refuse_published(tree: Tree, entry_id: str) -> None:
    """An id that once meant something else is not given to another entry."""
    text = tree.read(PUBLISHED_FILE).decode("utf-8") if tree.is_file(PUBLISHED_FILE) else ""
    if re.search(rf"^\s*-\s+\{{\s*id:\s*{re.escape(entry_id)}\s*[,}}]", text, re.MULTILINE):
        raise RefusedError(
            f"「{entry_id}」は以前の項目の id です。別の名前にしてください / was the id of another entry"
        )
