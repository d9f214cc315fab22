"""The helpers' scripts (plain JavaScript, `overrides/assets/helpers/`): for pages, and in a V8."""

from __future__ import annotations

import json
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer
from rjsmin import jsmin

FOLDER = Path(__file__).resolve().parents[3] / "overrides" / "assets" / "helpers"
# `kinds` first: each kind enters itself there.
PURE = ("kinds", "completion-time", "character-check", "full-width", "version-gate", "which-case")
DRAWING = ("draw",)


def _source(names: tuple[str, ...]) -> str:
    return "\n".join((FOLDER / f"{name}.js").read_text(encoding="utf-8").strip() for name in names) + "\n"


def helper_scripts() -> str:
    """All of them as the one script that pages with a helper load, without comments and layout."""
    return str(jsmin(_source(PURE + DRAWING))) + "\n"


class HelperEngine:
    """`faqHelpers` in V8: what a helper answers, as in the pages."""

    def __init__(self) -> None:
        self._v8 = MiniRacer()
        weakref.finalize(self, self._v8.close)  # no later than atexit, as for the lookup's
        self._v8.eval(_source(PURE) + ";0")

    def call(self, function: str, *arguments: Any) -> Any:
        """The JSON-able value of a function of `faqHelpers`: `kinds["full-width"].convert`."""
        return self.run(f"faqHelpers.{function}", *arguments)

    def run(self, function: str, *arguments: Any) -> Any:
        """The JSON-able value of any function, given as an expression."""
        given = ",".join(json.dumps(argument) for argument in arguments)
        return json.loads(str(self._v8.eval(f"JSON.stringify(({function})({given}))")))

    def answer(self, kind: str, value: str, data: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The lines that a helper of `kind` shows for a value in its field; `data` is `{facts, words}`."""
        lines: list[dict[str, Any]] = self.call(
            f"kinds[{json.dumps(kind)}].answer", value, data["facts"], data["words"], {}
        )
        return lines

    def said(self, text: str, kind: str, data: Mapping[str, Any]) -> list[dict[str, Any]] | None:
        """What a helper says to a question that holds its input; None where it holds none."""
        lines: list[dict[str, Any]] | None = self.call("said", text, {"kind": kind, **data})
        return lines
