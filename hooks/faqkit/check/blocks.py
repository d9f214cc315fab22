"""The shape of the text: body, code, HTML, boxes and tabs, and what only works elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from faqkit.check.project import Page, Project
from faqkit.content.document import Node
from faqkit.content.prose import html_tags
from faqkit.problems import Place, Problem, Word
from faqkit.source.fences import fences

STRAY_TICKS = re.compile(r"(?<!\\)(?:\\\\)*(?P<ticks>`+|[｀]{3,})")
FOREIGN = re.compile(
    r"""
    ^[ \t]*>[ ]*\[!(?P<alert>[A-Za-z]+)\]       # > [!WARNING] of GitHub
    | ^[ \t]*:::+[ ]*(?P<colons>[a-z]+)           # :::warning of other generators
    | ~~(?P<struck>[^~\n]+)~~
    | (?<![=\w])==(?P<marked>[^=\s"'](?:[^=\n]*[^=\s])?)==(?!=)
    | \[\[(?P<wiki>[^\[\]\n]+)\]\](?!\()
    | ^[ \t]*(?:[-*+]|\d+\.)[ \t]+\[[ xX]\][ \t]+(?P<task>\S.*)
    | (?<!\\)\[[^\[\]\n]+\]\[(?P<label>[a-z0-9-]+(?:\.md)?)\]
    | [(（][^()（）\n]+[)）]\[(?P<swapped>[^\[\]\n]+\.md)\]
    """,
    re.VERBOSE | re.MULTILINE,
)
AS_TYPED = re.compile(
    r"""
    \{\{(?![ ]*(?:ref|n|title|error|slot)\b)[^{}\n]*\}\}     # {{ name }} of templates
    | \{%[^{}\n]*%\}                                        # {% if %}
    | \{:?[^{}\n]*\b[\w-]+\s*=[^{}\n]*\} | \{:?[ ]*\.[A-Za-z][^{}\n]*\}    # {onclick=x}, {.class}
    | ^[ \t]*\{:[^{}\n]*\}[ \t]*$                              # {: #id }
    | ¶                                                        # of a copied page
    | (?<![\w:]):[a-z][a-z0-9]*(?:[_+-][a-z0-9]+)*:(?![\w:])     # :smile:
    """,
    re.VERBOSE | re.MULTILINE,
)
WANTED = {
    "alert": '!!! warning "…"',
    "colons": '!!! warning "…"',
    "struck": "{text}",
    "marked": "**{text}**",
    "wiki": "[{{ref}}]({text}.md)",
    "task": "- {text}",
    "label": "[…]({text}.md)",
    "swapped": "[…]({text})",
}
BOX_KINDS = (
    "note", "warning", "tip", "info", "danger", "example", "question", "success", "failure", "quote",
    "abstract", "bug",
)  # fmt: skip
BOX = re.compile(
    r"""
    ^(?P<indent>[ \t]*)
    (?P<sign>!{2,}(?=[ \w"'“「])|!!!(?!!)|\?\?\?\+?|={3,}[+!]?|==(?=[ ]*["'“「])|！！！|＝＝＝)[ \u3000]*
    (?P<kind>[^\s"“”「『]*)(?P<gap>[ \u3000]*)
    (?P<title>.*)$
    """,
    re.VERBOSE | re.MULTILINE,
)
BOX_INSIDE = re.compile(
    rf"""
    (?<=[^\s!?])[ \t]*                                        # behind text
    (?P<box>(?:!!!|\?\?\?\+?)[ ]*(?:{"|".join(BOX_KINDS)})(?:[ ]*".*|[ ]*$))
    """,
    re.VERBOSE | re.MULTILINE,
)
HOLDER = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+\.|:|\[\^[^\]\s]+\]:)[ \t]+)?")  # what a box may stand behind


def check_bodies(project: Project) -> Iterator[Problem]:
    """An entry has text, and its code fences end."""
    for page in project.pages:
        if page.kind == "entry" and not re.sub(r"^#.*$", "", page.body, flags=re.MULTILINE).strip():
            yield Problem(Place(page.path, page.source.body_line - 1), "FAQ027.body")
        if page.slug == "all" and page.category and page.body.strip():
            yield Problem(page.at(len(page.body) - len(page.body.lstrip())), "FAQ117.all")
        yield from check_code(page)


def check_code(page: Page) -> Iterator[Problem]:
    """Code ends: blocks with their own signs, code within a line on that line."""
    broken = fences(page.body)[1]
    for start, sign in broken[:1]:
        yield Problem(page.at(start), "FAQ064", {"found": sign})
    for match in STRAY_TICKS.finditer(page.prose) if not broken else ():
        yield Problem(page.at(match.start("ticks")), "FAQ103.code", {"found": match["ticks"]})


def check_html(project: Project) -> Iterator[Problem]:
    """No raw HTML: it is shown as it was typed."""
    for page in project.pages:
        for start, text in html_tags(page.prose):
            yield Problem(page.at(start), "FAQ025", {"found": text.strip()[:40]})


def check_boxes(project: Project) -> Iterator[Problem]:
    """Boxes (`!!!`) and tabs (`===`) have a known kind, a heading in quotes and indented content."""
    for page in project.pages:
        for match in BOX.finditer(page.prose):
            what = box_slip(match, page.body)
            if what:
                values = {"found": match.group().strip(), "what": Word(what), "known": ", ".join(BOX_KINDS)}
                yield Problem(page.at(match.start("sign")), "FAQ080", values)
        for match in BOX_INSIDE.finditer(page.prose):
            before = page.prose[page.prose.rfind("\n", 0, match.start()) + 1 : match.start("box")]
            if not HOLDER.fullmatch(before):
                values = {"found": match["box"], "what": Word("inside"), "known": ", ".join(BOX_KINDS)}
                yield Problem(page.at(match.start("box")), "FAQ080", values)


def box_slip(match: re.Match[str], body: str) -> str:
    """What is wrong with a box or tab: a word of FAQ080, or nothing."""
    tab = match["sign"].startswith("=")
    title = match["title"].strip()
    if "！" in match["sign"] or "＝" in match["sign"]:
        return "width"
    if re.fullmatch(r"!!|!{4,}|==|={4,}", match["sign"]) and (title or match["kind"]):
        return "signs"
    if tab and not match["kind"] and not title:
        return ""  # a line of === is something else
    if (tab and (match["kind"] or not title.strip('" '))) or (title and not re.fullmatch(r'"[^"]*"', title)):
        return "title"
    if title and match["kind"] in BOX_KINDS and not match["gap"]:
        return "close"
    if not tab and match["kind"] not in BOX_KINDS:
        return "kind"
    below = re.match(r"\n(?:[ \t]*\n)*(?P<indent>[ \t]*)\S", body[match.end() :])
    indent = len(below["indent"].expandtabs(4)) if below else 0
    return "" if indent >= len(match["indent"].expandtabs(4)) + 4 else "body"


def check_foreign(project: Project) -> Iterator[Problem]:
    """What other systems understand is shown here as it was typed."""
    for page in project.pages:
        for match in FOREIGN.finditer(page.prose):
            kind = str(match.lastgroup)
            wanted = WANTED[kind].format(text=match[kind].strip())
            values = {"found": match.group().strip()[:40], "wanted": Word("instead"), "instead": wanted}
            yield Problem(page.at(match.start(kind)), "FAQ103.foreign", values)
        for match in AS_TYPED.finditer(page.prose):
            if not match.group().startswith("{error"):
                values = {"found": match.group().strip()[:40], "wanted": Word("words")}
                yield Problem(page.at(match.start()), "FAQ103.foreign", values)


def check_tabs(project: Project) -> Iterator[Problem]:
    """Tabs are a choice: each has a heading of its own, and no text parts one from the next."""
    for page in project.pages:
        nodes = page.document.nodes
        labels: dict[int, list[Node]] = {}  # of each set
        beside: dict[int, list[int]] = {}  # the blocks of each parent
        for index, node in enumerate(nodes):
            beside.setdefault(node.parent, []).append(index)
            if node.tag == "label":
                labels.setdefault(nodes[node.parent].parent, []).append(node)
        found = [(label, "same") for row in labels.values() for label in repeated(row)]
        for children in beside.values():
            found += [(labels[index][0], "lone") for index in parted(children, nodes, labels)]
        for label, what in found:
            values = {"found": label.text.strip(), "what": Word(what), "known": ", ".join(BOX_KINDS)}
            yield Problem(page.line(label.line), "FAQ080", values)


def repeated(row: list[Node]) -> list[Node]:
    """The labels that another one before them has as well."""
    texts = [label.text.strip() for label in row]
    return [label for at, label in enumerate(row) if texts[at] and texts[at] in texts[:at]]


def parted(children: list[int], nodes: Sequence[Node], labels: Mapping[int, list[Node]]) -> Iterator[int]:
    """The tabs that stand alone because a paragraph parts them from the ones before."""
    for before, between, after in zip(children, children[1:], children[2:], strict=False):
        sets = [labels.get(index, []) for index in (before, after)]
        if all(sets) and nodes[between].tag == "p" and 1 in map(len, sets):
            yield after


PAGE_CHECKS = (check_bodies, check_html, check_boxes, check_tabs, check_foreign)
