"""Lists in the editors' YAML changed as text: every other byte of the file stays as it was."""

from __future__ import annotations

import json
import re

import yaml

from faqkit.edit.plans import RefusedError
from faqkit.problems import both


def newline_of(text: str) -> str:
    """The line end that a file uses."""
    return "\r\n" if "\r\n" in text else "\n"


def as_yaml(text: str) -> str:
    """A text as a YAML value on one line: plain where that is safe, otherwise in double quotes."""
    try:
        plain = yaml.safe_load(f"key: {text}") == {"key": text}
    except yaml.YAMLError:
        plain = False
    return text if plain and " #" not in text else json.dumps(text, ensure_ascii=False)


def insert_in_list(text: str, name: str, item: str, after: str | None = None) -> str:
    """Add `- item` to the block list `name:`, behind `after` or at its end. Raises RefusedError without it.

    The new line is indented like the others.
    """
    lines = text.splitlines(keepends=True)
    span = list_span(lines, name)
    if span is None:
        raise RefusedError(both("no_list", name=name))
    where = span[1] - 1
    if after is not None:
        where = next((i for i in range(*span) if item_of(lines[i]) == after), -1)
        if where < 0:
            raise RefusedError(both("not_in_list", name=name, item=after))
    sample = lines[span[0]]
    indent = sample[: len(sample) - len(sample.lstrip())]
    if not lines[where].endswith("\n"):
        lines[where] += newline_of(text)
    lines.insert(where + 1, f"{indent}- {item}{newline_of(text)}")
    return "".join(lines)


def list_span(lines: list[str], name: str) -> tuple[int, int] | None:
    """First and behind-last index of the items of the block list `name:` (`ids:`, `order:`)."""
    start = next((i for i, line in enumerate(lines) if re.match(rf"{re.escape(name)}:\s*$", line)), None)
    if start is None:
        return None
    end = start + 1
    while end < len(lines) and re.match(r"\s*(?:-\s|#|$)", lines[end]):
        end += 1
    items = [i for i in range(start + 1, end) if re.match(r"\s*-\s", lines[i])]
    return (items[0], items[-1] + 1) if items else None


def item_of(line: str) -> str:
    """What a line `  - item  # remark` of a list holds."""
    return re.sub(r"\s+#.*", "", line.strip().removeprefix("-")).strip().strip("\"'")


def replace_item(text: str, name: str, old: str, new: str | None) -> str:
    """Change the item `old` of a block list to `new`, or drop its line, where it is there."""
    lines = text.splitlines(keepends=True)
    span = list_span(lines, name)
    for index in range(*span) if span else ():
        if item_of(lines[index]) == old:
            lines[index] = "" if new is None else lines[index].replace(old, new, 1)
    return "".join(lines)


def replace_value(text: str, name: str, old: str, new: str) -> str:
    """Change the value `old` of each setting `name` to `new`: `- id: a/old` → `- id: a/new`."""
    return re.sub(rf"^([ \t-]*{name}:[ \t]+){re.escape(old)}(?=[ \t]*\r?$)", rf"\g<1>{new}", text, flags=re.M)


def replace_key(text: str, old: str, new: str) -> str:
    """Give the indented lines below `old:` another name: `  a/old:` → `  a/new:`."""
    return re.sub(rf"^([ \t]+){re.escape(old)}(?=:[ \t]*\r?$)", rf"\g<1>{new}", text, flags=re.M)


def drop_key(text: str, key: str) -> str:
    """Drop an indented `key:` with the list below it."""
    below = r"(?:(?P=indent)(?:[ \t]+\S|-)[^\n]*\n)*"
    return re.sub(rf"^(?P<indent>[ \t]+){re.escape(key)}:[ \t]*\r?\n{below}", "", text, flags=re.M)


def drop_items(text: str, name: str, value: str) -> str:
    """Drop each item that begins with `- name: value`, with all that is indented below it."""
    item = rf"^(?P<indent>[ \t]*)- {name}:[ \t]+{re.escape(value)}[ \t]*\r?\n(?:(?P=indent)[ \t]+[^\n]*\n)*"
    return re.sub(item, "", text, flags=re.M)
