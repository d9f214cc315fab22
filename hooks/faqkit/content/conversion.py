"""One conversion of a body: from Markdown to HTML with places left open, and its tree.

trace the letters → take out placements → Markdown's tree → restore the letters, note where
each element began → name sections, leave places for addresses and numbers → HTML in parts
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from faqkit.content.conversion_record import Conversion
from faqkit.content.dialect import Dialect
from faqkit.content.document_parts import Address, Anchor, Drawing, Reference
from faqkit.content.origins import trace
from faqkit.content.prose import Placement
from faqkit.content.text_runs import copy_of, join_lines

PLACEMENT = re.compile(r"(?P<indent>[ \t]*)\{(?P<word>\w+):[ \t]*(?P<key>[^}\n]*?)[ \t]*\}[ \t]*")
DRAWN = ("error", "helper")
TAG = re.compile(r"<[^>]*>")
GIVEN_ID = re.compile(r"[ \t]+\{:?[ ]*\#(?P<id>[\w-]+)[ ]*\}[ \t]*$")
PLACEHOLDER = re.compile(r"\{(ref|n|title)\}")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\Z|\x02", re.IGNORECASE)
NAMES = ("id", "name", "for", "aria-labelledby", "aria-describedby")


class Converter:
    """Python-Markdown set up once, for one body after another: that takes longer than a short body."""

    def __init__(self) -> None:
        self.current = Conversion(trace(""), {})
        self.markdown = Markdown(extensions=[Dialect(self.restore), Recorder(self)])

    def restore(self, text: str) -> str:
        """The letters of the body that is being converted."""
        return self.current.origins.restore(text)

    def convert(self, body: str, names: Mapping[str, str]) -> Conversion:
        """Convert a body; `names` are the sections that its language knows, with their anchors."""
        self.current = conversion = Conversion(trace(body), names)
        traced = self.markdown.reset().convert(conversion.origins.text)
        conversion.html = conversion.origins.restore(traced)
        return conversion


class Step:
    """A step of the conversion that is going on."""

    converter: Converter

    @property
    def conversion(self) -> Conversion:
        """What it gathers."""
        return self.converter.current


class Placements(Step, Preprocessor):
    """Takes out `{error:KEY}` and `{helper:KEY}` alone on their line: each stands by itself."""

    def __init__(self, converter: Converter) -> None:
        super().__init__()
        self.converter = converter

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


class Restore(Step, Treeprocessor):
    """Gives the letters back and notes where each element began."""

    def __init__(self, converter: Converter) -> None:
        super().__init__()
        self.converter = converter

    def run(self, root: Element) -> None:
        """Called by Python-Markdown."""
        self.restore(root)
        for element in list(root.iter()):
            if re.fullmatch("h[1-6]", element.tag):
                self.name_section(element)
            if element.tag in ("a", "img"):
                self.open_link(element)
        join_lines(root)

    def restore(self, element: Element) -> int | None:
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

    def name_section(self, heading: Element) -> None:
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

    def open_link(self, element: Element) -> None:
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


class Anchors(Step, Treeprocessor):
    """Leaves the names of places open: among other answers they get a prefix."""

    def __init__(self, converter: Converter, md: Markdown) -> None:
        super().__init__(md)
        self.converter, self.markdown = converter, md

    def run(self, root: Element) -> None:
        """Called by Python-Markdown."""
        stash = self.markdown.htmlStash.rawHtmlBlocks
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

    def __init__(self, converter: Converter) -> None:
        super().__init__()
        self.converter = converter

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Called by Python-Markdown."""
        md.preprocessors.register(Placements(self.converter), "faq-placements", 22)  # after code
        md.treeprocessors.register(Restore(self.converter), "faq-restore", 17)  # after inline marks
        md.treeprocessors.register(
            Anchors(self.converter, md), "faq-anchors", 1
        )  # after all that name places
