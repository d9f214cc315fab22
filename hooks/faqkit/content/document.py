"""A Markdown body, read once: what everything else asks about it.

`parse` converts the body a single time and keeps what Markdown made of it: the HTML in `parts`,
in which addresses, anchors, references and errors are left open for the delivery that fills them
in (`faqkit.render.markup`), and the tree as a row of `Node`s that know their place in the source. What
is not in the tree – where a link begins and ends in the source – is found in `prose`, the body
without its code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from faqkit.content.conversion import Converter
from faqkit.content.document_parts import (
    SECTION_IDS,
    Address,
    Anchor,
    Drawing,
    Heading,
    Node,
    Part,
    Reference,
)
from faqkit.content.prose import Link, Placement, blank_code, find_links
from faqkit.source.fences import blank_fences

__all__ = [
    "SECTION_IDS",
    "Address",
    "Anchor",
    "Document",
    "Drawing",
    "Heading",
    "Node",
    "Part",
    "Reference",
    "parse",
]


@dataclass(frozen=True, slots=True)
class Document:
    """A body and what Markdown makes of it; `text` is all that is read on the page.

    `lost` are the offsets of letters that are nowhere on it.
    """

    body: str
    prose: str
    without_fences: str
    parts: tuple[Part, ...]
    nodes: tuple[Node, ...]
    lost: tuple[int, ...]
    headings: tuple[Heading, ...]
    placements: tuple[Placement, ...]
    text: tuple[str | Reference, ...]
    links: tuple[Link, ...]

    def sections(self) -> list[tuple[str, str, str, int]]:
        """Id, heading, source text and line of each level-2 section.

        Text before the first heading comes first, without id and heading.
        """
        lines = self.body.splitlines(keepends=True)
        marks = [("", "", 1), *((h.id, h.text, h.line) for h in self.headings if h.level == 2)]
        ends = [line - 1 for _, _, line in marks[1:]] + [len(lines)]
        found = [
            (name, text, "".join(lines[line - 1 : end]), line)
            for (name, text, line), end in zip(marks, ends, strict=True)
        ]
        return found if found[0][2].strip() else found[1:]


def parse(body: str, names: Mapping[str, str] = SECTION_IDS, converter: Converter | None = None) -> Document:
    """Read a body. A pure function of its text and of what its language calls sections.

    Who reads many gives one `converter` for all of them.
    """
    made = (converter or Converter()).convert(body, names)
    prose = blank_code(body)
    return Document(
        body=body,
        prose=prose,
        without_fences=blank_fences(body),
        parts=made.parts,
        nodes=made.nodes,
        lost=made.lost,
        headings=made.headings,
        placements=tuple(made.placements),
        text=tuple(made.text(made.root)) if made.root is not None else (),
        links=find_links(body, prose),
    )
