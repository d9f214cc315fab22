"""The whole FAQ for other programs: versioned JSON with its schema, and CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from faqkit.content.messages import plain
from faqkit.content.model import Entry, ErrorMessage
from faqkit.render.entry_markdown import body_markdown
from faqkit.render.site import Site

FAQ_VERSION = 1  # a field may be added; when one changes or goes, this number rises
CSV_COLUMNS = (
    "number", "id", "title", "summary", "codes", "messages", "answer", "tags", "reviewed", "url",
)  # fmt: skip
# What a spreadsheet may begin a formula with, in both widths.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_TEXT: Mapping[str, Any] = {"type": "string"}
_TEXTS: Mapping[str, Any] = {"type": "array", "items": _TEXT}
_BY_LOCALE: Mapping[str, Any] = {"type": "object", "additionalProperties": _TEXT}


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": dict(properties),
    }


_ERROR = _object(
    {
        "key": _TEXT,
        "codes": _TEXTS,
        "kind": {"enum": ["dialog", "log"]},
        "title": {**_TEXT, "description": "title of the window or log"},
        "message": {**_TEXT, "description": "slots shown as their samples"},
        "buttons": _TEXTS,
        "meaning": {**_BY_LOCALE, "description": "the message in other languages"},
    }
)
_WORDS = _object(
    {
        "title": {**_TEXT, "description": "the question"},
        "summary": {**_TEXT, "description": "the answer in one sentence"},
        "markdown": {**_TEXT, "description": "the answer; links are relative to the site's root or absolute"},
        "url": {**_TEXT, "format": "uri-reference"},
    }
)
_ENTRY = _object(
    {
        "id": {**_TEXT, "description": "permanent: category/slug"},
        "category": _TEXT,
        "number": {"type": "integer", "minimum": 1, "description": "place in the category; may change"},
        "platforms": _TEXTS,
        "tags": _TEXTS,
        "related": {**_TEXTS, "description": "ids"},
        "reviewed": {**_TEXT, "format": "date"},
        "errors": {"type": "array", "items": _ERROR},
        "texts": {"type": "object", "additionalProperties": _WORDS, "description": "by language"},
    }
)
FAQ_SCHEMA: Mapping[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "faq.json: every question with its answer, in every language",
    **_object(
        {
            "version": {"const": FAQ_VERSION},
            "edition": _object({"date": _TEXT, "commit": _TEXT}),
            "categories": {"type": "array", "items": _object({"id": _TEXT, "titles": _BY_LOCALE})},
            "entries": {"type": "array", "items": _ENTRY},
        }
    ),
}


def faq_export(site: Site) -> dict[str, Any]:
    """Everything in the shape of `FAQ_SCHEMA`; addresses are absolute where the site has one of its own."""
    return {
        "version": FAQ_VERSION,
        "edition": dict(site.version),
        "categories": [
            {"id": c.slug, "titles": {locale: text.title for locale, text in c.texts.items()}}
            for c in site.catalogue.categories
        ],
        "entries": [entry_record(site, entry) for entry in site.catalogue],
    }


def entry_record(site: Site, entry: Entry) -> dict[str, Any]:
    """One entry, its words by language."""
    return {
        "id": entry.id,
        "category": entry.category,
        "number": entry.number,
        "platforms": list(entry.platforms),
        "tags": list(entry.tags),
        "related": list(entry.related),
        "reviewed": entry.reviewed,
        "errors": [error_record(entry, error) for error in entry.errors],
        "texts": {locale: entry_words(site, entry, locale) for locale in entry.texts},
    }


def error_record(entry: Entry, error: ErrorMessage) -> dict[str, Any]:
    """An error with what it means in other languages."""
    glosses = {locale: text.glosses.get(error.key, "") for locale, text in entry.texts.items()}
    return {
        "key": error.key,
        "codes": list(error.codes),
        "kind": error.kind,
        "title": error.title,
        "message": "\n".join(plain(block) for block in error.blocks),
        "buttons": list(error.buttons),
        "meaning": {locale: gloss for locale, gloss in glosses.items() if gloss},
    }


def entry_words(site: Site, entry: Entry, locale: str) -> dict[str, str]:
    """The words of an entry in a language that it has."""
    text = entry.texts[locale]
    viewer = site.viewer(locale, "", site.delivery.site_url)
    return {
        "title": text.title,
        "summary": text.summary,
        "markdown": body_markdown(entry, text, viewer, site.strings[locale]),
        "url": viewer.to(viewer.urls.entry(locale, entry.id)),
    }


def faq_csv(site: Site, locale: str, records: Iterable[Mapping[str, Any]]) -> str:
    """The FAQ in one language as a table that spreadsheets open rightly: marked as UTF-8, CRLF, quotes.

    `records` are those of all entries (see `entry_record`).
    """
    words = site.strings[locale]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow([words[f"csv_{name}"] for name in CSV_COLUMNS])
    for entry, record in zip(site.catalogue, records, strict=True):
        said = record["texts"].get(locale) or next(iter(record["texts"].values()))
        codes = [code for error in entry.errors for code in error.codes]
        row = {
            "number": entry.number,
            "id": entry.id,
            "title": said["title"],
            "summary": said["summary"],
            "codes": " ".join(dict.fromkeys(codes)),
            "messages": "\n\n".join(error["message"] for error in record["errors"]),
            "answer": said["markdown"],
            "tags": ", ".join(site.catalogue.tag_name(tag, locale) for tag in entry.tags),
            "reviewed": entry.reviewed,
            "url": said["url"],
        }
        writer.writerow([harmless(str(row[name])) for name in CSV_COLUMNS])
    return "\ufeff" + out.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: `=1+1` → `'=1+1`, also behind white space."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell
