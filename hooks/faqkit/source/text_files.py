"""Text files as the editors left them: decoded, normalised, front matter split off."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from faqkit.problems import Place, Problem, Word
from faqkit.source.fences import blank_fences
from faqkit.source.front_keys import ANY_KEY
from faqkit.source.tree import Tree
from faqkit.source.yaml_files import Located, read_yaml

MAX_LENGTH = 50_000  # characters: ten times the longest answer; far more has been pasted by mistake
MARKS = "[`*<{!|&"  # signs that open something: what opens and never ends is looked for to the end
MAX_MARKS = 500  # of one kind in a paragraph: the most that an entry has is 80
TOO_MANY = (
    (re.compile(r"^(?:#|[ \t]*(?:`{3}|~{3}|-{3}|_{3}))", re.MULTILINE), 500),  # headings, fences, rules
    (
        re.compile(r"^(?:[ \t]*(?:[-*+>]|\d+[.)])){20}|^(?:[ \t]{100}|\t{25})[ \t]*\S", re.MULTILINE),
        0,
    ),  # nested
)
PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
FENCE = "---"
FENCE_LIKE = re.compile(r"^(?:--|---.*\S|[—–ー−―‐－]{2,})\s*$")
FENCE_MEANT = re.compile(
    r"^[ \t\u3000]*(?:-{3,}|\*{3,}|_{3,}|[—–ー−―‐－]{2,})\s*$"
)  # where no true one is found
KNOWN_SETTING = re.compile(rf"(?:{ANY_KEY}):(?: |$)")
SETTING = re.compile(r"[a-z_]+:(?: |$)")
INVISIBLE = re.compile(
    r"[\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f"
    r"\u2800\u3164\ue000-\uf8ff\ufeff\uffa0\ufff9-\ufffd\U000e0000-\U000e007f\U000f0000-\U0010fffd"
    r"\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)


NOT_TEXT = {  # signs of a file that is UTF-8 only by accident
    r"\0": "nul",
    r"\x1b\$[@B]": "iso-2022-jp",
    r"(?:[\xe3-\xe9][\x80-\xbf]{2}){3}": "twice",
    r"(?:[縺繧繝][^\n縺繧繝]?){5}": "twice",
}


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A Markdown file: its front matter, and its body whose first line is `body_line` of the file."""

    path: str
    front: Located
    body: str
    body_line: int


def read_text(tree: Tree, path: str) -> tuple[str | None, list[Problem]]:
    """The text of the file `path` with `\\n` line ends, without a byte order mark.

    A file that cannot be opened, is not UTF-8 or holds a NUL gives None and the problem.
    """
    try:
        data = tree.read(path)
    except OSError:  # a folder, or a link to nowhere
        return None, [Problem(Place(path), "FAQ001.encoding", {"guess": Word("closed")})]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Problem(Place(path, line), "FAQ001.encoding", {"guess": Word(guess_encoding(data))})]
    for sign, guess in NOT_TEXT.items():
        found = re.search(sign, text)
        if found:
            line = text.count("\n", 0, found.start()) + 1
            return None, [Problem(Place(path, line), "FAQ001.encoding", {"guess": Word(guess)})]
    text = re.sub(r"\r+\n|\r", "\n", text.lstrip("\ufeff"))
    return unicodedata.normalize("NFC", text), []


