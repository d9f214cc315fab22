"""Letters that know where they stood: how what Markdown made of a text is led back to its source.

Markdown never asks which letter it reads, only whether it is one. So each letter and digit of a
body is replaced by a letter of its own before Markdown is converted, and given back afterwards; on
the way it tells, wherever it ended up, at which offset of the body it stands::

    "- 開く" → "- 𦀀𦀁" → <li>𦀀𦀁</li> → <li>開く</li>, and this item begins at offset 2

What is never given back was swallowed: it does not stand on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

# Letters to every Unicode table that nobody here writes: 24,576 for ASCII, 29,314 for all others.
LATIN = range(0x20000, 0x26000)
OTHER = (range(0x26000, 0x2A6DE), range(0xAC00, 0xD7A4))
LATIN_CLASS = "A-Za-z0-9\U00020000-\U00025fff"  # for a regular expression, traced or not
STANDS_IN = re.compile("[\uac00-\ud7a3\U00020000-\U0002a6dd]")
LETTER = re.compile(
    r"""
    (?P<kept>                              # where Markdown does ask which letter it reads
      ^[ \t>]*(?:`{3,}|~{3,}).*$             # the language of code
      | (?:!!!|\?{3}\+?)[ ]*[\w-]+           # the kind of a box
      | \[\^[^\]\n]*\]                       # the name of a footnote
      | <[^<>\n]*> | &\#?\w+;                # addresses, and signs by their name
      | (?<!\w)\d+\\?\.(?=[ \t]) | \*\d+      # the number of an item, of a remark
    )
    | (?P<latin>[A-Za-z0-9]) | [^\W_]
    """,
    re.VERBOSE | re.MULTILINE,
)


@dataclass(slots=True)
class Origins:
    """A body as `text` in letters of its own, their offsets in `body`, and those that came back."""

    body: str
    text: str
    offsets: dict[str, int]
    seen: set[int] = field(default_factory=set)

    def restore(self, text: str) -> str:
        """What came out of Markdown, in the letters of the body."""
        return STANDS_IN.sub(self._letter, text)

    def first(self, text: str | None) -> int | None:
        """The offset of the first letter in `text` that has one."""
        found = (self.offsets.get(match.group()) for match in STANDS_IN.finditer(text or ""))
        return next((offset for offset in found if offset is not None), None)

    def lost(self) -> list[int]:
        """The offsets of the letters that never came back."""
        return sorted(set(self.offsets.values()) - self.seen)

    def _letter(self, match: re.Match[str]) -> str:
        offset = self.offsets.get(match.group())
        if offset is None:
            return match.group()
        self.seen.add(offset)
        return self.body[offset]


def trace(body: str) -> Origins:
    """Give each letter of a body its own; those for which there is none left stay."""
    taken = set(body)
    latin = letters(chain(LATIN), taken)
    other = letters(chain(*OTHER), taken)
    offsets: dict[str, int] = {}

    def own(match: re.Match[str]) -> str:
        letter = None if match["kept"] else next(latin if match["latin"] else other, None)
        if letter is None:
            return match.group()
        offsets[letter] = match.start()
        return letter

    return Origins(body, LETTER.sub(own, body), offsets)


def letters(codes: Iterator[int], taken: set[str]) -> Iterator[str]:
    """The letters that a body does not use itself."""
    return (letter for letter in map(chr, codes) if letter not in taken)
