"""What is shown is what was meant: nothing that an editor typed as structure ends up as running text.

The other checks know what a mark should look like. These read the text as a page shows it: lines that
count on in a series, lines cut into cells by commas, stars that turned words in a sentence italic.
"""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator
from itertools import pairwise

from faqkit.check.project import Page, Project
from faqkit.content.document import Node
from faqkit.problems import Problem, Word

# What people count with. Two lines in a row that count on were meant as a list.
SERIES = (
    "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ａｂｃｄｅｆｇｈ", "ＡＢＣＤＥＦＧＨ",
    "イロハニホヘトチリヌ", "いろはにほへとちりぬ", "アイウエオカキクケコ", "あいうえおかきくけこ",
    "一二三四五六七八九", "甲乙丙丁戊", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ",
    "㋐㋑㋒㋓㋔", "ⓐⓑⓒⓓⓔ", "❶❷❸❹❺❻❼❽❾", "➀➁➂➃➄➅➆➇➈",
)  # fmt: skip
COUNTED = re.compile(
    r"[ \t]*(?P<open>[(（【\[]?)"
    r"(?:(?P<sign>\w|[❶-➈])(?P<close>[)）】\].．、:：]|[ \t\u3000])|(?P<ring>[㋐-㋾ⓐ-ⓩ❶-➈]))"
    r"[ \t\u3000]*(?P<text>\S.*)"
)
MARKED = re.compile(
    r"[ \t]*(?P<sign>\\?[^\w\s\"'()（）\[\]「」『』〔〕“”‘’<>〈〉《》【】`#|"
    r":{}!=~*_+\-.,;、。…／/&$%@^?？！～〜]|->|=>|>>)"
    r"[ \t\u3000]*(?P<text>\w.*)"
)
CELL_GAP = re.compile(r",(?!\s|(?<=\d,)\d{3}(?!\d))|，")  # between cells, not within 1,000
END = re.compile(r"[。.!?！？:：、,]\s*$")
HEADING_INSIDE = re.compile(r"(?<=[^\s#])[ \t\u3000]+(?P<heading>#{2,6}[ ]+[^\s#].*)$", re.MULTILINE)
HEADING_LINE = re.compile(r"[ ]{0,3}#")
ENTITY = re.compile(r"&(?P<name>#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});?")
CONTENTS = re.compile(r"^[ \t]*(?P<found>\[_?TOC_?\])[ \t]*$", re.MULTILINE | re.IGNORECASE)
# A star with a letter right before it, as in `証明書*注とパスワード*注`; in `大文字と*小文字*` it is meant.
EMPHASIS_INSIDE = re.compile(
    r"(?<=[^\W_])(?<!\*)(?P<found>\*(?P<mark>[^\W\d])[^*\n]*(?<=[^\s*])\*)(?!\*)(?P<next>.?)"
)
PARTICLES = "とやはをがにのもで"  # no word begins with one
PARAGRAPH = re.compile(r"(?:^[ \t]*\S.*\n?)+", re.MULTILINE)
FAMILY = re.compile(r"(?P<head>[A-Z](?:[A-Z0-9]*[A-Z])?)(?P<digits>\d{3,})(?P<tail>[A-Z]?)")


PAIRS = dict(zip("「『〔【《〈“", "」』〕】》〉”", strict=True))
BRACKETS = re.compile(f"[{''.join(PAIRS)}{''.join(PAIRS.values())}]")


def check_pairs(project: Project) -> Iterator[Problem]:
    """Each bracket has its partner in the same paragraph: what a button is called begins and ends."""
    for page in project.pages:
        for paragraph in PARAGRAPH.finditer(page.prose):
            open_ones: list[re.Match[str]] = []
            for match in BRACKETS.finditer(page.prose, *paragraph.span()):
                if match.group() in PAIRS:
                    open_ones.append(match)
                elif open_ones and PAIRS[open_ones[-1].group()] == match.group():
                    open_ones.pop()
                else:
                    open_ones.append(match)
                    break
            if open_ones:
                yield Problem(page.at(open_ones[-1].start()), "FAQ138", {"found": open_ones[-1].group()})


def check_repeated(project: Project) -> Iterator[Problem]:
    """No paragraph or item stands there twice in a row, typed alike: both versions of an edit were kept."""
    for page in project.pages:
        lines = page.body.split("\n")
        before: dict[tuple[int, str], Node] = {}
        for node in page.document.nodes:
            key, other = (node.parent, node.tag), before.get((node.parent, node.tag))
            before[key] = node
            text = node.text.strip()
            if node.tag in ("p", "li") and other and len(text) > 3 and other.text.strip() == text:
                typed = {lines[one.line - 1].strip() for one in (node, other)}
                if len(typed) == 1:
                    values = {"found": text[:30], "first": page.line(other.line).line}
                    yield Problem(page.line(node.line), "FAQ006.text", values)


