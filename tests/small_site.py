"""A site of the frozen project in `tests/project`, with the project's own templates and words."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import material

from faqkit.build.open_site import open_site, read_content
from faqkit.render.site import Site
from faqkit.render.templates import strict_environment
from faqkit.source.store import Nothing
from golden_cases import FROZEN
from support import PROJECT

NAMES = {"ja": "日本語", "en": "English"}
ENTRY = "docs/{}/faq/registration/wrong-import-password.md"
ID = "registration/wrong-import-password"
AT = "https://help.example/some/sub-path/"


def small_project(target: Path) -> Path:
    """A copy of the frozen project with this project's templates and words in it."""
    shutil.copytree(FROZEN, target)
    shutil.copytree(PROJECT / "overrides", target / "overrides")
    return target


def small_site(root: Path, *, offline: bool = False, **settings: Any) -> Site:
    """The site of the project at `root`."""
    icons = Path(material.__file__).parent / "templates"
    return open_site(
        read_content(root, Nothing()),
        site_url="" if offline else AT,
        repo_url="",
        settings=settings,
        offline=offline,
        locale_names=NAMES,
        env=strict_environment(root / "overrides", icons),
    )


def with_entry(site: Site, entry_id: str, locale: str, **words: Any) -> Site:
    """The site with other words in one entry."""
    catalogue = site.catalogue
    entry = catalogue.entry(entry_id)
    texts: Mapping[str, Any] = {**entry.texts, locale: replace(entry.texts[locale], **words)}
    categories = tuple(
        replace(c, entries=tuple(replace(e, texts=texts) if e is entry else e for e in c.entries))
        for c in catalogue.categories
    )
    return replace(site, catalogue=replace(catalogue, categories=categories))


def run_git(root: Path, *arguments: str, date: str = "2026-12-01") -> None:
    """A git command in `root`, its commits dated."""
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgSign=false")
    stamp = f"{date}T12:00:00+0000"
    env = {
        "GIT_COMMITTER_DATE": stamp,
        "GIT_AUTHOR_DATE": stamp,
        "PATH": "/usr/bin:/bin",
        "HOME": "/nonexistent",
    }
    subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, env=env, capture_output=True)


def commit(root: Path, date: str, message: str = "Change") -> None:
    """Commit everything in `root` on a day."""
    run_git(root, "add", "-A", "docs", date=date)
    run_git(root, "commit", "-q", "--allow-empty", "-m", message, date=date)


def committed_project(target: Path) -> Path:
    """A repository with the small project in its first commit, of 2026-10-01."""
    root = small_project(target)
    run_git(root, "init", "-q", "-b", "main")
    commit(root, "2026-10-01")
    return root


def edit(root: Path, locale: str, before: str, after: str) -> None:
    """Replace text of one entry that must be there."""
    file = root / ENTRY.format(locale)
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
