"""One conversion of a body: from Markdown to HTML with places left open, and its tree.

trace the letters → take out placements → Markdown's tree → restore the letters, note where
each element began → name sections, leave places for addresses and numbers → HTML in parts
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from faqkit.content.dialect import Dialect
from faqkit.content.document import Address, Anchor, Drawing, Heading, Node, Part, Reference
from faqkit.content.origins import Origins, trace
from faqkit.content.prose import Placement

# Python-Markdown takes these two signs out of what it reads, so no text can contain a mark.
MARK = "\x02faq:{}\x03"
MARKED = re.compile(r"<p>\x02faq:(?P<alone>\d+)\x03</p>|\x02faq:(?P<index>\d+)\x03")
PLACEMENT = re.compile(r"(?P<indent>[ \t]*)\{(?P<word>\w+):[ \t]*(?P<key>[^}\n]*?)[ \t]*\}[ \t]*")
DRAWN = ("error", "helper")
STASHED = re.compile(r"\x02wzxhzdk:(?P<index>\d+)\x03")  # code, which Python-Markdown keeps apart
ESCAPED = re.compile(r"\x02(\d+)\x03")
OWN_SIGN = re.compile(r"\x02(?!faq:)[^\x03]*\x03")  # of Python-Markdown and its footnotes
INLINE = ("a", "strong", "em", "code", "sup", "img")
TAG = re.compile(r"<[^>]*>")
GIVEN_ID = re.compile(r"[ \t]+\{:?[ ]*\#(?P<id>[\w-]+)[ ]*\}[ \t]*$")
PLACEHOLDER = re.compile(r"\{(ref|n|title)\}")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\Z|\x02", re.IGNORECASE)
NAMES = ("id", "name", "for", "aria-labelledby", "aria-describedby")
JAPANESE = "[、-ヿ㐀-鿿！-￯]"
BREAK_WITHIN = re.compile(rf"(?<={JAPANESE})\n[ \t]*(?={JAPANESE})")
BREAK_BEFORE = re.compile(rf"(?<={JAPANESE})\n[ \t]*\Z")  # and then comes a link, bold text or code
BREAK_BEHIND = re.compile(rf"\A\n[ \t]*(?={JAPANESE})")  # a link


@dataclass(slots=True)
class Conversion:
    """What is gathered while one body is converted."""

    origins: Origins
    names: Mapping[str, str]
    marks: list[Part] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    given: set[str] = field(default_factory=set)
    offsets: dict[etree.Element, int] = field(default_factory=dict)
    root: etree.Element | None = None
    html: str = ""
    code: list[str] = field(default_factory=list)
    drawn_at: dict[int, int] = field(default_factory=dict)

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
        return 0 if offset is None else self.origins.body.count("\n", 0, offset) + 1

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

        def walk(element: etree.Element, parent: int) -> None:
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
            Heading(int(e.tag[1]), self.words(e), self.line(self.offsets.get(e)), name, name in self.given)
            for e in (self.root.iter() if self.root is not None else ())
            if re.fullmatch("h[1-6]", e.tag)
            for name in [e.get("id", "")]
        )

    def words(self, element: etree.Element) -> str:
        """What is read in an element, references as they were typed."""
        return "".join(p if isinstance(p, str) else f"{{{p.part}}}" for p in self.text(element))

    def text(self, element: etree.Element) -> Iterator[str | Reference]:
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


class Placements(Preprocessor):
    """Takes out `{error:KEY}` and `{helper:KEY}` alone on their line: each stands by itself."""

    def __init__(self, conversion: Conversion) -> None:
        super().__init__()
        self.conversion = conversion

    def run(self, lines: list[str]) -> list[str]:
        """Called by Python-Markdown."""
        return [made for line in lines for made in self.taken_out(line)]

    def taken_out(self, line: str) -> list[str]:
        """A line, or the mark of what is drawn between empty lines."""
        origins, match = self.conversion.origins, PLACEMENT.fullmatch(line)
        word = origins.restore(match["word"]) if match else ""
        if match is None or word not in DRAWN:
            return [line]
        start = (origins.first(match["word"]) or 1) - 1 - len(match["indent"])
        end = origins.body.find("\n", start)
        key = origins.restore(match["key"])
        place = Placement(
            word, key, match["indent"], start, len(origins.body) if end < 0 else end,
            self.conversion.line(start),
        )  # fmt: skip
        self.conversion.placements.append(place)
        self.conversion.drawn_at[len(self.conversion.marks)] = start + len(match["indent"])
        return ["", match["indent"] + self.conversion.mark(Drawing(word, key)), ""]


class Restore(Treeprocessor):
    """Gives the letters back and notes where each element began."""

    def __init__(self, conversion: Conversion) -> None:
        super().__init__()
        self.conversion = conversion

    def run(self, root: etree.Element) -> None:
        """Called by Python-Markdown."""
        self.restore(root)
        for element in list(root.iter()):
            if re.fullmatch("h[1-6]", element.tag):
                self.name_section(element)
            if element.tag in ("a", "img"):
                self.open_link(element)
        join_lines(root)

    def restore(self, element: etree.Element) -> int | None:
        """Restore an element and all below it; gives the offset of its first letter."""
        origins = self.conversion.origins
        found = [self.conversion.first(element.text)]
        for child in element:
            found += [self.restore(child), self.conversion.first(child.tail)]
            child.tail = origins.restore(child.tail) if child.tail else child.tail
        element.text = origins.restore(element.text) if element.text else element.text
        for name, value in element.attrib.items():
            found.append(self.conversion.first(value))
            element.set(name, origins.restore(value))
        known = [offset for offset in found if offset is not None]
        if known:
            self.conversion.offsets[element] = min(known)
        return min(known, default=None)

    def name_section(self, heading: etree.Element) -> None:
        """`## 回答` gets the anchor `answer`, `## x { #y }` the anchor `y`."""
        last = heading[-1] if len(heading) else None
        text = (heading.text if last is None else last.tail) or ""
        given = GIVEN_ID.search(text)
        if given:
            text = text[: given.start()]
            heading.text, tail = (text, None) if last is None else (heading.text, text)
            if last is not None:
                last.tail = tail
            self.conversion.given.add(given["id"])
            heading.set("id", given["id"])
        elif heading.tag == "h2" and last is None and text in self.conversion.names:
            heading.set("id", self.conversion.names[text])

    def open_link(self, element: etree.Element) -> None:
        """Leave open where a link leads within the site, and the numbers in its text."""
        name = "href" if element.tag == "a" else "src"
        target = element.get(name, "")
        if target.startswith("link:"):
            element.set("rel", "external")
        elif target.startswith("#") or ELSEWHERE.match(target):
            return
        element.set(name, self.conversion.mark(Address(target, element.tag == "img")))
        for part in element.iter() if element.tag == "a" else ():
            part.text = self.numbers(part.text, target)
            if part is not element:
                part.tail = self.numbers(part.tail, target)

    def numbers(self, text: str | None, target: str) -> str | None:
        """`{ref}` as an open place."""
        return text and PLACEHOLDER.sub(lambda m: self.conversion.mark(Reference(target, m[1])), text)


class Anchors(Treeprocessor):
    """Leaves the names of places open: among other answers they get a prefix."""

    def __init__(self, conversion: Conversion, md: Markdown) -> None:
        super().__init__(md)
        self.conversion = conversion

    def run(self, root: etree.Element) -> None:
        """Called by Python-Markdown."""
        stash = self.md.htmlStash.rawHtmlBlocks
        self.conversion.code = [html.unescape(TAG.sub("", str(raw))) for raw in stash]
        self.conversion.root = copy_of(root, self.conversion.offsets)
        for element in root.iter():
            for name in NAMES:
                value = element.get(name)
                if value:
                    element.set(name, self.conversion.mark(Anchor(value)))
            href = element.get("href", "")
            if href.startswith("#"):
                element.set("href", "#" + self.conversion.mark(Anchor(href[1:])))


class Recorder(Extension):
    """The steps above, where they belong in the order of Python-Markdown."""

    def __init__(self, conversion: Conversion) -> None:
        super().__init__()
        self.conversion = conversion

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Called by Python-Markdown."""
        md.preprocessors.register(Placements(self.conversion), "faq-placements", 22)  # after code
        md.treeprocessors.register(Restore(self.conversion), "faq-restore", 17)  # after inline marks
        md.treeprocessors.register(
            Anchors(self.conversion, md), "faq-anchors", 1
        )  # after all that name places


