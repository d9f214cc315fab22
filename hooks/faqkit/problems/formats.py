"""How problems are shown: lines of text, JSON for programs, annotations and a table for workflows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from faqkit.problems.records import Problem, ordered, worst_first
from faqkit.problems.wording import phrases

COLUMNS = ("where", "rule", "what", "cure")


def as_text(problems: Iterable[Problem], lang: str) -> str:
    """One line each: `path:line:col: FAQ003 message (cure)`."""
    return "\n".join(f"{p.place}: {p.rule} {mark(p, lang)}{sentence(p, lang)}" for p in ordered(problems))


def as_json(problems: Iterable[Problem], lang: str) -> str:
    """A JSON array of objects for programs."""
    rows = []
    for p in ordered(problems):
        message, cure = p.text(lang)
        place = {"path": p.place.path, "line": p.place.line, "col": p.place.col}
        rows.append(place | {"rule": p.rule, "severity": p.severity, "message": message, "cure": cure})
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem], lang: str) -> str:
    """Workflow annotations, errors first: only ten a step are shown. Their title names the rule."""
    return "\n".join(_annotation(p, lang) for p in worst_first(problems))


def _annotation(problem: Problem, lang: str) -> str:
    text = sentence(problem, lang).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    place = problem.place
    path = place.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{problem.severity} file={path},line={place.line},col={place.col},title={problem.rule}::{text}"


def as_summary(problems: Iterable[Problem], lang: str, rules_url: str) -> str:
    """A Markdown table of all problems, worst first, each rule linked to its place in the book of rules."""
    words, found = phrases(lang), worst_first(problems)
    if not found:
        return f"### {words['fine']}\n"
    rows = [f"### {words['found']}", "", f"| {' | '.join(words[c] for c in COLUMNS)} |", "|---|---|---|---|"]
    for p in found:
        message, cure = p.text(lang)
        rule = f"[{p.rule}]({rules_url}#{p.rule.lower()})"
        cells = (f"`{p.place.path}:{p.place.line}`", rule, mark(p, lang) + message, cure)
        rows.append("| " + " | ".join(map(table_cell, cells)) + " |")
    return "\n".join(rows) + "\n"


def mark(problem: Problem, lang: str) -> str:
    """What stands before the message of a warning or notice."""
    return phrases(lang).get(f"mark_{problem.severity}", "")


def sentence(problem: Problem, lang: str) -> str:
    """The message with its cure behind it."""
    message, cure = problem.text(lang)
    return f"{message} ({cure})"


def table_cell(text: str) -> str:
    """Text that keeps a Markdown table whole: "a|b" → "a\\|b", line ends and tags made harmless."""
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


FORMATS: dict[str, Callable[[Iterable[Problem], str], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def show(problems: Iterable[Problem], form: str, lang: str) -> str:
    """The problems in one of `FORMATS`. Raises KeyError for another."""
    return FORMATS[form](problems, lang)
