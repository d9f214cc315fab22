"""Structure: each line became what it looks like, in the place where it was typed.

What a line looks like is read off its first signs and its indentation; what it became is read off
the tree that Markdown made. Where the two differ, a line runs into another, turns into code, or
lies in an item that it was not typed for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from faqkit.check.project import Project
from faqkit.content.document import Document, Node
from faqkit.problems import Problem, Word

STEP = 4
LINE = re.compile(
    r"""
    (?P<indent>[ ]*)
    (?: (?P<list>[-*+]|(?P<number>\d{1,3})\.)[ ]+(?=\S)                # - item, 1. item
      | (?P<box>[!！]{2,}|\?{3}\+?|[=＝]{2,}[+!]?)[ \u3000]*[\w"'“「『]   # !!! note, === "tab", or meant so
      | (?P<heading>\#{1,6})[ ]
      | (?P<holder>\[\^[^\]\s]+\]:|[:：][ \u3000])[ ]*                   # a footnote's or a definition's text
      | (?P<quote>>)
    )?
    """,
    re.VERBOSE,
)
RULER = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$")
BECOMES = {
    "list": re.compile("li$"),
    "heading": re.compile(r"h\d$"),
    "quote": re.compile("blockquote$"),
    "box": re.compile(r"(?:div|details).*|label$"),
    "holder": re.compile("dd$|li$"),
}
BLOCKS = ("p", "table", "dt", "hr")
TITLE = re.compile(r'"[^"]*\w')
WELL_FORMED = re.compile(r'(?:!!!|\?{3}\+?)[ ]?[\w-]+(?:[ ]+"[^"]*")?|={3}[+!]?[ ]+"[^"]+"')
HOLDER = re.compile(r"li$|dd$|div (?:admonition|tabbed-block)|details")


@dataclass(frozen=True, slots=True)
class Holder:
    """A line that deeper lines belong to; `lines` are those at which its element may begin."""

    indent: int
    lines: tuple[int, ...]
    box: bool


def check_structure(project: Project) -> Iterator[Problem]:
    """Each line is what it was typed as, and every letter stands on the page."""
    for page in project.pages:
        lost = {page.at(offset).line: offset for offset in reversed(page.document.lost)}
        for offset in lost.values():
            found = page.body[offset:].partition("\n")[0].rstrip("| \t")
            yield Problem(page.at(offset), "FAQ117.swallowed", {"found": found[:30]})
        for line, indent, rule, values in slips(page.document):
            place = page.line(line, indent + 1)
            if place.line not in lost:
                yield Problem(place, rule, values)


Slip = tuple[int, int, str, dict[str, object]]


@dataclass(slots=True)
class Reading:
    """Where a reading of the lines stands: what is open, and whether the block was told of already."""

    document: Document
    begun: Mapping[int, list[Node]]
    holders: list[Holder] = field(default_factory=list)
    gap: bool = True
    quote: bool = False
    above: int = 0  # how far the line above is indented
    told: int | None = None  # the indentation of a line with a slip: what hangs on it is no news

    def passes(self, indent: int, kind: str) -> bool:
        """Whether a line is to be judged: not when it follows from a slip above."""
        if self.told is not None and self.gap and indent <= self.told and kind != "list":
            self.told = None
        self.holders = [holder for holder in self.holders if holder.indent < indent]
        return self.told is None


def slips(document: Document) -> Iterator[Slip]:
    """Line, indentation, rule and values of each line that became something else."""
    begun: dict[int, list[Node]] = {}
    for node in document.nodes:
        begun.setdefault(node.line, []).append(node)
    reading = Reading(document, begun)
    typed = document.body.expandtabs(STEP).split("\n")
    lines = document.without_fences.expandtabs(STEP).split("\n")
    for number, line in enumerate(lines, 1):
        match = LINE.match(line)
        if match and line.strip() and not RULER.match(line):
            yield from judge(reading, match, number, next_filled(lines, number))
        reading.gap = not typed[number - 1].strip()
        reading.above = len(line) - len(line.lstrip(" "))
        reading.quote = bool(match and match["quote"])


def judge(reading: Reading, match: re.Match[str], number: int, below: int) -> Iterator[Slip]:
    """One line, and the reading moved past it. `below` is the number of the next line with text."""
    kind, indent = kind_of(match), len(match["indent"])
    made = reading.begun.get(number, [])
    if kind == "box" and not TITLE.search(match.string):
        made = reading.begun.get(below, [])  # the box has no letter of its own
    if not (kind or made or reading.gap) or (kind == "quote" and reading.quote):
        return
    hangs = not kind and not reading.gap and indent < reading.above
    inner = reading.holders[-1] if reading.holders else None
    if reading.passes(indent, kind):
        holder = reading.holders[-1] if reading.holders else None
        what = slip(reading.document, match, kind, made, holder)
        if hangs and not what and inner and inner.box and any(node.tag == "p" for node in made):
            reading.told = indent
            yield number, indent, "FAQ098", values_of(match, "level", "hang")
        elif what:
            reading.told = indent
            offset = indent - (holder.indent + STEP if holder else 0)
            how = "gap" if not reading.gap and what != "code" and offset in (0, -STEP) else "indent"
            yield number, indent, "FAQ098", values_of(match, what, how)
        elif kind == "box" and not WELL_FORMED.fullmatch(match.string.strip()):
            reading.told = indent
        elif kind == "list":
            yield from number_slip(reading.document, match, made, number)
    if kind in ("list", "box", "holder"):
        reading.holders.append(Holder(indent, (number, below), kind == "box"))


def values_of(match: re.Match[str], what: str, how: str) -> dict[str, object]:
    """What FAQ098 says about a line."""
    return {"found": match.string.strip()[:30], "what": Word(what), "how": Word(how)}


def next_filled(lines: list[str], number: int) -> int:
    """The number of the first line with text below line `number`."""
    return next((n for n in range(number + 1, len(lines) + 1) if lines[n - 1].strip()), number)


def kind_of(match: re.Match[str]) -> str:
    """What a line looks like: a name of BECOMES, or nothing for running text."""
    return next((name for name in BECOMES if match[name]), "")


def described(node: Node) -> str:
    """A node for the patterns above: `li`, `div admonition note`."""
    return f"{node.tag} {node.kind}".strip()


def slip(document: Document, match: re.Match[str], kind: str, made: list[Node], holder: Holder | None) -> str:
    """What is wrong with one line: a word of FAQ098, or nothing."""
    if kind == "box" and not WELL_FORMED.fullmatch(match.string.strip()):
        return ""  # named by what is wrong with its signs
    if any(node.tag == "pre" for node in made):
        return "code"
    if not made:
        return kind if re.search(r"\w", match.string[match.end() :]) else ""
    if kind:
        fitting = [node for node in made if BECOMES[kind].match(described(node))]
    else:
        fitting = [node for node in made if node.tag in BLOCKS] or made[-1:]
    if not fitting:
        return kind
    place = holding(document, fitting[0])
    if place is None or holder is None:
        return "" if (place is None) == (holder is None) else "level"
    return "" if place.line in (0, *holder.lines) else "level"


def holding(document: Document, node: Node) -> Node | None:
    """The nearest element around a node that holds blocks of its own: an item, a box, a definition."""
    while node.parent >= 0:
        node = document.nodes[node.parent]
        if HOLDER.match(described(node)):
            return node
    return None


def number_slip(document: Document, match: re.Match[str], made: list[Node], line: int) -> Iterator[Slip]:
    """An item that is shown with another number or sign than it was typed with.

    Within a list every number is right: an editor who adds a step need not renumber the others.
    """
    item = next(node for node in made if node.tag == "li")
    listed = document.nodes[item.parent]
    first = next(node for node in document.nodes if node.parent == item.parent) is item
    numbered = match["number"] is not None
    if numbered != (listed.tag == "ol") or (first and numbered and int(match["number"]) != 1):
        shown = "1." if listed.tag == "ol" else "・"
        values: dict[str, object] = {"found": match.string.strip()[:30], "shown": shown}
        yield line, len(match["indent"]), "FAQ100", values


PAGE_CHECKS = (check_structure,)
