"""What was measured as text: one table a part, with ratios."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks.builds import Comparison
from benchmarks.speed import Speed, Weight

NAMES = {"ours": "ours", "minisearch": "MiniSearch, bigrams", "material": "Material (lunr)"}
COLUMNS = {
    "first": "right 1st",
    "three": "in first 3",
    "empty": "nothing",
    "shown": "shown*",
    "claims": "claimed*",
}
UNITS = ((1_000_000, "MB"), (1_000, "kB"), (1, "B"))


def builds_report(rows: Iterable[Comparison]) -> str:
    """Our builds beside the stock ones; below 1 ours is faster or smaller."""
    head = ["entries", "ours s", "stock s", "ratio", "ours", "stock", "ratio", "files", "both s", "edit s"]
    return titled(
        "Build: ours / stock mkdocs-material + static-i18n + search, every entry in the nav (per language);"
        " both: both of our deliveries from nothing, edit: after a change in one entry",
        table(head, [build_row(row) for row in rows]),
    )


def build_row(row: Comparison) -> list[str]:
    """A size as cells."""
    ours, stock = row.ours, row.stock
    return [
        f"{row.entries:,}",
        f"{ours.seconds:.1f}",
        f"{stock.seconds:.1f}",
        ratio(ours.seconds, stock.seconds),
        size(ours.size),
        size(stock.size),
        ratio(ours.size, stock.size),
        f"{ours.files:,} / {stock.files:,}",
        f"{row.whole:.1f}",
        f"{row.edited:.1f}",
    ]


def speed_report(rows: Iterable[Speed]) -> str:
    """The lookups at each size: gzip bytes (raw in brackets), then milliseconds."""
    head = [
        "entries",
        "lookup",
        "code",
        "all",
        "one code",
        "ready",
        "median",
        "p95",
        "p99",
        "blocked",
        "keys",
    ]
    note = (
        "Bytes gzip (raw). Times in ms, from file:// in Chromium; blocked: the longest time without a frame."
    )
    return titled("Lookup, typed sign by sign", note, table(head, [speed_row(row) for row in rows]))


def speed_row(row: Speed) -> list[str]:
    """A lookup at a size as cells."""
    cells = [f"{row.entries:,}", NAMES[row.name], weight(row.script), weight(row.total)]
    if row.typing is None or row.one_code is None:
        return [*cells, "not ready in time", *[""] * 6]
    typing = row.typing
    times = (typing.median, typing.p95, typing.p99)
    return [
        *cells,
        weight(row.one_code),
        f"{typing.ready:.0f}",
        *(f"{time:.1f}" for time in times),
        f"{typing.longest:.0f}" if typing.longest else "<50",
        f"{typing.keys:,}",
    ]


def quality_report(board: Mapping[str, Any]) -> str:
    """The scoreboard, and our figures by kind."""
    positive = sum(row["answered"] for row in board["sets"])
    negative = sum(row["unanswered"] for row in board["sets"])
    rows = [
        [f"{engine['title']['en']} {engine['version']}".strip(), *percents(engine["values"], COLUMNS)]
        for engine in board["engines"]
    ]
    keys = [engine["key"] for engine in board["engines"]]
    return titled(
        f"Quality on the development sets, % ({positive} questions with an answer, {negative} without*)",
        table(["lookup", *COLUMNS.values()], rows),
        "* of the questions that no entry answers; the others do not tell a suggestion from an answer",
        "",
        "Right entry first, % by kind",
        table(["kind", "n", *keys], kind_rows(board["answered"], keys)),
        "",
        "Claimed although no entry answers, % by kind",
        table(["kind", "n", *keys], kind_rows(board["unanswered"], keys)),
    )


def kind_rows(kinds: Iterable[Mapping[str, Any]], keys: list[str]) -> list[list[str]]:
    """Kinds of queries as cells."""
    return [[kind["key"], str(kind["queries"]), *percents(kind["values"], keys)] for kind in kinds]


def percents(values: Mapping[str, float], keys: Iterable[str]) -> list[str]:
    """The values in the order of `keys`."""
    return [f"{values[key]:.1f}" for key in keys]


def size(count: float) -> str:
    """`1234567` → `"1.2 MB"`."""
    unit, name = next(((unit, name) for unit, name in UNITS if count >= unit), UNITS[-1])
    return f"{count / unit:.1f} {name}" if unit > 1 else f"{count:.0f} {name}"


def weight(value: Weight) -> str:
    """`"1.2 MB (5.0 MB)"`."""
    return f"{size(value.gzip)} ({size(value.raw)})"


def ratio(ours: float, other: float) -> str:
    """`ratio(1, 4)` → `"0.25"`."""
    return f"{ours / other:.2f}" if other else "–"


def titled(title: str, *parts: str) -> str:
    """A part of the report under its title."""
    return "\n".join([title, "=" * len(title), *parts, ""])


def table(head: list[str], rows: list[list[str]]) -> str:
    """Cells in columns, the first to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join("  ".join(aligned(line, widths)).rstrip() for line in lines)


def aligned(cells: list[str], widths: list[int]) -> list[str]:
    """Cells that begin with a letter to the left, others to the right."""
    return [
        cell.ljust(width) if cell[:1].isalpha() else cell.rjust(width)
        for cell, width in zip(cells, widths, strict=True)
    ]
