"""Which entries and external documents are due for another look."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from faqkit.content.model import Catalogue
from faqkit.content.review_dates import REVIEW_DAYS, age
from faqkit.problems import both


@dataclass(frozen=True, slots=True)
class Due:
    """Something whose last look was too long ago: `days` before today, in the file `path`."""

    name: str
    path: str
    last: str
    days: int


def due(catalogue: Catalogue, today: datetime.date, limit: int = REVIEW_DAYS) -> list[Due]:
    """What was last looked at more than `limit` days before `today`, the oldest first."""
    rows = []
    for entry in catalogue:
        text = entry.source
        rows.append((f"{entry.number}. {text.title}", text.path, entry.reviewed))
    for link in catalogue.links.values():
        rows.append((link.title(catalogue.source), "docs/links.yml", link.checked))
    found = [Due(name, path, last, age(last, today)) for name, path, last in rows]
    return sorted((row for row in found if row.days > limit), key=lambda row: (row.last, row.path, row.name))


def report(rows: Iterable[Due]) -> str:
    """Markdown with a box to tick for each; empty when nothing is due."""
    lines = [f"- [ ] {row.last} `{row.path}` {row.name}" for row in rows]
    if not lines:
        return ""
    return f"{both('due')}\n\n" + "\n".join(lines)
