"""Values of YAML as messages name them, and what was meant where that can be told."""

from __future__ import annotations

import contextlib
import datetime
import json
import re
import unicodedata
from typing import Any

from faqkit.problems import Place, Problem


def wrong_date(place: Place, name: str, found: str) -> Problem:
    """A date that is none, with the nearest that is: `2026/11/22` → `2026-11-22`."""
    wanted = "2026-11-22"
    match = re.search(r"(\d{4})\D*(\d{1,2})\D*(\d{1,2})", unicodedata.normalize("NFKC", found))
    if match:
        with contextlib.suppress(ValueError):
            wanted = datetime.date(*map(int, match.groups())).isoformat()
    return Problem(place, "FAQ060.form", {"key": name, "found": found, "wanted": wanted})


def as_typed(value: Any) -> str:
    """A value that YAML took apart, roughly as it was typed: `{"a": "b"}` → `a: b`."""
    if isinstance(value, dict) and value:
        key, inner = next(iter(value.items()))
        return f"{key}: {inner}" if inner is not None else f"{{{key}}}"
    return f"[{', '.join(map(str, value))}]"[:60] if isinstance(value, list) else shown(value)


def shown(value: Any) -> str:
    """A value short enough for a message."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
