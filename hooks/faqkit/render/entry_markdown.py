"""An entry as plain Markdown for other programs: references resolved, errors as text, links absolute.

What editors write is a dialect; this is what is left when nothing of the site is needed to read it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from faqkit.content.messages import plain
from faqkit.content.model import Entry, EntryText, ErrorMessage
from faqkit.content.prose import Link
from faqkit.render.helper_views import RULES, choices
from faqkit.render.markup import Filling
from faqkit.render.view_builder import ViewBuilder

REFERENCE = re.compile(r"\{(?P<part>ref|n|title)\}")
SIGNS = re.compile(r"(?=[\\`*_<>])|^(?=[#+=-])|(?<=^\d)(?=[.)])")
ATTRIBUTES = re.compile(r"[ \t]+\{:?[ ]*[#.][^}\n]*\}[ \t]*$", re.MULTILINE)  # `## Heading { #anchor }`


def entry_markdown(entry: Entry, viewer: ViewBuilder, words: Mapping[str, str]) -> str:
    """The whole entry: title, short answer, address, and its body."""
    text = entry.text(viewer.locale)
    address = viewer.to(viewer.urls.entry(viewer.locale, entry.id))
    facts = [words["reviewed"].format(date=entry.reviewed), address]
    head = f"# {entry.number}. {text.title}\n\n> {text.summary}\n\n" + "".join(f"- {f}\n" for f in facts if f)
    return f"{head}\n{body_markdown(entry, text, viewer, words)}\n"


def body_markdown(entry: Entry, text: EntryText, viewer: ViewBuilder, words: Mapping[str, str]) -> str:
    """The body with every open place of `text` filled in; code stays as it is."""
    filling = Filling(viewer, text.path.removeprefix("docs/"))
    here = viewer.to(viewer.urls.entry(viewer.locale, entry.id))
    placed = placed_texts(entry, text, here, words)
    document, body = text.document, text.document.body
    edits = [(p.start, p.end, indented(placed[p.word, p.key], p.indent)) for p in document.placements]
    edits += [(link.start, link.end, link_markdown(link, filling, here)) for link in document.links]
    edits += [(m.start(), m.end(), "") for m in ATTRIBUTES.finditer(document.prose)]
    for start, end, new in sorted(edits, reverse=True):
        body = body[:start] + new + body[end:]
    return body.strip()


def placed_texts(
    entry: Entry, text: EntryText, here: str, words: Mapping[str, str]
) -> dict[tuple[str, str], str]:
    """What stands where an error or a helper is placed, by word and key; `here` is the entry's page."""
    found = {("error", n): error_text(e, text) for e in entry.errors for n in (e.key, *e.codes)}
    for helper in entry.helpers:
        said = entry.helper_words(helper, text.locale)
        rows = [f"[{choice.title}]({here}#{choice.id})" for choice in choices(entry, helper, text.locale)]
        rows = rows or list(RULES[helper.kind](helper.facts, said, words))
        found["helper", helper.key] = f"{said.title}\n\n" + "\n".join(f"- {row}" for row in rows)
    return found


def link_markdown(link: Link, filling: Filling, here: str) -> str:
    """A link or image with its numbers and its address; `here` is the page that a bare place lies on."""
    said = link.text
    for part in REFERENCE.findall(link.text):
        said = said.replace(f"{{{part}}}", filling.reference(link.target, part))
    address = here + link.target if link.target.startswith("#") else filling.address(link.target)
    return f"{'!' if link.image else ''}[{said}]({address})"


def error_text(error: ErrorMessage, text: EntryText) -> str:
    """An error as a quotation: window, code, message, buttons, meaning.

    `> 電子証明書管理` / `> V5ECI0087E` / …
    """
    rows = [error.title, " ".join(error.codes), *(plain(block) for block in error.blocks)]
    rows.append(" ".join(f"[{button}]" for button in error.buttons))
    gloss = text.glosses.get(error.key) or text.glosses.get(error.code or "", "")
    lines = [line for row in rows if row for line in row.split("\n")]
    quoted = "\n".join(f"> {escaped(line)}  " if line else ">" for line in lines)
    return quoted.rstrip() + (f"\n\n{escaped(gloss.strip())}" if gloss else "")


def escaped(line: str) -> str:
    """A line of a message with the signs that Markdown would take for its own set apart by `\\`."""
    return SIGNS.sub(r"\\", line)


def indented(text: str, indent: str) -> str:
    """Every line of a text behind `indent`, as the place in a list needs it."""
    return "\n".join(indent + line if line else line for line in text.split("\n"))
