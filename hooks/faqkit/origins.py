"""Letters that know where they stood: how what Markdown made of a text is led back to its source.

Markdown never asks which letter it reads, only whether it is one. So each letter of a body is
replaced by a letter of its own before Markdown is converted, and put back afterwards; on the way
it tells, wherever it ended up, at which offset of the body it stands::

    "- 開く" → "- 𠀀𠀁" → <li>𠀀𠀁</li> → <li>開く</li>, and this item begins at offset 2
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

# Scripts that are letters to every Unicode table and that nobody here writes: 53,892 of them.
ALPHABET = (range(0x20000, 0x2A6DE), range(0xAC00, 0xD7A4))
STANDS_IN = re.compile("[\uac00-\ud7a3\U00020000-\U0002a6dd]")
LETTER = re.compile(
    r"""
    (?P<kept>                              # where Markdown does ask which letter it reads
      ^[ \t>]*(?:`{3,}|~{3,}).*$             # the language of code
      | (?:!!!|\?{3}\+?)[ ]*[\w-]+           # the kind of a box
      | \[\^[^\]\n]*\]                       # the name of a footnote
      | <[^<>\n]*> | &\#?\w+;                # addresses and signs by their name
    )
    | [^\W\d_]
    """,
    re.VERBOSE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Origins:
    """A body as `text` in letters of its own, and the offset in `body` that each stands for."""

    body: str
    text: str
    offsets: Mapping[str, int]

    def restore(self, text: str) -> str:
        """What came out of Markdown, in the letters of the body."""
        return STANDS_IN.sub(self._letter, text)

    def first(self, text: str | None) -> int | None:
        """The offset of the first letter in `text` that has one."""
        found = STANDS_IN.search(text or "")
        return self.offsets.get(found.group()) if found else None

    def _letter(self, match: re.Match[str]) -> str:
        offset = self.offsets.get(match.group())
        return match.group() if offset is None else self.body[offset]


def trace(body: str) -> Origins:
    """Give each letter of a body its own; those for which there is none left stay."""
    taken = set(body)
    letters = (letter for letter in map(chr, chain(*ALPHABET)) if letter not in taken)
    offsets: dict[str, int] = {}

    def own(match: re.Match[str]) -> str:
        letter = match.group() if match["kept"] else next(letters, match.group())
        if letter != match.group():
            offsets[letter] = match.start()
        return letter

    return Origins(body, LETTER.sub(own, body), offsets)
