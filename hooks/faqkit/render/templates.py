"""The templates, read strictly: what is missing or no text stops the build instead of showing on a page."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from faqkit.content.languages import lang_attributes
from faqkit.render.linked_data import linked_data
from faqkit.render.policy import policy

SAID_BY_SCRIPTS = ("lookup_", "edition_", "section_", "copy", "theme_", "not_found_title")


class StrictEnvironment(Environment):
    """Jinja in which a name that is missing is an error, also where it happens to be a method of a text.

    Jinja looks for `x.title` on the object before it looks for an item, and every text has a method
    of that name: a template that mistakes a text for a record would print it.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute`; a text has none."""
        if isinstance(obj, str):
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """`obj[argument]`; a text has characters only."""
        if isinstance(obj, str) and isinstance(argument, str):
            return self.undefined(obj=obj, name=argument)
        return super().getitem(obj, argument)


class Compiled(BytecodeCache):
    """Templates compiled in this process. None come from a file, which could run anything."""

    def __init__(self) -> None:
        self.found: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja."""
        if bucket.key + bucket.checksum in self.found:
            bucket.bytecode_from_string(self.found[bucket.key + bucket.checksum])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja."""
        self.found[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


def strict_environment(*folders: str | Path, compiled: Compiled | None = None) -> StrictEnvironment:
    """The environment of the templates in `folders`, the first of which wins.

    `fill` puts values into a sentence: `t.entries_count|fill(n=3)`; `linked_data` and `policy` are
    what a page says about itself.
    """
    env = StrictEnvironment(
        loader=FileSystemLoader(folders),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        bytecode_cache=compiled,
    )
    env.filters |= {"fill": fill, "linked_data": linked_data, "policy": policy}
    env.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    return env


def speak(env: Environment, locales: Sequence[str], menu: Container[str] = ()) -> None:
    """Tell templates of the site: its languages, the source first, and the pages of its menu.

    `source|lang` writes the attributes of text in the source language; `"tags" in menu` asks for a page
    (`pages` is a name that MkDocs takes).
    """
    env.globals |= {"source": locales[0], "menu": menu}
    env.filters["lang"] = lambda locale: Markup(lang_attributes(locales, locale))


def for_scripts(table: Mapping[str, str]) -> dict[str, str]:
    """The words of a page that its scripts say."""
    return {key: text for key, text in table.items() if key.startswith(SAID_BY_SCRIPTS)}


def shown(value: Any) -> Any:
    """What `{{ value }}` writes: text and whole numbers. Raises TypeError for anything else.

    A method, None or a record would be written as Python writes it.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | StrictUndefined):
        raise TypeError(f"a template would show {value!r:.80}")
    return value


def fill(sentence: str, **values: object) -> str:
    """`"{n} entries"` with n=3 → `"3 entries"`."""
    return sentence.format(**values)
