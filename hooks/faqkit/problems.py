"""What is wrong with the content: records, and how they are shown.

Every stage of the reader appends to one list of `Problem`s; nothing is printed
before all are known. The wording lives in `rules.yml`, once per language.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

RULES_FILE = Path(__file__).with_name("rules.yml")
FORMATS = ("text", "json", "github")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path relative to the project, 1-based line and column."""

    path: str
    line: int = 1
    col: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.col}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the check. `text` maps a language to its message, cure and explanation."""

    id: str
    name: str
    severity: str
    text: Mapping[str, Mapping[str, str]]
    example: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A rule broken at a place; `values` fill the `{…}` of the rule's wording."""

    place: Place
    rule: str
    values: Mapping[str, object] = field(default_factory=dict, compare=False)

    @property
    def severity(self) -> str:
        """`error` stops a build, `warning` does not."""
        return rules()[self.rule].severity

    def text(self, lang: str) -> tuple[str, str]:
        """The message and the cure in `lang` (Japanese where it has no wording)."""
        wording = rules()[self.rule].text
        words = wording.get(lang, wording["ja"])
        return words["message"].format(**self.values), words["cure"].format(**self.values)


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id, from `rules.yml`."""
    raw = yaml.safe_load(RULES_FILE.read_text(encoding="utf-8"))
    return {
        rule_id: Rule(
            rule_id, r["name"], r["severity"], {k: r[k] for k in ("ja", "en")}, r.get("example", "")
        )
        for rule_id, r in raw.items()
    }


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by place and rule, each once."""
    unique = {(p.place, p.rule, repr(sorted(p.values.items()))): p for p in problems}
    return [unique[key] for key in sorted(unique)]


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops a build."""
    return any(p.severity == "error" for p in problems)


def as_text(problems: Iterable[Problem], lang: str) -> str:
    """One line each: `path:line:col: FAQ003 message (cure)`."""
    lines = []
    for p in ordered(problems):
        message, cure = p.text(lang)
        mark = "" if p.severity == "error" else {"ja": "注意: ", "en": "warning: "}.get(lang, "")
        lines.append(f"{p.place}: {p.rule} {mark}{message} ({cure})")
    return "\n".join(lines)


def as_json(problems: Iterable[Problem], lang: str) -> str:
    """A JSON array of objects for programs."""
    rows = []
    for p in ordered(problems):
        message, cure = p.text(lang)
        rows.append(
            {
                "path": p.place.path,
                "line": p.place.line,
                "col": p.place.col,
                "rule": p.rule,
                "severity": p.severity,
                "message": message,
                "cure": cure,
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem], lang: str) -> str:
    """Workflow annotations, errors first: only ten a step are shown."""
    worst_first = sorted(ordered(problems), key=lambda p: p.severity != "error")
    return "\n".join(_annotation(p, lang) for p in worst_first)


def _annotation(problem: Problem, lang: str) -> str:
    message, cure = problem.text(lang)
    text = f"{message} ({cure})".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    place = problem.place
    path = place.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{problem.severity} file={path},line={place.line},col={place.col},title={problem.rule}::{text}"


def show(problems: Iterable[Problem], form: str, lang: str) -> str:
    """The problems in one of `FORMATS`. Raises KeyError for another."""
    return {"text": as_text, "json": as_json, "github": as_github}[form](problems, lang)
