"""The JSON Schemas of front matter and data files, and what a breach of them is called."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError, best_match

from faqkit.problems import Problem
from faqkit.yamlfile import Located

SCHEMA_DIR = Path(__file__).with_name("schemas")
TYPE_NAMES = {
    "string": "文字列 / text",
    "array": "リスト(- で始まる行) / a list",
    "object": "キー: 値 の組 / keys with values",
}


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator of `schemas/<name>.schema.json`."""
    schema = json.loads((SCHEMA_DIR / f"{name}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker())


def validate(located: Located, name: str) -> list[Problem]:
    """What `located` breaks of the schema, each at its line."""
    errors = validator(name).iter_errors({} if located.value is None else located.value)
    return [problem for error in errors for problem in _problems(located, error)]


def _problems(located: Located, error: ValidationError) -> Iterator[Problem]:
    path = tuple(error.absolute_path)
    place = located.place(*path)
    name = str(next((p for p in reversed(path) if isinstance(p, str)), "front matter"))
    kind, limit = error.validator, cast("Any", error.validator_value)
    if kind == "additionalProperties" and isinstance(error.instance, dict):
        yield from _unknown_keys(located, error, path)
    elif kind == "required":
        for key in limit:
            if key not in cast("dict[str, Any]", error.instance):
                yield Problem(place, "FAQ008", {"key": key})
    elif kind == "type":
        yield _wrong_type(located, error, path, name)
    elif kind == "oneOf" and error.context:
        inner = best_match(error.context)
        if inner is not None:
            yield from _problems(located, inner)
    else:
        yield Problem(
            place, "FAQ010", {"key": name, "found": shown(error.instance), "wanted": _wanted(error)}
        )


def _unknown_keys(located: Located, error: ValidationError, path: tuple[Any, ...]) -> Iterator[Problem]:
    known = cast("dict[str, Any]", error.schema).get("properties", {})
    for key in cast("dict[str, Any]", error.instance):
        if key in known:
            continue
        near = difflib.get_close_matches(str(key), known, n=1)
        hint = f" → {near[0]}?" if near else ""
        values = {"key": key, "hint": hint, "known": ", ".join(known)}
        yield Problem(located.place(*path, key), "FAQ007", values)


def _wrong_type(located: Located, error: ValidationError, path: tuple[Any, ...], name: str) -> Problem:
    typed = located.typed.get(path)
    place = located.place(*path)
    if typed is not None and error.validator_value == "string" and error.instance is not None:
        return Problem(place, "FAQ009", {"key": name, "typed": typed, "read": shown(error.instance)})
    if error.instance is None:
        return Problem(place, "FAQ011", {"key": name})
    wanted = TYPE_NAMES.get(str(error.validator_value), str(error.validator_value))
    return Problem(place, "FAQ010", {"key": name, "found": shown(error.instance), "wanted": wanted})


def _wanted(error: ValidationError) -> str:
    limit = cast("Any", error.validator_value)
    match error.validator:
        case "enum":
            return ", ".join(map(str, limit))
        case "maxLength":
            return f"{limit} 文字以内 / at most {limit} characters"
        case "minLength" | "minItems" | "minProperties":
            return "空でない値 / not empty"
        case "uniqueItems":
            return "同じ値は一度だけ / each value once"
        case "format":
            return "2026-11-22 のような実在する日付 / a date such as 2026-11-22"
        case "pattern":
            return PATTERN_WORDS.get(str(limit), f"{limit}")
    return error.message


PATTERN_WORDS = {
    r"\S": "空でない値 / not empty",
    "^[A-Z][A-Z0-9]{3,15}$": "V5ECI0087E のような半角大文字と数字 / half-width capitals and digits",
    "^[a-z0-9]+(-[a-z0-9]+)*$": "my-entry のような半角小文字・数字・ハイフン / lower case, digits, hyphens",
    r"^https://[^\s]+$": "https:// で始まるアドレス / an address beginning with https://",
    "^[0-9a-f]{12}$": "`faqkit translations --confirm` が書く値 / what that command writes",
}


def shown(value: Any) -> str:
    """A value short enough for a message."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
