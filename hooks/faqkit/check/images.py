"""Images and other files: browsers can show them, they run nothing, and each image is described."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from faqkit.check.pictures import DOCUMENTS, KINDS, file_slip
from faqkit.check.project import Project
from faqkit.content.prose import Link
from faqkit.problems import Place, Problem, Word
from faqkit.source.paths import resolve
from faqkit.source.tree import Tree

FOLDER = "docs/assets"
SETTINGS = "mkdocs.yml"
REMOTE = re.compile(r"[a-z]+:|//", re.IGNORECASE)
NO_DESCRIPTION = re.compile(r"(?:image|img|picture|screenshot|画像|写真|図|イメージ)?\s*\d*", re.IGNORECASE)


def check_images(project: Project) -> Iterator[Problem]:
    """Each file that is shown or linked to is sound, each image is described; then the files nobody uses."""
    tree = project.draft.tree
    slips = {path: slip for path in assets(tree) if (slip := file_slip(tree, path))}
    used = set()
    for page in project.pages:
        for link in page.document.links:
            path = None if REMOTE.match(link.target) else resolve(page.path, link.page)
            used.add(path)
            for what in image_slips(tree, path, link) if link.image else linked_slips(slips, path):
                place = page.line(link.line, link.col)
                yield Problem(place, "FAQ024", {"target": link.target, "what": Word(what)})
    for path in sorted(set(assets(tree)) - used):
        slip = slips.get(path) or ("unused" if unused(project, path) else "")
        if slip:
            yield Problem(Place(path), "FAQ024", {"target": PurePosixPath(path).name, "what": Word(slip)})


def unused(project: Project, path: str) -> bool:
    """Whether no page and no setting names a file, not even misspelt."""
    tree, name = project.draft.tree, PurePosixPath(path).stem.casefold()
    settings = tree.read(SETTINGS).decode("utf-8", "replace") if tree.is_file(SETTINGS) else ""
    return not any(name in text.casefold() for text in (settings, *(page.body for page in project.pages)))


def assets(tree: Tree) -> list[str]:
    """The pictures and documents of `docs/assets/`; other files are strays."""
    return [path for path in tree.below(FOLDER) if suffix(path) in (*KINDS, *DOCUMENTS)]


def image_slips(tree: Tree, path: str | None, link: Link) -> Iterator[str]:
    """What is wrong with an image: words of FAQ024."""
    if path is None:
        yield "remote"
    elif suffix(path) in DOCUMENTS:
        yield "kind"
    elif slip := file_slip(tree, path) if path.startswith("docs/") else "missing":
        yield slip
    if NO_DESCRIPTION.fullmatch(link.text.strip()) or suffix(link.text.strip()) in KINDS:
        yield "silent"


def linked_slips(slips: Mapping[str, str], path: str | None) -> Iterator[str]:
    """What is wrong with a file that is linked to; that it exists is the business of links."""
    if path is not None and path in slips:
        yield slips[path]


def suffix(path: str) -> str:
    """`docs/assets/A.PNG` → `.png`."""
    return PurePosixPath(path).suffix.lower()


CHECKS = (check_images,)
