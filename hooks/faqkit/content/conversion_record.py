"""What is gathered while a body is converted, and what a document keeps of it."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from faqkit.content.document_parts import Drawing, Heading, Node, Part, Reference
from faqkit.content.origins import Origins
from faqkit.content.prose import Placement
from faqkit.content.text_runs import read

# Python-Markdown takes these two signs out of what it reads, so no text can contain a mark.
MARK = "\x02faq:{}\x03"
MARKED = re.compile(r"<p>\x02faq:(?P<alone>\d+)\x03</p>|\x02faq:(?P<index>\d+)\x03")
STASHED = re.compile(r"\x02wzxhzdk:(?P<index>\d+)\x03")  # code, which Python-Markdown keeps apart
ESCAPED = re.compile(r"\x02(\d+)\x03")
OWN_SIGN = re.compile(r"\x02(?!faq:)[^\x03]*\x03")  # of Python-Markdown and its footnotes


@dataclass(slots=True)
class Conversion:
    """What is gathered while one body is converted."""

    origins: Origins
    names: Mapping[str, str]
    marks: list[Part] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    given: set[str] = field(default_factory=set)
    offsets: dict[Element, int] = field(default_factory=dict)
    root: Element | None = None
    html: str = ""
    code: list[str] = field(default_factory=list)
    drawn_at: dict[int, int] = field(default_factory=dict)
    ends: list[int] = field(init=False)  # the offsets of line ends

    def __post_init__(self) -> None:
        self.ends = [match.start() for match in re.finditer("\n", self.origins.body)]

    def mark(self, part: Part) -> str:
        """Leave `part` open in the HTML."""
        self.marks.append(part)
        return MARK.format(len(self.marks) - 1)

    def first(self, text: str | None) -> int | None:
        """The offset of the first letter or error in a text."""
        drawn = [self.drawn_at.get(int(m["index"])) for m in MARKED.finditer(text or "") if m["index"]]
        known = [offset for offset in (self.origins.first(text), *drawn) if offset is not None]
        return min(known, default=None)

    def line(self, offset: int | None) -> int:
        """The 1-based line of an offset, 0 for none."""
        return 0 if offset is None else bisect_left(self.ends, offset) + 1

    @property
    def parts(self) -> tuple[Part, ...]:
        """The HTML with its open places."""
        found: list[Part] = []
        end = 0
        for match in MARKED.finditer(self.html):
            mark = self.marks[int(match["alone"] or match["index"])]
            alone = bool(match["alone"]) and not isinstance(mark, Drawing)
            found += [self.html[end : match.start()], *(["<p>", mark, "</p>"] if alone else [mark])]
            end = match.end()
        return (*(part for part in found if part != ""), self.html[end:])

    @property
    def lost(self) -> tuple[int, ...]:
        """The offsets of the letters that are nowhere on the page."""
        return tuple(self.origins.lost())

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The tree in the order of the page."""
        found: list[Node] = []

        def walk(element: Element, parent: int) -> None:
            for child in element:
                text = self.words(child)
                line = self.line(self.offsets.get(child))
                found.append(Node(child.tag, child.get("class", ""), parent, line, text))
                walk(child, len(found) - 1)

        if self.root is not None:
            walk(self.root, -1)
        return tuple(found)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the page."""
        return tuple(
            Heading(int(e.tag[1]), self.words(e), self.heading_line(e), name, name in self.given)
            for e in (self.root.iter() if self.root is not None else ())
            if re.fullmatch("h[1-6]", e.tag)
            for name in [e.get("id", "")]
        )

    def heading_line(self, element: Element) -> int:
        """The line of a heading; one of signs alone, like `## ※`, is looked up in the body."""
        signs = re.escape(self.words(element).strip())
        found = re.search(rf"^#+[ \t]+{signs}", self.origins.body, re.MULTILINE)
        return self.line(self.offsets.get(element, found.start() if found else 0))

    def words(self, element: Element) -> str:
        """What is read in an element, references as they were typed."""
        return "".join(p if isinstance(p, str) else f"{{{p.part}}}" for p in self.text(element))

    def text(self, element: Element) -> Iterator[str | Reference]:
        """What is read in an element, with code but without errors."""
        text = STASHED.sub(lambda m: self.code[int(m["index"])], html.unescape("".join(read(element))))
        text = OWN_SIGN.sub("", ESCAPED.sub(lambda m: chr(int(m[1])), text))
        end = 0
        for match in MARKED.finditer(text):
            yield text[end : match.start()]
            mark = self.marks[int(match["index"])]
            if isinstance(mark, Reference):
                yield mark
            end = match.end()
        yield text[end:]
