"""Several files written as one: a kill at any moment leaves the old state, or one that is finished later.

    new bytes beside the project's files → the journal, which decides → each file put in its place

Once the journal is there the change is made, by `write_all` or by the next command's `finish`.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(".build") / "edit"
JOURNAL = "journal.json"


def write_all(root: Path, changes: Mapping[str, bytes | None]) -> None:
    """Give the files below `root` these bytes; None removes one. Raises OSError, everything put back."""
    folder = root / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    steps = {
        path: None if data is None else str(number) for number, (path, data) in enumerate(changes.items())
    }
    for path, name in steps.items():
        if name is not None:
            write_through(folder / name, changes[path] or b"")
    before = {path: (root / path).read_bytes() if (root / path).is_file() else None for path in changes}
    write_through(folder / "decided", json.dumps(steps).encode())
    (folder / "decided").replace(folder / JOURNAL)
    try:
        finish(root)
    except OSError:
        (folder / JOURNAL).unlink()
        put_back(root, before)
        shutil.rmtree(folder, ignore_errors=True)
        raise


def finish(root: Path) -> list[str]:
    """Do what is left of a change that was decided; the paths that it touches, none where there is none."""
    folder = root / FOLDER
    journal = folder / JOURNAL
    steps = json.loads(journal.read_bytes()) if journal.exists() else {}
    for path, name in steps.items():
        target = root / path
        if name is None:
            target.unlink(missing_ok=True)
        elif (folder / name).exists():  # else it is in its place already
            target.parent.mkdir(parents=True, exist_ok=True)
            (folder / name).replace(target)
    journal.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    return list(steps)


def put_back(root: Path, before: Mapping[str, bytes | None]) -> None:
    """Undo a change that could not be finished; a file that was never reached has its bytes still."""
    for path, data in before.items():
        target = root / path
        if data is None:
            target.unlink(missing_ok=True)
        elif not target.is_file() or target.read_bytes() != data:
            target.write_bytes(data)


def write_through(path: Path, data: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
