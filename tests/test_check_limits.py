"""What checking a file of any make-up costs: short pieces repeated, as patterns that blow up are found.

`python tests/test_check_limits.py 200000` prints each piece that costs too much at that length.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Callable, Mapping
from functools import cache

import pytest

from faqkit.check import load_checked
from faqkit.source.tree import Disk, Overlay
from support import FIXTURE

LENGTH = 12_000
GROWTH = 4  # a text so many times as long …
SLACK = 1.5  # … costs at most so many times as much again, …
PAUSE = 0.4  # seconds: … and what a busy machine adds
ENTRY = "docs/ja/faq/registration/wrong-import-password.md"
PIECES = [
    " ", "    ", "\t", "\n", "  \n", "a", "a ", "a\n", "a\n\n", "あ", "ア ", "。", "　", "\u200b",
    "か\u3099", "[", "](", "[](", "![](", "[a](", "[a][", "[^1]", "[^1]: a\n", "[a]: b\n", "<", "<a ",
    "<!--", "<div>\n\n", "`", "` ", "```\n", "~~~\n", "*", "**a", "a*", "_", "- a\n", "- ", "  - ",
    "1. a\n", "> ", "# ", "## a\n\n", "---\n", "--", "|", "| a |\n|---|\n", "{", "{{", "{ref}",
    "{error:", "{slot:a}", "&a", "a: ", "a:\n", "- a: b\n", "!!! a\n\n", "=== ", "\\", "'", "\"",
    "http://", "V5ECI", "V5ECI0087E ", ", ", "(", "…",
    "$#\\]%\u3000",
]  # fmt: skip


@cache
def kept() -> tuple[Mapping[str, bytes | None], str, str]:
    """A project of one entry: the files that go; and the entry's settings and body."""
    disk = Disk(FIXTURE)
    entries = [path for path in disk.below("docs") if path.count("/") == 4 and not path.endswith("index.md")]
    _, front, body = disk.read(ENTRY).decode().split("---\n", 2)
    return dict.fromkeys((path for path in entries if path != ENTRY), None), front, body


PLACES: dict[str, Callable[[str, str, str], str]] = {
    "body": lambda front, _, text: f"---\n{front}---\n{text}\n",
    "settings": lambda front, body, text: f"---\n{front}{text}\n---\n{body}",
    "value": lambda front, body, text: f"---\n{front}asked_as: ['{text}']\n---\n{body}",
}


def cost(place: str, piece: str, length: int) -> float:
    """Seconds of the processor for checking the entry with a row of `piece` in it."""
    gone, front, body = kept()
    text = PLACES[place](front, body, "".join(itertools.islice(itertools.cycle(piece), length)))
    start = time.process_time()
    load_checked(Overlay(Disk(FIXTURE), {**gone, ENTRY: text.encode()}))
    return time.process_time() - start


def bounded(place: str, piece: str, length: int) -> bool:
    """Whether a row of that length costs no more than in proportion to a shorter one."""
    long = cost(place, piece, length)
    return long <= PAUSE or long <= GROWTH * SLACK * cost(place, piece, length // GROWTH) + PAUSE


@pytest.mark.parametrize("place", PLACES)
def test_repeated_pieces_cost_no_more_than_in_proportion(place: str) -> None:
    assert [piece for piece in PIECES if not bounded(place, piece, LENGTH)] == []


if __name__ == "__main__":
    for where, what in itertools.product(PLACES, PIECES):
        if not bounded(where, what, int(sys.argv[1])):
            print(where, ascii(what), flush=True)
