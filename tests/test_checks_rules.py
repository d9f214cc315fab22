"""The registry of rules: complete, used, documented."""

from __future__ import annotations

import re

import pytest

from faqkit.problems import LANGUAGES, RULES_FILE, SEVERITIES, Rule, rules
from faqkit.problems.rule_table import fill, generic, rules_table
from golden_cases import cases, load_case
from support import PROJECT

LIBRARY = PROJECT / "hooks" / "faqkit"
CHECKED_BY_THE_LOOKUP = {"FAQ093"}  # needs the engine; tests of the lookup ask it


def used_in_code() -> set[str]:
    """Every rule id that the library's code names."""
    files = LIBRARY.rglob("*.py")
    return {found for file in files for found in re.findall(r'"(FAQ\d{3})"', file.read_text("utf-8"))}


def test_every_rule_has_a_mistake() -> None:
    shown = {line.split()[1] for path in cases("mistakes") for line in load_case(path)["problems"]}
    assert shown | CHECKED_BY_THE_LOOKUP == set(rules())
    assert not shown & CHECKED_BY_THE_LOOKUP  # an exemption that is no longer needed goes


def test_every_rule_is_used_and_every_used_rule_exists() -> None:
    assert used_in_code() == set(rules())


def test_ids_stand_in_order_and_names_are_different() -> None:
    ids = re.findall(r"^(FAQ\d{3}):", RULES_FILE.read_text("utf-8"), re.MULTILINE)
    assert ids == sorted(set(ids))
    names = [rule.name for rule in rules().values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_rule_is_complete(rule: Rule) -> None:
    assert rule.severity in SEVERITIES
    assert rule.example
    for lang in LANGUAGES:
        assert all(rule.text[lang][name] for name in ("message", "cure", "why"))
    assert rule.words["ja"].keys() == rule.words["en"].keys()


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_no_message_mixes_languages(rule: Rule) -> None:
    english = " ".join([*rule.text["en"].values(), *rule.words["en"].values()])
    assert not re.search(r"[ぁ-んァ-ン]", re.sub("です|ます|ください", "", english))


def test_contributing_has_the_current_tables() -> None:
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert fill(text) == text, "run: faqkit rules --write"
    for lang in LANGUAGES:
        assert f"<!-- rules:{lang} -->\n" in text


def test_table_has_one_row_for_each_rule() -> None:
    for lang in LANGUAGES:
        rows = rules_table(lang).splitlines()
        assert len(rows) == len(rules()) + 2
        assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


def test_generic_message_hides_what_was_found() -> None:
    assert generic("「{key}」がありません。{{error:{key}}}", {}) == "「…」がありません。{error:…}"
    assert generic("画像{what}", {"a": "がない。", "b": "が遠い。"}) == "画像がない。 / が遠い。"


def test_no_rule_is_formatted_from_two_languages_in_code() -> None:
    for path in (LIBRARY / "checks").glob("*.py"):
        assert not re.search(r"[ぁ-ん][^\"\n]* / [a-z]", path.read_text("utf-8"))
