"""Which state of the project a copy was made from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from faqkit.content.model import Catalogue
from faqkit.source.git import git


def version(root: Path, catalogue: Catalogue) -> Mapping[str, str]:
    """The commit and its date; without git the newest review date and no commit.

    Never the clock: the same commit must give the same bytes on any day.
    """
    found = git(root, "log", "-1", "--format=%h %cs").split()
    newest = max((entry.reviewed for entry in catalogue), default="1970-01-01")
    return dict(zip(("commit", "date"), found or ("", newest), strict=True))


def epoch(date: str) -> int:
    """Seconds since 1970 of midnight UTC of `2026-11-22`: what build tools take as SOURCE_DATE_EPOCH."""
    day = datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC)
    return int(day.timestamp())


def days_after(date: str, days: int) -> str:
    """The day that comes `days` after `date`: `days_after("2026-11-22", 30)` → `"2026-12-22"`."""
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days)).isoformat()
