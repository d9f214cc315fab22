"""The lookup's engine (plain JavaScript, `overrides/assets/lookup/`) run in an embedded V8.

There is no second implementation: the build, the check, the command line and the
tests run the same files as the pages.
"""

from __future__ import annotations

import json
import weakref
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from py_mini_racer import MiniRacer
from rjsmin import jsmin

from faqkit.lookup.readings import lexicon
from faqkit.lookup.scripts import FIRST, joined, load_order, scripts_for

PAGES = ("ui/boxes",)
ENGINE = ("engine", "index/build")
# What reads files that are offered to a box: the page's side, and the side that can run in a worker.
OFFERED = ("picture/offered",)
READING = ("picture/desk",)


def engine_source() -> str:
    """All that builds and asks an index."""
    return scripts_for(ENGINE)


def shipped_source() -> str:
    """The engine and its boxes as the one script that pages load, without comments and layout."""
    return str(jsmin(scripts_for(PAGES))) + "\n"


def picture_source() -> str:
    """The scripts that read pictures and logs, as the one script that a page loads when a file is offered.

    What can run in a worker is a function: its source is given to the worker, or it is called in the page.
    """
    there = load_order(PAGES)
    page = [name for name in load_order(OFFERED) if name not in there]
    reading = joined(load_order(READING))
    functions = {"define": joined([FIRST]), "reading": reading}
    parts = (f'faqPicture.part("{name}", function () {{\n{text}}});\n' for name, text in functions.items())
    return str(jsmin(joined(page) + "".join(parts))) + "\n"


class LookupEngine:
    """`faqLookup` in V8: builds an index of documents, loads it, answers queries."""

    def __init__(self) -> None:
        self._v8 = MiniRacer()
        # Closed no later than atexit: its own __del__, run at the very end of the interpreter,
        # would wait for a thread that no longer runs.
        weakref.finalize(self, self._v8.close)
        self._v8.eval(engine_source() + ";0")

    def build(self, documents: Mapping[str, Any]) -> dict[str, Any]:
        """The index of `documents` (see `faqkit.lookup.documents`): core, display data by locale, parts.

        The readings of the words in it are worked out here unless `documents` holds a `lexicon`.
        """
        words = documents.get("lexicon")
        if words is None:
            words = lexicon(_texts(documents), documents.get("corrections", {}))
        index: dict[str, Any] = self.call("faqLookup.build", {**documents, "lexicon": words})
        return index

    def load(self, index: Mapping[str, Any]) -> None:
        """Load all of an index made by `build`; another one replaces it."""
        parts = {"core": index["core"], **index["display"], **index.get("parts", {})}
        for name, part in parts.items():
            self._v8.eval(f"faqLookup.load({json.dumps(name)}, {json.dumps(part)});0")

    def search(self, text: str, limit: int = 10, locale: str | None = None) -> dict[str, Any]:
        """What `faqLookup.search` gives for any `text`: `{verdict, hits, codes, errors}`.

        Without a `locale` in the source language, as for one that the site does not have.
        """
        answer: dict[str, Any] = self.call("faqLookup.search", text, {"limit": limit, "locale": locale})
        return answer

    def first_ids(self, texts: Sequence[str]) -> list[str | None]:
        """The id that stands first for each text, or None: many questions in one crossing into V8."""
        ask = "(t => { const h = faqLookup.search(t, {limit: 1}).hits[0]; return h ? h.id : null; })"
        answer: list[str | None] = self.call(f"(texts => texts.map({ask}))", list(texts))
        return answer

    def limit_memory(self, megabytes: int) -> None:
        """From now on raise `JSOOMException` where a call needs more than so much beside what is loaded."""
        self._v8.low_memory_notification()
        loaded = int(self._v8.heap_stats()["used_heap_size"])
        self._v8.set_hard_memory_limit(loaded + megabytes * 2**20)

    def call(self, function: str, *arguments: Any) -> Any:
        """The JSON-able value of a function of the engine, by its dotted name."""
        given = ",".join(json.dumps(argument) for argument in arguments)
        answer = self._v8.eval(f"JSON.stringify({function}({given}))")
        return json.loads(str(answer))


def _texts(documents: Mapping[str, Any]) -> Iterator[str]:
    """The Japanese texts whose words the index can read aloud."""
    for entry in documents["entries"]:
        yield entry["title"].get("ja", "")
        yield from entry["asked_as"].get("ja", ())
        for error in entry["errors"]:
            yield "".join(part if isinstance(part, str) else "\n" for part in error["parts"])