def guess_encoding(data: bytes) -> str:
    """What a file that is not UTF-8 was saved as: `utf-16`, `shift-jis` or `unknown`."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("cp932")
    except UnicodeDecodeError:
        return "unknown"
    return "shift-jis"


def read_markdown(tree: Tree, path: str) -> tuple[MarkdownFile | None, list[Problem]]:
    """Read a Markdown file with front matter; None when it cannot be split into settings and body.

    When its settings are no YAML, their value is None and the body is still there.
    """
    text, problems = read_text(tree, path)
    if text is None:
        return None, problems
    problems = conflict_markers(text, path)
    if problems:
        return None, problems
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    slip = long_file(text, path) or crowded(text, path) or settings_slip(lines, end, path)
    if slip is not None:
        return None, [slip]
    front, problems = read_yaml("\n".join(lines[1:end]) + "\n", path, first_line=2)
    body = "\n".join(lines[end + 1 :])
    hidden = invisible(text, path)
    if hidden:  # what YAML cannot read is then one of these, and named by it
        problems = [p for p in problems if p.values.get("what") != "char"]
    return MarkdownFile(path, front, body, end + 2), problems + hidden


def long_file(text: str, path: str) -> Problem | None:
    """A file with more text than anybody has typed into it."""
    if len(text) <= MAX_LENGTH:
        return None
    return Problem(Place(path), "FAQ001.long", {"length": len(text), "limit": MAX_LENGTH})


def crowded(text: str, path: str) -> Problem | None:
    """The place from which a file has more marks than anybody types: they take too long to sort out."""
    for match in PARAGRAPH.finditer(text):
        sign = max(MARKS, key=match.group().count)
        if match.group().count(sign) > MAX_MARKS:
            return Problem(
                Place(path, text.count("\n", 0, match.start()) + 1), "FAQ001.crowded", {"sign": sign}
            )
    for pattern, limit in TOO_MANY:
        found = next(islice(pattern.finditer(text), limit, None), None)
        if found:
            sign = found.group().strip()[:1]
            return Problem(
                Place(path, text.count("\n", 0, found.start()) + 1), "FAQ001.crowded", {"sign": sign}
            )
    return None


def settings_slip(lines: list[str], end: int, path: str) -> Problem | None:
    """What is wrong with the lines around the settings; `end`: index of the one that ends them, or 0."""
    if lines[0].rstrip() != FENCE:
        return Problem(Place(path), "FAQ002", {"what": Word("start")})
    settings = lines[1 : end or None]
    wrong = next((i for i, line in enumerate(settings, 2) if FENCE_LIKE.match(line)), 0)
    if wrong:
        return Problem(Place(path, wrong), "FAQ002", {"what": Word("mark")})
    if not end or any(line.startswith("## ") for line in settings):
        return no_end(lines, path)
    below = blank_fences("\n".join(lines[end + 1 :])).split("\n")
    twice = second_settings(below)
    if twice:
        return Problem(Place(path, end + 1 + twice), "FAQ002", {"what": Word("twice")})
    if goes_on(below):
        return Problem(Place(path, end + 1), "FAQ002", {"what": Word("early")})
    return None


def no_end(lines: list[str], path: str) -> Problem:
    """Settings that do not end: at the line that was meant to end them, if there is one."""
    meant = next((i for i, line in enumerate(lines[1:], 1) if FENCE_MEANT.match(line)), None)
    if meant is None or lines[meant].rstrip() == FENCE:
        return Problem(Place(path), "FAQ002", {"what": Word("end")})
    return Problem(Place(path, meant + 1), "FAQ002", {"what": Word("mark")})


def second_settings(body: list[str]) -> int:
    """The line of a second `---` with settings below it, or 0."""
    filled = [i for i, line in enumerate(body) if line.strip()]
    for index, after in pairwise(filled):
        first = index == filled[0] and SETTING.match(body[after])
        if body[index].rstrip() == FENCE and (first or body[after].startswith("title: ")):
            return index + 1
    return 0


def goes_on(body: list[str]) -> bool:
    """Whether settings stand between the `---` that ends them and the first heading."""
    return any(KNOWN_SETTING.match(line) for line in takewhile(lambda line: not line.startswith("#"), body))


def conflict_markers(text: str, path: str) -> list[Problem]:
    """Left-over markers of a merge: one problem for each line that has one."""
    return [
        Problem(Place(path, number), "FAQ028")
        for number, line in enumerate(text.split("\n"), 1)
        if line.startswith(("<<<<<<< ", ">>>>>>> ", "||||||| ")) or line == "======="
    ]


def invisible(text: str, path: str) -> list[Problem]:
    """Characters that nobody sees and that break searching: zero-width spaces, controls …"""
    problems: list[Problem] = []
    for match in INVISIBLE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        col = match.start() - text.rfind("\n", 0, match.start())
        private = unicodedata.category(match.group()) == "Co"
        name = unicodedata.name(match.group(), "PRIVATE USE" if private else "CONTROL CHARACTER")
        found = f"U+{ord(match.group()):04X} {name}"
        problems.append(Problem(Place(path, line, col), "FAQ084", {"found": found}))
    return problems
