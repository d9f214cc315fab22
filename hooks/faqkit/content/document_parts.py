"""What a document consists of: places that are left open, nodes of the tree, headings."""

from __future__ import annotations

from dataclasses import dataclass

SECTION_IDS = {
    "現象": "symptom", "原因": "cause", "対策": "solution", "回答": "answer",
    "対処方法": "procedure", "参考": "reference",
    "Symptom": "symptom", "Cause": "cause", "Solution": "solution", "Answer": "answer",
    "Procedure": "procedure", "Reference": "reference",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """Where a link leads, or which image is `shown`, as the editor wrote it: `x.md#cause`, `link:key`."""

    target: str
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """`{ref}`, `{n}` or `{title}` in a link to `target`."""

    target: str
    part: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """The name of a place of this body."""

    id: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where the error or helper (`word`) with this key is drawn."""

    word: str
    key: str


Part = str | Address | Reference | Anchor | Drawing


@dataclass(frozen=True, slots=True)
class Node:
    """An element of the tree. `parent` is its index, -1 for none; `line` is 1-based within the body.

    `line` is that of its first letter, 0 where it has none; `text` is what is read of it.
    """

    tag: str
    kind: str
    parent: int
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """`##` is level 2; `id` is its anchor, `given` whether an editor gave it one."""

    level: int
    text: str
    line: int
    id: str
    given: bool
