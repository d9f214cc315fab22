"""Opening a project: content read, checked and indexed once, and put together with a delivery as a `Site`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment

from faqkit.check import load_checked
from faqkit.content.addresses import Urls
from faqkit.content.edition import version
from faqkit.content.history import History, read_history
from faqkit.content.languages import language
from faqkit.content.model import Catalogue
from faqkit.content.settings import Settings, read_settings
from faqkit.content.words import load_strings, said, words_of_guests
from faqkit.lookup.documents import indexed, lookup_documents
from faqkit.lookup.engine import LookupEngine, engine_source
from faqkit.lookup.readings import kana_reader
from faqkit.problems import LANGUAGES, as_text, has_errors
from faqkit.render.delivery import Delivery
from faqkit.render.site import Site
from faqkit.render.templates import Compiled, speak
from faqkit.render.told_changes import fresh_entries
from faqkit.render.view_models import Fresh
from faqkit.source.store import Store, code_digest, digest, kept
from faqkit.source.tree import Disk

HANDED_OVER = ("content", "folder")  # among the settings: what is read, and the folder to be filled


class ContentError(Exception):
    """The content has errors; the text lists all of them, one a line."""


@dataclass(frozen=True, slots=True)
class Content:
    """What all deliveries are made from.

    `index` is the lookup's, `to_kana` reads the source language aloud, `store` keeps finished pages,
    `compiled` the templates that one delivery has compiled for the next.
    """

    root: Path
    catalogue: Catalogue
    settings: Settings
    index: Mapping[str, Any]
    to_kana: Callable[[str], str]
    history: History
    store: Store
    compiled: Compiled = field(default_factory=Compiled)


def read_content(root: Path, store: Store, lang: str = "") -> Content:
    """Read, check and index the project at `root`. Raises ContentError when the check finds errors."""
    catalogue, problems = load_checked(Disk(root), store)
    if catalogue is None or has_errors(problems):
        lang = lang or read_settings(Disk(root)).speaks(LANGUAGES)
        raise ContentError(as_text([p for p in problems if p.severity == "error"], lang))
    index = lookup_index(catalogue, store)
    spoken = language(catalogue.source).readings
    to_kana = error_readings(catalogue, store).__getitem__ if spoken else str.casefold
    settings = read_settings(Disk(root))
    return Content(root, catalogue, settings, index, to_kana, read_history(root, settings.source), store)


def error_readings(catalogue: Catalogue, store: Store) -> Mapping[str, str]:
    """How the texts that are sorted by sound are read aloud: of errors, and the names of tags."""
    tags = {tag for entry in catalogue for tag in entry.tags}
    names = {catalogue.tag_name(tag, locale) for tag in tags for locale in catalogue.locales}
    texts = sorted(names | {error.text for entry in catalogue for error in entry.errors})
    read = kana_reader(catalogue.readings)
    key = digest("kana", code_digest(), json.dumps([texts, dict(catalogue.readings)], ensure_ascii=False))
    return kept(store, key, lambda: {text: read(text) for text in texts})


def lookup_index(catalogue: Catalogue, store: Store) -> dict[str, Any]:
    """The lookup's index, made anew when anything that it holds has changed."""
    documents = indexed(lookup_documents(catalogue, Urls(source=catalogue.source)))
    key = digest("index", code_digest(), engine_source(), json.dumps(documents, ensure_ascii=False))
    return kept(store, key, lambda: LookupEngine().build(documents))


def built_downloads(root: Path) -> dict[str, int]:
    """The bytes of the offline copy's files by name; the copy itself would name those of an older one."""
    return {path.name: path.stat().st_size for path in sorted((root / "dist").glob("*.*"))}


def own_settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings without what a build hands over in them."""
    return {name: value for name, value in settings.items() if name not in HANDED_OVER}


def marks(
    history: History, locales: Iterable[str], date: str, settings: Mapping[str, Any]
) -> dict[str, dict[str, tuple[Fresh, ...]]]:
    """The marks of entries that were new or changed in the days before `date`, by language."""
    days = int(settings.get("fresh_days", 30))
    return {locale: fresh_entries(history, locale, date, days) for locale in locales}


def open_site(
    content: Content,
    *,
    site_url: str,
    repo_url: str,
    settings: Mapping[str, Any],
    offline: bool,
    locale_names: Mapping[str, str],
    env: Environment,
) -> Site:
    """The site of one delivery of the content."""
    catalogue, own = content.catalogue, content.settings
    pages = sorted(page.removesuffix(".md") for page, _ in own.pages())
    speak(env, catalogue.locales, pages)
    edition = version(content.root, catalogue)
    strings = load_strings(content.root, own.source, locale_names)
    return Site(
        catalogue=catalogue,
        strings=strings,
        said=said({**strings, **words_of_guests(content.root, catalogue.guests)}),
        settings=own_settings(settings) | {"bundle": own.bundle, "pages": pages},
        version=edition,
        delivery=Delivery(
            site_url=site_url,
            repo_url=repo_url,
            offline=offline,
            urls=Urls(directory_urls=not offline, source=own.source),
            locale_names=locale_names,
            form_locales=form_locales(content.root),
            keeps=not offline and settings.get("works_offline") is not False and not settings.get("live"),
            downloads={} if offline else built_downloads(content.root),
        ),
        env=env,
        root=content.root,
        to_kana=content.to_kana,
        history=content.history,
        fresh=marks(content.history, locale_names, edition["date"], settings),
        index=content.index,
        store=content.store,
    )


def form_locales(root: Path) -> tuple[str, ...]:
    """The languages of the issue forms: `wrong-answer-en.yml` → `en`."""
    forms = (root / ".github" / "ISSUE_TEMPLATE").glob("wrong-answer-*.yml")
    return tuple(sorted(path.stem.removeprefix("wrong-answer-") for path in forms))
