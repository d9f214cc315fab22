"""Text in a tree of elements: what is read of it, and line breaks that Japanese does not draw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

INLINE = ("a", "strong", "em", "code", "sup", "img")
JAPANESE = "[、-ヿ㐀-鿿！-￯]"
BREAK_WITHIN = re.compile(rf"(?<={JAPANESE})\n[ \t]*(?={JAPANESE})")
BREAK_BEFORE = re.compile(rf"(?<={JAPANESE})\n[ \t]*\Z")  # and then comes a link, bold text or code
BREAK_BEHIND = re.compile(rf"\A\n[ \t]*(?={JAPANESE})")  # a link


def read(element: Element) -> Iterator[str]:
    """What is read in an element, piece by piece: blocks on lines of their own, images as their words."""
    yield element.text or element.get("alt") or ""
    for child in element:
        gap = "" if child.tag in INLINE else "\n"
        yield gap
        yield from () if child.get("class", "").startswith("footnote-") else read(child)
        yield gap
        yield child.tail or ""


def copy_of(element: Element, offsets: dict[Element, int]) -> Element:
    """A copy that shares nothing with the tree which goes on to be HTML; offsets go along."""
    copy = Element(element.tag, dict(element.attrib))
    copy.text, copy.tail = element.text, element.tail
    copy.extend(copy_of(child, offsets) for child in element)
    if element in offsets:
        offsets[copy] = offsets[element]
    return copy


def join_lines(element: Element) -> None:
    """Japanese has no spaces: a line break in the source must not be drawn as one.

    "開きます。\\nファイル" → "開きます。ファイル"; what stands in `<pre>` stays.
    """
    if element.tag == "pre":
        return
    element.text = joined(element.text, None, element[0] if len(element) else None)
    for index, child in enumerate(element):
        join_lines(child)
        after = element[index + 1] if index + 1 < len(element) else None
        child.tail = joined(child.tail, child, after)


def joined(text: str | None, before: Element | None, after: Element | None) -> str | None:
    """A run of text between two elements."""
    if not text or "\n" not in text:
        return text
    text = BREAK_WITHIN.sub("", text)
    if after is not None and after.tag in ("a", "strong", "em", "code"):
        text = BREAK_BEFORE.sub("", text)
    return BREAK_BEHIND.sub("", text) if before is not None and before.tag == "a" else text
