"""The settings of the site (`mkdocs.yml`): readable, whole, and with the languages that the content has."""

from __future__ import annotations

from collections.abc import Iterator

from faqkit.check.links import check_key
from faqkit.check.project import Project
from faqkit.content.records import read_yaml_file
from faqkit.content.settings import SETTINGS, TAGS, Settings
from faqkit.problems import Place, Problem, Word
from faqkit.source.schema import validate
from faqkit.source.yaml_files import Located

OFFLINE = "mkdocs.offline.yml"


def check_settings(project: Project) -> Iterator[Problem]:
    """The files can be read and hold what a build needs; nothing in them is misspelt."""
    tree = project.draft.tree
    if not tree.is_file(SETTINGS):
        if tree.is_file("hooks/site_hooks.py"):
            yield Problem(Place(SETTINGS), "FAQ104.data", {"path": SETTINGS})
        return
    settings = project.draft.settings
    yield from settings.problems
    if settings.located is not None:
        yield from validate(settings.located, "mkdocs")
        yield from check_languages(project, settings, settings.located)
        yield from check_official(project, settings, settings.located)
    if tree.is_file(OFFLINE):
        offline, problems = read_yaml_file(tree, OFFLINE, tags=TAGS)
        yield from problems or (validate(offline, "mkdocs-offline") if offline else ())


def check_languages(project: Project, settings: Settings, located: Located) -> Iterator[Problem]:
    """Each language of the content is built, each that is built has content, the source is first."""
    built = {locale: place for locale, _, place in settings.languages()}
    if not built:
        values = {"locale": project.source, "what": Word("unlisted")}
        yield Problem(located.place("plugins"), "FAQ113", values)
        return
    for locale in project.draft.locales:
        if locale not in built:
            yield Problem(located.place("plugins"), "FAQ113", {"locale": locale, "what": Word("unlisted")})
    for locale, default, place in settings.languages():
        if not project.draft.tree.below(f"docs/{locale}"):
            yield Problem(place, "FAQ113", {"locale": locale, "what": Word("folder")})
        elif default != (locale == project.source):
            yield Problem(place, "FAQ113", {"locale": project.source, "what": Word("default")})
    named = settings.value("extra", "faq", "source")
    if named is not None and named != project.source:
        values = {"locale": named, "what": Word("name")}
        yield Problem(located.place("extra", "faq", "source"), "FAQ113", values)


def check_official(project: Project, settings: Settings, located: Located) -> Iterator[Problem]:
    """The official site, which the footer of every page names, is a declared document."""
    value = settings.value("extra", "faq", "source_link")
    if isinstance(value, str):
        yield from check_key(project, value, located.place("extra", "faq", "source_link"))


CHECKS = (check_settings,)
