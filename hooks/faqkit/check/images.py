"""Images: files of the project that browsers can show, with words for those who cannot see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from faqkit.check.project import Page, Project, resolve
from faqkit.content.prose import Link
from faqkit.problems import Problem, Word

KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
MAX_BYTES = 1_000_000  # the offline copy carries every image
NO_DESCRIPTION = re.compile(r"(?:image|img|picture|screenshot|画像|写真|図|イメージ)?\s*\d*", re.IGNORECASE)
ACTIVE_SVG = re.compile(rb"<script|<foreignObject|\son\w+\s*=|javascript:", re.IGNORECASE)


def check_images(project: Project) -> Iterator[Problem]:
    """Each image is there, can be shown and is described."""
    for page in project.pages:
        for link in page.document.links:
            for what in image_slips(project.draft.root, page, link) if link.image else ():
                place = page.line(link.line, link.col)
                yield Problem(place, "FAQ024", {"target": link.target, "what": Word(what)})


def image_slips(root: Path, page: Page, link: Link) -> Iterator[str]:
    """What is wrong with an image: words of FAQ024."""
    if re.match(r"[a-z]+:|//", link.target, re.IGNORECASE):
        yield "remote"
    else:
        path = resolve(page.path, link.target)
        yield from file_slips(root / path) if path.parts[:1] == ("docs",) else ("missing",)
    if NO_DESCRIPTION.fullmatch(link.text.strip()):
        yield "silent"


def file_slips(file: Path) -> Iterator[str]:
    """What is wrong with an image's file."""
    if not file.is_file():
        yield "missing"
    elif file.suffix.lower() not in KINDS:
        yield "kind"
    elif not file.stat().st_size:
        yield "empty"
    elif file.stat().st_size > MAX_BYTES:
        yield "big"
    elif file.suffix.lower() == ".svg" and ACTIVE_SVG.search(file.read_bytes()):
        yield "active"


CHECKS = (check_images,)
