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

from faqkit.problems import Place, Problem, Word
from faqkit.source.yaml_slips import explain, lint

PLAIN_TAGS = {"str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value"}
FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # eight times faster where it exists
LOST_ITEM = re.compile(r"[ ]*(?P<item>- .*)")
COMMENT = re.compile(r"\s+#\S")

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """A YAML value, the place of each key and item in it, and the text of each scalar as typed."""

    value: Any
    places: Mapping[Path, Place]
    typed: Mapping[Path, str]
    joined: frozenset[Path] = frozenset()  # scalars whose lines YAML made one

    def place(self, *path: str | int) -> Place:
        """The place of `path`, or of its nearest parent that has one."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places[path]

    def below(self, *path: str | int) -> Located:
        """The part of it at `path`. Raises KeyError or IndexError where there is none."""
        value = self.value
        for step in path:
            value = value[step]
        size = len(path)
        return Located(
            value,
            {p[size:]: place for p, place in self.places.items() if p[:size] == path},
            {p[size:]: typed for p, typed in self.typed.items() if p[:size] == path},
            frozenset(p[size:] for p in self.joined if p[:size] == path),
        )


def plain(text: str) -> Any:
    """The value of a document whose places nobody asks for. Raises yaml.YAMLError or ValueError."""
    return yaml.load(text, FAST_LOADER)


def read_yaml(
    text: str, path: str, *, first_line: int = 1, tags: tuple[str, ...] = ()
) -> tuple[Located, list[Problem]]:
    """Parse one YAML document of `path` whose first line is `first_line` of the file.

    Values with tags that begin with one of `tags` stay as typed, other tags are refused.
    Never raises for bad YAML: the value is then None and the problems say why.
    """
    start = Place(path, first_line)
    reader = _Reader(text, path, first_line, tags)
    value = None
    try:
        node = compose(text)
        reader.refuse_anchors()
        value = None if node is None else reader.convert(node, ())
        value = None if reader.refused else value
    except yaml.YAMLError as error:
        reader.problems.append(explain(text, start, error))
    except RecursionError:
        reader.problems.append(Problem(start, "FAQ003.shape", {"what": Word("deep")}))
    found = lint(text, start) if isinstance(value, str) else []  # one lost colon makes all of it a text
    reader.problems += found
    value = None if found else value
    reader.places.setdefault((), start)
    return Located(value, reader.places, reader.typed, frozenset(reader.joined)), reader.problems


def compose(text: str) -> Any:
    """The document's root node. Raises YAMLError in PyYAML's own words, whichever loader is at hand."""
    try:
        return yaml.compose(text, Loader=FAST_LOADER)
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)


class _Reader:
    """Turns nodes into values and collects the places on the way."""

    def __init__(self, text: str, path: str, first_line: int, tags: tuple[str, ...]) -> None:
        self.text = text
        self.tags = tags
        self.lines = text.split("\n")
        self.path = path
        self.first_line = first_line
        self.places: dict[Path, Place] = {}
        self.typed: dict[Path, str] = {}
        self.joined: set[Path] = set()
        self.problems: list[Problem] = []
        self.refused = False

    def place(self, mark: Any) -> Place:
        return Place(self.path, self.first_line + mark.line, mark.column + 1)

    def refuse(self, place: Place, found: str) -> None:
        self.problems.append(Problem(place, "FAQ005", {"found": found}))
        self.refused = True

    def refuse_anchors(self) -> None:
        """Report each anchor and alias: a handful of them can expand to gigabytes."""
        if "&" not in self.text and "*" not in self.text:
            return
        for event in yaml.parse(self.text, Loader=FAST_LOADER):
            name = getattr(event, "anchor", None)
            if name:
                sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
                self.refuse(self.place(event.start_mark), sign + name)

    def convert(self, node: Any, path: Path) -> Any:
        self.places.setdefault(path, self.place(node.start_mark))
        kind = node.tag.rsplit(":", 1)[-1]
        plain = node.tag.startswith("tag:yaml.org,2002:") and kind in PLAIN_TAGS
        if not plain and not node.tag.startswith(self.tags or "\0"):
            self.refuse(self.places[path], node.tag.replace("tag:yaml.org,2002:", "!!"))
        if self.refused:
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item, (*path, i)) for i, item in enumerate(node.value)]
        self.typed[path] = node.value
        self.warn_of_comment(node)
        self.warn_of_joined(node, path)
        return scalar(kind, node.value)

    def warn_of_comment(self, node: Any) -> None:
        """Report text that a `#` cut off: `PKCS #11` is read as `PKCS`."""
        end = node.end_mark
        rest = self.lines[end.line][end.column :] if not node.style and end.line < len(self.lines) else ""
        if rest and COMMENT.match(rest):
            place = Place(self.path, self.first_line + end.line, end.column + 1)
            self.problems.append(Problem(place, "FAQ003.remark", {"found": rest.strip()[:40]}))

    def warn_of_joined(self, node: Any, path: Path) -> None:
        """Note lines that became one, and report an item of a list among them: it was indented too far."""
        last = node.end_mark.line if node.end_mark.column else node.end_mark.line - 1
        if node.style in ("|", "'", '"') or last <= node.start_mark.line + (node.style == ">"):
            return  # within quotes a program may have folded what it can unfold
        self.joined.add(path)
        for number in range(node.start_mark.line + 1, last + 1) if not node.style else ():
            found = LOST_ITEM.match(self.lines[number])
            if found:
                place = Place(self.path, self.first_line + number, found.start("item") + 1)
                self.problems.append(Problem(place, "FAQ003.indent", {"found": found["item"]}))
                return  # the others went with it

    def mapping(self, node: Any, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = self.place(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(Problem(place, "FAQ003.shape", {"what": Word("shape")}))
                continue
            key = str(key_node.value)
            if key in result:
                first = self.places[(*path, key)].line
                self.problems.append(Problem(place, "FAQ006.key", {"key": key, "first": first}))
                continue
            self.places[(*path, key)] = place
            result[key] = self.convert(value_node, (*path, key))
        return result


def scalar(kind: str, text: str) -> Any:
    """The value of a scalar: dates stay text, everything else as YAML 1.1 reads it."""
    if kind in ("int", "float", "bool"):
        try:
            return plain(text)
        except ValueError:  # `0x_`, or more digits than Python converts
            return text
    return None if kind == "null" else text
