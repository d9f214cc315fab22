"""The record of what was ever published, as read from docs/published.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tombstone:
    """Why something published is gone, by locale, and the id or code that takes its place, if any."""

    reason: Mapping[str, str]
    see: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """What was ever published: ids and codes.

    A value is None for what is still there, the id it moved to, or "" for what was retired;
    `tombstones` then has the words.
    """

    ids: Mapping[str, str | None] = field(default_factory=dict)
    codes: Mapping[str, str | None] = field(default_factory=dict)
    tombstones: Mapping[str, Tombstone] = field(default_factory=dict)
