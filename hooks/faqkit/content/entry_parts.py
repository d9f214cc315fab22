"""The file of an entry taken apart into named texts, without a catalogue: it may be of any age.

Only what a reader sees counts. What is searched, or only says when somebody looked, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from faqkit.content.comparison import Part
from faqkit.source.fences import blank_fences
from faqkit.source.yaml_files import plain

SHARED = ""  # in place of a language
HEADING = re.compile(r"^##[ \t]+(?P<name>.*?)[ \t]*(?:\{[^}\n]*\}[ \t]*)?$", re.MULTILINE)
FRONT = re.compile(r"\A---[ \t]*\n(?P<front>.*?)^---[ \t]*\n?(?P<body>.*)\Z", re.DOTALL | re.MULTILINE)


def entry_parts(data: bytes, locale: str) -> dict[Part, str]:
    """`("ja", "title")`, `("", "message:SUE1503")`, `("ja", "section:原因")` → text; nothing if garbled."""
    match = FRONT.match(data.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    front = read_front(match["front"]) if match else {}
    if match is None or not front:
        return {}
    shown = {name: str(front.get(name) or "").strip() for name in ("title", "summary")}
    shown |= {f"gloss:{key}": str(text) for key, text in mapping(front.get("glosses")).items()}
    shown |= sections(match["body"])
    shared = {"platforms": str(front.get("platforms") or ""), **messages(front)}
    return {
        **{(locale, name): text for name, text in shown.items()},
        **{(SHARED, name): text for name, text in shared.items() if text},
    }


def read_front(text: str) -> Mapping[str, Any]:
    """The settings of a file; nothing when they are no YAML."""
    try:
        return mapping(plain(text))
    except (yaml.YAMLError, ValueError):
        return {}


def messages(front: Mapping[str, Any]) -> dict[str, str]:
    """The errors of an entry, each with all that its screen shows."""
    rows = front.get("errors")
    found = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return {f"message:{row.get('code') or row.get('key') or ''}": str(sorted(row.items())) for row in found}


def sections(body: str) -> dict[str, str]:
    """The Markdown of each section by its heading; what stands above the first one has none."""
    marks = list(HEADING.finditer(blank_fences(body)))
    starts = [("", 0), *((mark["name"], mark.start()) for mark in marks)]
    ends = [start for _, start in starts[1:]] + [len(body)]
    found: dict[str, str] = {}
    for (name, start), end in zip(starts, ends, strict=True):
        text = body[start:end].strip()
        if text:
            found[f"section:{name}"] = f"{found.get(f'section:{name}', '')}{text}"
    return found


def mapping(value: object) -> Mapping[str, Any]:
    """A value that should be a mapping; an empty one if it is none."""
    return value if isinstance(value, dict) else {}
