"""What a Markdown body holds: headings, links, images, placements, HTML.

Code is left alone: fenced blocks and code spans are blanked before anything is
looked for, so offsets and line numbers stay those of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
INFO = re.compile(r"[ \t]*[\w#.+-]*[ \t]*")  # the language; with anything else MkDocs sees no code
CODE_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?P<code>[^\n]+?)(?<!`)(?P=ticks)(?!`)")
HEADING = re.compile(
    r"^(?P<marks>\#{1,6})[ \t]+(?P<text>.+?)(?:[ \t]+\{:?[ ]*\#(?P<id>[\w-]+)[ ]*\})?[ \t]*\#*[ \t]*$",
    re.MULTILINE | re.VERBOSE,
)
LINK = re.compile(
    r"""
    (?<!\\)(?P<image>!?)
    \[(?P<text>(?:[^\[\]\n]|\n(?![ \t]*\n)|\[[^\[\]\n]*\])*)\]   # text, one level of brackets inside
    \(
    [ \t]*(?P<target><[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)
    (?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?[ \t]*
    \)
    """,
    re.VERBOSE,
)
PLACEMENT = re.compile(
    r"^(?P<indent>[ \t]*)\{(?P<what>error|helper):[ \t]*(?P<key>[^}\n]*?)[ \t]*\}[ \t]*$", re.MULTILINE
)
PLACEMENT_INLINE = re.compile(r"\{error:[^}\n]*\}")
HTML_START = re.compile(r"<(?:/?[A-Za-z]|[!?])")
HTML_LOST = re.compile(
    r"</?(?:script|iframe|object|embed|style|link|meta|img|svg|form|input|video|audio|base)\b|<!--",
    re.IGNORECASE,
)
AUTOLINK = re.compile(r"<(?:https?://[^\s<>\"'`]*|[^\s<>@:\"'`]+@[^\s<>@:\"'`]+)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """`##` is level 2; `line` is 1-based within the body; `id` is an anchor given by hand, or nothing."""

    level: int
    text: str
    start: int
    line: int
    id: str


@dataclass(frozen=True, slots=True)
class Link:
    """A Markdown link or image; `start` and `end` are offsets in the body."""

    text: str
    target: str
    image: bool
    start: int
    end: int
    line: int
    col: int

    @property
    def page(self) -> str:
        """The target without its anchor."""
        return self.target.partition("#")[0]

    @property
    def anchor(self) -> str:
        """What stands behind `#`, or nothing."""
        return self.target.partition("#")[2]


@dataclass(frozen=True, slots=True)
class Placement:
    """`{error:KEY}` or `{helper:KEY}` alone on its line; `what` is the word before the colon."""

    what: str
    key: str
    indent: str
    start: int
    end: int
    line: int


def blank(text: str) -> str:
    """The text with everything but line ends replaced by spaces."""
    return re.sub(r"[^\n]", " ", text)


def fences(body: str) -> tuple[list[tuple[int, int]], list[tuple[int, str]]]:
    """Fenced code: (start, end) of each block, and offset and sign of each fence that makes none.

    As MkDocs reads them: nothing but a language behind the opening fence, no line
    of the block indented less than it, and the same signs alone where it ends.
    """
    blocks: list[tuple[int, int]] = []
    broken: list[tuple[int, str]] = []
    lines = body.split("\n") if "```" in body or "~~~" in body else []
    start = end = 0
    for index, line in enumerate(lines):
        match = FENCE.match(line) if start >= end else None
        if match:
            length = block_length(lines, index, match)
            end = start + length
            if length:
                blocks.append((start, end))
            else:
                broken.append((start + match.start("fence"), match["fence"]))
        start += len(line) + 1
    return blocks, broken


def block_length(lines: list[str], index: int, opening: re.Match[str]) -> int:
    """How many characters the block of code has that begins in `lines[index]`; 0 where there is none."""
    length = len(lines[index]) + 1
    for line in lines[index + 1 :] if INFO.fullmatch(opening["info"]) else ():
        if line.strip() and not line.startswith(opening["indent"]):
            break
        if line[len(opening["indent"]) :].rstrip(" \t") == opening["fence"]:
            return length + len(line)
        length += len(line) + 1
    return 0


@lru_cache(maxsize=8192)
def blank_fences(body: str) -> str:
    """The body with fenced code replaced by spaces."""
    for start, end in fences(body)[0]:
        body = body[:start] + blank(body[start:end]) + body[end:]
    return body


@lru_cache(maxsize=8192)
def blank_code(body: str) -> str:
    """The body with code replaced by spaces: "a `[x](y)` b" → "a           b"."""
    if "`" in body or "~~~" in body:
        return CODE_SPAN.sub(lambda m: blank(m.group()), blank_fences(body))
    return body


def open_fence(body: str) -> tuple[int, str] | None:
    """Offset and sign of the first code fence that is never closed."""
    return next(iter(fences(body)[1]), None)


def html_tags(prose: str) -> Iterator[tuple[int, str]]:
    """Offset and text of each HTML tag outside code. Any `<x` with a `>` somewhere behind it counts."""
    last = prose.rfind(">")
    for match in HTML_START.finditer(prose):
        start = match.start()
        if AUTOLINK.match(prose, start):
            continue
        if start < last:
            yield start, prose[start : prose.index(">", start) + 1].split("\n")[0]
        elif HTML_LOST.match(prose, start):
            yield start, match.string[start:].split("\n")[0]


def line_of(body: str, offset: int) -> tuple[int, int]:
    """1-based line and column of an offset."""
    return body.count("\n", 0, offset) + 1, offset - (body.rfind("\n", 0, offset) + 1) + 1


def headings(body: str) -> Iterator[Heading]:
    """The ATX headings outside code."""
    for match in HEADING.finditer(blank_code(body)):
        line, _ = line_of(body, match.start())
        yield Heading(len(match["marks"]), match["text"], match.start(), line, match["id"] or "")


def links(body: str) -> Iterator[Link]:
    """The inline links and images outside code."""
    return iter(_links(body) if "](" in body else ())


@lru_cache(maxsize=8192)
def _links(body: str) -> tuple[Link, ...]:
    found = []
    for match in LINK.finditer(blank_code(body)):
        line, col = line_of(body, match.start())
        found.append(
            Link(
                match["text"], match["target"].strip("<>"), match["image"] == "!",
                match.start(), match.end(), line, col,
            )
        )  # fmt: skip
    return tuple(found)


def placements(body: str, what: str = "") -> Iterator[Placement]:
    """The placements outside code: all, or those of `what` is placed (`error`, `helper`)."""
    if "{error:" not in body and "{helper:" not in body:
        return
    for match in PLACEMENT.finditer(blank_code(body)):
        if what and match["what"] != what:
            continue
        line, _ = line_of(body, match.start())
        yield Placement(match["what"], match["key"], match["indent"], match.start(), match.end(), line)


def sections(body: str) -> list[tuple[str, str, int]]:
    """Heading text, source text and line of each level-2 section.

    Text before the first heading comes first under an empty heading.
    """
    marks = [h for h in headings(body) if h.level == 2]
    bounds = [h.start for h in marks] + [len(body)]
    result = []
    if body[: bounds[0]].strip():
        result.append(("", body[: bounds[0]], 1))
    for heading, start, end in zip(marks, bounds, bounds[1:], strict=False):
        result.append((heading.text, body[start:end], heading.line))
    return result
