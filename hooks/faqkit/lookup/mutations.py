"""What people make of an error when they copy, retype, photograph or dictate it.

Every declared error is a test of the lookup: each of its mutations must give its
entry first. No chance is involved: the same error gives the same mutations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faqkit.content.messages import Part, Slot
from faqkit.content.model import ErrorMessage

SHORTEST = 10  # characters that a piece of a message needs to be told from others
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
MISREAD = str.maketrans({"0": "O", "1": "l", "5": "S", "8": "B"})
# What a reader of pictures makes of Japanese: signs that look alike, marks that are lost.
MISREAD_TEXT = str.maketrans("カロニーパッへ書間未録0l。", "力口二一バツヘ害問末緑Ol.")
FILLED = ("C_Login", "605123987", "山田 花子", "2025", "東京都港区芝公園4-2-8")


def code_mutations(code: str) -> Iterator[str]:
    """Ways to write `code`: "V5ECI0087E" → "v5eci0087e", "Ｖ５…", "V5EC I0087E", "V5ECIOO87E", …"""
    yield code
    yield code.lower()
    yield code.translate(FULL_WIDTH)
    yield f"{code[: len(code) // 2]} {code[len(code) // 2 :]}"
    yield "-".join(re.findall(r"\d+|\D+", code))
    yield code.translate(MISREAD)
    yield f"{code}と表示されて進めません"
    yield f"エラー（{code.lower()}）が出ました。"


def message_mutations(error: ErrorMessage) -> Iterator[str]:
    """Ways to bring along the text of `error`: whole, filled in, in pieces, reflowed, damaged."""
    text = error.text
    filled = "\n".join(fill(block) for block in error.blocks)
    dialog = "\n".join([error.title, *([error.code] if error.code else []), filled])
    yield text
    yield filled
    yield dialog + "\n" + " ".join(f"[{button}]" for button in error.buttons)
    yield f"[Window Title]\n{error.title}\n\n[Content]\n{filled}\n\n[OK]"
    yield re.sub(r"\s+", "", filled)
    yield re.sub(r"(.{17})", r"\1\n", filled.replace("\n", ""))
    yield filled.translate(FULL_WIDTH)
    yield filled.replace("。", ".").replace("、", ",")
    yield filled.translate(MISREAD_TEXT)
    yield framed(filled.translate(MISREAD_TEXT))
    yield from pieces(filled)


def framed(text: str) -> str:
    """The text as read with its window: long lines broken, signs for the frame and the icons."""
    lines = re.findall(r".{1,22}", text)
    return "\n".join(["⑳ 一", *(f"| {line} 」" for line in lines), "_ OK へ"])


def pieces(text: str) -> Iterator[str]:
    """The text with a line or an end missing."""
    lines = [line for line in text.split("\n") if line.strip(" :\u3000")]
    for index in range(len(lines)):
        if len(lines) > 1:
            yield "\n".join(lines[:index] + lines[index + 1 :])
    yield text[: len(text) * 3 // 5]
    yield text[len(text) * 2 // 5 :]


def fill(parts: tuple[Part, ...]) -> str:
    """A message with somebody's own values in its slots."""
    values = iter(FILLED * (1 + len(parts) // len(FILLED)))
    return "".join(part if isinstance(part, str) else own_value(part, next(values, "X")) for part in parts)


def own_value(slot: Slot, value: str) -> str:
    """A value for a slot; the sign for left-out lines stays."""
    return slot.sample if slot.sample == ":" else value
