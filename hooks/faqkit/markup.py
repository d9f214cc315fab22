"""An entry's Markdown made ready for rendering, and its HTML finished afterwards.

Before: cross-links get live numbers and titles, `link:` keys their address,
known sections their anchor, placements a mark. After: each mark is replaced
by the drawn error or helper.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from faqkit.catalogue import target_id
from faqkit.model import Catalogue, Entry, EntryText
from faqkit.prose import Link, Placement, headings, links, placements
from faqkit.reader import SECTION_IDS

MARK = "faq-error-mark-{}"
MARKED = re.compile(r"(?:<p>)?faq-error-mark-(?P<index>\d+)(?:</p>)?")
PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
SOFT_BREAK = re.compile(
    r"""
    (?<=[、-ヿ㐀-鿿！-￯])\n[ \t]*(?=[、-ヿ㐀-鿿！-￯]|<(?:a|strong|em|code)\b)   # after Japanese
    | (?<=</a>)\n[ \t]*(?=[、-ヿ㐀-鿿！-￯])                                     # between a link and Japanese
    """,
    re.VERBOSE,
)
MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>])")
PLACEHOLDER = re.compile(r"\{(ref|n|title)\}")


def prepare(text: EntryText, entry: Entry, catalogue: Catalogue, locale: str) -> str:
    """The Markdown that MkDocs renders for `entry` on a page in `locale`.

    >>> "…[{ref}](x.md)…"  →  "…[11. Title of x](x.md)…"
    """
    body = text.body
    edits: list[tuple[int, int, str]] = []
    for link in links(body):
        edits.append((link.start, link.end, _link(link, body, entry, catalogue, locale)))
    for index, placement in enumerate(placements(body)):
        mark = f"\n{placement.indent}{MARK.format(index)}\n"
        edits.append((placement.start, placement.end, mark))
    for heading in headings(body):
        section_id = SECTION_IDS.get(heading.text)
        if heading.level == 2 and section_id:
            end = body.find("\n", heading.start)
            end = len(body) if end < 0 else end
            edits.append((heading.start, end, f"## {heading.text} {{ #{section_id} }}"))
    return apply(body, edits)


def apply(body: str, edits: list[tuple[int, int, str]]) -> str:
    """Replace each (start, end) span, last first so that offsets stay true."""
    for start, end, replacement in sorted(edits, reverse=True):
        body = body[:start] + replacement + body[end:]
    return body


def _link(link: Link, body: str, entry: Entry, catalogue: Catalogue, locale: str) -> str:
    source = body[link.start : link.end]
    if link.target.startswith("link:"):
        document = catalogue.links[link.target.removeprefix("link:")]
        text = PLACEHOLDER.sub(lambda _: escape(document.title(locale)), link.text)
        return f'[{text}]({document.url}){{ rel="external" }}'
    target = catalogue.find(target_id(entry.category, link.page) or "")
    if target is None:
        return source
    anchor = f"#{link.anchor}" if link.anchor else ""
    text = PLACEHOLDER.sub(lambda m: escape(reference(target, m[1], locale)), link.text)
    return f"[{text}]({link.page}{anchor})"


def reference(entry: Entry, part: str, locale: str) -> str:
    """What `{ref}`, `{n}` or `{title}` stands for: "11. Title", "11", "Title"."""
    title = entry.text(locale).title
    return {"ref": f"{entry.number}. {title}", "n": str(entry.number), "title": title}[part]


def escape(text: str) -> str:
    """Text that Markdown must not read as markup: "a_b" → "a\\_b"."""
    return MARKDOWN_SIGNS.sub(r"\\\1", text)


def finish(html: str, text: EntryText, draw: Callable[[Placement], str]) -> str:
    """Put what `draw` makes of each placement where its mark is."""
    placed = list(placements(text.body))
    return MARKED.sub(lambda match: draw(placed[int(match["index"])]), join_lines(html))


def join_lines(html: str) -> str:
    """Japanese has no spaces: a line break in the source must not be drawn as one.

    "開きます。\\nファイル" → "開きます。ファイル"; what stands in `<pre>` stays.
    """
    parts = PRE.split(html)
    return "".join(part if i % 2 else SOFT_BREAK.sub("", part) for i, part in enumerate(parts))


def plain_text(markdown: str, title_of: Callable[[str], str]) -> str:
    """A body as words for the lookup: no markup, no placements, links as their text."""
    edits = [
        (link.start, link.end, PLACEHOLDER.sub(lambda _: title_of(link.page), link.text))  # noqa: B023
        for link in links(markdown)
    ]
    edits += [(p.start, p.end, "") for p in placements(markdown)]
    text = apply(markdown, edits)
    text = re.sub(r'^\s*(?:!!!|\?\?\?\+?|===)\s*\w*\s*"?([^"\n]*)"?$', r"\1", text, flags=re.MULTILINE)
    text = re.sub(r"^\s*(?:#{1,6}|[-*+]|\d+\.|>|\|?[-:| ]+\|)\s+", "", text, flags=re.MULTILINE)
    text = re.sub(r"[*`]+", "", text).replace("|", " ")  # underscores stay: C_Login
    return re.sub(r"\s+", " ", text).strip()
