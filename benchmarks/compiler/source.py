"""The compiler's messages as documents of the lookup, and lines of its real output."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.folders import PROJECT
from faqkit.lookup.documents import SMALL

FOLDER = PROJECT / ".build" / "compiler"
PACKAGE = "typescript@5.9.3"
SLOT = re.compile(r"\{(\d)\}")
SAMPLES = "XYZWV"
SIGNS = re.compile(r"[\W_]+")
OPEN = "\0"  # stands for whatever fills a slot


@dataclass(frozen=True, slots=True)
class Line:
    """A line of output: its code, its message and all of it."""

    code: str
    message: str
    whole: str


@dataclass(frozen=True, slots=True)
class Output:
    """In one language the templates by code, with `{0}` for slots, and lines."""

    language: str
    messages: dict[str, str]
    lines: tuple[Line, ...]


def read_output(language: str) -> Output:
    """Install the compiler and compile the programs if that was not done yet (half a minute).

    Raises CalledProcessError without npm or node.
    """
    kept = FOLDER / f"{language}.json"
    if not kept.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--ignore-scripts", "--no-save", "--prefix", str(FOLDER), PACKAGE]
        subprocess.run(install, check=True, capture_output=True)
        script = Path(__file__).with_name("lines.js")
        command = ["node", str(script), str(FOLDER / "node_modules" / "typescript"), language]
        kept.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    data = json.loads(kept.read_text(encoding="utf-8"))
    messages = {name(code): text for code, text in data["messages"].items()}
    lines = tuple(Line(name(code), message, whole) for code, message, whole in data["lines"])
    return Output(language, messages, tuple(line for line in lines if line.code in messages))


def name(code: int | str) -> str:
    """`2322` → `TS2322`."""
    return f"TS{code}"


def documents(messages: dict[str, str], language: str) -> dict[str, Any]:
    """What the engine's `build` takes: an entry for each message, its title the message with samples."""
    codes = sorted(messages, key=lambda code: int(code[2:]))
    entries = [entry(i, code, messages[code], language) for i, code in enumerate(codes, 1)]
    return {"locales": [language], "entries": entries, "lexicon": {}, "large": len(entries) > SMALL}


def entry(number: int, code: str, text: str, language: str) -> dict[str, Any]:
    """One entry."""
    pieces = SLOT.split(text)
    parts = [{"slot": p, "sample": SAMPLES[int(p)]} if i % 2 else p for i, p in enumerate(pieces)]
    error = {
        "key": code,
        "codes": [code],
        "title": "",
        "parts": [part for part in parts if part],
        "gloss": {},
    }
    return {
        "id": f"compiler/{code.lower()}",
        "category": "compiler",
        "number": number,
        "slug": code.lower(),
        "title": {language: SLOT.sub(lambda match: SAMPLES[int(match[1])], text)},
        "summary": {language: ""},
        "asked_as": {language: []},
        "body": {language: ""},
        "sections": ["answer"],
        "errors": [error],
        "url": {language: f"/compiler/{code.lower()}/"},
    }


def opened(template: str) -> str:
    """A template without signs and case, its slots open: `"'{0}' expected."` → `"\\0expected"`."""
    return OPEN.join(squeeze(text) for text in SLOT.split(template)[::2])


def squeeze(text: str) -> str:
    """Letters and digits only, in lower case."""
    return SIGNS.sub("", text).lower()


def filled(template: str, message: str) -> str:
    """The message with its slots' values left open, as far as the template fits it; else as it is."""
    pattern = "(.*?)".join(re.escape(text) for text in SLOT.split(template)[::2])
    match = re.fullmatch(pattern, message, re.DOTALL)
    if not match:
        return message
    marked, at = "", 0
    for i in range(1, (match.lastindex or 0) + 1):
        marked += message[at : match.start(i)] + OPEN * (match.end(i) - match.start(i))
        at = match.end(i)
    return marked + message[at:]


def sharers(piece: str, templates: dict[str, str]) -> Iterator[str]:
    """The codes whose open templates hold a piece (with its slots open)."""
    open_piece = re.sub(f"{OPEN}+", OPEN, OPEN.join(squeeze(part) for part in piece.split(OPEN)))
    bare = open_piece.strip(OPEN)
    return (code for code, template in templates.items() if bare in template)
