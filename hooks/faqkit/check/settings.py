"""The settings of the site (`mkdocs.yml`): readable, whole, and with the languages that the content has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from faqkit.check.links import check_key
from faqkit.check.project import Project
from faqkit.content.records import read_yaml_file
from faqkit.problems import Place, Problem, Word
from faqkit.source.schema import validate
from faqkit.source.yaml_files import Located

SETTINGS = "mkdocs.yml"
OFFLINE = "mkdocs.offline.yml"
TAGS = ("!ENV", "!relative", "tag:yaml.org,2002:python/name:")  # what MkDocs reads besides plain YAML


def check_settings(project: Project) -> Iterator[Problem]:
    """The files can be read and hold what a build needs; nothing in them is misspelt."""
    tree = project.draft.tree
    if not tree.is_file(SETTINGS):
        if tree.is_file("hooks/site_hooks.py"):
            yield Problem(Place(SETTINGS), "FAQ104.data", {"path": SETTINGS})
        return
    settings, problems = read_yaml_file(tree, SETTINGS, tags=TAGS)
    yield from problems
    if settings is not None and not problems:
        yield from validate(settings, "mkdocs")
        yield from check_languages(project, settings)
        yield from check_official(project, settings)
    if tree.is_file(OFFLINE):
        settings, problems = read_yaml_file(tree, OFFLINE, tags=TAGS)
        yield from problems or (validate(settings, "mkdocs-offline") if settings else ())


def check_languages(project: Project, settings: Located) -> Iterator[Problem]:
    """Each language of the content is built, and each that is built has content."""
    built = dict(languages(settings))
    if not built:
        yield Problem(settings.place("plugins"), "FAQ113", {"locale": "ja", "what": Word("unlisted")})
        return
    for locale in project.draft.locales:
        if locale not in built:
            yield Problem(settings.place("plugins"), "FAQ113", {"locale": locale, "what": Word("unlisted")})
    for locale, place in built.items():
        if not project.draft.tree.below(f"docs/{locale}"):
            yield Problem(place, "FAQ113", {"locale": locale, "what": Word("folder")})


def check_official(project: Project, settings: Located) -> Iterator[Problem]:
    """The official site, which the footer of every page names, is a declared document."""
    value: Any = settings.value
    for name in ("extra", "faq", "source_link"):
        value = value.get(name) if isinstance(value, dict) else None
    if isinstance(value, str):
        yield from check_key(project, value, settings.place("extra", "faq", "source_link"))


def languages(settings: Located) -> Iterator[tuple[str, Place]]:
    """The languages that the plugin for them builds, and where each is named."""
    value: Any = settings.value
    plugins = value.get("plugins") if isinstance(value, dict) else None
    for index, plugin in enumerate(plugins if isinstance(plugins, list) else ()):
        options = plugin.get("i18n") if isinstance(plugin, dict) else None
        rows = options.get("languages") if isinstance(options, dict) else None
        for number, row in enumerate(rows if isinstance(rows, list) else ()):
            if isinstance(row, dict) and isinstance(row.get("locale"), str):
                yield row["locale"], settings.place("plugins", index, "i18n", "languages", number)


CHECKS = (check_settings,)
