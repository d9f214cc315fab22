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
LANGUAGES = ("ja", "en")
SEVERITIES = ("error", "warning", "notice")
MARKS = {
    "ja": {"error": "", "warning": "注意: ", "notice": "お知らせ: "},
    "en": {"error": "", "warning": "warning: ", "notice": "notice: "},
}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path relative to the project, 1-based line and column."""

    path: str
    line: int = 1
    col: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.col}"


class Word(str):
    """A phrase of a rule: the name under which `rules.yml` has it in each language."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the check. `text` maps a language to its message, cure, why; `words` to its phrases."""

    id: str
    name: str
    severity: str
    text: Mapping[str, Mapping[str, str]]
    words: Mapping[str, Mapping[str, str]]
    example: str


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A rule broken at a place; `values` fill the `{…}` of the rule's wording."""

    place: Place
    rule: str
    values: Mapping[str, object] = field(default_factory=dict, compare=False)

    @property
    def severity(self) -> str:
        """`error` stops a build, `warning` does not, `notice` is shown only when asked for."""
        return rules()[self.rule].severity

    def text(self, lang: str) -> tuple[str, str]:
        """The message and the cure in `lang` (Japanese where it has no wording)."""
        rule = rules()[self.rule]
        lang = lang if lang in rule.text else "ja"
        words = rule.words[lang]
        values = {
            name: words[value].format(**self.values) if isinstance(value, Word) else value
            for name, value in self.values.items()
        }
        return rule.text[lang]["message"].format(**values), rule.text[lang]["cure"].format(**values)


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id, from `rules.yml`."""
    raw = yaml.load(RULES_FILE.read_text(encoding="utf-8"), Loader=_LOADER)
    del raw["retired"]
    return {
        rule_id: Rule(
            rule_id,
            r["name"],
            r["severity"],
            {lang: {k: r[lang][k] for k in ("message", "cure", "why")} for lang in LANGUAGES},
            {lang: r[lang].get("words", {}) for lang in LANGUAGES},
            r["example"],
        )
        for rule_id, r in raw.items()
    }


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one where PyYAML was built with it


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by place and rule, each once."""
    unique = {(p.place, p.rule, repr(sorted(p.values.items()))): p for p in problems}
    return [unique[key] for key in sorted(unique)]


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Errors, then warnings, then notices; each sorted by place."""
    return sorted(ordered(problems), key=lambda p: SEVERITIES.index(p.severity))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops a build."""
    return any(p.severity == "error" for p in problems)


def as_text(problems: Iterable[Problem], lang: str) -> str:
    """One line each: `path:line:col: FAQ003 message (cure)`."""
    lines = []
    for p in ordered(problems):
        message, cure = p.text(lang)
        lines.append(f"{p.place}: {p.rule} {MARKS[lang][p.severity]}{message} ({cure})")
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
    return "\n".join(_annotation(p, lang) for p in worst_first(problems))


def _annotation(problem: Problem, lang: str) -> str:
    message, cure = problem.text(lang)
    text = f"{message} ({cure})".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    place = problem.place
    path = place.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{problem.severity} file={path},line={place.line},col={place.col},title={problem.rule}::{text}"


SUMMARY_WORDS = {
    "ja": {
        "fine": "内容の確認: 問題ありません",
        "found": "内容の確認: 直す所があります",
        "head": "| 場所 | 規則 | 内容 | 直し方 |",
    },
    "en": {
        "fine": "Content check: no problems",
        "found": "Content check: something needs your attention",
        "head": "| Where | Rule | What | What to do |",
    },
}


def as_summary(problems: Iterable[Problem], lang: str) -> str:
    """A Markdown table of all problems, worst first, for the summary of a workflow's run."""
    words, found = SUMMARY_WORDS[lang], worst_first(problems)
    if not found:
        return f"### {words['fine']}\n"
    rows = [f"### {words['found']}", "", words["head"], "|---|---|---|---|"]
    for p in found:
        message, cure = p.text(lang)
        cells = (f"`{p.place.path}:{p.place.line}`", p.rule, MARKS[lang][p.severity] + message, cure)
        rows.append("| " + " | ".join(map(table_cell, cells)) + " |")
    return "\n".join(rows) + "\n"


def table_cell(text: str) -> str:
    """Text that keeps a Markdown table whole: "a|b" → "a\\|b", line ends and tags made harmless."""
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


def show(problems: Iterable[Problem], form: str, lang: str) -> str:
    """The problems in one of `FORMATS`. Raises KeyError for another."""
    return {"text": as_text, "json": as_json, "github": as_github}[form](problems, lang)
