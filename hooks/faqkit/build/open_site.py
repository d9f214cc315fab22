"""Opening a project: content, words and version read, checked and put together as a `Site`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment

from faqkit.check import load_checked
from faqkit.content.addresses import Urls
from faqkit.content.edition import version
from faqkit.content.history import read_history
from faqkit.content.words import load_strings
from faqkit.lookup.readings import kana_reader
from faqkit.problems import as_text, has_errors
from faqkit.render.delivery import Delivery
from faqkit.render.site import Site
from faqkit.source.tree import Disk


class ContentError(Exception):
    """The content has errors; the text lists all of them, one a line."""


def open_site(
    root: Path,
    *,
    site_url: str,
    repo_url: str,
    settings: Mapping[str, Any],
    offline: bool,
    locale_names: Mapping[str, str],
    env: Environment,
) -> Site:
    """The site of the project at `root`. Raises ContentError when the check finds errors."""
    catalogue, problems = load_checked(Disk(root))
    if catalogue is None or has_errors(problems):
        lang = settings.get("check_language", "ja")
        raise ContentError("\n" + as_text([p for p in problems if p.severity == "error"], lang))
    delivery = Delivery(
        site_url=site_url,
        repo_url=repo_url,
        offline=offline,
        urls=Urls(directory_urls=not offline),
        locale_names=locale_names,
        downloads={path.name: path.stat().st_size for path in sorted((root / "dist").glob("*.*"))},
    )
    return Site(
        catalogue=catalogue,
        strings=load_strings(root, tuple(locale_names)),
        settings=settings,
        version=version(root, catalogue),
        delivery=delivery,
        env=env,
        root=root,
        to_kana=kana_reader(catalogue.readings),
        history=read_history(root),
    )
