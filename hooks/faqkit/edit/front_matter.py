"""Settings written as a person would write them: YAML in blocks, texts of several lines as such."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml


class Blocks(yaml.SafeDumper):
    """PyYAML's writer, with lists indented and texts of several lines as `|`."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Called by PyYAML: a list stands further in than its key."""
        del indentless
        super().increase_indent(flow, False)

    def represent_str(self, text: str) -> yaml.ScalarNode:
        """Called by PyYAML for a text."""
        return self.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


Blocks.add_representer(str, Blocks.represent_str)


def block(value: Mapping[str, Any]) -> str:
    """A mapping as YAML: `{"tags": ["a"]}` → "tags:\\n  - a\\n"."""
    return yaml.dump(dict(value), Dumper=Blocks, allow_unicode=True, sort_keys=False, width=10_000)


def front(settings: Mapping[str, Any]) -> str:
    """The settings at the top of a file."""
    return f"---\n{block(settings)}---\n"
