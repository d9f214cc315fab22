"""Files → records. Each reader gives what could be read and the problems found on the way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from faqkit.content.by_locale import source_first
from faqkit.content.conversion import Converter
from faqkit.content.document import Document, parse
from faqkit.content.helpers import helper_problems, helper_words
from faqkit.content.languages import language
from faqkit.content.messages import parse_message
from faqkit.content.model import CategoryText, EntryText, ErrorMessage, ExternalLink, Section, Topic
from faqkit.content.published import Published, Tombstone
from faqkit.problems import Place, Problem
from faqkit.source.schema import Terms, validate
from faqkit.source.text_files import conflict_markers, invisible, read_markdown, read_text
from faqkit.source.tree import Tree
from faqkit.source.yaml_files import Located, read_yaml


@dataclass(frozen=True, slots=True)
class Source:
    """A Markdown file of the content: front matter, and document, which begins in line `body_line`."""

    path: str
    front: Located
    document: Document
    body_line: int

    @property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return self.document.body


def read_front(
    tree: Tree,
    path: str,
    schema: str,
    terms: Terms = (),
    names: Mapping[str, str] | None = None,
    converter: Converter | None = None,
) -> tuple[Source | None, list[Problem]]:
    """A Markdown file, and what its front matter breaks of `schema`; None when it cannot be split.

    `terms` are the site's own words in the schema; `names` are the sections that the file's language knows,
    with their ids.
    """
    file, problems = read_markdown(tree, path)
    read = None
    if file is not None:
        read = Source(path, file.front, parse(file.body, names, converter), file.body_line)
    torn = any(p.ref == "FAQ003.indent" for p in problems)  # a list that lacks the items it was given
    if read is not None and not torn and (read.front.value is not None or not problems):
        problems += validate(read.front, schema, terms)
        problems += helper_problems(read.front) if schema == "entry" else []
    return read, problems


def read_yaml_file(
    tree: Tree, path: str, *, tags: tuple[str, ...] = ()
) -> tuple[Located | None, list[Problem]]:
    """A whole file of YAML (see `read_yaml`) and all that is wrong with it; None when it is no text."""
    text, problems = read_text(tree, path)
    problems = problems if text is None else conflict_markers(text, path)
    if text is None or problems:
        return None, problems
    located, problems = read_yaml(text, path, tags=tags)
    return located, problems + invisible(text, path)


def read_data(
    tree: Tree, path: str, schema: str, terms: Terms = ()
) -> tuple[Any, Located | None, list[Problem]]:
    """A YAML data file: its value (None when unusable), where things stand in it, the problems.

    A file that does not exist is empty, not wrong.
    """
    if not tree.is_file(path):
        return None, None, []
    located, problems = read_yaml_file(tree, path)
    if located is None:
        return None, None, problems
    if not problems and located.value is None:
        problems = [Problem(Place(path), "FAQ104.data", {"path": path})]
    elif not problems:
        problems = validate(located, schema, terms)
    return (None if problems else located.value), located, problems


CODE_LINE = re.compile(r"""^[ ]*(?:-[ ]+)?code:[ ]*["']?(?P<code>[^"'\n]*?)["']?[ ]*$""", re.MULTILINE)
RECORDED = re.compile(
    r"""^[ ]+-[ ]+(?:\{[ ]*code:[ ]*)?["']?(?P<code>[^"'/,{}\n]+?)["']?[ ]*(?:,.*)?$""", re.MULTILINE
)


def known_codes(tree: Tree, source: str) -> tuple[str, ...]:
    """The codes that the entries declare or that were published, as they stand there, before any check."""
    entries = (path for path in tree.below(f"docs/{source}/faq") if path.endswith(".md"))
    places = [(path, CODE_LINE) for path in entries]
    places += [("docs/published.yml", RECORDED)] if tree.is_file("docs/published.yml") else []
    texts = ((text_of(tree, path), pattern) for path, pattern in places)
    return tuple(sorted({m["code"] for text, pattern in texts for m in pattern.finditer(text) if m["code"]}))


def text_of(tree: Tree, path: str) -> str:
    """The text of a file, as far as it is one; what cannot be opened is reported when it is read."""
    try:
        return tree.read(path).decode("utf-8", "replace")
    except OSError:
        return ""


def error_messages(source: Source) -> tuple[tuple[ErrorMessage, ...], list[Problem]]:
    """The errors that an entry declares."""
    problems: list[Problem] = []
    result: list[ErrorMessage] = []
    seen: dict[str, Place] = {}
    for index, raw in enumerate(source.front.value.get("errors") or []):
        place = source.front.place("errors", index)
        key = str(raw.get("key") or raw.get("code") or "")
        if not key:
            problems.append(Problem(place, "FAQ038", {"message": first_line(raw["message"])}))
        elif key in seen:
            problems.append(Problem(place, "FAQ006.error", {"key": key, "first": seen[key].line}))
        seen.setdefault(key, place)
        result.append(_error(raw, key, place))
    return tuple(result), problems


def _error(raw: Mapping[str, Any], key: str, place: Place) -> ErrorMessage:
    codes = [raw["code"]] if raw.get("code") else []
    return ErrorMessage(
        key=key,
        codes=tuple(dict.fromkeys([*codes, *raw.get("also", [])])),
        kind=raw.get("kind") or ("log" if "log" in raw else "dialog"),
        title=raw.get("dialog") or raw.get("log") or "",
        message=parse_message(raw["message"].strip("\n")),
        detail=parse_message(raw.get("detail", "").strip("\n")),
        closing=parse_message(raw.get("closing", "").strip("\n")),
        buttons=tuple(raw.get("buttons", [])),
        place=place,
    )


def section_names(tree: Tree, locales: Sequence[str]) -> dict[str, Mapping[str, str]]:
    """What each language calls its sections, as name → id: its own words, see `overrides/strings`."""
    found: dict[str, Mapping[str, str]] = {}
    for locale in locales:
        path = f"overrides/strings/{locale}.yml"
        table, _ = read_yaml_file(tree, path) if tree.is_file(path) else (None, [])
        words = table.value if table is not None and isinstance(table.value, dict) else {}
        named = {i: words.get(f"section_{i}", name) for i, name in language(locale).sections.items()}
        found[locale] = {str(name): i for i, name in named.items()}
    return found


def entry_text(source: Source, locale: str) -> EntryText:
    """The words of an entry file."""
    front = source.front.value
    return EntryText(
        locale=locale,
        path=source.path,
        title=front["title"].strip(),
        summary=front["summary"].strip(),
        asked_as=tuple(front.get("asked_as") or ()),
        document=source.document,
        body_line=source.body_line,
        sections=body_sections(source),
        glosses=front.get("glosses") or {},
        helpers=helper_words(front.get("helpers")),
        translated_from=front.get("translated_from") or {},
    )


def body_sections(source: Source) -> tuple[Section, ...]:
    """The level-2 sections, with an id that is the same in every language."""
    return tuple(
        Section(section_id, heading, markdown.strip(), source.body_line + line - 1)
        for section_id, heading, markdown, line in source.document.sections()
    )


def category_text(source: Source) -> CategoryText:
    """The words of a category's index file."""
    front = source.front.value
    return CategoryText(front["title"].strip(), front["summary"].strip())


def external_links(value: Mapping[str, Any] | None, source: str) -> dict[str, ExternalLink]:
    """docs/links.yml as records."""
    return {
        key: ExternalLink(key, source_first(raw["title"], source), raw["url"], raw["checked"])
        for key, raw in (value or {}).items()
    }


def topics(value: Sequence[Any] | None, source: str) -> tuple[Topic, ...]:
    """docs/elsewhere.yml as records."""
    return tuple(
        Topic(raw["id"], source_first(raw["title"], source), tuple(raw["words"]), raw.get("link"))
        for raw in value or ()
    )


def published(value: Mapping[str, Any] | None, source: str) -> Published:
    """docs/published.yml as records: a string is still there, an object moved or was retired."""
    if value is None:
        return Published()
    ids, codes = value["ids"], value["codes"]
    return Published(
        _fates(ids, "id"),
        _fates(codes, "code"),
        _tombstones(ids, "id", source) | _tombstones(codes, "code", source),
    )


def _fates(rows: list[Any], name: str) -> dict[str, str | None]:
    return {
        (row if isinstance(row, str) else row[name]): (None if isinstance(row, str) else row.get("moved", ""))
        for row in rows
    }


def _tombstones(rows: list[Any], name: str, source: str) -> dict[str, Tombstone]:
    return {
        row[name]: Tombstone(source_first(row["retired"], source), row.get("see"))
        for row in rows
        if not isinstance(row, str) and "retired" in row
    }


def first_line(text: str) -> str:
    """The first line, for messages."""
    return text.strip().split("\n")[0][:40]
