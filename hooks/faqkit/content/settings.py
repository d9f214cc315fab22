"""The settings of a site, `mkdocs.yml`: read once, for the content, the check and the commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from faqkit.content.records import read_yaml_file
from faqkit.problems import Place, Problem
from faqkit.source.paths import LOCALE
from faqkit.source.schema import Terms
from faqkit.source.tree import Tree
from faqkit.source.yaml_files import Located

SETTINGS = "mkdocs.yml"
TAGS = ("!ENV", "!relative", "tag:yaml.org,2002:python/name:")  # what MkDocs reads besides plain YAML
DEFAULT_SOURCE = "ja"  # of a site that does not say which language its answers are written in first
DEFAULT_BUNDLE = "support-site"


@dataclass(frozen=True, slots=True)
class Settings:
    """`source` is the language that answers are written in first, `bundle` the name of the offline copy,
    `platforms` what an answer may be for; where there are none, entries name none. `entities` says that
    the software's messages hold signs like `&gt;` as they are.

    `located` has everything as it stands in the file, None where there is none that can be read.
    """

    source: str = DEFAULT_SOURCE
    bundle: str = DEFAULT_BUNDLE
    platforms: tuple[str, ...] = ()
    entities: bool = False
    located: Located | None = None
    problems: tuple[Problem, ...] = ()

    def speaks(self, languages: Sequence[str]) -> str:
        """The one of the `languages` of commands that the project's people read: its own, else English."""
        return self.source if self.source in languages else "en"

    @property
    def terms(self) -> Terms:
        """The site's own words in the schemas."""
        needed = ("platforms",) if self.platforms else ()
        return (("source", (self.source,)), ("platforms", self.platforms), ("needed", needed))

    def value(self, *path: str) -> Any:
        """What stands at `path`, None where nothing does: `value("extra", "faq", "source")`."""
        value: Any = self.located.value if self.located is not None else None
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        return value

    def languages(self) -> Iterator[tuple[str, bool, Place]]:
        """The languages that the plugin for them builds: locale, whether it is the default, its place."""
        plugins = self.value("plugins")
        for index, plugin in enumerate(plugins if isinstance(plugins, list) else ()):
            options = plugin.get("i18n") if isinstance(plugin, dict) else None
            rows = options.get("languages") if isinstance(options, dict) else None
            for number, row in enumerate(rows if isinstance(rows, list) else ()):
                if isinstance(row, dict) and isinstance(row.get("locale"), str) and self.located:
                    place = self.located.place("plugins", index, "i18n", "languages", number)
                    yield row["locale"], row.get("default") is True, place

    def pages(self) -> Iterator[tuple[str, Place]]:
        """The pages of the menu, as `index.md` or `Title: index.md`, and where each is named."""
        rows = self.value("nav")
        for index, row in enumerate(rows if isinstance(rows, list) else ()):
            page = next(iter(row.values()), None) if isinstance(row, dict) else row
            if isinstance(page, str) and self.located:
                yield page, self.located.place("nav", index)


def read_settings(tree: Tree) -> Settings:
    """The settings of a project; with their defaults where it has no file, or one that is broken."""
    if not tree.is_file(SETTINGS):
        return Settings()
    located, problems = read_yaml_file(tree, SETTINGS, tags=TAGS)
    if located is None or problems:
        return Settings(problems=tuple(problems))
    read = Settings(located=located)
    source, bundle = read.value("extra", "faq", "source"), read.value("extra", "faq", "bundle")
    platforms = read.value("extra", "faq", "platforms")
    return Settings(
        entities=read.value("extra", "faq", "entities") is True,
        platforms=tuple(map(str, platforms)) if isinstance(platforms, list) else (),
        source=source if isinstance(source, str) and LOCALE.match(source) else DEFAULT_SOURCE,
        bundle=bundle if isinstance(bundle, str) else DEFAULT_BUNDLE,
        located=located,
    )
