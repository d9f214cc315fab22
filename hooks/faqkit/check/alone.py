"""The checks that look at one page at a time: what they say of an unchanged page is in the store.

They are given a project that has nothing but that page, so nothing else can go into what is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

from faqkit.check.project import Page, Project
from faqkit.content.model import SOURCE_LOCALE
from faqkit.problems import Problem
from faqkit.source.processes import shared_out
from faqkit.source.store import MISSING, digest

Check = Callable[[Project], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Alone:
    """What such a check sees of a project."""

    pages: tuple[Page, ...]
    section_names: Mapping[str, Mapping[str, str]]

    def entries(self, locale: str = SOURCE_LOCALE) -> Iterator[Page]:
        """The page, if it is an entry in that language."""
        return (page for page in self.pages if page.kind == "entry" and page.locale == locale)


def check_alone(project: Project, checks: Sequence[Check]) -> list[Problem]:
    """What `checks` say of each page by itself."""
    reader = project.draft.reader
    names = json.dumps(project.section_names, sort_keys=True)
    keys = {
        page.path: digest("check", reader.code, names, reader.digests[page.path]) for page in project.pages
    }
    found = {page.path: reader.store.get(keys[page.path]) for page in project.pages}
    new = [page for page in project.pages if found[page.path] is MISSING]
    work = partial(look_at, checks=checks, section_names=project.section_names)
    for page, problems in zip(new, shared_out(work, new), strict=True):
        reader.store.put(keys[page.path], problems)
        found[page.path] = problems
    return [problem for problems in found.values() for problem in problems]


def look_at(
    page: Page, checks: Sequence[Check], section_names: Mapping[str, Mapping[str, str]]
) -> list[Problem]:
    """What `checks` say of a page."""
    alone = cast(Project, Alone((page,), section_names))
    return [problem for check in checks for problem in check(alone)]
