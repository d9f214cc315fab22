"""The JSON Schemas of front matter and data files, and what a breach of them is called."""

from __future__ import annotations

import contextlib
import datetime
import difflib
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError, best_match

from faqkit.problems import Place, Problem, Word
from faqkit.yamlfile import Located

SCHEMA_DIR = Path(__file__).with_name("schemas")
CODE = "^[A-Z][A-Z0-9]{3,15}$"
MAX_SLUG = 60
SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
RELATED = "^([a-z0-9]+(-[a-z0-9]+)*/)?[a-z0-9]+(-[a-z0-9]+)*$"
PATTERN_WORDS = {
    SLUG: "slug",
    "^[a-z0-9-]+/[a-z0-9-]+$": "id",
    r"^https://[^\s]+$": "https",
    "^[0-9a-f]{12}$": "hash",
}
ERROR_KEYS = ("code", "also", "key", "kind", "dialog", "log", "message", "detail", "closing", "buttons")
ROOT = "---"  # what the whole block of settings is called in messages


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator of `schemas/<name>.schema.json`."""
    schema = json.loads((SCHEMA_DIR / f"{name}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker())


@cache
def properties(name: str) -> tuple[str, ...]:
    """The keys that `schemas/<name>.schema.json` knows at its top."""
    schema = cast("dict[str, Any]", validator(name).schema)
    return tuple(schema.get("properties", {}))


def validate(located: Located, name: str) -> list[Problem]:
    """What `located` breaks of the schema, each at its line."""
    errors = validator(name).iter_errors({} if located.value is None else located.value)
    problems = [problem for error in errors for problem in _problems(located, error)]
    hinted = {str(p.values["hint"]).strip(" →?") for p in problems if p.rule == "FAQ007"}
    problems = [p for p in problems if p.rule != "FAQ008" or p.values["key"] not in hinted]
    return [_inherited(p) for p in problems] if name == "translation" else problems


def _inherited(problem: Problem) -> Problem:
    """An unknown key of a translation that its source has is no misspelling."""
    key = problem.values.get("key")
    if problem.rule != "FAQ007" or key not in properties("entry"):
        return problem
    source = re.sub(r"^docs/[^/]+/", "docs/ja/", problem.place.path)
    return Problem(problem.place, "FAQ030", {"key": key, "source": source})


def _problems(located: Located, error: ValidationError) -> Iterator[Problem]:
    kind = str(error.validator)
    if kind == "oneOf":
        fitting = [e for e in error.context or () if e.validator != "type" or e.path]
        inner = best_match(fitting or error.context or ())
        if inner is not None:
            yield from _problems(located, inner)
        return
    path = tuple(error.absolute_path)
    name = str(next((p for p in reversed(path) if isinstance(p, str)), ROOT))
    yield from BREACHES.get(kind, _wrong_value)(located, error, path, name)


def _unknown_keys(located: Located, error: ValidationError, path: Any, _: str) -> Iterator[Problem]:
    known = cast("dict[str, Any]", error.schema).get("properties", {})
    for key in cast("dict[str, Any]", error.instance):
        if key in ERROR_KEYS and "errors" in known:
            yield Problem(located.place(*path, key), "FAQ043", {"found": key})
        elif key not in known:
            near = difflib.get_close_matches(str(key).strip(), known, n=1)
            hint = f" → {near[0]}?" if near else ""
            values = {"key": key, "hint": hint, "known": ", ".join(known)}
            yield Problem(located.place(*path, key), "FAQ007", values)


def _missing(located: Located, error: ValidationError, path: Any, _: str) -> Iterator[Problem]:
    for key in cast("list[str]", error.validator_value):
        if key not in cast("dict[str, Any]", error.instance):
            yield Problem(located.place(*path), "FAQ008", {"key": key})


def _wrong_type(located: Located, error: ValidationError, path: Any, name: str) -> Iterator[Problem]:
    place, found, wanted = located.place(*path), error.instance, str(error.validator_value)
    if found is None:
        yield Problem(place, "FAQ011", {"key": name})
    elif cast("dict[str, Any]", error.schema).get("format") == "date":
        yield wrong_date(place, name, located.typed.get(path, shown(found)))
    elif wanted == "string" and path in located.typed:
        typed = located.typed[path]
        if cast("dict[str, Any]", error.schema).get("pattern") == RELATED:
            yield Problem(place, "FAQ036", {"ref": typed, "hint": "。"})
            return
        read = Word("boolean" if isinstance(found, bool) else "number")
        yield Problem(place, "FAQ009", {"key": name, "typed": typed, "read": read})
    elif wanted == "string":
        yield Problem(place, "FAQ041", {"found": as_typed(found)})
    else:
        word = Word("front" if name == ROOT else wanted)
        yield Problem(place, "FAQ010", {"key": name, "found": shown(found), "wanted": word})


def _empty(located: Located, _: ValidationError, path: Any, name: str) -> Iterator[Problem]:
    yield Problem(located.place(*path), "FAQ011", {"key": name})


def _pattern(located: Located, error: ValidationError, path: Any, name: str) -> Iterator[Problem]:
    pattern, found = str(error.validator_value), str(error.instance)
    if pattern == r"\S":
        yield from _empty(located, error, path, name)
    elif pattern == CODE:
        values = {"found": found, "wanted": nearest_code(found)}
        yield Problem(located.place(*path), "FAQ050", values)
    elif pattern == RELATED:
        near = re.sub(r"^(?:.*/)?([^/]+?)(?:\.md)?/?$", r"\1", unicodedata.normalize("NFKC", found)).lower()
        yield Problem(located.place(*path), "FAQ036", {"ref": found, "hint": f" → {near}?"})
    else:
        yield from _wrong_value(located, error, path, name)


def _date(located: Located, error: ValidationError, path: Any, name: str) -> Iterator[Problem]:
    yield wrong_date(located.place(*path), name, str(error.instance))


def _twice(located: Located, error: ValidationError, path: Any, name: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, item in enumerate(cast("list[Any]", error.instance)):
        key = shown(item)
        place = located.place(*path, index)
        if key in seen:
            yield Problem(place, "FAQ048", {"key": name, "found": key, "first": seen[key]})
        seen.setdefault(key, place.line)


def _wrong_value(located: Located, error: ValidationError, path: Any, name: str) -> Iterator[Problem]:
    limit, found = cast("Any", error.validator_value), error.instance
    values: dict[str, object] = {"key": name, "found": shown(found), "wanted": Word("other")}
    if error.validator == "enum":
        values |= {"wanted": Word("enum"), "allowed": ", ".join(map(str, limit))}
    elif error.validator == "maxLength":
        values |= {"wanted": Word("max"), "limit": limit, "length": len(str(found))}
    elif error.validator in ("minProperties", "not", "dependentRequired"):
        values |= {"wanted": Word("one")}
    elif error.validator == "pattern":
        values |= {"wanted": Word(PATTERN_WORDS.get(str(limit), "other"))}
    yield Problem(located.place(*path), "FAQ010", values)


BREACHES: Mapping[str, Callable[[Located, ValidationError, Any, str], Iterator[Problem]]] = {
    "additionalProperties": _unknown_keys,
    "required": _missing,
    "type": _wrong_type,
    "minLength": _empty,
    "minItems": _empty,
    "pattern": _pattern,
    "format": _date,
    "uniqueItems": _twice,
}


def wrong_date(place: Place, name: str, found: str) -> Problem:
    """A date that is none, with the nearest that is: `2026/11/22` → `2026-11-22`."""
    wanted = "2026-11-22"
    match = re.search(r"(\d{4})\D*(\d{1,2})\D*(\d{1,2})", unicodedata.normalize("NFKC", found))
    if match:
        with contextlib.suppress(ValueError):
            wanted = datetime.date(*map(int, match.groups())).isoformat()
    return Problem(place, "FAQ060", {"key": name, "found": found, "wanted": wanted})


def nearest_code(found: str) -> str:
    """A code as it should be written: `ｖ5eci0087ｅ ` → `V5ECI0087E`; an example where that helps nothing."""
    code = plain_code(found)
    return code if re.match(CODE, code) else "V5ECI0087E"


def plain_code(found: str) -> str:
    """A code with only its letters and digits, half-width and upper case."""
    return re.sub(r"[^A-Z0-9]", "", unicodedata.normalize("NFKC", found).upper())


def good_slug(name: str) -> bool:
    """Whether a file or folder may be called so."""
    return bool(re.match(SLUG, name)) and len(name) <= MAX_SLUG


def as_typed(value: Any) -> str:
    """A value that YAML took apart, roughly as it was typed: `{"a": "b"}` → `a: b`."""
    if isinstance(value, dict) and value:
        key, inner = next(iter(value.items()))
        return f"{key}: {inner}" if inner is not None else f"{{{key}}}"
    return shown(value)


def shown(value: Any) -> str:
    """A value short enough for a message."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
