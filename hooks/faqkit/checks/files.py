"""Names and folders of the content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from faqkit.checks.project import Project
from faqkit.model import SOURCE_LOCALE
from faqkit.problems import Place, Problem
from faqkit.schema import good_slug


def check_names(project: Project) -> Iterator[Problem]:
    """Entries and their folders are named in lower-case ASCII."""
    for _, path, place in content(project):
        if path.is_dir() or path.suffix != ".md" or not good_slug(path.stem):
            yield Problem(place, "FAQ012", {"name": path.name})
        elif not good_slug(path.parent.name):
            yield Problem(place, "FAQ012", {"name": path.parent.name})


def check_sources(project: Project) -> Iterator[Problem]:
    """A translation translates something."""
    for locale, path, place in content(project):
        source = project.draft.root / "docs" / SOURCE_LOCALE / "faq" / path.parent.name / path.name
        if locale != SOURCE_LOCALE and good_slug(path.stem) and not source.exists():
            values = {"source": source.relative_to(project.draft.root).as_posix()}
            yield Problem(place, "FAQ029", values)


def check_categories(project: Project) -> Iterator[Problem]:
    """A category has the page that shows all its entries, and nothing lies beside the categories."""
    root = project.draft.root
    folders = sorted((root / "docs" / SOURCE_LOCALE / "faq").glob("*/"))
    if not folders:
        yield Problem(Place(f"docs/{SOURCE_LOCALE}/faq/index.md"), "FAQ045", {"category": "–"})
    for folder in folders:
        page = folder / "all.md"
        if not page.exists():
            place = Place(page.relative_to(root).as_posix())
            yield Problem(place, "FAQ046", {"category": folder.name})
    for locale in project.draft.locales:
        for path in sorted((root / "docs" / locale / "faq").glob("*.*")):
            if path.is_file():
                yield Problem(Place(path.relative_to(root).as_posix()), "FAQ089")


def content(project: Project) -> Iterator[tuple[str, Path, Place]]:
    """Everything in the categories' folders: its language, path and place."""
    root = project.draft.root
    for locale in project.draft.locales:
        for path in sorted((root / "docs" / locale / "faq").glob("*/*")):
            yield locale, path, Place(path.relative_to(root).as_posix())


CHECKS = (check_names, check_sources, check_categories)
