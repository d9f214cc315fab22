"""What the lookup may cost, and whether it keeps to that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks.speed import Speed

KB = 1_000
SMALL, LARGE = 22, 10_000


def budget_lines(rows: Iterable[Speed]) -> Iterator[str]:
    """A line for each limit on our lookup: the figure, the limit, kept or not."""
    for row in rows:
        if row.name != "ours":
            continue
        for name, value, limit in limits(row):
            verdict = "kept" if value <= limit else "NOT KEPT"
            yield f"{row.entries:>6,} entries: {name} {value:,.1f}, limit {limit:,} – {verdict}"


def limits(row: Speed) -> Iterator[tuple[str, float, float]]:
    """Name, value and limit of what is limited at this size."""
    index = row.total.gzip - row.script.gzip
    if row.entries == SMALL:
        yield "index, kB gzip", index / KB, 25
    if row.entries != LARGE:
        return
    yield "code and index, kB gzip", row.total.gzip / KB, 3_500
    if row.one_code is None or row.typing is None:
        yield "ready, s", float("inf"), 0.15
        return
    yield "loaded for one code, kB gzip", row.one_code.gzip / KB, 60
    yield "ready, ms", row.typing.ready, 150
    yield "p95 of a key, ms", row.typing.p95, 16
    yield "p99 of a key, ms", row.typing.p99, 50
    yield "longest frame, ms", row.typing.longest, 50
