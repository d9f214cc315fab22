"""The rules (`rules.yml`) and their words in each language (`words.ja.yml`, `words.en.yml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("ja", "en")
SEVERITIES = ("error", "warning", "notice")
FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Wording:
    """One case of a rule in one language; `words` are the phrases that may fill a `{…}` of it."""

    message: str
    cure: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the check. `why` by language; `cases` by name ("" where there is but one) and language."""

    id: str
    name: str
    severity: str
    why: Mapping[str, str]
    cases: Mapping[str, Mapping[str, Wording]]
    example: str


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id."""
    words = {lang: read_words(lang)["rules"] for lang in LANGUAGES}
    return {
        rule_id: Rule(
            id=rule_id,
            name=raw["name"],
            severity=raw["severity"],
            why={lang: words[lang][rule_id]["why"] for lang in LANGUAGES},
            cases={
                case: {lang: wording(cases_of(words[lang][rule_id])[case]) for lang in LANGUAGES}
                for case in cases_of(words["ja"][rule_id])
            },
            example=raw["example"],
        )
        for rule_id, raw in read_table("rules.yml")["rules"].items()
    }


@cache
def retired() -> Mapping[str, str]:
    """Ids that are no longer given, and the rule that took each one's place. None of them ever comes back."""
    table: Mapping[str, str] = read_table("rules.yml")["retired"]
    return table


@cache
def read_words(lang: str) -> Mapping[str, Any]:
    """All words of a language."""
    return read_table(f"words.{lang}.yml")


def phrases(lang: str) -> Mapping[str, str]:
    """The words of reports in one language."""
    table: Mapping[str, str] = read_words(lang)["reports"]
    return table


def pair(key: str, **values: object) -> tuple[str, ...]:
    """What a command says, in each language."""
    return tuple(read_words(lang)["commands"][key].format_map(values) for lang in LANGUAGES)


def both(key: str, **values: object) -> str:
    """What a command says in all languages at once: "追加 / Added"."""
    return " / ".join(pair(key, **values))


def cases_of(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """The cases of a rule as its table has them: by name, or the rule itself as the only one."""
    cases: Mapping[str, Any] = raw.get("cases", {"": raw})
    return cases


def wording(raw: Mapping[str, Any]) -> Wording:
    """A case as a record."""
    return Wording(raw["message"], raw["cure"], raw.get("words", {}))


def read_table(name: str) -> dict[str, Any]:
    """A table of this folder."""
    # The loader in C, eight times faster, where PyYAML was built with it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: dict[str, Any] = yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=loader)
    return table
