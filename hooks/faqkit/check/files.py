"""Names and folders of the content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from faqkit.check.pictures import DOCUMENTS, KINDS
from faqkit.check.project import Project
from faqkit.check.published import lost_categories
from faqkit.content.model import SOURCE_LOCALE
from faqkit.content.reading import DATA_FILES
from faqkit.problems import Place, Problem
from faqkit.source.schema import good_slug

NEEDED = ("links", "published", "synonyms", "glossary", "tags")  # of a project with a site
ASSETS = (*KINDS, *DOCUMENTS)
NAVIGATION = re.compile(r"^nav:\n(?P<rows>(?:[ ]+-.*\n|[ ]*#.*\n)+)", re.MULTILINE)
NAVIGATED = re.compile(r"-[ ]+(?:[^:\n]+:[ ]+)?(?P<page>[\w/-]+\.md)[ ]*$", re.MULTILINE)


def check_names(project: Project) -> Iterator[Problem]:
    """Entries and their folders are named in lower-case ASCII, and nothing else lies beside them."""
    for _, path, place in content(project):
        if path.is_dir() or path.suffix != ".md":
            yield Problem(place, "FAQ106", {"name": path.name})
        elif not good_slug(path.stem):
            yield Problem(place, "FAQ012", {"name": path.name})
    for locale in project.draft.locales:
        for path in sorted((project.draft.root / "docs" / locale).glob("*.md")):
            if not good_slug(path.stem):
                yield Problem(place_of(project, path), "FAQ012", {"name": path.name})
        for folder in sorted((project.draft.root / "docs" / locale / "faq").glob("*/")):
            if not good_slug(folder.name):
                yield Problem(place_of(project, folder), "FAQ012", {"name": folder.name})


def check_sources(project: Project) -> Iterator[Problem]:
    """A translation translates something."""
    lost = lost_categories(project)  # which are reported themselves
    for locale, path, place in content(project):
        if path.parent.name in lost:
            continue
        source = project.draft.root / "docs" / SOURCE_LOCALE / "faq" / path.parent.name / path.name
        if locale != SOURCE_LOCALE and good_slug(path.stem) and not source.exists():
            values = {"source": source.relative_to(project.draft.root).as_posix()}
            yield Problem(place, "FAQ029", values)


def check_categories(project: Project) -> Iterator[Problem]:
    """A category has the page that shows all its entries."""
    folders = sorted((project.draft.root / "docs" / SOURCE_LOCALE / "faq").glob("*/"))
    if not folders:
        yield Problem(Place(f"docs/{SOURCE_LOCALE}/faq/index.md"), "FAQ045", {"category": "–"})
    for folder in folders:
        page = folder / "all.md"
        if not page.exists():
            yield Problem(place_of(project, page), "FAQ046", {"category": folder.name})


def check_places(project: Project) -> Iterator[Problem]:
    """Nothing is published that no check has looked at: each file of docs/ is where its kind belongs."""
    root = project.draft.root / "docs"
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        known = any(part.startswith(".") for part in parts) or in_category(project, parts)
        if path.is_symlink():
            yield Problem(place_of(project, path), "FAQ106", {"name": path.name})
        elif path.is_file() and not known and not has_place(project, parts):
            rule = "FAQ089" if path.suffix == ".md" else "FAQ106"
            yield Problem(place_of(project, path), rule, {"name": path.name})


def in_category(project: Project, parts: tuple[str, ...]) -> bool:
    """Whether a path below docs/ lies in the folder of a category, or in one in it, which is reported."""
    return len(parts) > 3 and parts[0] in project.draft.locales and parts[1] == "faq"


def has_place(project: Project, parts: tuple[str, ...]) -> bool:
    """Whether a file below docs/ that is in no category may be there."""
    suffix = Path(parts[-1]).suffix
    if len(parts) == 1:
        return suffix == ".yml" and Path(parts[0]).stem in DATA_FILES
    if parts[0] == "assets":
        return suffix.lower() in ASSETS
    return len(parts) == 2 and parts[0] in project.draft.locales and suffix == ".md"


def check_pages(project: Project) -> Iterator[Problem]:
    """The pages of the navigation are there."""
    config = project.draft.root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8", errors="replace") if config.is_file() else ""
    navigation = NAVIGATION.search(text)
    for match in NAVIGATED.finditer(navigation["rows"]) if navigation else ():
        path = project.draft.root / "docs" / SOURCE_LOCALE / match["page"]
        if not path.is_file():
            yield Problem(place_of(project, path), "FAQ107", {"path": path.name})


def check_data_files(project: Project) -> Iterator[Problem]:
    """The lists that the pages and the lookup are made with are there."""
    for name in NEEDED if (project.draft.root / "mkdocs.yml").is_file() else ():
        path = f"docs/{name}.yml"
        if not (project.draft.root / path).exists():
            yield Problem(Place(path), "FAQ104", {"path": path})


def place_of(project: Project, path: Path) -> Place:
    """A file or folder as a place."""
    return Place(path.relative_to(project.draft.root).as_posix())


def content(project: Project) -> Iterator[tuple[str, Path, Place]]:
    """Everything in the categories' folders: its language, path and place."""
    for locale in project.draft.locales:
        for path in sorted((project.draft.root / "docs" / locale / "faq").glob("*/*")):
            yield locale, path, place_of(project, path)


CHECKS = (check_names, check_sources, check_categories, check_places, check_pages, check_data_files)
