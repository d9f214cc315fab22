"""What a translation has of its source: as many parts, and the same links, numbers and names.

Where a translation is behind its source that is told instead, and where their sections differ, those are.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import product

from faqkit.check.project import Page, Project
from faqkit.check.translations import LATIN
from faqkit.content.languages import language
from faqkit.content.prose import LINK
from faqkit.content.translations import changed_sections
from faqkit.problems import Problem, Word
from faqkit.source.fences import blank

PARTS = {"steps": "ol", "boxes": "div admonition", "tabs": "label", "pictures": "img"}
BLOCKS = ("p", "li", "td", "th", "dd", "dt")
BUTTON = re.compile(r"〔([^〔〕\n]+)〕")
CODED = re.compile(
    r"(?<![A-Za-z0-9])(\.[A-Za-z][A-Za-z0-9]+|[A-Za-z][-#+._A-Za-z]{0,30}[0-9][A-Za-z0-9.]*)"
)  # .p12, MS932, i2.50
NAME = re.compile(r"(?<![A-Za-z0-9])([A-Z][a-z]{2,})(?![A-Za-z])")  # Windows; URL may well be said in words
NUMBER = re.compile(r"(?<![A-Za-z0-9.#-])\d+(?:[-.,:/]\d+)*(?![A-Za-z0-9])")
MARKS = re.compile(r"\{(?:error|helper)[^{}\n]*\}|\{ ?#[^{}\n]*\}|^[ \t]*\d+\.(?= )", re.MULTILINE)
MOST = 50  # new numbers that are looked at: with more of them it is another text
IN_WORDS = 24  # small counts, hours and months may be written in another way


def check_parts(project: Project) -> Iterator[Problem]:
    """A translation that is not behind has no fewer steps, boxes, tabs and pictures, no number less."""
    for entry in project.catalogue or ():
        source = project.page(project.source, entry.id)
        for locale in entry.texts:
            page = project.page(locale, entry.id)
            if page is None or source is None or page is source or changed_sections(entry, locale):
                continue
            yield from check_counts(source, page)
            yield from check_facts(source, page)
            yield from check_gloss_lines(source, page)


def counts(page: Page) -> dict[str, list[tuple[int, int]]]:
    """Section and line of each of PARTS on a page; a step is an item of a numbered list."""
    nodes = page.document.nodes
    starts = [line for _, _, _, line in page.document.sections()]
    found: dict[str, list[tuple[int, int]]] = {name: [] for name in PARTS}
    for node in nodes:
        described = nodes[node.parent].tag if node.tag == "li" else f"{node.tag} {node.kind}"
        for name, part in PARTS.items():
            if described.startswith(part) and (node.tag == "li" or part != "ol"):
                found[name].append((bisect_right(starts, node.line), node.line))
    return found


def check_counts(source: Page, page: Page) -> Iterator[Problem]:
    """Nothing that is counted was left out; where sections differ, they are what is told."""
    if [name for name, *_ in source.document.sections()] != [name for name, *_ in page.document.sections()]:
        return
    wanted, found = counts(source), counts(page)
    for name, (section, (_, _, _, line)) in product(PARTS, enumerate(page.document.sections(), 1)):
        there, here = ([at for number, at in row[name] if number == section] for row in (wanted, found))
        if len(here) < len(there):
            values = {"what": Word(name), "wanted": len(there), "found": len(here)}
            yield Problem(page.line(here[-1] if here else line), "FAQ095.parts", values)


def check_facts(source: Page, page: Page) -> Iterator[Problem]:
    """What is the same in each language stands in the same section; headings keep their names."""
    theirs, ours = source.document.sections(), page.document.sections()
    latin = re.match(language(source.locale).letters or LATIN, "Latin") is not None
    if [name for name, *_ in theirs] == [name for name, *_ in ours]:
        for (_, _, original, start), (_, _, text, line) in zip(theirs, ours, strict=True):
            rows = [
                block_lines(one, at, body)
                for one, at, body in ((source, start, original), (page, line, text))
            ]
            for offset, found in lost(original, text, latin=latin):
                at = bisect_right(rows[0], start + original.count("\n", 0, offset)) - 1
                same = at >= 0 and len(rows[0]) == len(rows[1])
                yield Problem(page.line(rows[1][at] if same else line), "FAQ095.lost", {"found": found})
    yield from check_anchors(source, page)


def check_anchors(source: Page, page: Page) -> Iterator[Problem]:
    """The headings that have a name have it in each language."""
    theirs, ours = source.document.headings, page.document.headings
    names = {heading.id for heading in ours}
    for index, heading in enumerate(theirs):
        if heading.given and heading.id not in names:
            line = ours[index].line if len(ours) == len(theirs) else 1
            yield Problem(page.line(line), "FAQ095.lost", {"found": f"{{ #{heading.id} }}"})


def block_lines(page: Page, start: int, text: str) -> list[int]:
    """The lines on which the paragraphs, items and cells of a section begin."""
    end = start + text.count("\n")
    return sorted(
        {node.line for node in page.document.nodes if node.tag in BLOCKS and start <= node.line <= end}
    )


def lost(original: str, text: str, *, latin: bool = False) -> Iterator[tuple[int, str]]:
    """What a section says that is the same in each language and its translation lacks: offset, words.

    In a source in `latin` letters words with a capital are no names.
    """
    targets = {match["target"].partition("#")[0] for match in LINK.finditer(text)}
    for match in LINK.finditer(original):
        if (target := match["target"].partition("#")[0]) and target not in targets:
            yield match.start(), target
    there, here = without_marks(original), without_marks(text)
    said = plain(here)
    for pattern in (BUTTON, CODED, *(() if latin else (NAME,))):
        yield from ((m.start(), m[1]) for m in pattern.finditer(there) if plain(m[1]) not in said)
    before, after = (Counter(map(figure, NUMBER.findall(one))) for one in (there, here))
    added = sorted(after.keys() - before.keys())[:MOST]
    for match in NUMBER.finditer(there):
        value = figure(match.group())
        slip = any(mistyped(value, one, missing=before[value] > after[value]) for one in added)
        if slip or (value not in after and (len(value) > 2 or int(value) > IN_WORDS)):
            yield match.start(), match.group()


def mistyped(value: str, other: str, *, missing: bool) -> bool:
    """Whether `other`, which the source lacks, may be meant for a number that is missing, or a slip away."""
    if len(value) != len(other):
        return False
    slip = sum(map(str.__ne__, value, other)) == 1 or sorted(value) == sorted(other)
    return missing or (len(value) > 3 and slip)


def without_marks(text: str) -> str:
    """A section with blanks for what nobody reads: targets of links, errors, anchors, list numbers."""
    said = LINK.sub(lambda m: m.group().replace(m["target"], blank(m["target"])), text)
    return MARKS.sub(lambda m: blank(m.group()), said)


def plain(text: str) -> str:
    """A text without what is written in one way or another."""
    return unicodedata.normalize("NFKC", text).casefold()


def figure(number: str) -> str:
    """The figures of a number: 2,000 and 2000 are one."""
    return unicodedata.normalize("NFKC", re.sub(r"\D", "", number)).lstrip("0") or "0"


def check_gloss_lines(source: Page, page: Page) -> Iterator[Problem]:
    """Where a message has several lines, so has its gloss."""
    glosses = page.front.get("glosses") or {}
    for _, raw in source.errors():
        key = raw.get("key") if raw.get("key") in glosses else raw.get("code")
        if key in glosses:
            wanted, found = filled_lines(raw.get("message")), filled_lines(glosses[key])
            if found == 1 < wanted:
                values = {"key": key, "found": found, "wanted": wanted}
                yield Problem(page.source.front.place("glosses", str(key)), "FAQ096.lines", values)


def filled_lines(text: object) -> int:
    """How many lines of a message hold something."""
    return sum(bool(line.strip()) for line in str(text or "").split("\n"))


CHECKS = (check_parts,)
