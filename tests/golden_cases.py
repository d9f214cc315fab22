"""Golden cases: one edit of the frozen project in `tests/project`, and what the check must say about it.

A case is a YAML file whose name says what was done; a mistake lies in the folder of its rule.
One edit at its top, or several below `edits:`::

    file: docs/ja/faq/registration/x.md
    replace: text that is there          # with its replacement in `with`
    with: other text
    # or: write: the whole text · append: text at the end (`times` often)
    # or: delete: true · rename: other/path.md
    # or: bytes: the whole file in hexadecimal · encoding: save it in this encoding
    problems: ["docs/ja/faq/registration/x.md:12 FAQ010"]   # all of them; none for an honest edit
    says: a word that the message or its cure must contain
    git: true                            # commit the project before the edit

`pytest --update` rewrites what each case expects with what the check finds now; read the difference.

A stale translation (FAQ031) follows from every edit of a Japanese text; only cases that list it look at it.
"""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from faqkit.check import load_checked
from faqkit.problems import Problem
from faqkit.source.store import Store
from faqkit.source.tree import Disk
from support import FIXTURE as FROZEN

HERE = Path(__file__).resolve().parent
TODAY = datetime.date(2026, 12, 1)
STALE = "FAQ031"


def cases(kind: str) -> list[Path]:
    """The case files of a corpus: `mistakes` or `honest`."""
    return sorted((HERE / "golden" / kind).rglob("*.yml"))


def load_case(path: Path) -> dict[str, Any]:
    """A case with its edits as a list."""
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    case.setdefault("edits", [case])
    return case


def run_case(case: Mapping[str, Any], root: Path, store: Store) -> list[Problem]:
    """Make the edits in a copy of the frozen project at `root`, and check it; `store` has what was read."""
    shutil.copytree(FROZEN, root)
    if case.get("git"):
        commit_all(root)
    for edit in case["edits"]:
        make_edit(edit, root)
    _, problems = load_checked(Disk(root), store, today=TODAY, notices=case.get("notices", False))
    wanted = any(STALE in line for line in case.get("problems", ()))
    return [p for p in problems if wanted or p.rule != STALE]


def commit_all(root: Path) -> None:
    """Make `root` a repository with one commit."""
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for command in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-q", "-m", "Start"]):
        subprocess.run(["git", "-C", str(root), *command], check=True)


def make_edit(edit: Mapping[str, Any], root: Path) -> None:
    """One edit. Raises AssertionError when the text to replace is not there exactly once."""
    path = root / edit["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if edit.get("delete"):
        path.unlink()
    elif "rename" in edit:
        (root / edit["rename"]).parent.mkdir(parents=True, exist_ok=True)
        path.rename(root / edit["rename"])
    elif "bytes" in edit:
        path.write_bytes(bytes.fromhex(edit["bytes"]))
    else:
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
        path.write_bytes(edited(edit, text).encode(edit.get("encoding", "utf-8")))


def edited(edit: Mapping[str, Any], text: str) -> str:
    """The text of a file after an edit."""
    if "write" in edit:
        return str(edit["write"])
    if "append" in edit:
        return text + str(edit["append"]) * int(edit.get("times", 1))
    if "replace" in edit:
        assert text.count(edit["replace"]) == 1, (
            f"{edit['replace']!r} is there {text.count(edit['replace'])} times"
        )
        return text.replace(edit["replace"], edit["with"])
    return text.replace("\n", edit.get("newline", "\n"))


def lines(problems: list[Problem]) -> list[str]:
    """Problems as a case lists them, each once."""
    return list(dict.fromkeys(f"{p.place.path}:{p.place.line} {p.rule}" for p in problems))


def rewrite(path: Path, found: list[str]) -> None:
    """Put `found` in the place of the problems that a case lists, and leave the rest of it as it is."""
    listed = re.compile(r"^problems:.*\n(?:(?:- | ).*\n)*", re.MULTILINE)
    text = "problems:\n" + "".join(f"- {line}\n" for line in found)
    old = path.read_text(encoding="utf-8")
    assert listed.search(old), f"{path.name} lists no problems"
    path.write_text(listed.sub(lambda _: text, old, count=1), encoding="utf-8", newline="\n")
