"""What has been read so far, in whatever state the files are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from faqkit.content.model import Category
from faqkit.content.reader import Reader
from faqkit.content.records import Source
from faqkit.content.settings import Settings
from faqkit.problems import Problem, has_errors
from faqkit.source.tree import Tree
from faqkit.source.yaml_files import Located


@dataclass(slots=True)
class Draft:
    """What has been read so far of one project, before it is known to be sound."""

    tree: Tree
    settings: Settings
    locales: tuple[str, ...]
    reader: Reader
    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    data_places: dict[str, Located] = field(default_factory=dict)
    categories: list[Category] = field(default_factory=list)

    @property
    def source(self) -> str:
        """The language that answers are written in first."""
        return self.settings.source

    @property
    def code_pattern(self) -> str:
        """What a code of this site may look like."""
        return dict(self.reader.terms)["code"][0]

    def front(self, path: str, schema: str) -> Source | None:
        """Read and remember a Markdown file; None when its front matter is not sound."""
        source, problems = self.reader.read(path, schema)
        self.problems += problems
        if source is not None:
            self.sources[path] = source
        return None if has_errors(problems) else source
