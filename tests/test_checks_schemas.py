"""The JSON Schemas: valid themselves, described in Japanese, known to editors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from faqkit.content.reading import DATA_FILES
from faqkit.source.schema import SCHEMA_DIR
from support import PROJECT

FRONT = ("entry", "translation", "category", "category-translation", "page")
SCHEMAS = [SCHEMA_DIR / f"{name}.schema.json" for name in (*FRONT, *DATA_FILES, "asked")]


def subschemas(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that a schema defines, with its schema."""
    if isinstance(schema, dict):
        for name, inner in schema.get("properties", {}).items():
            yield f"{path}/{name}", inner
        for key, inner in schema.items():
            yield from subschemas(inner, f"{path}/{key}")
    elif isinstance(schema, list):
        for inner in schema:
            yield from subschemas(inner, path)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_schema_is_valid_and_says_what_each_key_is_for(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    bare = [name for name, inner in subschemas(schema) if not inner.get("description")]
    assert bare == []


def test_editors_know_the_schema_of_each_data_file() -> None:
    settings = json.loads((PROJECT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    known = {file: schema for schema, files in settings["yaml.schemas"].items() for file in files}
    names = {f"docs/{n}.yml": n for n in DATA_FILES} | {"docs/asked.*.yml": "asked"}
    assert known == {file: f"./hooks/faqkit/source/schemas/{n}.schema.json" for file, n in names.items()}
    assert all((PROJECT / schema).is_file() for schema in known.values())
