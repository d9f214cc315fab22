"""What changed in a text, word by word: lines first, then words within the lines that changed.

Japanese has no spaces, so a word here is a run of one script: `電子証明書を入れて` is
`電子証明書`, `を`, `入`, `れて`. That needs no dictionary and keeps the pieces readable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

SAME, ADDED, REMOVED = "same", "added", "removed"
WORD = re.compile(
    r"""
      \n
    | [^\S\n]+                  # spaces
    | [A-Za-z0-9_]+             # a Latin word or a code
    | [ぁ-ゖ]+                  # hiragana
    | [ァ-ヺーｦ-ﾟ]+            # katakana of both widths
    | [々〇㐀-䶿一-鿿豈-﫿]+    # kanji
    | .                         # any other sign by itself
    """,
    re.VERBOSE,
)
# Lines less alike than this are shown as a whole: their common words are there by chance.
ALIKE = 0.4
# A common piece this short between two changes would only chop them up.
CRUMB = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `kind` is same, added or removed."""

    kind: str
    text: str


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces that lead from `before` to `after`.

    `word_diff("赤い車", "青い車")` → removed 赤, added 青, same い車. All but the added ones
    make `before`, all but the removed ones `after`.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in _opcodes(old, new):
        removed, added = "".join(old[i1:i2]), "".join(new[j1:j2])
        pieces += [Piece(SAME, removed)] if tag == "equal" else _words(removed, added)
    return tuple(joined(pieces))


def _words(before: str, after: str) -> Iterator[Piece]:
    """The pieces of two stretches of lines that differ."""
    old, new = WORD.findall(before), WORD.findall(after)
    if SequenceMatcher(None, old, new, autojunk=False).ratio() < ALIKE:
        yield from (Piece(REMOVED, before), Piece(ADDED, after))
        return
    for tag, i1, i2, j1, j2 in _opcodes(old, new):
        removed, added = "".join(old[i1:i2]), "".join(new[j1:j2])
        if tag == "equal":
            yield Piece(SAME, removed)
        else:
            yield from (Piece(REMOVED, removed), Piece(ADDED, added))


def _opcodes(old: list[str], new: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    # Its heuristic for popular elements would take の or a blank line for noise.
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of a kind as one piece, what goes before what comes, no crumbs between changes."""
    kept = (piece for piece in pieces if piece.text)
    groups = [(same, list(group)) for same, group in groupby(kept, lambda piece: piece.kind == SAME)]
    removed = added = ""
    for index, (same, group) in enumerate(groups):
        text = "".join(piece.text for piece in group)
        between = 0 < index < len(groups) - 1
        if not same or (between and len(text) <= CRUMB):
            removed += "".join(piece.text for piece in group if piece.kind != ADDED)
            added += "".join(piece.text for piece in group if piece.kind != REMOVED)
            continue
        yield from _change(removed, added)
        removed = added = ""
        yield Piece(SAME, text)
    yield from _change(removed, added)


def _change(removed: str, added: str) -> Iterator[Piece]:
    if removed:
        yield Piece(REMOVED, removed)
    if added:
        yield Piece(ADDED, added)


def excerpt(pieces: tuple[Piece, ...], context: int = 40) -> tuple[Piece, ...]:
    """The pieces with long unchanged stretches cut to `context` characters beside each change."""
    last = len(pieces) - 1
    return tuple(
        Piece(SAME, _shortened(piece.text, context, first=index == 0, last=index == last))
        if piece.kind == SAME
        else piece
        for index, piece in enumerate(pieces)
    )


def _shortened(text: str, context: int, *, first: bool, last: bool) -> str:
    head = "" if first else text[:context]
    tail = "" if last else text[-context:]
    if len(text) <= len(head) + len(tail) + 1:
        return text
    # Whole lines read better than halves of them.
    head = head[: head.rfind("\n") + 1] or head
    tail = tail[tail.find("\n", 0, -1) + 1 :] if "\n" in tail[:-1] else tail
    return f"{head}…{tail}"
