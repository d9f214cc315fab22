"""YAML that remembers where each value stood.

PyYAML composes the nodes; the values are made here, so that duplicate keys,
anchors, aliases, tags and YAML 1.1's surprises (`NO`, `0087`) can be named with
their line instead of being swallowed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from faqkit.problems import Place, Problem

PLAIN_TAGS = {"str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value"}

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """A YAML value, the place of each key and item in it, and the text of each scalar as typed."""

    value: Any
    places: Mapping[Path, Place]
    typed: Mapping[Path, str]

    def place(self, *path: str | int) -> Place:
        """The place of `path`, or of its nearest parent that has one."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places[path]


def read_yaml(text: str, path: str, *, first_line: int = 1) -> tuple[Located, list[Problem]]:
    """Parse one YAML document of `path` whose first line is `first_line` of the file.

    Never raises for bad YAML: the value is then None and the problems say why.
    """
    start = Place(path, first_line)
    reader = _Reader(path, first_line)
    try:
        reader.refuse_anchors(text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        value = None if node is None else reader.convert(node, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = start if mark is None else reader.place(mark)
        reader.problems.append(_broken(text, place, first_line, error))
        value = None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position)
        reader.problems.append(
            Problem(Place(path, first_line + line), "FAQ003", {"detail": f"U+{error.character:04X}"})
        )
        value = None
    reader.places.setdefault((), start)
    return Located(value, reader.places, reader.typed), reader.problems


def _broken(text: str, place: Place, first_line: int, error: yaml.MarkedYAMLError) -> Problem:
    lines = text.splitlines()
    near = lines[max(0, place.line - first_line - 1) : place.line - first_line + 1]
    for offset, line in enumerate(near):
        if re.match(r" *\t", line):
            tab = Place(place.path, max(first_line, place.line - 1) + offset, line.index("\t") + 1)
            return Problem(tab, "FAQ004")
    return Problem(place, "FAQ003", {"detail": error.problem or error.context or ""})


class _Reader:
    """Turns nodes into values and collects the places on the way."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.places: dict[Path, Place] = {}
        self.typed: dict[Path, str] = {}
        self.problems: list[Problem] = []

    def place(self, mark: Any) -> Place:
        return Place(self.path, self.first_line + mark.line, mark.column + 1)

    def refuse_anchors(self, text: str) -> None:
        """Report each anchor and alias: a handful of them can expand to gigabytes."""
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            name = getattr(event, "anchor", None)
            if name:
                place = self.place(event.start_mark)
                sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
                self.problems.append(Problem(place, "FAQ005", {"found": sign + name}))

    def convert(self, node: Any, path: Path) -> Any:
        self.places.setdefault(path, self.place(node.start_mark))
        kind = node.tag.rsplit(":", 1)[-1]
        if not node.tag.startswith("tag:yaml.org,2002:") or kind not in PLAIN_TAGS:
            self.problems.append(Problem(self.places[path], "FAQ005", {"found": node.tag}))
            return None
        if self.problems and any(p.rule == "FAQ005" for p in self.problems):
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item, (*path, i)) for i, item in enumerate(node.value)]
        self.typed[path] = node.value
        return scalar(kind, node.value)

    def mapping(self, node: Any, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            place = self.place(key_node.start_mark)
            if key in result:
                first = self.places[(*path, key)].line
                self.problems.append(Problem(place, "FAQ006", {"key": key, "first": first}))
                continue
            self.places[(*path, key)] = place
            result[key] = self.convert(value_node, (*path, key))
        return result


def scalar(kind: str, text: str) -> Any:
    """The value of a scalar: dates stay text, everything else as YAML 1.1 reads it."""
    if kind in ("int", "float", "bool"):
        return yaml.safe_load(text)
    return None if kind == "null" else text
