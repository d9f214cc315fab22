"""Opening a project: content, words and version read, checked and put together as a `Site`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment

from faqkit.check import load_checked
from faqkit.content.addresses import Urls
from faqkit.content.edition import version
from faqkit.content.languages import language
from faqkit.content.settings import read_settings
from faqkit.content.words import load_strings
from faqkit.lookup.readings import kana_reader
from faqkit.problems import LANGUAGES, as_text, has_errors
from faqkit.render.delivery import Delivery
from faqkit.render.site import Site
from faqkit.render.templates import speak
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
        lang = settings.get("check_language", read_settings(Disk(root)).speaks(LANGUAGES))
        raise ContentError("\n" + as_text([p for p in problems if p.severity == "error"], lang))
    own = read_settings(Disk(root))
    pages = frozenset(page.removesuffix(".md") for page, _ in own.pages())
    speak(env, catalogue.locales, pages)
    delivery = Delivery(
        site_url=site_url,
        repo_url=repo_url,
        offline=offline,
        urls=Urls(directory_urls=not offline, source=own.source),
        locale_names=locale_names,
        form_locales=form_locales(root),
        downloads={path.name: path.stat().st_size for path in sorted((root / "dist").glob("*.*"))},
    )
    return Site(
        catalogue=catalogue,
        strings=load_strings(root, own.source, locale_names),
        settings={**settings, "bundle": own.bundle, "pages": pages},
        version=version(root, catalogue),
        delivery=delivery,
        env=env,
        root=root,
        to_kana=kana_reader(catalogue.readings) if language(own.source).readings else str.casefold,
    )


def form_locales(root: Path) -> tuple[str, ...]:
    """The languages of the issue forms: `wrong-answer-en.yml` → `en`."""
    forms = (root / ".github" / "ISSUE_TEMPLATE").glob("wrong-answer-*.yml")
    return tuple(sorted(path.stem.removeprefix("wrong-answer-") for path in forms))
