"""What other programs read: errors.json and its schema, and the parts of the lookup's index."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from faqkit.content.addresses import Urls
from faqkit.content.messages import plain
from faqkit.content.model import Catalogue

ERRORS_VERSION = 1
ERRORS_SCHEMA: Mapping[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "errors.json: every error the site answers",
    "type": "object",
    "required": ["version", "errors"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": ERRORS_VERSION},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["entry", "number", "key", "codes", "kind", "title", "message", "urls", "titles"],
                "properties": {
                    "entry": {"type": "string", "description": "permanent id, category/slug"},
                    "number": {"type": "integer", "minimum": 1},
                    "key": {"type": "string"},
                    "codes": {"type": "array", "items": {"type": "string"}},
                    "kind": {"enum": ["dialog", "log"]},
                    "title": {"type": "string", "description": "title of the window or log"},
                    "message": {"type": "string", "description": "slots shown as their samples"},
                    "urls": {"type": "object", "additionalProperties": {"type": "string"}},
                    "titles": {"type": "object", "additionalProperties": {"type": "string"}},
                },
            },
        },
    },
}


def errors_export(catalogue: Catalogue, urls: Urls) -> dict[str, Any]:
    """Every error in the shape of `ERRORS_SCHEMA`; addresses are relative to the site's root."""
    return {
        "version": ERRORS_VERSION,
        "errors": [
            {
                "entry": entry.id,
                "number": entry.number,
                "key": error.key,
                "codes": list(error.codes),
                "kind": error.kind,
                "title": error.title,
                "message": "\n".join(plain(block) for block in error.blocks),
                "urls": {locale: urls.entry(locale, entry.id) for locale in catalogue.locales},
                "titles": {locale: text.title for locale, text in entry.texts.items()},
            }
            for entry in catalogue
            for error in entry.errors
        ],
    }


def to_json(value: Any) -> str:
    """JSON that is the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def to_script(call: str, *arguments: Any) -> str:
    """A classic script that hands values to a function, for pages opened from file://."""
    return f"{call}({','.join(to_json(a).strip() for a in arguments)});\n".replace("</", "<\\/")
