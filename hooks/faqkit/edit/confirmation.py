"""The translator's side: what is current, what changed since, and saying "this is up to date"."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from faqkit.content.model import Catalogue, Entry
from faqkit.content.records import entry_text, read_front
from faqkit.content.settings import read_settings
from faqkit.content.translations import changed_sections, part_hash, section_hashes, section_parts
from faqkit.edit.block_lists import newline_of
from faqkit.edit.plans import Plan, RefusedError
from faqkit.problems import both
from faqkit.source.git import git, revision
from faqkit.source.tree import Tree

HISTORY = 200  # commits of a file that are looked through for its old text
BLOCK = re.compile(r"^translated_from:[^\n]*\n(?:[ \t]+[^\n]*\n)*", re.MULTILINE)
CLOSING = re.compile(r"(?<=\n)---[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Status:
    """How an entry stands in one language: `current`, `changed`, `unconfirmed` or `missing`."""

    entry: Entry
    locale: str
    state: str
    parts: tuple[str, ...] = ()


def statuses(catalogue: Catalogue, locales: tuple[str, ...]) -> Iterator[Status]:
    """Every entry in every language of `locales`, in order."""
    for locale in locales:
        for entry in catalogue:
            text = entry.texts.get(locale)
            parts = tuple(changed_sections(entry, locale))
            if text is None:
                yield Status(entry, locale, "missing")
            elif not text.translated_from:
                yield Status(entry, locale, "unconfirmed")
            else:
                yield Status(entry, locale, "changed" if parts else "current", parts)


def plan_confirmation(tree: Tree, entries: list[Entry], locale: str) -> Plan:
    """What records that the translations of `entries` were made from the source as it is now."""
    plan = Plan(tree)
    for entry in entries:
        text = entry.texts.get(locale)
        if text is None:
            raise RefusedError(both("no_file", path=f"docs/{locale}/faq/{entry.id}.md"))
        hashes = section_hashes(entry.source)
        plan.write(text.path, with_hashes(plan.read(text.path), hashes))
    return plan


def with_hashes(text: str, hashes: Mapping[str, str]) -> str:
    """The file's text with `translated_from:` as last setting; every other byte as it was."""
    newline = newline_of(text)
    rows = [f'  {name}: "{value}"' for name, value in hashes.items()]
    block = newline.join(["translated_from:", *rows]) + newline
    closing = CLOSING.search(text, text.index("---") + 3)
    if closing is None:
        raise RefusedError(both("settings_open"))
    old = BLOCK.search(text, 0, closing.start())
    start, end = old.span() if old else (closing.start(), closing.start())
    return text[:start] + block + text[end:]


def source_parts(tree: Tree, path: str, locale: str) -> dict[str, str]:
    """The texts that are hashed of the source file `path`, by section; nothing if unreadable."""
    source, _ = read_front(tree, path, "entry", read_settings(tree).terms)
    try:
        return section_parts(entry_text(source, locale)) if source else {}
    except (KeyError, AttributeError, TypeError):  # an old state that today's check would refuse
        return {}


def differences(tree: Tree, status: Status) -> Iterator[str]:
    """The changed sections of the source as lines with - and +, old text from git where it is found."""
    text = status.entry.source
    wanted = status.entry.texts[status.locale].translated_from
    now = source_parts(tree, text.path, text.locale)
    old = old_parts(tree, text.path, text.locale, {name: wanted.get(name, "") for name in status.parts})
    for name in status.parts:
        yield f"@@ {name} @@"
        if name in wanted and name not in old:
            yield f"  ({both('not_in_history')})"
        before, after = old.get(name, "").split("\n"), now.get(name, "").split("\n")
        for line in list(difflib.unified_diff(before, after, lineterm="", n=1))[2:]:
            if not line.startswith("@@"):
                yield line


def old_parts(tree: Tree, path: str, locale: str, wanted: Mapping[str, str]) -> dict[str, str]:
    """For each section the text whose hash is `wanted`, as far as the history of `path` has it."""
    found: dict[str, str] = {}
    missing = {name for name, value in wanted.items() if value}
    for commit in git(tree.root, "log", f"-{HISTORY}", "--format=%H", "--", path).split():
        if not missing:
            break
        for name, part in source_parts(revision(tree.root, commit, path), path, locale).items():
            if name in missing and part_hash(part) == wanted[name]:
                found[name] = part
                missing.discard(name)
    return found
