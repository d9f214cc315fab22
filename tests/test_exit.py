"""The ways out of what will not be kept up for ever: MkDocs' successor, and no theme package at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import material
import pytest

from support import copy_project

WITHOUT_MATERIAL = """
import sys
sys.modules["material"] = None  # an import of it fails
from mkdocs.__main__ import cli
cli()
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one's own."""
    return copy_project(tmp_path / "project")


def run(root: Path, *command: str) -> Path:
    """Build strictly with a command of MkDocs; the folder it made."""
    done = subprocess.run(
        [sys.executable, *command, "build", "--strict", "-d", "out"],
        cwd=root,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "out"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What MkDocs with its theme package makes."""
    return contents(run(copy_project(tmp_path_factory.mktemp("mkdocs") / "project"), "-m", "mkdocs"))


def test_properdocs_makes_the_same_bytes(root: Path, pages: dict[str, bytes]) -> None:
    assert contents(run(root, "-m", "properdocs")) == pages


def test_without_the_theme_package_the_bytes_are_the_same(root: Path, pages: dict[str, bytes]) -> None:
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "  name: material\n" in text
    settings.write_text(text.replace("  name: material\n", "  name: null\n"), encoding="utf-8")
    (root / "overrides/.icons").symlink_to(Path(material.__file__).parent / "templates/.icons")
    assert contents(run(root, "-c", WITHOUT_MATERIAL)) == pages
