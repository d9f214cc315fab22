"""What git knows of a project: the only place that runs it."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterable
from pathlib import Path

from faqkit.source.tree import Disk, Overlay, Tree

# A repository may belong to another user (a mounted folder, a container). git then refuses to read it, for
# fear of programs that its settings may name; but this very program comes from that folder.
TRUSTING = ("-c", "safe.directory=*")
EMPTY = bytes(10_240)  # a tar file of nothing


def git(root: Path, *arguments: str) -> str:
    """What a git command prints in the project at `root`; nothing when it fails or git is missing."""
    return _run(root, *arguments)[0].decode("utf-8", "replace")


def why_unread(root: Path) -> str:
    """Why git cannot tell the commit of the repository at `root`; nothing if it can, or there is none."""
    return _run(root, "rev-parse", "--verify", "HEAD")[1] if (root / ".git").exists() else ""


def revision(root: Path, commit: str, path: str = ".") -> Tree:
    """The project's files, or only those below `path`, as `commit` had them; none that git cannot give."""
    data, _ = _run(root, "archive", commit, path)
    with tarfile.open(fileobj=io.BytesIO(data or EMPTY)) as archive:
        found = {member.name: archive.extractfile(member) for member in archive}
        files = {name: content.read() for name, content in found.items() if content is not None}
    return Overlay(Disk(root / ".git" / "none"), files)


def blobs(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The contents of files by the hash that git keeps them under; what it lacks is left out."""
    wanted = list(dict.fromkeys(names))
    data, _ = _run(root, "cat-file", "--batch", asked="".join(f"{name}\n" for name in wanted))
    found: dict[str, bytes] = {}
    start = 0
    while start < len(data):
        head = data[start : data.index(b"\n", start)]
        name, kind, *size = head.decode("ascii").split(" ")
        start += len(head) + 1
        if kind != "missing":
            found[name] = data[start : start + int(size[0])]
            start += int(size[0]) + 1
    return found


def _run(root: Path, *arguments: str, asked: str = "") -> tuple[bytes, str]:
    """What git prints, and what it complains of: one of them is empty. `asked` is what it reads."""
    command = ["git", "-C", str(root), *TRUSTING, *arguments]
    try:
        done = subprocess.run(command, input=asked.encode(), capture_output=True)
    except OSError as error:
        return b"", str(error)
    if done.returncode:
        return b"", done.stderr.decode("utf-8", "replace").strip() or f"git ended with {done.returncode}"
    return done.stdout, ""
