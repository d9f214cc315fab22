"""A folder brought up to date file by file: a file that holds already what it should is left alone.

Which work a file holds is remembered under what the system says of it (`Remembered`); a file that anybody
has touched since is another one and is written again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from faqkit.source.store import MISSING, Store, digest

Remembered = Mapping[str, bytes]  # the key of what a file holds, by `identity`


@dataclass(frozen=True, slots=True)
class Piece:
    """What a file holds: a key that stands for its bytes, and how to have them."""

    key: bytes
    data: Callable[[], bytes]


@dataclass(slots=True)
class Folder:
    """A folder to be filled. `there` are the files found in it, `beside` those of one that may lend its own.

    Both hold the key of each file whose content is known, by address; of others, nothing.
    """

    path: Path
    there: Mapping[str, bytes] = field(default_factory=dict)
    beside: Mapping[str, bytes] = field(default_factory=dict)
    lender: Path | None = None
    keys: dict[str, bytes] = field(default_factory=dict)

    def write(self, address: str, data: str | bytes) -> None:
        """Have a file with these bytes; text is UTF-8, its line ends are left as they are."""
        content = data.encode() if isinstance(data, str) else data
        self.fill(address, digest(content), lambda: content)

    def has(self, address: str, key: bytes) -> bool:
        """Whether a file is there, or beside, that holds what `key` stands for."""
        return key in (self.there.get(address), self.beside.get(address))

    def fill(self, address: str, key: bytes, data: Callable[[], str | bytes]) -> None:
        """Have a file that holds what `key` stands for; `data` is asked for it only where nobody has it."""
        self.keys[address] = key
        if self.there.get(address) == key:
            return
        place = self.path / address
        if address in self.there:
            clear(place)
        self.make_way(place)
        if self.lender and self.beside.get(address) == key:
            lend(self.lender / address, place)
        else:
            content = data()
            place.write_bytes(content.encode() if isinstance(content, str) else content)

    def take(self, folder: Path) -> None:
        """Have all files that are in another folder too."""
        for address in addresses(folder):
            self.write(address, (folder / address).read_bytes())

    def read(self, address: str) -> bytes:
        """What a file holds."""
        return (self.path / address).read_bytes()

    def give(self, address: str, target: Path) -> None:
        """Take a file out of the folder, to `target`."""
        (self.path / address).rename(target)
        del self.keys[address]

    def pieces(self) -> dict[str, Piece]:
        """What the folder was filled with, by address."""
        return {name: Piece(key, (self.path / name).read_bytes) for name, key in self.keys.items()}

    def make_way(self, place: Path) -> None:
        """See that a file can be made at `place`, whatever is in its way."""
        for parent in self.folders_of(place):
            if parent.is_symlink() or parent.is_file():
                clear(parent)
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir():
            clear(place)

    def folders_of(self, place: Path) -> list[Path]:
        """The folders within this one that `place` lies in, the innermost first."""
        return list(place.parents)[: len(place.relative_to(self.path).parts) - 1]

    def clear_rest(self) -> None:
        """Remove all that the folder was not filled with."""
        for address in self.there.keys() - self.keys.keys():
            place = self.path / address
            with suppress(OSError):  # it made way already; a folder has other files
                place.unlink()
                for parent in self.folders_of(place):
                    parent.rmdir()


@contextmanager
def filled(path: Path, store: Store, shown: Path | None = None) -> Iterator[Folder]:
    """A folder to be filled; afterwards it holds nothing else, and what it holds is remembered in `store`.

    `shown` is its older twin, which lends what has not changed since.
    """
    path.mkdir(parents=True, exist_ok=True)
    name = digest("folder", str(path))
    found = store.get(name)
    known: Remembered = {} if found is MISSING else found[1] | found[0]
    lender = shown.resolve() if shown and shown.is_dir() else None
    folder = Folder(path, contents(path, known), contents(lender, known) if lender else {}, lender)
    yield folder
    folder.clear_rest()
    now = {identity(address, (path / address).lstat()): key for address, key in folder.keys.items()}
    store.put(name, (now, {} if found is MISSING else found[0]))


def contents(folder: Path, known: Remembered) -> dict[str, bytes]:
    """The key of what each file holds, by address; of a file that is not known, nothing."""
    return {
        address: known.get(identity(address, os.lstat(f"{folder}/{address}")), b"")
        for address in addresses(folder)
    }


def identity(address: str, stat: os.stat_result) -> str:
    """What tells a file from all that were at its address before and after."""
    return f"{address}|{stat.st_ino}|{stat.st_size}|{stat.st_mtime_ns}|{stat.st_ctime_ns}"


def addresses(folder: Path | str, prefix: str = "") -> Iterator[str]:
    """The files below a folder; a link is one, wherever it leads."""
    with os.scandir(folder) as rows:
        for row in rows:
            if row.is_dir(follow_symlinks=False):
                yield from addresses(row.path, f"{prefix}{row.name}/")
            else:
                yield prefix + row.name


def lend(source: Path, place: Path) -> None:
    """Have the file `source` at `place` too: the same one, or a copy where the disk knows no such links."""
    try:
        os.link(source, place)
    except OSError:
        shutil.copyfile(source, place)


def clear(place: Path) -> None:
    """Remove a file, or a folder with all in it."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
