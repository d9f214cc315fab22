"""How long ago something was last looked at."""

from __future__ import annotations

import datetime

REVIEW_DAYS = 365  # after this many, it is due for another look


def age(date: str, today: datetime.date) -> int:
    """Days from `date` (`2026-11-22`) to `today`."""
    return (today - datetime.date.fromisoformat(date)).days
