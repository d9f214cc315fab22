"""The Markdown files of a project, each read once: taken from the store, or read in several processes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from faqkit.content.conversion import Converter
from faqkit.content.document import SECTION_IDS
from faqkit.content.model import SOURCE_LOCALE
from faqkit.content.records import Source, read_front
from faqkit.problems import Problem
from faqkit.source.paths import content_path
from faqkit.source.processes import shared_out
from faqkit.source.store import MISSING, Nothing, Store, code_digest, digest, kept
from faqkit.source.tree import Overlay, Tree

Result = tuple[Source | None, list[Problem]]


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, with everything that decides what it is read as: `key` is a hash of that."""

    path: str
    schema: str
    names: Mapping[str, str]
    data: bytes
    key: bytes


@dataclass(slots=True)
class Reader:
    """Reads files as Markdown. `digests` has the key of each file that was read, by path."""

    tree: Tree
    section_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    store: Store = field(default_factory=Nothing)
    code: bytes = field(default_factory=code_digest)
    digests: dict[str, bytes] = field(default_factory=dict)
    ready: dict[bytes, Result] = field(default_factory=dict)
    converter: Converter = field(default_factory=Converter)

    def read(self, path: str, schema: str) -> Result:
        """A file, and what its front matter breaks of `schema` (see `read_front`)."""
        task = self.task(path, schema)
        if task is None:
            return read_front(self.tree, path, schema)
        self.digests[path] = task.key
        found = self.ready.get(task.key)
        return found or kept(self.store, task.key, lambda: self.work(task))

    def read_ahead(self) -> None:
        """Have everything ready that is not in the store: all at once, it can be shared out."""
        tasks = [task for task in self.tasks() if self.take(task) is MISSING]
        for task, result in zip(tasks, shared_out(self.work, tasks), strict=True):
            self.ready[task.key] = result
            self.store.put(task.key, result)

    def take(self, task: Task) -> object:
        """What the store has; it is then ready."""
        found = self.store.get(task.key)
        if found is not MISSING:
            self.ready[task.key] = found
        return found

    def tasks(self) -> Iterator[Task]:
        """All Markdown files below docs/."""
        for path in self.tree.below("docs"):
            if path.endswith(".md") and path.count("/") > 1:
                task = self.task(path, schema_of(path))
                if task is not None:
                    yield task

    def task(self, path: str, schema: str) -> Task | None:
        """What there is to do for a file; None for one that cannot be opened."""
        try:
            data = self.tree.read(path)
        except OSError:
            return None
        names = SECTION_IDS | dict(self.section_names.get(path.split("/")[1], {}))
        key = digest("source", self.code, path, schema, json.dumps(names), data)
        return Task(path, schema, names, data, key)

    def work(self, task: Task) -> Result:
        """Read a file: what was hashed is what is read."""
        tree = Overlay(self.tree, {task.path: task.data})
        return read_front(tree, task.path, task.schema, task.names, self.converter)


def schema_of(path: str) -> str:
    """What the settings of a file have to be: an entry's, a translation's, a category's, a page's."""
    file = content_path(path)
    source = file.locale == SOURCE_LOCALE
    kinds = {
        "entry": "entry" if source else "translation",
        "category": "category" if source else "category-translation",
    }
    return kinds.get(file.kind, "page")
