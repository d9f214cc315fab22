"""Finished work, kept under a hash of everything that went into it.

A key is made from all inputs of the work (`digest`), so what is found under it cannot be out of
date. What cannot be read – damaged, made by somebody else – counts as not there.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

import markdown

T = TypeVar("T")

PACKAGE = Path(__file__).resolve().parents[1]
CACHE = Path(".build", "cache")  # below the project
FORMAT = "1"
KEPT_RUNS = 10  # what so many runs had no use for goes
MOST = 300 * 2**20  # bytes of values: beyond them goes what was used longest ago, but nothing of this run
MISSING = object()
SCHEMA = (
    "PRAGMA auto_vacuum = FULL",  # the file shrinks with what is in it
    "CREATE TABLE IF NOT EXISTS work (key BLOB PRIMARY KEY, used INTEGER, sum BLOB, value BLOB)",
    "CREATE TABLE IF NOT EXISTS runs (number INTEGER PRIMARY KEY)",
)
OLDEST = """
    DELETE FROM work WHERE used < ? AND key IN (
        SELECT key FROM (SELECT key, sum(length(value)) OVER (ORDER BY used DESC, key) AS total FROM work)
        WHERE total > ?
    )
"""


class Store(Protocol):
    """Values by key. A value is never changed once it is in, but for what a folder was seen to hold."""

    def get(self, key: bytes) -> Any:
        """The value, or MISSING."""

    def put(self, key: bytes, value: Any) -> None:
        """Keep a value."""


@dataclass(slots=True)
class Memory:
    """Kept as long as the process runs."""

    values: dict[bytes, Any] = field(default_factory=dict)

    def get(self, key: bytes) -> Any:
        """The value, or MISSING."""
        return self.values.get(key, MISSING)

    def put(self, key: bytes, value: Any) -> None:
        """Keep a value."""
        self.values[key] = value


@dataclass(frozen=True, slots=True)
class Layered:
    """A store in front of a slower one: what has been asked for or kept once is in both."""

    near: Store
    far: Store

    def get(self, key: bytes) -> Any:
        """The value, or MISSING."""
        found = self.near.get(key)
        if found is MISSING:
            found = self.far.get(key)
            if found is not MISSING:
                self.near.put(key, found)
        return found

    def put(self, key: bytes, value: Any) -> None:
        """Keep a value."""
        self.near.put(key, value)
        self.far.put(key, value)


class Nothing:
    """Keeps nothing: every build from the beginning."""

    def get(self, key: bytes) -> Any:
        """MISSING."""
        del key
        return MISSING

    def put(self, key: bytes, value: Any) -> None:
        """Forget it."""


@dataclass(slots=True)
class Disk:
    """Kept in one file; open it with `open_store`."""

    base: sqlite3.Connection
    run: int
    used: set[bytes] = field(default_factory=set)
    new: dict[bytes, bytes] = field(default_factory=dict)

    def get(self, key: bytes) -> Any:
        """The value, or MISSING where there is none that can be read."""
        with suppress(Exception):  # a file from elsewhere can hold anything
            row = self.base.execute("SELECT sum, value FROM work WHERE key = ?", (key,)).fetchone()
            if row is not None and hashlib.blake2b(row[1], digest_size=16).digest() == row[0]:
                self.used.add(key)
                return Reader(io.BytesIO(row[1])).load()
        return MISSING

    def put(self, key: bytes, value: Any) -> None:
        """Keep a value."""
        self.new[key] = pickle.dumps(value, protocol=5)

    def close(self) -> None:
        """Write what is new, forget what was not used for long."""
        with suppress(sqlite3.Error), self.base:
            rows = (
                (key, self.run, hashlib.blake2b(value, digest_size=16).digest(), value)
                for key, value in self.new.items()
            )
            self.base.executemany("INSERT OR REPLACE INTO work VALUES (?, ?, ?, ?)", rows)
            self.base.executemany(
                "UPDATE work SET used = ? WHERE key = ?", ((self.run, key) for key in self.used)
            )
            self.base.execute("DELETE FROM work WHERE used < ?", (self.run - KEPT_RUNS,))
            self.base.execute(OLDEST, (self.run, MOST))
            self.base.execute("INSERT OR REPLACE INTO runs VALUES (?)", (self.run,))
        self.base.close()


class Reader(pickle.Unpickler):
    """Reads values made of this library's own records: a file from elsewhere can run nothing."""

    def find_class(self, module: str, name: str) -> Any:
        """Called by pickle for each class it meets."""
        found = super().find_class(module, name) if module.startswith("faqkit.") else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no record of ours")
        return found


@contextmanager
def open_store(folder: Path) -> Iterator[Store]:
    """The store in `folder`; an empty one where it cannot be opened."""
    store = opened(folder / "work.sqlite")
    if store is None:
        yield Nothing()
        return
    try:
        yield store
    finally:
        store.close()


def opened(path: Path) -> Disk | None:
    """The store in the file `path`, begun anew where that is none; None where no file can be written."""
    for again in (False, True):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(path, timeout=2)
            try:
                for statement in SCHEMA:
                    base.execute(statement)
                (last,) = base.execute("SELECT max(number) FROM runs").fetchone()
                return Disk(base, (last or 0) + 1)
            except sqlite3.DatabaseError:
                base.close()
                if again:
                    return None
                path.unlink(missing_ok=True)
        except (OSError, sqlite3.Error):
            return None
    return None


def kept(store: Store, key: bytes, make: Callable[[], T]) -> T:
    """What is kept under `key`, or made and kept now."""
    found: Any = store.get(key)
    if found is MISSING:
        found = make()
        store.put(key, found)
    return found  # type: ignore[no-any-return]


def digest(*parts: str | bytes) -> bytes:
    """A hash of the parts, in their order and each by itself."""
    total = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "little"))
        total.update(data)
    return total.digest()


def code_digest() -> bytes:
    """A hash of what all work depends on: this library, Python, and every package beside it."""
    own = sorted(path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".yml", ".json"))
    packages = Path(markdown.__file__).resolve().parents[1]
    names = sorted(path.name for path in packages.glob("*.dist-info"))
    files = (part for path in own for part in (path.relative_to(PACKAGE).as_posix(), path.read_bytes()))
    return digest(FORMAT, sys.version, "\n".join(names), *files)
