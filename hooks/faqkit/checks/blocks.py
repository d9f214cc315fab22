"""The shape of the text: body, headings, code, HTML, boxes and tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faqkit.checks.project import Page, Project
from faqkit.model import SOURCE_LOCALE
from faqkit.problems import Place, Problem, Word
from faqkit.prose import HTML_TAG, Heading, headings, open_fence
from faqkit.reader import SECTION_IDS

HEADING_LIKE = re.compile(
    r"^[ ]{0,3}(?P<marks>[#＃]{1,6})(?P<gap>[ \u3000]*)(?P<text>[^#＃\s].*)$", re.MULTILINE
)
ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\b[\w-]+\s*=[^{}\n]*\}")
BOX_KINDS = (
    "note", "warning", "tip", "info", "danger", "example", "question", "success", "failure", "quote",
    "abstract", "bug",
)  # fmt: skip
BOX = re.compile(
    r"""
    ^(?P<indent>[ \t]*)
    (?P<sign>!!!|\?\?\?\+?|===[+!]?|！！！|＝＝＝)[ \u3000]*
    (?P<kind>[^\s"“”「『]*)[ \u3000]*
    (?P<title>.*)$
    """,
    re.VERBOSE | re.MULTILINE,
)
SETEXT = re.compile(r"^(?P<text>[^\s|>#-].*)\n[ ]{0,3}(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)


def check_bodies(project: Project) -> Iterator[Problem]:
    """An entry has text, and its code fences end."""
    for page in project.pages:
        if page.kind == "entry" and not re.sub(r"^#.*$", "", page.body, flags=re.MULTILINE).strip():
            yield Problem(Place(page.path, page.source.body_line - 1), "FAQ027")
        fence = open_fence(page.body)
        if fence is not None:
            yield Problem(page.at(fence[0]), "FAQ064", {"found": fence[1]})


def check_html(project: Project) -> Iterator[Problem]:
    """No raw HTML, and no attributes that would bring it in by the back door."""
    for page in project.pages:
        for pattern in (HTML_TAG, ATTRIBUTES):
            for match in pattern.finditer(page.prose):
                if not match.group().startswith("{error"):
                    yield Problem(page.at(match.start()), "FAQ025", {"found": match.group()[:40]})


def check_headings(project: Project) -> Iterator[Problem]:
    """`##` with a known name, then `###` and deeper without a jump."""
    for page in project.pages:
        if page.kind != "entry":
            continue
        known = "、".join(n for n in SECTION_IDS if n.isascii() == (page.locale != SOURCE_LOCALE))
        level, seen = 1, set[str]()
        for heading in headings(page.body):
            what = heading_slip(heading, level, seen, known)
            level = heading.level
            if what:
                values = {"text": heading.text, "what": Word(what), "known": known}
                yield Problem(page.line(heading.line), "FAQ026", values)
        yield from check_heading_signs(page)


def heading_slip(heading: Heading, level: int, seen: set[str], known: str) -> str:
    """What is wrong with a heading after one of `level`: a word of FAQ026, or nothing."""
    if heading.level == 1:
        return "title"
    if heading.level == 2:
        if heading.text not in known.split("、"):
            return "unknown"
        if heading.text in seen:
            return "twice"
        seen.add(heading.text)
    return "skip" if heading.level > level + 1 else ""


def check_heading_signs(page: Page) -> Iterator[Problem]:
    """`##現象`, `＃＃ 現象` and underlined headings."""
    for match in HEADING_LIKE.finditer(page.prose):
        if "＃" in match["marks"] or not match["gap"].startswith(" "):
            wanted = f"{'#' * len(match['marks'])} {match['text']}"
            yield Problem(
                page.at(match.start("marks")), "FAQ063", {"found": match.group().strip(), "wanted": wanted}
            )
    for match in SETEXT.finditer(page.prose):
        values = {"found": match["text"], "wanted": f"## {match['text']}"}
        yield Problem(page.at(match.start()), "FAQ063", values)


def check_boxes(project: Project) -> Iterator[Problem]:
    """Boxes (`!!!`) and tabs (`===`) have a known kind, a heading in quotes and indented content."""
    for page in project.pages:
        for match in BOX.finditer(page.prose):
            what = box_slip(match, page.prose)
            if what:
                values = {"found": match.group().strip(), "what": Word(what), "known": ", ".join(BOX_KINDS)}
                yield Problem(page.at(match.start("sign")), "FAQ080", values)


def box_slip(match: re.Match[str], prose: str) -> str:
    """What is wrong with a box or tab: a word of FAQ080, or nothing."""
    tab = match["sign"].startswith("=")
    title = match["title"].strip()
    if "！" in match["sign"] or "＝" in match["sign"]:
        return "width"
    if tab and not match["kind"] and not title:
        return ""  # a line of === is something else
    if (tab and (match["kind"] or not title)) or (title and not re.fullmatch(r'"[^"]*"', title)):
        return "title"
    if not tab and match["kind"] not in BOX_KINDS:
        return "kind"
    below = re.match(r"\n(?:[ \t]*\n)*(?P<indent>[ \t]*)\S", prose[match.end() :])
    indent = len(below["indent"]) if below else 0
    return "" if indent >= len(match["indent"]) + 4 else "body"


CHECKS = (check_bodies, check_html, check_headings, check_boxes)
