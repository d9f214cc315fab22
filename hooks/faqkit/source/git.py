"""What git knows of a project: the only place that runs it."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

from faqkit.source.tree import Disk, Overlay, Tree

EMPTY = bytes(10_240)  # a tar file of nothing


class GitError(Exception):
    """Git is missing or refuses; the text is what it said."""


def git(root: Path, *arguments: str) -> bytes:
    """What `git` prints in the folder `root`. Raises GitError."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=True)
    except OSError as error:
        raise GitError(str(error)) from None
    except subprocess.CalledProcessError as error:
        raise GitError(error.stderr.decode("utf-8", "replace").strip()) from None
    return done.stdout


def lines(root: Path, *arguments: str) -> list[str]:
    """The lines that git prints; none where it fails or is missing."""
    try:
        return git(root, *arguments).decode("utf-8", "replace").splitlines()
    except GitError:
        return []


def revision(root: Path, commit: str, path: str = ".") -> Tree:
    """The project's files, or only those below `path`, as `commit` had them; none that git cannot give."""
    try:
        data = git(root, "archive", commit, path)
    except GitError:
        data = b""
    with tarfile.open(fileobj=io.BytesIO(data or EMPTY)) as archive:
        found = {member.name: archive.extractfile(member) for member in archive}
        files = {name: content.read() for name, content in found.items() if content is not None}
    return Overlay(Disk(root / ".git" / "none"), files)
