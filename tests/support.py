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
from faqkit.edit.new_project import make_project

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
    """A project with both deliveries in it, called `bundle`, its languages the first the source's."""

    root: Path
    bundle: str = "efiling-support"
    languages: tuple[str, ...] = ("ja", "en")

    @property
    def site(self) -> Path:
        """The web delivery."""
        return self.root / "site"

    @property
    def dist(self) -> Path:
        """The offline delivery."""
        return self.root / "dist"

    @property
    def unpacked(self) -> Path:
        """The root folder of the bundle, taken out of its zip."""
        return self.root / "unpacked" / self.bundle

    @property
    def base(self) -> str:
        """The path that the site lies below on its server."""
        return f"/{self.bundle}/"


def copy_project(target: Path) -> Path:
    """A copy of everything that a build needs, with the fixture's content and settings for the real ones."""
    shutil.copytree(PROJECT, target, ignore=NOT_COPIED)
    shutil.copytree(FIXTURE, target, dirs_exist_ok=True)
    if (PROJECT / picture.CACHE).exists():
        shutil.copytree(PROJECT / picture.CACHE, target / picture.CACHE)
    return target


def build_copy(target: Path) -> Built:
    """Copy the project to `target` and build both deliveries there."""
    return build(Built(copy_project(target)))


def build_other_product(target: Path) -> Built:
    """Build another product's site: written in English, translated to Japanese and Arabic."""
    make_project(target, "Desk Help", "en", ["en", "ja", "ar"], "2026-11-25")
    return build(Built(target, "desk-help", ("en", "ja", "ar")))


def build(project: Built) -> Built:
    """Build both deliveries of a project, and unpack the bundle."""
    build_site(project.root)
    with zipfile.ZipFile(project.dist / f"{project.bundle}.zip") as archive:
        archive.extractall(project.root / "unpacked")
    return project


def raster(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    """A picture with something in it."""
    image = Image.effect_noise(size, 60)
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()
