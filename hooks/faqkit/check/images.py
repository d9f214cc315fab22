"""Images: files of the project that browsers can show, with words for those who cannot see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from faqkit.check.project import Page, Project
from faqkit.content.prose import Link
from faqkit.problems import Problem, Word
from faqkit.source.paths import resolve
from faqkit.source.tree import Tree

KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
MAX_BYTES = 1_000_000  # the offline copy carries every image
NO_DESCRIPTION = re.compile(r"(?:image|img|picture|screenshot|画像|写真|図|イメージ)?\s*\d*", re.IGNORECASE)
ACTIVE_SVG = re.compile(rb"<script|<foreignObject|\son\w+\s*=|javascript:", re.IGNORECASE)


def check_images(project: Project) -> Iterator[Problem]:
    """Each image is there, can be shown and is described."""
    for page in project.pages:
        for link in page.document.links:
            for what in image_slips(project.draft.tree, page, link) if link.image else ():
                place = page.line(link.line, link.col)
                yield Problem(place, "FAQ024", {"target": link.target, "what": Word(what)})


def image_slips(tree: Tree, page: Page, link: Link) -> Iterator[str]:
    """What is wrong with an image: words of FAQ024."""
    if re.match(r"[a-z]+:|//", link.target, re.IGNORECASE):
        yield "remote"
    else:
        path = resolve(page.path, link.target)
        yield from file_slips(tree, path) if path.startswith("docs/") else ("missing",)
    if NO_DESCRIPTION.fullmatch(link.text.strip()):
        yield "silent"


def file_slips(tree: Tree, path: str) -> Iterator[str]:
    """What is wrong with an image's file."""
    data = tree.read(path) if tree.is_file(path) else None
    suffix = PurePosixPath(path).suffix.lower()
    if data is None:
        yield "missing"
    elif suffix not in KINDS:
        yield "kind"
    elif not data:
        yield "empty"
    elif len(data) > MAX_BYTES:
        yield "big"
    elif suffix == ".svg" and ACTIVE_SVG.search(data):
        yield "active"


CHECKS = (check_images,)
