"""The generator with the content of the fixture, and both deliveries built from it."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from faqkit.build import picture_reader as picture
from faqkit.build.deliveries import build_site

PROJECT = Path(__file__).resolve().parent.parent
FIXTURE = PROJECT / "tests" / "project"
NOT_COPIED = shutil.ignore_patterns(
    ".git",
    ".venv",
    ".build",
    "site",
    "dist",
    "tests",
    "docs",
    "__pycache__",
    "*.egg-info",
    ".*_cache",
    ".hypothesis",
    "node_modules",
)  # fmt: skip


@dataclass(frozen=True)
class Built:
    """A copy of the project with both deliveries in it; `unpacked` is the bundle's root folder."""

    root: Path
    site: Path
    dist: Path
    unpacked: Path


def copy_project(target: Path) -> Path:
    """A copy of everything that a build needs, with the fixture's content and settings for the real ones."""
    shutil.copytree(PROJECT, target, ignore=NOT_COPIED)
    shutil.copytree(FIXTURE, target, dirs_exist_ok=True)
    if (PROJECT / picture.CACHE).exists():
        shutil.copytree(PROJECT / picture.CACHE, target / picture.CACHE)
    return target


def build_copy(target: Path) -> Built:
    """Copy the project to `target` and build both deliveries there."""
    root = copy_project(target)
    build_site(root)
    unpacked = root / "unpacked"
    with zipfile.ZipFile(root / "dist" / "efiling-support.zip") as archive:
        archive.extractall(unpacked)
    return Built(root, root / "site", root / "dist", unpacked / "efiling-support")


def raster(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    """A picture with something in it."""
    image = Image.effect_noise(size, 60)
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()
