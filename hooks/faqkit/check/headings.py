"""Headings: sections with known names, no level skipped, nothing that only looks like a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faqkit.check.project import Page, Project
from faqkit.content.document import Heading
from faqkit.problems import Problem, Word

HEADING_LIKE = re.compile(
    r"""
    ^(?P<indent>[ ]{0,3})
    (?P<marks>[#＃]{1,6}(?:[ \u3000]+[#＃]+|[#＃]+)?)    # too many of them, or apart
    (?P<gap>[ \u3000]*)
    (?P<text>[^#＃\s].*)$
    """,
    re.VERBOSE | re.MULTILINE,
)
EMPTY_HEADING = re.compile(r"^#{1,6}[ \t]*$", re.MULTILINE)
SETEXT = re.compile(r"^(?P<text>[^\s|>#-].*)\n[ ]{0,3}(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
AROUND = " \t\u3000*＊_:：【】■●◆▼#"  # what people put around a name to make it a heading


def check_headings(project: Project) -> Iterator[Problem]:
    """`##` with a known name, then `###` and deeper without a jump; an anchor by hand is a new one."""
    for page in project.pages:
        if page.kind == "entry":
            yield from check_entry(page, list(project.section_names[page.locale]))
        yield from check_anchors(page)


def check_entry(page: Page, names: list[str]) -> Iterator[Problem]:
    """The headings of one entry."""
    parts = [(name, text.strip(), line) for _, name, text, line in page.document.sections()]
    hollow = {line for name, text, line in parts if name and "\n" not in text}
    hollow = hollow if len(hollow) < len(parts) else set()  # then the whole body is empty
    level, seen = 1, set[str]()
    for heading in page.document.headings:
        what = heading_slip(heading, level, seen, names)
        level = heading.level
        what = what or ("hollow" if heading.line in hollow else "")
        if what:
            yield heading_problem(page, heading.line, heading.text, what, names)
    for match in EMPTY_HEADING.finditer(page.prose):
        line = page.prose.count("\n", 0, match.start()) + 1
        yield heading_problem(page, line, match.group().strip(), "empty", names)
    yield from check_signs(page)
    yield from check_bare_names(page, names)


def heading_problem(page: Page, line: int, text: str, what: str, names: list[str]) -> Problem:
    """FAQ026 with its phrase."""
    return Problem(page.line(line), "FAQ026", {"text": text, "what": Word(what), "known": "、".join(names)})


def heading_slip(heading: Heading, level: int, seen: set[str], names: list[str]) -> str:
    """What is wrong with a heading after one of `level`: a word of FAQ026, or nothing."""
    if heading.level == 1:
        return "title"
    if heading.level == 2:
        if heading.text not in names:
            return "unknown"
        if heading.text in seen:
            return "twice"
        seen.add(heading.text)
    elif heading.text in names:
        return "level"
    return "skip" if heading.level > level + 1 else ""


def check_signs(page: Page) -> Iterator[Problem]:
    """`##現象`, `＃＃ 現象`, ` ## 現象` and underlined headings."""
    for match in HEADING_LIKE.finditer(page.prose):
        wrong = not re.fullmatch("#{1,6}", match["marks"])
        if wrong or not match["gap"].startswith(" "):
            level = min(len(re.sub(r"\s", "", match["marks"])), 6)
            wanted = f"{'#' * level} {match['text']}"
            yield Problem(
                page.at(match.start("marks")),
                "FAQ103.heading",
                {"found": match.group().strip(), "wanted": wanted},
            )
    for match in SETEXT.finditer(page.prose):
        values = {"found": match["text"], "wanted": f"## {match['text']}"}
        yield Problem(page.at(match.start()), "FAQ103.heading", values)


def check_bare_names(page: Page, names: list[str]) -> Iterator[Problem]:
    """The name of a section alone in its paragraph, without `##`."""
    lines = page.prose.split("\n")
    for index, line in enumerate(lines):
        name = line.strip(AROUND)
        alone = not any(text.strip() for text in (lines[index - 1 : index] + lines[index + 1 : index + 2]))
        indented = line.startswith("    ")
        if name in names and (alone or indented) and not re.match(r"[ ]{0,3}[#＃]", line):
            values = {"found": line.strip(), "wanted": f"## {name}"}
            yield Problem(page.line(index + 1), "FAQ103.heading", values)


def check_anchors(page: Page) -> Iterator[Problem]:
    """`{ #id }` behind a heading is not the anchor of a section."""
    marks = page.document.headings
    seen = {h.id for h in marks if h.level == 2 and not h.given}
    for heading in marks:
        if heading.given and heading.id in seen:
            yield heading_problem(page, heading.line, heading.text, "anchor", ["…"])
        seen |= {heading.id} if heading.given else set()


PAGE_CHECKS = (check_headings,)
