"""The ways in which people bring along a line of the compiler's output."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.compiler.source import Line, Output, filled, opened, sharers

LEAST = 8  # letters that a half needs
OCR = {
    "0": "O",
    "O": "0",
    "l": "1",
    "1": "l",
    "I": "l",
    "5": "S",
    "S": "5",
    "8": "B",
    "B": "8",
    "rn": "m",
    "e": "c",
}
OCR_JA = {
    "ー": "一",
    "二": "ニ",
    "ロ": "口",
    "カ": "力",
    "工": "エ",
    "未": "末",
    "タ": "夕",
    "ト": "卜",
    "で": "て",
    "ば": "は",
    "パ": "バ",
}
DAMAGED = 0.06  # of the signs that can be misread


@dataclass(frozen=True, slots=True)
class Question:
    """`text` asked in a way; `right`: the codes that answer it, the line's own first."""

    way: str
    text: str
    right: tuple[str, ...]


def questions(output: Output) -> Iterator[Question]:
    """Every line in every way."""
    templates = {code: opened(text) for code, text in output.messages.items()}
    rng = random.Random(3)
    for line, other in zip(output.lines, output.lines[1:] + output.lines[:1], strict=True):
        twins = same(line, templates)
        yield Question("whole line", line.whole, (line.code,))
        yield Question("message", line.message, twins)
        yield from halves(line, output, templates)
        yield Question("two in one paste", f"{line.whole}\n{other.whole}", (line.code, other.code))
        yield Question("misread", damaged(line.message, rng), twins)
        yield Question("misread line", damaged(line.whole, rng), (line.code,))


def same(line: Line, templates: dict[str, str]) -> tuple[str, ...]:
    """The line's code and those with the very same template."""
    mine = templates[line.code]
    return (line.code, *(code for code, text in templates.items() if text == mine and code != line.code))


def halves(line: Line, output: Output, templates: dict[str, str]) -> Iterator[Question]:
    """First, middle and last half, at a word's edge where there are words."""
    marked = filled(output.messages[line.code], line.message)
    size = len(marked)
    for way, start, end in (
        ("first half", 0, size // 2),
        ("middle half", size // 4, size * 3 // 4),
        ("last half", size // 2, size),
    ):
        start, end = at_edge(line.message, start, 1), at_edge(line.message, end, -1)
        piece = marked[start:end]
        if sum(sign.isalpha() for sign in piece) < LEAST:
            continue
        owners = [code for code in sharers(piece, templates) if code != line.code]
        yield Question(way if not owners else f"{way}, shared", line.message[start:end], (line.code, *owners))


def at_edge(text: str, at: int, step: int) -> int:
    """`at` moved to where no Latin word is cut; nowhere in a text without spaces."""

    def is_word(i: int) -> bool:
        return 0 <= i < len(text) and text[i].isascii() and text[i].isalnum()

    while is_word(at - 1) and is_word(at):
        at += step
    return at


def damaged(text: str, rng: random.Random) -> str:
    """As a camera reads it: some signs as others that look alike."""
    table = {**OCR, **OCR_JA}
    return "".join(table[sign] if sign in table and rng.random() < DAMAGED else sign for sign in text)
