"""Fenced code in Markdown: found before anything else is looked for."""

from __future__ import annotations

import re

FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
INFO = re.compile(r"[ \t]*[\w#.+-]*[ \t]*")  # the language; with anything else MkDocs sees no code


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


def blank_fences(body: str) -> str:
    """The body with fenced code replaced by spaces."""
    for start, end in fences(body)[0]:
        body = body[:start] + blank(body[start:end]) + body[end:]
    return body
