"""Text files as the editors left them: decoded, normalised, front matter split off."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from faqkit.problems import Place, Problem
from faqkit.yamlfile import Located, read_yaml

FENCE = "---"


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
        return None, [Problem(Place(path, line), "FAQ001")]
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return None, [Problem(Place(path, line), "FAQ001")]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def read_source(root: Path, path: str) -> tuple[Source | None, list[Problem]]:
    """Read a Markdown file with front matter; None when it has none that can be used."""
    text, problems = read_text(root, path)
    if text is None:
        return None, problems
    conflicts = conflict_markers(text, path)
    if conflicts:
        return None, conflicts
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None, [Problem(Place(path), "FAQ002", {"what": "start"})]
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        return None, [Problem(Place(path), "FAQ002", {"what": "end"})]
    front, problems = read_yaml("\n".join(lines[1:end]) + "\n", path, first_line=2)
    body = unicodedata.normalize("NFC", "\n".join(lines[end + 1 :]))
    return Source(path, front, body, end + 2), problems


def conflict_markers(text: str, path: str) -> list[Problem]:
    """Left-over markers of a merge: one problem for each line that has one."""
    return [
        Problem(Place(path, number), "FAQ028")
        for number, line in enumerate(text.split("\n"), 1)
        if line.startswith(("<<<<<<< ", ">>>>>>> ")) or line == "======="
    ]
