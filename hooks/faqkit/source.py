"""Text files as the editors left them: decoded, normalised, front matter split off."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from faqkit.problems import Place, Problem, Word
from faqkit.yamlfile import Located, read_yaml

FENCE = "---"
FENCE_LIKE = re.compile(r"^(?:--|---.*\S|[—–ー−―‐－]{2,})\s*$")
INVISIBLE = re.compile(
    r"[\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc\ufffd"
    r"\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A Markdown file: its front matter, and its body whose first line is `body_line` of the file."""

    path: str
    front: Located
    body: str
    body_line: int


def read_text(root: Path, path: str) -> tuple[str | None, list[Problem]]:
    """The text of `path` below `root` with `\\n` line ends, without a byte order mark.

    A file that is not UTF-8 or holds a NUL gives None and the problem.
    """
    data = (root / path).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Problem(Place(path, line), "FAQ001", {"guess": Word(guess_encoding(data))})]
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return None, [Problem(Place(path, line), "FAQ001", {"guess": Word("nul")})]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def guess_encoding(data: bytes) -> str:
    """What a file that is not UTF-8 was saved as: `utf-16`, `shift-jis` or `unknown`."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("cp932")
    except UnicodeDecodeError:
        return "unknown"
    return "shift-jis"


def read_source(root: Path, path: str) -> tuple[Source | None, list[Problem]]:
    """Read a Markdown file with front matter; None when it cannot be split into settings and body.

    When its settings are no YAML, their value is None and the body is still there.
    """
    text, problems = read_text(root, path)
    if text is None:
        return None, problems
    problems = conflict_markers(text, path)
    if problems:
        return None, problems
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None, [Problem(Place(path), "FAQ002", {"what": Word("start")})]
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    wrong = next((i for i, line in enumerate(lines[1:end], 1) if FENCE_LIKE.match(line)), None)
    if wrong is not None:
        return None, [Problem(Place(path, wrong + 1), "FAQ002", {"what": Word("mark")})]
    if end is None or any(line.startswith("## ") for line in lines[1:end]):
        return None, [Problem(Place(path), "FAQ002", {"what": Word("end")})]
    front, problems = read_yaml("\n".join(lines[1:end]) + "\n", path, first_line=2)
    body = unicodedata.normalize("NFC", "\n".join(lines[end + 1 :]))
    hidden = invisible(text, path)
    if hidden:  # what YAML cannot read is then one of these, and named by it
        problems = [p for p in problems if p.values.get("what") != "char"]
    return Source(path, front, body, end + 2), problems + hidden


def conflict_markers(text: str, path: str) -> list[Problem]:
    """Left-over markers of a merge: one problem for each line that has one."""
    return [
        Problem(Place(path, number), "FAQ028")
        for number, line in enumerate(text.split("\n"), 1)
        if line.startswith(("<<<<<<< ", ">>>>>>> ", "||||||| ")) or line == "======="
    ]


def invisible(text: str, path: str) -> list[Problem]:
    """Characters that nobody sees and that break searching: zero-width spaces, controls …"""
    problems = []
    for match in INVISIBLE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        col = match.start() - text.rfind("\n", 0, match.start())
        name = unicodedata.name(match.group(), "CONTROL CHARACTER")
        found = f"U+{ord(match.group()):04X} {name}"
        problems.append(Problem(Place(path, line, col), "FAQ084", {"found": found}))
    return problems
