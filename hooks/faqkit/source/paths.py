"""What kind of file a path of the content is: told here, and nowhere else."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_SLUG = 60  # characters of a file name
SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
LOCALE = re.compile(r"^[a-z]{2}(-[A-Z]{2})?$")
CATEGORY_PAGES = {"index": "category", "all": "all"}


@dataclass(frozen=True, slots=True)
class ContentPath:
    """A Markdown file below `docs/`.

    `kind`: `entry`, `category` (its numbered index), `all` (the category on one page) or `page`.
    """

    locale: str
    kind: str
    category: str
    slug: str

    @property
    def id(self) -> str:
        """The id of an entry."""
        return f"{self.category}/{self.slug}"

    @property
    def name(self) -> str:
        """The page's name in every language: `errors`, `faq/registration/index`."""
        return f"faq/{self.category}/{self.slug}" if self.category else self.slug


def content_path(path: str) -> ContentPath:
    """What `docs/ja/faq/registration/x.md` is: the entry `registration/x` in Japanese."""
    locale, *folders, name = path.removeprefix("docs/").split("/")
    slug = name.removesuffix(".md")
    if len(folders) < 2 or folders[0] != "faq":
        return ContentPath(locale, "page", "", "/".join([*folders, slug]))
    return ContentPath(locale, CATEGORY_PAGES.get(slug, "entry"), folders[1], slug)


def entry_path(locale: str, entry_id: str) -> str:
    """The file of an entry: `docs/ja/faq/registration/x.md`."""
    return f"docs/{locale}/faq/{entry_id}.md"


def category_path(locale: str, category: str) -> str:
    """The folder of a category: `docs/ja/faq/registration`."""
    return f"docs/{locale}/faq/{category}"


def resolve(path: str, target: str) -> str:
    """The path that `target` names, as seen from the file `path`: `docs/a/b.md`, `../c.md` → `docs/c.md`."""
    parts = path.split("/")[:-1]
    for part in target.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def good_slug(name: str) -> bool:
    """Whether a file or folder may be called so."""
    return bool(re.match(SLUG, name)) and len(name) <= MAX_SLUG
