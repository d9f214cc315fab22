"""What git knows of the project."""

from __future__ import annotations

import subprocess
from pathlib import Path

# A repository may belong to another user (a mounted folder, a container). git then refuses to read it, for
# fear of programs that its settings may name; but this very program comes from that folder.
TRUSTING = ("-c", "safe.directory=*")


def git(root: Path, *arguments: str) -> str:
    """What a git command prints in the project at `root`; nothing when it fails or git is missing."""
    return _run(root, *arguments)[0]


def why_unread(root: Path) -> str:
    """Why git cannot tell the commit of the repository at `root`; nothing if it can, or there is none."""
    return _run(root, "rev-parse", "--verify", "HEAD")[1] if (root / ".git").exists() else ""


def _run(root: Path, *arguments: str) -> tuple[str, str]:
    """What git prints, and what it complains of: one of them is empty."""
    command = ["git", "-C", str(root), *TRUSTING, *arguments]
    try:
        done = subprocess.run(command, capture_output=True)
    except OSError as error:
        return "", str(error)
    if done.returncode:
        return "", done.stderr.decode("utf-8", "replace").strip() or f"git ended with {done.returncode}"
    return done.stdout.decode("utf-8", "replace"), ""
