"""Mistakes and honest edits of this content, written by people who had not seen the rules.

An item says what an editor did, as edits of files, and whether the check must name it::

    - name: circled-number-steps
      what: why it damages a page
      edits: [{file: docs/…, find: text that is there once, replace: other text}]
      # or: {file, append} · {file, create} · {file, create_base64} · {file, delete: true} · {file, rename_to}
      expect: named                      # or: clean

`python tests/mistake_corpus.py FILE…` prints what passes that must not, and false alarms.
"""

from __future__ import annotations

import base64
import datetime
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from faqkit.check import load_checked
from faqkit.problems import Problem
from faqkit.source.store import Memory, Store
from faqkit.source.tree import Disk, Overlay, Tree
from support import PROJECT

TODAY = datetime.date(2026, 12, 1)
STALE = "FAQ031"  # follows from every edit of a source text
NEAR = 3  # lines: a table or a list is named at its beginning


def items(path: Path) -> list[dict[str, Any]]:
    """The items of a corpus."""
    return list(yaml.safe_load(path.read_text(encoding="utf-8")))


def edited(item: Mapping[str, Any], base: Tree) -> tuple[Tree, dict[str, set[int]]] | None:
    """The project with an item's edits, and the lines touched by file; None where it has moved on since."""
    changes: dict[str, bytes | None] = {}
    lines: dict[str, set[int]] = {}
    for edit in item["edits"]:
        name, tree = edit["file"], Overlay(base, changes)
        if "create" in edit or "create_base64" in edit:
            raw = edit.get("create")
            changes[name] = raw.encode() if raw is not None else base64.b64decode(edit["create_base64"])
        elif not tree.is_file(name):
            return None
        elif "append" in edit:
            lines.setdefault(name, set()).add(tree.read(name).count(b"\n") + 1)
            changes[name] = tree.read(name) + edit["append"].encode()
        elif "find" in edit:
            text, find = tree.read(name).decode(), edit["find"]
            if text.count(find) != 1:
                return None
            first = text.count("\n", 0, text.index(find)) + 1
            lines.setdefault(name, set()).update(range(first, first + edit["replace"].count("\n") + 1))
            changes[name] = text.replace(find, edit["replace"]).encode()
        else:
            if "rename_to" in edit:
                changes[edit["rename_to"]] = tree.read(name)
            changes[name] = None
    return Overlay(base, changes), lines


def found(tree: Tree, store: Store) -> set[Problem]:
    """What the check names, but for translations that an edit leaves behind."""
    _, problems = load_checked(tree, store, today=TODAY)
    return {problem for problem in problems if problem.rule != STALE}


def at_its_line(problems: set[Problem], lines: Mapping[str, set[int]]) -> bool:
    """Whether one of the problems lies where the editor wrote; in a file that was made or went, anywhere."""
    return not lines or any(
        any(abs(problem.place.line - line) <= NEAR for line in lines.get(problem.place.path, ()))
        for problem in problems
    )


def judged(path: Path, every: int = 1) -> Iterator[tuple[dict[str, Any], str, set[Problem]]]:
    """Of items that fit the content, one in `every`: `named`, `elsewhere`, `passed`, `clean` or `alarm`."""
    base, store = Disk(PROJECT), Memory()
    before = found(base, store)
    for item in items(path)[::every]:
        made = edited(item, base)
        if made is None:
            continue
        problems = found(made[0], store) - before
        if item["expect"] == "clean":
            yield item, "alarm" if problems else "clean", problems
        elif not problems:
            yield item, "passed", problems
        else:
            yield item, "named" if at_its_line(problems, made[1]) else "elsewhere", problems


if __name__ == "__main__":
    for corpus in sys.argv[1:]:
        counts: dict[str, int] = {}
        for item, verdict, problems in judged(Path(corpus)):
            counts[verdict] = counts.get(verdict, 0) + 1
            if verdict in ("passed", "alarm", "elsewhere"):
                print(f"{verdict}: {item['name']}: {item['what']}")
                for problem in sorted(problems):
                    print("   ", problem.place, problem.ref, *problem.text("en"))
        print(corpus, counts)
