"""Renaming and retiring entries: files, order, references and the record of what was published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from faqkit.check import load_checked
from faqkit.content.first_aid import FIRST_AID_FILE
from faqkit.content.guests import guest_files
from faqkit.content.model import Catalogue, Entry
from faqkit.content.permanent_ids import PUBLISHED_FILE
from faqkit.content.prose import LINK, blank_code
from faqkit.content.references import target_id
from faqkit.edit.block_lists import (
    drop_items,
    drop_key,
    insert_in_list,
    replace_item,
    replace_key,
    replace_value,
)
from faqkit.edit.plans import Plan, RefusedError
from faqkit.problems import both
from faqkit.source.paths import category_path, content_path, entry_path, good_slug
from faqkit.source.tree import Tree

RELATED_BLOCK = re.compile(
    r"^related:[^\n]*\n(?:[ \t]*-[^\n]*\n)*|^related:[ \t]*\[[^\]]*\][ \t]*\n", re.MULTILINE
)
FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?^---[ \t]*\r?$", re.MULTILINE | re.DOTALL)


def read_for_change(tree: Tree) -> Catalogue:
    """The catalogue; RefusedError while it cannot be read."""
    catalogue, _ = load_checked(tree)
    if catalogue is None:
        raise RefusedError(both("check_first"))
    return catalogue


def find_entry(catalogue: Catalogue, name: str) -> Entry:
    """The entry with that id, or with that slug where only one has it. Raises RefusedError."""
    found = [entry for entry in catalogue if name in (entry.id, entry.slug)]
    if len(found) != 1:
        raise RefusedError(both("no_entry", name=name))
    return found[0]


def plan_rename(tree: Tree, old: str, new: str) -> Plan:
    """What gives the entry `old` the slug `new`. Raises RefusedError when that cannot be done."""
    catalogue = read_for_change(tree)
    entry = find_entry(catalogue, old)
    category, _, slug = new.rpartition("/")
    target = f"{entry.category}/{slug}"
    if category not in ("", entry.category):
        raise RefusedError(both("category_fixed"))
    if not good_slug(slug) or target == entry.id:
        raise RefusedError(both("no_slug", slug=slug))
    plan = Plan(tree)
    index = f"{category_path(catalogue.source, entry.category)}/index.md"
    plan.write(index, replace_item(plan.read(index), "order", entry.slug, slug))
    for path in markdown_files(tree):
        plan.write(path, refer_to(plan.read(path), content_path(path).category, entry, slug))
    if tree.is_file(FIRST_AID_FILE):
        plan.write(FIRST_AID_FILE, replace_value(plan.read(FIRST_AID_FILE), "id", entry.id, target))
    for path in asked_files(tree):
        plan.write(path, replace_key(plan.read(path), entry.id, target))
    for locale in entry.texts:
        path = entry_path(locale, target)
        if tree.is_file(path):
            raise RefusedError(both("exists", path=path))
        plan.move(entry_path(locale, entry.id), path)
    plan.write(PUBLISHED_FILE, record_move(plan.read(PUBLISHED_FILE), catalogue, entry.id, target))
    return plan


def asked_files(tree: Tree) -> list[str]:
    """The words of the languages that are only asked in."""
    return [f"docs/{name}.yml" for name in guest_files(tree).values()]


def markdown_files(tree: Tree) -> list[str]:
    """Every Markdown file of the content."""
    return [path for path in tree.below("docs") if path.endswith(".md")]


def refer_to(text: str, category: str, entry: Entry, slug: str) -> str:
    """The text of a file with its links to `entry`, and its `related`, naming `slug` instead."""
    front = FRONT.match(text)
    split = front.end() if front else 0
    head = RELATED_BLOCK.sub(lambda m: rename_related(m.group(), entry.slug, slug), text[:split])
    return head + relink(text[split:], category, entry, slug)


def rename_related(block: str, old: str, new: str) -> str:
    """`related: [a, old]` → `related: [a, new]`."""
    return re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, block)


def relink(body: str, category: str, entry: Entry, slug: str) -> str:
    """The body with its links to `entry` leading to `slug` of the same category."""
    edits = []
    for match in links_to(body, category, entry):
        start = match.start("target") + match["target"].index(f"{entry.slug}.md")
        edits.append((start, start + len(entry.slug)))
    for start, end in reversed(edits):
        body = body[:start] + slug + body[end:]
    return body


def links_to(body: str, category: str, entry: Entry) -> Iterator[re.Match[str]]:
    """The links of a body in `category` that lead to `entry`; code is left alone."""
    for match in LINK.finditer(blank_code(body)):
        page = match["target"].strip("<>").partition("#")[0]
        in_category = re.sub(r"^(?:\.\./)*faq/", "../", page) if not category else page
        if target_id(category, in_category) == entry.id:
            yield match


def record_move(text: str, catalogue: Catalogue, old: str, new: str) -> str:
    """docs/published.yml with `old` moved to `new`. An id that was never published needs no redirect."""
    fates = catalogue.published.ids
    if new in fates and fates[new] == "":
        raise RefusedError(both("retired_id", name=new))
    if old not in fates:
        return text
    text = set_row(text, "id", old, f"{{id: {old}, moved: {new}}}")
    return set_row(text, "id", new, new) if new in fates else insert_in_list(text, "ids", new)


def set_row(text: str, name: str, key: str, row: str) -> str:
    """The file with the row of `key` (plain, or `{id: key, …}`) replaced."""
    pattern = rf"^(\s*-\s+)(?:{re.escape(key)}|\{{\s*{name}:\s*{re.escape(key)}\s*,[^\n]*\}})([ \t]*\r?)$"
    return re.sub(pattern, lambda m: f"{m[1]}{row}{m[2]}", text, count=1, flags=re.MULTILINE)


def plan_retire(tree: Tree, name: str, reasons: dict[str, str], moved_to: str | None) -> Plan:
    """What removes an entry and leaves a tombstone. Raises RefusedError while other entries link to it."""
    catalogue = read_for_change(tree)
    entry = find_entry(catalogue, name)
    target = find_entry(catalogue, moved_to) if moved_to else None
    if target is entry:
        raise RefusedError(both("replaces_itself"))
    gone = [text.path for text in entry.texts.values()]
    plan = Plan(tree, dict.fromkeys(gone))
    index = f"{category_path(catalogue.source, entry.category)}/index.md"
    plan.write(index, replace_item(plan.read(index), "order", entry.slug, None))
    left = []
    for path in markdown_files(tree):
        if path not in gone:
            text = without_related(plan.read(path), entry, target, path)
            if target is not None and target.category == entry.category:
                text = relink(text, content_path(path).category, entry, target.slug)
            left += [path for _ in links_to(text, content_path(path).category, entry)]
            plan.write(path, text)
    if tree.is_file(FIRST_AID_FILE):
        plan.write(FIRST_AID_FILE, drop_items(plan.read(FIRST_AID_FILE), "id", entry.id))
    for path in asked_files(tree):
        plan.write(path, drop_key(plan.read(path), entry.id))
    if left:
        raise RefusedError(f"{both('still_linked')}: " + ", ".join(dict.fromkeys(left)))
    plan.write(
        PUBLISHED_FILE, record_retirement(plan.read(PUBLISHED_FILE), catalogue, entry, reasons, target)
    )
    return plan


def without_related(text: str, entry: Entry, target: Entry | None, path: str) -> str:
    """The text with `entry` taken out of `related`, or replaced by `target` where that is new there."""
    front = FRONT.match(text)
    match = RELATED_BLOCK.search(text, 0, front.end()) if front else None
    if match is None or not re.search(rf"(?<![\w-]){re.escape(entry.slug)}(?![\w-])", match.group()):
        return text
    block = match.group()
    names = re.findall(r"[a-z0-9][a-z0-9/-]*", block.partition(":")[2])
    own = PurePosixPath(path).stem
    if target is not None and target.slug not in names and target.slug != own:
        block = rename_related(block, entry.slug, target.slug)
    elif "[" in block:
        kept = [name for name in names if name.rpartition("/")[2] != entry.slug]
        block = re.sub(r"\[[^\]]*\]", lambda _: f"[{', '.join(kept)}]", block)
    else:
        block = re.sub(
            rf"^[ \t]*-[ \t]+(?:[\w-]+/)?{re.escape(entry.slug)}[ \t]*\r?\n", "", block, flags=re.M
        )
    if not re.search(r"[a-z0-9]", block.partition(":")[2]):
        block = ""
    return text[: match.start()] + block + text[match.end() :]


def record_retirement(
    text: str, catalogue: Catalogue, entry: Entry, reasons: dict[str, str], target: Entry | None
) -> str:
    """docs/published.yml with the entry, and the codes that only it had, marked as retired."""
    words = ", ".join(f"{locale}: {json.dumps(r, ensure_ascii=False)}" for locale, r in reasons.items() if r)
    see = f", see: {target.id}" if target else ""
    text = set_row(text, "id", entry.id, f"{{id: {entry.id}, retired: {{{words}}}{see}}}")
    for code, owners in catalogue.codes().items():
        if {owner.id for owner, _ in owners} == {entry.id}:
            text = set_row(text, "code", code, f"{{code: {code}, retired: {{{words}}}}}")
    return text
