"""Indentation of the text: lists that run together, numbers that change, text that turns into code.

MkDocs reads a list only after an empty line, a deeper level only from four
spaces on, and counts the numbers of a list anew whatever was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from faqkit.checks.project import Project
from faqkit.problems import Problem, Word
from faqkit.prose import fences

STEP = 4
LINE = re.compile(
    r"""
    (?P<indent>[ \t]*)
    (?: (?P<item>[-*+]|(?P<number>\d{1,3})\.)[ \t]+(?=\S)   # - item, 1. item
      | (?P<box>[!！]{2,}|\?{3}\+?|[=＝]{2,}[+!]?)[ \u3000]*[\w"'“「『]   # !!! note, === "tab", or meant so
      | (?P<heading>\#{1,6})[ ]
      | (?P<holder>\[\^[^\]\s]+\]:|:[ ])                    # a footnote's or a definition's text …
        [ ]*(?P<first>[-*+][ ]|\d{1,3}\.[ ]|$)?               # … which may begin with a list
      | (?P<quote>>)
      | (?P<placed>\{error:)
    )?
    """,
    re.VERBOSE,
)
RULER = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$")


@dataclass(slots=True)
class Level:
    """Something that holds deeper lines: where its sign stands, where its content begins."""

    indent: int
    content: int
    listed: bool
    loose: bool  # lines right below that are indented less still belong to it


@dataclass(slots=True)
class Counter:
    """The list that is open on a level: whether it is numbered, and how many items it has."""

    numbered: bool
    items: int = 0


@dataclass(slots=True)
class State:
    """What is open where the scan stands."""

    levels: list[Level] = field(default_factory=list)
    counters: dict[int, Counter] = field(default_factory=dict)
    after_gap: bool = True
    running_text: bool = False  # the line above belongs to a paragraph
    item_seen: bool = False  # so does an item, since the last empty line
    holders: list[Level] = field(default_factory=list)  # the levels that were open then

    @property
    def base(self) -> int:
        """Where content of the innermost level begins."""
        return self.levels[-1].content if self.levels else 0

    def close(self, indent: int) -> Level | None:
        """Close the levels that a line at `indent` is not in; gives the outermost of them."""
        closed = None
        while self.levels and indent < self.levels[-1].content:
            closed = self.levels.pop()
        return closed

    def rest_on_levels(self) -> None:
        """A new block begins on the levels that are open."""
        self.holders = list(self.levels)

    def held(self, indent: int) -> bool:
        """Whether a line of the block is kept in an item or a definition that it is not indented for."""
        for level in self.holders:
            if indent < level.content or not level.loose:
                return level.loose  # within a box nothing is kept
        return False

    def leave(self, indent: int) -> None:
        """Leave boxes and the like whose text a line at `indent` is not in, though no gap is above it."""
        left = [d for d, level in enumerate(self.levels) if not level.listed and indent < level.content]
        if left:
            self.levels = self.levels[: left[0]]

    def after_code(self, indent: int) -> None:
        """Fenced code ends, at this indentation."""
        if self.after_gap:
            self.close(indent)
            self.rest_on_levels()
        self.leave(indent)
        self.after_gap, self.running_text = False, True

    def end_lists(self, depth: int) -> None:
        """Forget the lists on `depth` and below: a paragraph or a box stands between."""
        self.counters = {d: counter for d, counter in self.counters.items() if d < depth}


def check_nesting(project: Project) -> Iterator[Problem]:
    """Lists become lists, numbers stay as typed, text stays text."""
    for page in project.pages:
        for line, col, rule, values in scan(page.body, page.document.without_fences):
            yield Problem(page.line(line, col), rule, values)


Found = tuple[int, int, str, dict[str, object]]


def scan(body: str, prose: str) -> Iterator[Found]:
    """Line, column, rule and values of each slip in a body."""
    state = State()
    code = {number: last for first, last in code_lines(body) for number in range(first, last + 1)}
    lines = body.expandtabs(STEP).split("\n")
    for number, line in enumerate(prose.expandtabs(STEP).split("\n"), 1):
        if number in code:  # what follows without a gap becomes one paragraph with it
            if number == code[number]:
                state.after_code(len(lines[number - 1]) - len(lines[number - 1].lstrip()))
            continue
        if not line.strip():
            state.after_gap, state.running_text, state.item_seen = True, False, False
            continue
        match = LINE.match(line)
        if match is None or RULER.match(line):
            continue
        indent = len(match["indent"])
        for rule, values in slips(state, match):
            yield number, indent + 1, rule, {"found": line.strip()[:30], **values}
        state.after_gap = bool(match["heading"]) and indent == 0


def code_lines(body: str) -> Iterator[tuple[int, int]]:
    """First and last line of each block of code."""
    for start, end in fences(body)[0]:
        yield body.count("\n", 0, start) + 1, body.count("\n", 0, end) + 1


def slips(state: State, match: re.Match[str]) -> Iterator[tuple[str, dict[str, object]]]:
    """What is wrong with one line; moves the state past it."""
    indent = len(match["indent"])
    sign = match["item"] or match["box"] or match["heading"] or match["holder"]
    if any(indent < level.content for level in state.levels if not level.loose):
        state.running_text = False  # the box above, which had the text, ends
    closed = state.close(indent) if state.after_gap or sign else None
    if not sign:
        state.leave(indent)
    if state.after_gap or (match["box"] and indent == 0):
        state.rest_on_levels()
    offset = indent - state.base
    if state.after_gap and offset >= STEP:
        yield "FAQ101", {}
        state.running_text = True
        return
    if state.held(indent) and (match["item"] or match["heading"]):
        yield "FAQ098", {"what": Word("outer" if match["item"] else "heading")}
    if match["item"]:
        yield from item_slips(state, match, closed, offset)
    else:
        yield from other_slips(state, match, closed, offset)


def other_slips(
    state: State, match: re.Match[str], closed: Level | None, offset: int
) -> Iterator[tuple[str, dict[str, object]]]:
    """What is wrong with a line that is no item of a list."""
    indent = len(match["indent"])
    sign = match["box"] or match["heading"] or match["holder"]
    if not sign and closed and closed.indent < indent:
        yield "FAQ099", {"spaces": indent}  # what follows goes on as if it were right
    elif state.after_gap or sign:
        state.end_lists(len(state.levels))
    if match["heading"] and indent == 0:
        state.levels.clear()
    if match["box"] or match["quote"]:
        yield from block_slips(state, match, closed, offset)
    if match["box"] or match["holder"]:
        loose = match["holder"] == ": "
        state.levels.append(Level(indent, indent + STEP, listed=False, loose=loose))
        state.item_seen = False
    spoken = bool(match["holder"]) and match["first"] is None
    state.running_text = spoken or not (sign or match["placed"])


def block_slips(
    state: State, match: re.Match[str], closed: Level | None, offset: int
) -> Iterator[tuple[str, dict[str, object]]]:
    """What is wrong with the first line of a box or a quotation."""
    indent = len(match["indent"])
    if offset >= STEP or (match["box"] and offset > 0):
        yield "FAQ099", {"spaces": indent}
    elif indent and ((state.item_seen and closed is None) or (match["box"] and state.held(indent))):
        yield "FAQ098", {"what": Word("box" if match["box"] else "quote")}


def item_slips(
    state: State, match: re.Match[str], closed: Level | None, offset: int
) -> Iterator[tuple[str, dict[str, object]]]:
    """What is wrong with an item of a list."""
    indent, depth = len(match["indent"]), len(state.levels)
    under_item = closed is not None and closed.listed and closed.indent < indent
    if under_item or offset >= STEP:
        yield "FAQ099", {"spaces": indent}
        return
    if state.running_text and not state.item_seen and not state.held(indent):
        yield "FAQ098", {"what": Word("list")}
    state.item_seen = True
    state.end_lists(depth + 1)
    numbered = match["number"] is not None
    counter = state.counters.setdefault(depth, Counter(numbered))
    counter.items += 1
    # Within a list every number is right: an editor who adds a step need not renumber the others.
    restarts = counter.items == 1 and numbered and int(match["number"]) != 1
    if restarts or numbered != counter.numbered:
        yield "FAQ100", {"shown": f"{counter.items}." if counter.numbered else "・"}
    state.levels.append(Level(indent, state.base + STEP, listed=True, loose=True))
    state.running_text = False


CHECKS = (check_nesting,)
