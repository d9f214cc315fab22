"""The editors' commands run on a copy of the frozen project, and what they changed there."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from faqkit.check import load_checked
from faqkit.cli.main import main
from faqkit.source.tree import Disk
from golden_cases import TODAY

FOLDER = "docs/ja/faq/registration"


ENGLISH = "docs/en/faq/registration"


PUBLISHED = "docs/published.yml"


def run(root: Path, *arguments: str) -> Result:
    """A command on the project at `root`."""
    return CliRunner().invoke(main, ["--root", str(root), *arguments])


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file and its bytes."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def changed(before: dict[str, bytes], root: Path) -> set[str]:
    """The files that are new, gone or different."""
    after = snapshot(root)
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def errors(root: Path) -> list[str]:
    """The rules that the content breaks as errors."""
    return [p.rule for p in load_checked(Disk(root), today=TODAY)[1] if p.severity == "error"]
