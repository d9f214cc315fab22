"""A table of errors or questions, from a CSV or JSON file: rows that could be read, and why others not."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from faqkit.edit.plans import RefusedError
from faqkit.problems import both

COLUMNS = ("id", "code", "message", "title", "answer", "language", "dialog", "tags")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number in the file as a person counts it, and its cells by column, none of them empty."""

    number: int
    cells: Mapping[str, str]

    def get(self, name: str) -> str:
        """A cell, "" where there is none."""
        return self.cells.get(name, "")


@dataclass(slots=True)
class Table:
    """What could be read, and for each row that could not its number and why."""

    rows: list[Row] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)


def read_table(path: Path) -> Table:
    """The rows of a file. Raises RefusedError for one that is no table with known columns."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedError(both("not_utf8", name=path.name)) from None
    found = list(json_rows(text, path.name) if path.suffix.lower() == ".json" else csv_rows(text))
    known = {str(name) for _, cells in found if isinstance(cells, dict) for name in cells} & set(COLUMNS)
    if not known & {"message", "title"}:
        raise RefusedError(both("no_column", name=path.name))
    return sorted_out(found)


def sorted_out(found: Iterable[tuple[int, Any]]) -> Table:
    """Rows whose cells are all texts or numbers of known columns, and the others."""
    table = Table()
    for number, cells in found:
        if not isinstance(cells, dict) or None in cells:
            table.refused.append((number, both("odd_row")))
        elif odd := [name for name, value in cells.items() if not isinstance(value, str | int | None)]:
            table.refused.append((number, both("no_text", name=odd[0])))
        else:
            texts = {name: str(value).strip() for name, value in cells.items() if value is not None}
            table.rows.append(Row(number, {name: value for name, value in texts.items() if value}))
    return table


def csv_rows(text: str) -> Iterator[tuple[int, Any]]:
    """Line and cells of each row; the first names the columns. Commas, semicolons or tabs part the cells."""
    first = text.partition("\n")[0]
    sign = max(",;\t", key=first.count)
    reader = csv.DictReader(text.splitlines(keepends=True), delimiter=sign, restval=None, strict=True)
    try:
        for cells in reader:
            short = any(value is None for value in cells.values())
            yield (
                reader.line_num,
                None if short else {str(k).strip() if k else k: v for k, v in cells.items()},
            )
    except csv.Error as error:
        raise RefusedError(both("unreadable_row", row=reader.line_num, why=error)) from None


def json_rows(text: str, name: str) -> Iterator[tuple[int, Any]]:
    """Position and value of each item of a list."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise RefusedError(both("no_json", name=name, row=error.lineno, why=error.msg)) from None
    if not isinstance(value, list):
        raise RefusedError(both("no_objects", name=name))
    return enumerate(value, 1)
