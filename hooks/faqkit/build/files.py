"""Reading and writing the text files of a delivery."""

from __future__ import annotations

from pathlib import Path


def write(path: Path, text: str) -> None:
    """Write a text file with `\\n` line ends, and the folders it needs."""
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def read(path: Path) -> str:
    """The text of a file."""
    return path.read_text(encoding="utf-8")
