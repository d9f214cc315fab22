"""Messages of the software, with slots where every screen differs.

`PKCS#11モジュールの{slot:関数名}に失敗しました。` is text, a slot named 関数名
shown as `XX`, and text. `{slot:識別番号|XXXXXXXXX}` shows another sample.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass

SLOT = re.compile(
    r"""
    \{slot:
    (?P<name>[^{}|\n]+)        # what the software fills in here
    (?:\|(?P<sample>[^{}\n]+))?  # what the page shows instead of XX
    \}
    """,
    re.VERBOSE,
)
BRACED = re.compile(r"[{｛](?P<word>[^{}｛｝:：|｜\n]*)(?P<rest>[^{}｛｝\n]*)[}｝]?")
DEFAULT_SAMPLE = "XX"


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder: `name` says what stands there, `sample` is what the page shows."""

    name: str
    sample: str = DEFAULT_SAMPLE


Part = str | Slot


def parse_message(text: str) -> tuple[Part, ...]:
    """Split a message into text and slots: `"a{slot:b}c"` → `("a", Slot("b"), "c")`."""
    parts: list[Part] = []
    end = 0
    for match in SLOT.finditer(text):
        parts.append(text[end : match.start()])
        parts.append(Slot(match["name"].strip(), match["sample"] or DEFAULT_SAMPLE))
        end = match.end()
    parts.append(text[end:])
    return tuple(part for part in parts if part != "")


def plain(parts: tuple[Part, ...]) -> str:
    """The message as the page shows it, slots as their samples."""
    return "".join(part if isinstance(part, str) else part.sample for part in parts)


def lines(parts: tuple[Part, ...]) -> list[list[Part]]:
    """The parts line by line, for templates."""
    rows: list[list[Part]] = [[]]
    for part in parts:
        if isinstance(part, Slot):
            rows[-1].append(part)
            continue
        first, *rest = part.split("\n")
        rows[-1].append(first)
        rows.extend([piece] for piece in rest)
    return [[part for part in row if part != ""] for row in rows]


def broken_slots(text: str) -> list[tuple[int, str]]:
    """Offsets and text of what looks like a slot but is none: `{solt:関数名}`, `｛slot:関数名｝`."""
    good = {match.start() for match in SLOT.finditer(text)}
    return [
        (match.start(), match.group())
        for match in BRACED.finditer(text)
        if match.start() not in good and _like_slot(match["word"], match["rest"])
    ]


def _like_slot(word: str, rest: str) -> bool:
    word = unicodedata.normalize("NFKC", word).strip().lower()
    if word.startswith("error"):
        return False
    near = difflib.SequenceMatcher(None, word[:5], "slot").ratio() >= 0.75
    return near or "|" in rest or "｜" in rest
