"""Trees of files: an overlay shows what will be, and a change that is killed is whole or never was."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqkit.source import journal
from faqkit.source.git import revision
from faqkit.source.tree import Disk, Overlay, Tree, children, files_in, folders_in, listed
from golden_cases import commit_all

PATHS = ("docs/a.md", "docs/b.md", "docs/x/c.md", "docs/x/y/d.yml", "mkdocs.yml")
START = {path: path.encode() for path in PATHS[:3]}
CHANGES = st.dictionaries(st.sampled_from(PATHS), st.one_of(st.none(), st.binary(max_size=8)), min_size=1)


class KilledError(BaseException):
    """Stands for a process that ends between two steps."""


def make(root: Path, files: Mapping[str, bytes]) -> Disk:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return Disk(root)


def content(tree: Tree) -> dict[str, bytes]:
    return {path: tree.read(path) for path in PATHS if tree.is_file(path)}


@given(CHANGES)
@settings(deadline=None, max_examples=50)
def test_an_overlay_shows_what_writing_makes(changes: dict[str, bytes | None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        disk = make(Path(folder), START)
        overlay = Overlay(disk, changes)
        foreseen, listed = content(overlay), overlay.below("docs")
        journal.write_all(disk.root, changes)
        assert content(disk) == foreseen
        assert disk.below("docs") == listed


@given(CHANGES, st.integers(1, 12))
@settings(deadline=None, max_examples=100)
def test_a_kill_leaves_the_old_state_or_the_next_command_makes_the_new(
    changes: dict[str, bytes | None], moment: int
) -> None:
    steps = iter(range(1, 1000))

    def step(original):  # type: ignore[no-untyped-def]
        def counted(*args, **kwargs):  # type: ignore[no-untyped-def]
            if next(steps) == moment:
                raise KilledError
            return original(*args, **kwargs)

        return counted

    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        disk = make(Path(folder), START)
        old, new = content(disk), content(Overlay(disk, changes))
        patch.setattr(Path, "replace", step(Path.replace))
        patch.setattr(Path, "unlink", step(Path.unlink))
        patch.setattr(journal, "write_through", step(journal.write_through))
        with contextlib.suppress(KilledError):
            journal.write_all(disk.root, changes)
        patch.undo()
        journal.finish(disk.root)
        assert content(disk) in (old, new)
        assert journal.finish(disk.root) == []


def test_children_are_files_and_folders(tmp_path: Path) -> None:
    disk = make(tmp_path, START)
    assert children(disk, "docs") == ["a.md", "b.md", "x/"]
    assert files_in(disk, "docs") == ["docs/a.md", "docs/b.md"]
    assert folders_in(disk, "docs") == ["x"]


def test_a_revision_is_read_without_a_checkout(tmp_path: Path) -> None:
    disk = make(tmp_path, START)
    commit_all(tmp_path)
    commit = subprocess.run(["git", "-C", str(tmp_path), "rev-parse", "HEAD"], capture_output=True, text=True)
    make(tmp_path, {"docs/a.md": b"new"})
    old = revision(tmp_path, commit.stdout.strip())
    assert old.read("docs/a.md") == START["docs/a.md"]
    assert old.below("docs") == disk.below("docs")
    assert revision(tmp_path, "no-such-commit").below("docs") == []


def test_a_listed_folder_is_as_on_disk(tmp_path: Path) -> None:
    disk = make(tmp_path, START | {"docs/x.md": b"", "docs/x-y/a.md": b"", "docs/x/y.md": b""})
    tree = listed(disk, "docs")
    for folder in ("docs", "docs/x", "docs/x/y", "docs/x-y", "docs/nothing", ""):
        assert tree.below(folder) == disk.below(folder)