def check_series(project: Project) -> Iterator[Problem]:
    """Lines that count on – a) b), イ ロ – or begin with one sign were meant as a list."""
    for page in project.pages:
        told = 0
        for number, (above, below) in enumerate(pairwise(page.prose.split("\n")), 1):
            found = counts_on(above, below) or same_sign(above, below)
            if found and number > told + 1:
                values = {"found": above.strip()[:30], "wanted": found[:30]}
                yield Problem(page.line(number), "FAQ103.list", values)
            told = number if found else told


def counts_on(above: str, below: str) -> str:
    """The line above as the item that it should be, where the line below counts on."""
    one, two = COUNTED.match(above), COUNTED.match(below)
    if one is None or two is None or (one["open"], one["close"]) != (two["open"], two["close"]):
        return ""
    signs = (one["sign"] or one["ring"]) + (two["sign"] or two["ring"])
    return f"- {one['text']}" if any(signs in row for row in SERIES) else ""


def same_sign(above: str, below: str) -> str:
    """The line above as the item that it should be, where both begin with the same sign."""
    one, two = MARKED.match(above), MARKED.match(below)
    return f"- {one['text']}" if one and two and one["sign"] == two["sign"] else ""


def check_comma_rows(project: Project) -> Iterator[Problem]:
    """Lines of one paragraph with equally many commas and no end of a sentence were cells of a table."""
    for page in project.pages:
        rows = page.prose.split("\n")
        commas = [0 if END.search(row) else len(CELL_GAP.findall(row)) for row in rows]
        for number in range(2, len(rows)):
            run = commas[number - 2 : number + 1]
            if run[0] and len(set(run)) == 1 and (number < 3 or commas[number - 3] != run[0]):
                values = {"what": Word("commas"), "found": "", "wanted": ""}
                yield Problem(page.line(number - 1), "FAQ081", values)


def check_residue(project: Project) -> Iterator[Problem]:
    """Marks of headings, contents and signs by their name that stand in running text."""
    for page in project.pages:
        for match in HEADING_INSIDE.finditer(page.prose):
            start = page.prose.rfind("\n", 0, match.start()) + 1
            if not HEADING_LINE.match(page.prose, start):
                values = {"found": match["heading"][:30], "what": Word("heading"), "how": Word("line")}
                yield Problem(page.at(match.start("heading")), "FAQ098", values)
        for match in CONTENTS.finditer(page.prose):
            yield foreign(page, match.start("found"), match["found"])
        for match in ENTITY.finditer(page.prose):
            if match["name"][0] == "#" or known_entity(match.group()):
                yield foreign(page, match.start(), match.group())


def known_entity(found: str) -> bool:
    """Whether `&nbsp;` or the like is the name of a sign; of `AT&T` no sign is named."""
    return found.lstrip("&") in html.entities.html5


def foreign(page: Page, offset: int, found: str) -> Problem:
    """What works elsewhere only."""
    return Problem(page.at(offset), "FAQ103.foreign", {"found": found, "wanted": Word("words")})


def check_stars(project: Project) -> Iterator[Problem]:
    """A single star behind a letter is rather a sign of the text than the beginning of italics."""
    for page in project.pages:
        if "*" not in page.prose or not any(node.tag == "em" for node in page.document.nodes):
            continue
        shown = {node.text for node in page.document.nodes if node.tag == "em"}
        for match in EMPHASIS_INSIDE.finditer(page.prose):
            remark = match["mark"] in PARTICLES or match["mark"] == match["next"]
            if remark and match["found"].strip("*") in shown:
                yield Problem(page.at(match.start()), "FAQ103.stars", {"found": match["found"]})


def check_codes(project: Project) -> Iterator[Problem]:
    """A word that looks like the codes of this content is one of them, wherever it is named."""
    known = set(project.catalogue.codes()) if project.catalogue else set[str]()
    known |= set(project.catalogue.published.codes) if project.catalogue else set()
    family = family_of(known)
    if family is None:
        return
    for page in project.pages:
        for match in family.finditer(page.document.without_fences):
            if match.group() not in known:
                yield Problem(page.at(match.start()), "FAQ018.code", {"key": match.group()})
    located = project.draft.data_places.get("words")
    for path, text in located.typed.items() if located else ():
        for match in family.finditer(text):
            if located is not None and match.group() not in known:
                yield Problem(located.place(*path), "FAQ018.code", {"key": match.group()})


def family_of(codes: set[str]) -> re.Pattern[str] | None:
    """Finds words that look like `codes`: the same letters, then as many digits, one more or one fewer."""
    shapes: dict[str, set[int]] = {}
    for match in filter(None, map(FAMILY.fullmatch, codes)):
        shapes.setdefault(match["head"], set()).add(len(match["digits"]))
    heads = "|".join(
        rf"{head}\d{{{min(sizes) - (len(head) > 2)},{max(sizes) + (len(head) > 2)}}}"
        for head, sizes in sorted(shapes.items(), reverse=True)
    )
    return re.compile(rf"(?<![A-Za-z0-9/#.-])(?:{heads})[A-Z]?(?![A-Za-z0-9/-])") if heads else None


PAGE_CHECKS = (check_series, check_comma_rows, check_residue, check_stars, check_pairs, check_repeated)
CHECKS = (check_codes,)
