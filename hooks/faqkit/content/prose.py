"""What a Markdown body holds: headings, links, images, error placements, HTML.

Code is left alone: fenced blocks and code spans are blanked before anything is
looked for, so offsets and line numbers stay those of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from faqkit.content.dialect import is_target
from faqkit.source.fences import blank, blank_fences

CODE_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?P<code>[^\n]+?)(?<!`)(?P=ticks)(?!`)")
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
PLACEMENT_INLINE = re.compile(r"\{error:[^}\n]*\}")
HTML_START = re.compile(r"<(?:/?[A-Za-z]|[!?])")
HTML_LOST = re.compile(
    r"</?(?:script|iframe|object|embed|style|link|meta|img|svg|form|input|video|audio|base)\b|<!--",
    re.IGNORECASE,
)
AUTOLINK = re.compile(r"<(?:https?://[^\s<>\"'`]*|[^\s<>@:\"'`]+@[^\s<>@:\"'`]+)>", re.IGNORECASE)


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
    """`{error:KEY}` or `{helper:KEY}` alone on its line; `word` is what stands before the colon."""

    word: str
    key: str
    indent: str
    start: int
    end: int
    line: int


def blank_code(body: str) -> str:
    """The body with code replaced by spaces: "a `[x](y)` b" → "a           b"."""
    if "`" in body or "~~~" in body:
        return CODE_SPAN.sub(lambda m: blank(m.group()), blank_fences(body))
    return body


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


def find_links(body: str, prose: str) -> tuple[Link, ...]:
    """The inline links and images of a body; `prose` is the body without its code."""
    found = []
    for match in LINK.finditer(prose) if "](" in prose else ():
        target = match["target"].strip("<>")
        if is_target(target):
            line, col = line_of(body, match.start())
            image = match["image"] == "!"
            found.append(Link(match["text"], target, image, match.start(), match.end(), line, col))
    return tuple(found)


def apply(body: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Replace each (start, end) span, last first so that offsets stay true."""
    for start, end, replacement in sorted(edits, reverse=True):
        body = body[:start] + replacement + body[end:]
    return body
