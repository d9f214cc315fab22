"""Putting a finished folder in the place of another, so that there is always one there."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

CURRENT_FOLDER = -100  # Linux: AT_FDCWD, paths count from the current folder
EXCHANGE = 2  # Linux: RENAME_EXCHANGE, each of two names gets what the other had


class BusyError(Exception):
    """Somebody else is at work in the folder."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Have `folder` to oneself, on this machine and on a share. Raises BusyError when somebody else has it.

    The system ends the hold with the process that has it, however that ends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / "lock", timeout=0):
            yield
    except Timeout as error:
        raise BusyError(str(folder)) from error


def replace_folder(new: Path, target: Path) -> Path:
    """Put `new` where `target` was, and what was there where `new` was; returns `target`.

    Linux swaps the two in one step. Elsewhere `target` is gone for the moment between two renames; if the
    power fails in it, `restore` brings the old one back. A `target` that is a symbolic link stays one: what
    it points to is replaced, on whatever disk that is; from another disk than `new` nothing comes back.
    """
    restore(target)
    place = target.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    beside, old = neighbours(place)
    shutil.move(new, beside)
    if not place.exists():
        beside.rename(place)
    elif exchange(beside, place):
        put_by(beside, new)
    else:
        place.rename(old)
        beside.rename(place)
        put_by(old, new)
    return target


def put_by(old: Path, spare: Path) -> None:
    """Keep what was replaced as `spare`, if that costs no copy."""
    try:
        old.rename(spare)
    except OSError:
        shutil.rmtree(old)


def restore(target: Path) -> None:
    """Clear up after a `replace_folder` that was interrupted: `target` is what it was before."""
    place = target.resolve()
    beside, old = neighbours(place)
    if not place.exists() and old.exists():
        old.rename(place)
    for left in (beside, old):
        shutil.rmtree(left, ignore_errors=True)


def neighbours(place: Path) -> tuple[Path, Path]:
    """Where the new and the old folder are while they change places: on the same disk."""
    return place.with_name(f".{place.name}.new"), place.with_name(f".{place.name}.old")


def exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step; False where the system or the disk cannot."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    return not rename(CURRENT_FOLDER, names[0], CURRENT_FOLDER, names[1], EXCHANGE)
