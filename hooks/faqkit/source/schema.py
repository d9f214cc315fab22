"""The JSON Schemas of front matter and data files, and what a breach of them is called."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError, best_match

from faqkit.problems import Problem, Word
from faqkit.source.paths import SLUG
from faqkit.source.shown_values import as_typed, shown, wrong_date
from faqkit.source.suggestions import nearest_code, nearest_key
from faqkit.source.yaml_files import Located

Terms = tuple[tuple[str, tuple[str, ...]], ...]  # ("source", ("ja",)), ("platforms", ("windows", "macos"))
SCHEMA_DIR = Path(__file__).with_name("schemas")
RELATED = "^([a-z0-9]+(-[a-z0-9]+)*/)?[a-z0-9]+(-[a-z0-9]+)*$"
HTTPS = r"""^https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(:[0-9]+)?([/?#][^\s<>"'()\\`{}|^]*)?$"""
KANA = "^[ぁ-ゖァ-ヺー・ 　]+$"
PATTERN_WORDS = {
    SLUG: "slug",
    "^[a-z0-9-]+/[a-z0-9-]+$": "id",
    HTTPS: "https",
    KANA: "kana",
    "^[0-9a-f]{12}$": "hash",
}
SAMPLES = {"platforms": "windows", "buttons": "OK", "also": "X9200", "related": "ic-card-mode"}  # of lists
LISTS_OF_LINES = ("errors", "asked_as", "order", "ids", "codes")
ERROR_KEYS = ("code", "also", "key", "kind", "dialog", "log", "message", "detail", "closing", "buttons")
ROOT = "---"  # what the whole block of settings is called in messages


@cache
def validator(name: str, terms: Terms = ()) -> Draft202012Validator:
    """The validator of `schemas/<name>.schema.json`, with the site's own `terms` in it."""
    schema = json.loads((SCHEMA_DIR / f"{name}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(with_terms(schema, dict(terms)), format_checker=FormatChecker())


def with_terms(schema: Any, terms: Mapping[str, tuple[str, ...]]) -> Any:
    """A schema with the site's words: in a list `"@name"` is all of them, elsewhere the first.

    A list to choose from that would be empty is left out: then anything goes.
    """
    if isinstance(schema, list):
        rows = [terms.get(row[1:], ()) if is_term(row) else (with_terms(row, terms),) for row in schema]
        return [item for row in rows for item in row]
    if is_term(schema):
        return next(iter(terms.get(schema[1:], ())), "")
    if not isinstance(schema, dict):
        return schema
    made = {
        (next(iter(terms.get(key[1:], ())), key) if is_term(key) else key): with_terms(value, terms)
        for key, value in schema.items()
    }
    return {key: value for key, value in made.items() if key != "enum" or value}


def is_term(word: Any) -> bool:
    """Whether a word of a schema stands for what a site says itself."""
    return isinstance(word, str) and word.startswith("@")


@cache
def properties(name: str) -> tuple[str, ...]:
    """The keys that `schemas/<name>.schema.json` knows at its top."""
    schema = cast("dict[str, Any]", validator(name).schema)
    return tuple(schema.get("properties", {}))


def validate(located: Located, name: str, terms: Terms = ()) -> list[Problem]:
    """What `located` breaks of the schema, each at its line; `terms` are the site's own words in it."""
    errors = validator(name, terms).iter_errors({} if located.value is None else located.value)
    problems = [problem for error in errors for problem in _problems(located, error)]
    hinted = {str(p.values["hint"]).strip(" →?") for p in problems if p.ref == "FAQ007.unknown"}
    problems = [p for p in problems if p.rule != "FAQ008" or p.values["key"] not in hinted]
    return [_inherited(p, dict(terms)["source"][0]) for p in problems] if name == "translation" else problems


def _inherited(problem: Problem, locale: str) -> Problem:
    """An unknown key of a translation that its source has is no misspelling."""
    key = problem.values.get("key")
    if problem.ref != "FAQ007.unknown" or key not in properties("entry"):
        return problem
    source = re.sub(r"^docs/[^/]+/", f"docs/{locale}/", problem.place.path)
    return Problem(problem.place, "FAQ007.inherited", {"key": key, "source": source})


def _problems(located: Located, error: ValidationError) -> Iterator[Problem]:
    kind = str(error.validator)
    if kind == "oneOf":
        inner = best_match(branch_errors(error))
        if inner is not None:
            yield from _problems(located, inner)
        return
    path = tuple(error.absolute_path)
    name = str(next((p for p in reversed(path) if isinstance(p, str)), ROOT))
    if "propertyNames" in error.absolute_schema_path:
        if ":" in str(error.instance):
            return  # {en:New}, which is no key and is reported as such
        path, name = (*path, str(error.instance)), Word("name")
    yield from BREACHES.get(kind, _wrong_value)(located, error, path, name)


def branch_errors(error: ValidationError) -> list[ValidationError]:
    """Of the ways to write a value, what is wrong with the one that was chosen."""
    meant = "object" if isinstance(error.instance, dict) else "string"
    branches = cast("list[dict[str, Any]]", error.validator_value)
    return [e for e in error.context or () if branches[int(e.schema_path[0])].get("type") == meant]


def _unknown_keys(located: Located, error: ValidationError, path: Any, _: str) -> Iterator[Problem]:
    schema = cast("dict[str, Any]", error.schema)
    known, like = schema.get("properties", {}), schema.get("patternProperties", {})
    for key in cast("dict[str, Any]", error.instance):
        if key in ERROR_KEYS and "errors" in known:
            yield Problem(located.place(*path, key), "FAQ003.indent", {"found": key})
        elif key not in known and not any(re.search(pattern, str(key)) for pattern in like):
            near = nearest_key(str(key), known)
            hint = f" → {near}?" if near else ""
            values = {"key": key, "hint": hint, "known": ", ".join(known)}
            yield Problem(located.place(*path, key), "FAQ007.unknown", values)


def _missing(located: Located, error: ValidationError, path: Any, _: str) -> Iterator[Problem]:
    for key in cast("list[str]", error.validator_value):
        if key not in cast("dict[str, Any]", error.instance):
            yield Problem(located.place(*path), "FAQ008", {"key": key})


def _wrong_type(located: Located, error: ValidationError, path: Any, name: str) -> Iterator[Problem]:
    place, found, wanted = located.place(*path), error.instance, str(error.validator_value)
    if "：" in name:  # 証明書：{en: …}
        yield Problem(place, "FAQ003.wide-colon", {"key": name.partition("：")[0]})
    elif found is None and re.search(r"[^:]:[^:/]", name):  # {en:New}
        yield Problem(place, "FAQ003.colon", {"key": name.partition(":")[0]})
    elif found is None:
        yield Problem(place, "FAQ010.empty", {"key": name})
    elif cast("dict[str, Any]", error.schema).get("format") == "date":
        yield wrong_date(place, name, located.typed.get(path, shown(found)))
    elif wanted == "string" and path in located.typed:
        typed = located.typed[path]
        if cast("dict[str, Any]", error.schema).get("pattern") == RELATED:
            yield Problem(place, "FAQ036", {"ref": typed, "what": Word("unknown"), "hint": "。"})
            return
        read = Word("boolean" if isinstance(found, bool) else "number")
        quoted = f'"{typed}"' if path and isinstance(path[-1], int) else f'{name}: "{typed}"'
        yield Problem(place, "FAQ010.type", {"key": name, "typed": typed, "read": read, "sample": quoted})
    elif wanted == "string" and "examples" in error.schema:  # type: ignore[operator]
        code = code_meant(next(map(str, found), "") if isinstance(found, list) else "", error)
        yield Problem(place, "FAQ050", {"found": as_typed(found), "wanted": code})
    elif wanted == "string":
        yield Problem(place, "FAQ003.signs", {"found": as_typed(found)})
    else:
        values = {"key": name, "found": shown(found), "wanted": Word(wanted_word(wanted, name, path))}
        yield Problem(place, "FAQ010.value", values | {"sample": SAMPLES.get(name, "証明書")})


def wanted_word(wanted: str, name: str, path: Any) -> str:
    """The phrase of FAQ010 for a kind of value."""
    if wanted == "array":
        return "rows" if not path or name in LISTS_OF_LINES else "array"
    return "front" if name == ROOT else wanted


def _empty(located: Located, _: ValidationError, path: Any, name: str) -> Iterator[Problem]:
    yield Problem(located.place(*path), "FAQ010.empty", {"key": name})


def _pattern(located: Located, error: ValidationError, path: Any, name: str) -> Iterator[Problem]:
    pattern, found = str(error.validator_value), str(error.instance)
    if pattern == r"\S" and not isinstance(name, Word):
        yield from _empty(located, error, path, name)
    elif "examples" in error.schema:  # type: ignore[operator]
        values = {"found": found, "wanted": code_meant(found, error)}
        yield Problem(located.place(*path), "FAQ050", values)
    elif pattern != RELATED:  # `check_related` knows the entries
        yield from _wrong_value(located, error, path, name)


def code_meant(found: str, error: ValidationError) -> str:
    """The code that was meant, as the schema of codes has it: the site's pattern, and codes that it knows."""
    schema = cast("dict[str, Any]", error.schema)
    return nearest_code(found, schema["pattern"], schema["examples"])


def _date(located: Located, error: ValidationError, path: Any, name: str) -> Iterator[Problem]:
    yield wrong_date(located.place(*path), name, str(error.instance))


def _twice(located: Located, error: ValidationError, path: Any, name: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, item in enumerate(cast("list[Any]", error.instance)):
        key = shown(item)
        place = located.place(*path, index)
        if key in seen:
            yield Problem(place, "FAQ006.item", {"key": name, "found": key, "first": seen[key]})
        seen.setdefault(key, place.line)


def _wrong_value(located: Located, error: ValidationError, path: Any, name: str) -> Iterator[Problem]:
    limit, found = cast("Any", error.validator_value), error.instance
    values: dict[str, object] = {"key": name, "found": shown(found), "wanted": Word("other")}
    if error.validator == "enum":
        values |= {"wanted": Word("enum"), "allowed": ", ".join(map(str, limit))}
    elif error.validator == "maxLength":
        values |= {"wanted": Word("max"), "limit": limit, "length": len(str(found))}
    elif error.validator == "minProperties" and limit == 1:
        values |= {"wanted": Word("object")}
    elif error.validator in ("minProperties", "not", "dependentRequired"):
        values |= {"wanted": Word("one")}
    elif error.validator == "pattern":
        values |= {"wanted": Word(PATTERN_WORDS.get(str(limit), "other"))}
    yield Problem(located.place(*path), "FAQ010.value", values)


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
