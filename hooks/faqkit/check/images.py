"""Images and other files: browsers can show them, they run nothing, and each image is described."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from faqkit.check.pictures import DOCUMENTS, KINDS, file_slip
from faqkit.check.project import Project, resolve
from faqkit.content.prose import Link, links
from faqkit.problems import Place, Problem, Word

FOLDER = Path("docs", "assets")
REMOTE = re.compile(r"[a-z]+:|//", re.IGNORECASE)
NO_DESCRIPTION = re.compile(r"(?:image|img|picture|screenshot|画像|写真|図|イメージ)?\s*\d*", re.IGNORECASE)


def check_images(project: Project) -> Iterator[Problem]:
    """Each file that is shown or linked to is sound, each image is described; then the files nobody uses."""
    slips = {
        path: slip for path in assets(project.draft.root) if (slip := file_slip(project.draft.root / path))
    }
    used = set()
    for page in project.pages:
        for link in links(page.body):
            path = None if REMOTE.match(link.target) else resolve(page.path, link.page)
            used.add(path)
            for what in (
                image_slips(project.draft.root, path, link) if link.image else linked_slips(slips, path)
            ):
                place = page.line(link.line, link.col)
                yield Problem(place, "FAQ024", {"target": link.target, "what": Word(what)})
    for path in sorted(slips.keys() - used):
        yield Problem(Place(path.as_posix()), "FAQ024", {"target": path.name, "what": Word(slips[path])})


def assets(root: Path) -> list[Path]:
    """The pictures and documents of `docs/assets/`, relative to the project; other files are strays."""
    found = sorted((root / FOLDER).rglob("*"))
    return [p.relative_to(root) for p in found if p.suffix.lower() in (*KINDS, *DOCUMENTS) and p.is_file()]


def image_slips(root: Path, path: Path | None, link: Link) -> Iterator[str]:
    """What is wrong with an image: words of FAQ024."""
    if path is None:
        yield "remote"
    elif path.suffix.lower() in DOCUMENTS:
        yield "kind"
    elif slip := file_slip(root / path) if path.parts[:1] == ("docs",) else "missing":
        yield slip
    if NO_DESCRIPTION.fullmatch(link.text.strip()):
        yield "silent"


def linked_slips(slips: dict[Path, str], path: Path | None) -> Iterator[str]:
    """What is wrong with a file that is linked to; that it exists is the business of links."""
    if path in slips:
        yield slips[path]


CHECKS = (check_images,)
