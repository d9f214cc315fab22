"""Names and folders of the content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from faqkit.check.pictures import DOCUMENTS, KINDS
from faqkit.check.project import Project
from faqkit.check.published import lost_categories
from faqkit.problems import Place, Problem
from faqkit.source.paths import category_path, content_path, entry_path, good_slug
from faqkit.source.tree import children, files_in, folders_in

NEEDED = ("links", "published", "synonyms", "glossary", "tags")  # of a project with a site
ASSETS = (*KINDS, *DOCUMENTS)


def check_names(project: Project) -> Iterator[Problem]:
    """Entries and their folders are named in lower-case ASCII, and nothing else lies beside them."""
    for folder, name in content(project):
        path = PurePosixPath(name)
        if path.suffix != ".md" or name.endswith("/"):
            yield Problem(Place(f"{folder}/{path}"), "FAQ106.stray", {"name": path.name})
        elif not good_slug(path.stem):
            yield Problem(Place(f"{folder}/{path}"), "FAQ106.name", {"name": path.name})
    for locale in project.draft.locales:
        pages = files_in(project.draft.tree, f"docs/{locale}")
        folders = [f"docs/{locale}/faq/{name}" for name in categories(project, locale)]
        for place in map(PurePosixPath, (*pages, *folders)):
            if not good_slug(place.stem if place.suffix == ".md" else place.name):
                yield Problem(Place(str(place)), "FAQ106.name", {"name": place.name})


def check_sources(project: Project) -> Iterator[Problem]:
    """A translation translates something."""
    lost = lost_categories(project)  # which are reported themselves
    for folder, name in content(project):
        file = content_path(f"{folder}/{name}")
        if file.locale == project.source or file.category in lost or not good_slug(file.slug):
            continue
        source = entry_path(project.source, file.id)
        if name.endswith(".md") and not project.draft.tree.is_file(source):
            yield Problem(Place(f"{folder}/{name}"), "FAQ104.source", {"source": source})


def check_categories(project: Project) -> Iterator[Problem]:
    """A category has the page that shows all its entries, and its name in each language that it is in.

    A language that has hardly begun is left alone.
    """
    tree = project.draft.tree
    found = categories(project, project.source)
    if not found:
        yield Problem(Place(f"docs/{project.source}/faq/index.md"), "FAQ104.index", {"category": "–"})
    for name in found:
        page = f"{category_path(project.source, name)}/all.md"
        if not tree.is_file(page):
            yield Problem(Place(page), "FAQ104.all", {"category": name})
        count = len(files_in(tree, category_path(project.source, name)))
        for folder in (category_path(locale, name) for locale in project.draft.locales[1:]):
            index = f"{folder}/index.md"
            if len(files_in(tree, folder)) * 2 > count and not tree.is_file(index):
                yield Problem(Place(index), "FAQ104.index", {"category": name})


def check_places(project: Project) -> Iterator[Problem]:
    """Nothing is published that no check has looked at: each file of docs/ is where its kind belongs."""
    for path in project.draft.tree.below("docs"):
        parts = tuple(path.split("/")[1:])
        known = any(part.startswith(".") for part in parts) or in_category(project, parts)
        if project.draft.tree.is_link(path):
            yield Problem(Place(path), "FAQ106.stray", {"name": parts[-1]})
        elif not known and not has_place(project, parts):
            rule = "FAQ106.folder" if path.endswith(".md") else "FAQ106.stray"
            yield Problem(Place(path), rule, {"name": parts[-1]})


def in_category(project: Project, parts: tuple[str, ...]) -> bool:
    """Whether a path below docs/ lies in the folder of a category, or in one in it, which is reported."""
    return len(parts) > 3 and parts[0] in project.draft.locales and parts[1] == "faq"


def has_place(project: Project, parts: tuple[str, ...]) -> bool:
    """Whether a file below docs/ that is in no category may be there."""
    name = PurePosixPath(parts[-1])
    if len(parts) == 1:
        return name.suffix == ".yml" and name.stem in project.draft.data
    if parts[0] == "assets":
        return name.suffix.lower() in ASSETS
    return len(parts) == 2 and parts[0] in project.draft.locales and name.suffix == ".md"


def check_pages(project: Project) -> Iterator[Problem]:
    """The pages of the navigation are there."""
    for page, _ in project.draft.settings.pages():
        path = f"docs/{project.source}/{page}"
        if not project.draft.tree.is_file(path):
            yield Problem(Place(path), "FAQ104.page", {"path": PurePosixPath(path).name})


def check_data_files(project: Project) -> Iterator[Problem]:
    """The lists that the pages and the lookup are made with are there."""
    for name in NEEDED if project.draft.tree.is_file("mkdocs.yml") else ():
        path = f"docs/{name}.yml"
        if not project.draft.tree.is_file(path):
            yield Problem(Place(path), "FAQ104.data", {"path": path})


def categories(project: Project, locale: str) -> list[str]:
    """The names of the categories' folders in one language."""
    return folders_in(project.draft.tree, f"docs/{locale}/faq")


def content(project: Project) -> Iterator[tuple[str, str]]:
    """Everything in the categories' folders: the folder, and the name in it (with a slash for a folder)."""
    for locale in project.draft.locales:
        for category in categories(project, locale):
            folder = category_path(locale, category)
            for name in children(project.draft.tree, folder):
                yield folder, name


CHECKS = (check_names, check_sources, check_categories, check_places, check_pages, check_data_files)
