"""The files of a project, wherever they are: on disk, as an edit would leave them, or in an old commit.

Whatever reads the content reads a `Tree`, so an edit is checked before a byte of it is written.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Protocol


class Tree(Protocol):
    """Files by path, relative to the project and with `/` between names; folders are what files lie in."""

    @property
    def root(self) -> Path:
        """The folder of the project on disk, which its git history belongs to."""

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError."""

    def is_file(self, path: str) -> bool:
        """Whether there is such a file."""

    def is_link(self, path: str) -> bool:
        """Whether the path is a symbolic link."""

    def below(self, folder: str) -> list[str]:
        """The path of every file and link below a folder, sorted."""


@dataclass(frozen=True, slots=True)
class Disk:
    """The files as they are on disk."""

    root: Path

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError."""
        return (self.root / path).read_bytes()

    def is_file(self, path: str) -> bool:
        """Whether there is such a file."""
        return (self.root / path).is_file()

    def is_link(self, path: str) -> bool:
        """Whether the path is a symbolic link."""
        return (self.root / path).is_symlink()

    def below(self, folder: str) -> list[str]:
        """The path of every file and link below a folder, sorted; what a linked folder holds is not its."""
        found = (self.root / folder).rglob("*")
        files = (path for path in found if path.is_symlink() or not path.is_dir())
        return sorted(path.relative_to(self.root).as_posix() for path in files)


@dataclass(frozen=True, slots=True)
class Overlay:
    """The files of `base`, with `changes` made: new bytes, or None for a file that goes."""

    base: Tree
    changes: Mapping[str, bytes | None]

    @property
    def root(self) -> Path:
        """The folder of the project on disk."""
        return self.base.root

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError."""
        if path not in self.changes:
            return self.base.read(path)
        data = self.changes[path]
        if data is None:
            raise FileNotFoundError(path)
        return data

    def is_file(self, path: str) -> bool:
        """Whether there is such a file."""
        return self.changes[path] is not None if path in self.changes else self.base.is_file(path)

    def is_link(self, path: str) -> bool:
        """Whether the path is a symbolic link."""
        return path not in self.changes and self.base.is_link(path)

    def below(self, folder: str) -> list[str]:
        """The path of every file and link below a folder, sorted."""
        here = f"{folder}/" if folder else ""
        new = {path for path, data in self.changes.items() if data is not None and path.startswith(here)}
        return sorted(new | (set(self.base.below(folder)) - self.changes.keys()))


@dataclass(frozen=True, slots=True)
class Listed:
    """The files of `base`, of which those below `folder` were listed once: `paths`, sorted."""

    base: Tree
    folder: str
    paths: Sequence[str]

    @property
    def root(self) -> Path:
        """The folder of the project on disk."""
        return self.base.root

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError."""
        return self.base.read(path)

    def is_file(self, path: str) -> bool:
        """Whether there is such a file."""
        return self.base.is_file(path)

    def is_link(self, path: str) -> bool:
        """Whether the path is a symbolic link."""
        return self.base.is_link(path)

    def below(self, folder: str) -> list[str]:
        """The path of every file and link below a folder, sorted."""
        if not f"{folder}/".startswith(f"{self.folder}/"):
            return self.base.below(folder)
        first = bisect_left(self.paths, f"{folder}/")
        return list(takewhile(lambda path: path.startswith(f"{folder}/"), self.paths[first:]))


def listed(tree: Tree, folder: str) -> Listed:
    """A tree whose `folder` is gone through only once."""
    return Listed(tree, folder, tree.below(folder))


def children(tree: Tree, folder: str) -> list[str]:
    """The names of what lies directly in a folder: `["index.md", "sub/"]`, sub-folders with a slash."""
    found = (path.removeprefix(f"{folder}/") for path in tree.below(folder))
    return sorted({name + slash for name, slash, _ in (path.partition("/") for path in found)})


def files_in(tree: Tree, folder: str, suffix: str = ".md") -> list[str]:
    """The paths of the files with `suffix` directly in a folder."""
    return [f"{folder}/{name}" for name in children(tree, folder) if name.endswith(suffix)]


def folders_in(tree: Tree, folder: str) -> list[str]:
    """The names of the folders directly in a folder."""
    return [name[:-1] for name in children(tree, folder) if name.endswith("/")]
