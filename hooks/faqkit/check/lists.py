"""Lists, tables, footnotes and bold text: what runs together or falls apart when one sign is missing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from faqkit.check.project import Page, Project
from faqkit.problems import Problem, Word
from faqkit.source.fences import blank

EMPTY_ITEM = re.compile(r"^(?P<indent>[ \t]*)(?P<sign>[-*+]|\d{1,2}\.)[ \t]*$", re.MULTILINE)
# What follows a number that is a word of its sentence: `①または②を`, `2.の手順に`; not `①もう一度`.
GOES_ON = "(?:[のを、，,・～〜]|[にがはとでへもや](?![ぁ-ん])|また|又は|及び|および|から|まで|と[①-⑳])"
ITEM_LIKE = re.compile(
    rf"""
    ^[ \t]*(?:
      (?P<dash>[-*+])(?=[^\s\-*+|:\d])                # -項目
    | (?P<dot>[・·▪•‣–—－‐‑‒−][ \t\u3000]*
        | (?P<shape>[●○◆◇■□])(?=.*\n[ \t]*(?P=shape)))(?=\S)         # ・項目
    | (?P<number>\d{{1,2}})\.(?=[^\s\d])(?!{GOES_ON})   # 1.項目, not: 2.の手順に戻って
    | (?P<round>[(（][0-9０-９]{{1,2}}[)）])           # (1) above (2)
      (?=.*\n[ \t]*[(（][0-9０-９]{{1,2}}[)）])[ \t\u3000]*(?=\S)(?!{GOES_ON})
    | (?P<wide>[０-９]{{1,2}}[.．、)）]|[①-⑳]|[0-9]{{1,2}}[．、）)])[ \t\u3000]*(?=\S)(?!{GOES_ON})
    )(?P<text>.*)$
    """,
    re.VERBOSE | re.MULTILINE,
)
WIDE_SPACE = re.compile(r"^[ \t]*\u3000", re.MULTILINE)
TABLE_ROW = re.compile(r"^[ \t]*[|｜].*$", re.MULTILINE)
TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
PASTED_CELLS = re.compile(
    r"""
    (?:^|\n[ \t]*\n)
    (?!(?:[^\w\s|]|[oln]|[(（]?[0-9０-９]{1,2}[.．)）]|[①-⑳])\t)      # a bullet of a word processor
    (?P<row>[^\s|][^\t\n]*\t[^\n]*\S\n[^\s|][^\t\n]*\t[^\n]*\S)
    """,
    re.VERBOSE,
)
BOLD = re.compile(r"(?<![\\*])\*\*(?=[^\s*])(?:(?!\*\*).)*?(?<=[^\s\\])\*\*(?!\*)", re.DOTALL)
FOOTNOTE = re.compile(r"\[\^(?P<name>[^\]\n]+)\](?P<text>:)?")


def check_lists(project: Project) -> Iterator[Problem]:
    """List items begin with `- ` or `1. ` and have text."""
    for page in project.pages:
        for match in EMPTY_ITEM.finditer(page.prose):
            if page.body[match.start() : match.end()] == match.group() and not content_below(page, match):
                yield Problem(page.at(match.start("sign")), "FAQ027.item", {"found": match["sign"]})
        for match in ITEM_LIKE.finditer(page.prose):
            if not bold(match):
                found = match.group().strip()
                values = {"found": found[:30], "wanted": wanted_item(match)[:30]}
                yield Problem(
                    page.at(match.start() + len(match.group()) - len(match.group().lstrip())),
                    "FAQ103.list",
                    values,
                )
        for match in WIDE_SPACE.finditer(page.prose):
            yield Problem(page.at(match.start()), "FAQ003.wide-space")


def content_below(page: Page, match: re.Match[str]) -> bool:
    """Whether an item without text on its line has deeper lines right below it."""
    below = re.match(r"\n(?P<indent>[ \t]*)\S", page.body[match.end() :])
    return bool(below and len(below["indent"]) > len(match["indent"]))


def bold(match: re.Match[str]) -> bool:
    """`*text*` at the beginning of a line is emphasis, not an item."""
    return match["dash"] == "*" and "*" in match["text"]


def wanted_item(match: re.Match[str]) -> str:
    """The item as it should be written: `１．起動` → `1. 起動`."""
    if match["dash"] or match["dot"]:
        return f"- {match['text'].strip()}"
    sign = unicodedata.normalize("NFKC", match["number"] or match["round"] or match["wide"])
    return f"{re.sub(r'[^0-9]', '', sign)}. {match['text'].strip()}"


def check_tables(project: Project) -> Iterator[Problem]:
    """A table has a rule below its heading, an empty line before it, and rows of one length."""
    for page in project.pages:
        if "|" in page.prose or "｜" in page.prose:
            lines = page.prose.split("\n")
            for start, rows in tables(lines):
                yield from check_table(page, lines, start, rows)


def check_pasted_cells(project: Project) -> Iterator[Problem]:
    """Cells of a spreadsheet come with tabs between them, and run together."""
    for page in project.pages:
        for match in PASTED_CELLS.finditer(page.prose):
            values = {"what": Word("tabs"), "found": "", "wanted": ""}
            yield Problem(page.at(match.start("row")), "FAQ081", values)


def tables(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines that begin with a bar: index of the first, and the lines."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and TABLE_ROW.match(lines[end]):
            end += 1
        if end > start:
            yield start, lines[start:end]
        start = end + 1


def check_table(page: Page, lines: list[str], start: int, rows: list[str]) -> Iterator[Problem]:
    """One table."""
    if start and lines[start - 1].strip() and not lines[start - 1].lstrip().startswith(("!!!", "===")):
        yield Problem(page.line(start + 1), "FAQ081", {"what": Word("gap"), "found": "", "wanted": ""})
    if len(rows) < 2 or not TABLE_RULE.match(rows[1]):
        yield Problem(page.line(start + 1), "FAQ081", {"what": Word("rule"), "found": "", "wanted": ""})
        return
    width = cells(rows[0])
    for offset, row in enumerate(rows[1:], 1):
        if cells(row) != width:
            values = {"what": Word("cells"), "found": cells(row), "wanted": width}
            yield Problem(page.line(start + 1 + offset), "FAQ081", values)
    end = start + len(rows)
    if end < len(lines) and lines[end].strip():
        yield Problem(page.line(end + 1), "FAQ081", {"what": Word("after"), "found": "", "wanted": ""})


def cells(row: str) -> int:
    """How many cells a row has: `| a | b |` → 2."""
    inner = re.sub(r"\\\|", "", row).strip().removeprefix("|").removesuffix("|")
    return inner.count("|") + 1


def check_footnotes(project: Project) -> Iterator[Problem]:
    """Each footnote has its mark and its text."""
    for page in project.pages:
        found = list(FOOTNOTE.finditer(page.prose)) if "[^" in page.prose else []
        texts = {m["name"]: m for m in found if m["text"]}
        marks = {m["name"]: m for m in reversed(found) if not m["text"]}
        for missing, word in ((marks.keys() - texts.keys(), "text"), (texts.keys() - marks.keys(), "mark")):
            for name in sorted(missing):
                place = page.at((marks if word == "text" else texts)[name].start())
                yield Problem(place, "FAQ082", {"found": name, "what": Word(word)})


def check_bold(project: Project) -> Iterator[Problem]:
    """`**` comes in pairs within a paragraph."""
    for page in project.pages:
        for match in re.finditer("＊＊(?=[^\n]*＊＊)", page.prose):
            yield Problem(page.at(match.start()), "FAQ103.bold")
        if "**" not in page.prose:
            continue
        for paragraph in re.finditer(r"(?:^[ \t]*\S.*\n?)+", page.prose, re.MULTILINE):
            closed = BOLD.sub(lambda m: blank(m.group()), paragraph.group())
            marks = list(re.finditer(r"(?<![\\*])\*\*(?!\*)", closed))
            if marks:
                yield Problem(page.at(paragraph.start() + marks[-1].start()), "FAQ103.bold")


PAGE_CHECKS = (check_lists, check_tables, check_pasted_cells, check_footnotes, check_bold)
