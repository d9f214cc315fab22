"""The keys of front matter, as the schemas know them."""

from __future__ import annotations

import json
import re
from pathlib import Path

SCHEMAS = Path(__file__).with_name("schemas")
KINDS = ("entry", "translation", "category")


def front_keys() -> tuple[str, ...]:
    """Each key that the front matter of a page may have at its top."""
    read = (json.loads((SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8")) for kind in KINDS)
    return tuple(dict.fromkeys(key for schema in read for key in schema["properties"]))


ANY_KEY = "|".join(map(re.escape, front_keys()))  # a pattern
