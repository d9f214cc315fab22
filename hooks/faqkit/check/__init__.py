"""The checks that need more than a schema. Each is a small function that gives problems.

project       what they look at: pages, catalogue, day
files         names and folders
front         title, summary, tags, dates, related
errors        declared errors and their slots
placements    errors in the text
helpers       helpers in the text; what to check first
helper_rules  whether what a helper does can be
links         links, images, references
anchors       what links can name on a page
images        images and their files
blocks        code, HTML, boxes
headings      sections and their names
lists         lists, tables, footnotes, bold text
structure     each line became what it was typed as, and nothing was swallowed
shown         nothing typed as structure is shown as running text; codes in the text are declared
words         spelling, length and tone of the prose (warnings)
translations  what is behind its source
twins         what a translation has of its source
published     what was ever published still answers
data          the data files against themselves
strings       the words of the site itself
settings      the settings of the site
alone         the checks of one page at a time, and what is kept of them
"""

from __future__ import annotations

import datetime

from faqkit.check import (
    blocks,
    data,
    errors,
    files,
    front,
    headings,
    helpers,
    images,
    links,
    lists,
    placements,
    published,
    settings,
    shown,
    strings,
    structure,
    translations,
    twins,
    words,
)
from faqkit.check.alone import Check, check_alone
from faqkit.check.project import hint, make_project
from faqkit.content.draft import Draft
from faqkit.content.model import Catalogue
from faqkit.content.reading import load
from faqkit.problems import Problem, ordered
from faqkit.source.store import Store
from faqkit.source.tree import Tree

# These look at one page at a time …
PAGE_CHECKS: tuple[Check, ...] = (
    *front.PAGE_CHECKS,
    *errors.PAGE_CHECKS,
    *placements.PAGE_CHECKS,
    *blocks.PAGE_CHECKS,
    *headings.PAGE_CHECKS,
    *lists.PAGE_CHECKS,
    *structure.PAGE_CHECKS,
    *shown.PAGE_CHECKS,
    *words.PAGE_CHECKS,
    *translations.PAGE_CHECKS,
)
# … and these at all of them.
CHECKS: tuple[Check, ...] = (
    *files.CHECKS,
    *front.CHECKS,
    *errors.CHECKS,
    *placements.CHECKS,
    *helpers.CHECKS,
    *links.CHECKS,
    *images.CHECKS,
    *shown.CHECKS,
    *words.CHECKS,
    *translations.CHECKS,
    *twins.CHECKS,
    *published.CHECKS,
    *data.CHECKS,
    *strings.CHECKS,
    *settings.CHECKS,
)

__all__ = ["CHECKS", "PAGE_CHECKS", "Check", "check_project", "hint", "load_checked"]


def check_project(
    draft: Draft, catalogue: Catalogue | None, *, today: datetime.date | None = None, notices: bool = False
) -> list[Problem]:
    """All problems of a project that has been read, sorted; `today` decides which reviews are due."""
    project = make_project(draft, catalogue, today or datetime.date.today())
    problems = [*draft.problems, *check_alone(project, PAGE_CHECKS)]
    for check in CHECKS:
        problems += check(project)
    return [p for p in ordered(problems) if notices or p.severity != "notice"]


def load_checked(
    tree: Tree,
    store: Store | None = None,
    *,
    today: datetime.date | None = None,
    notices: bool = False,
) -> tuple[Catalogue | None, list[Problem]]:
    """Read and check a project: the catalogue, and all problems sorted."""
    catalogue, draft = load(tree, store)
    return catalogue, check_project(draft, catalogue, today=today, notices=notices)