def read(element: etree.Element) -> Iterator[str]:
    """What is read in an element, piece by piece: blocks on lines of their own, images as their words."""
    yield element.text or element.get("alt", "")
    for child in element:
        gap = "" if child.tag in INLINE else "\n"
        yield gap
        yield from () if child.get("class", "").startswith("footnote-") else read(child)
        yield gap
        yield child.tail or ""


def copy_of(element: etree.Element, offsets: dict[etree.Element, int]) -> etree.Element:
    """A copy that shares nothing with the tree which goes on to be HTML; offsets go along."""
    copy = etree.Element(element.tag, dict(element.attrib))
    copy.text, copy.tail = element.text, element.tail
    copy.extend(copy_of(child, offsets) for child in element)
    if element in offsets:
        offsets[copy] = offsets[element]
    return copy


def join_lines(element: etree.Element) -> None:
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


def joined(text: str | None, before: etree.Element | None, after: etree.Element | None) -> str | None:
    """A run of text between two elements."""
    if not text or "\n" not in text:
        return text
    text = BREAK_WITHIN.sub("", text)
    if after is not None and after.tag in ("a", "strong", "em", "code"):
        text = BREAK_BEFORE.sub("", text)
    return BREAK_BEHIND.sub("", text) if before is not None and before.tag == "a" else text


def convert(body: str, names: Mapping[str, str]) -> Conversion:
    """Convert a body; `names` are the sections that its language knows, with their anchors."""
    conversion = Conversion(trace(body), names)
    md = Markdown(extensions=[Dialect(conversion.origins.restore), Recorder(conversion)])
    conversion.html = conversion.origins.restore(md.convert(conversion.origins.text))
    return conversion
