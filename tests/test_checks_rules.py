"""The registry of rules: complete, used, documented."""

from __future__ import annotations

import re

import pytest

from faqkit.problems import LANGUAGES, Rule, rules
from faqkit.problems.rule_book import books, generic, rule_book
from faqkit.problems.wording import SEVERITIES, Wording, read_table, retired
from golden_cases import cases, load_case
from support import PROJECT

PLAIN = Wording("", "", {})
LIBRARY = PROJECT / "hooks" / "faqkit"
CHECKED_BY_THE_LOOKUP = {"FAQ093"}  # needs the engine; tests of the lookup ask it


def used_in_code() -> set[str]:
    """Every case of a rule that the library's code names: `FAQ008`, `FAQ013.twice`."""
    files = LIBRARY.rglob("*.py")
    return {
        ref for file in files for ref in re.findall(r'"(FAQ\d{3}(?:\.[a-z-]+)?)"', file.read_text("utf-8"))
    }


def test_every_rule_has_a_mistake() -> None:
    shown = {line.split()[1] for path in cases("mistakes") for line in load_case(path)["problems"]}
    assert shown | CHECKED_BY_THE_LOOKUP == set(rules())
    assert not shown & CHECKED_BY_THE_LOOKUP  # an exemption that is no longer needed goes


def test_every_rule_is_used_and_every_used_rule_exists() -> None:
    cases = {f"{rule.id}.{case}".rstrip(".") for rule in rules().values() for case in rule.cases}
    assert used_in_code() == cases


def test_ids_stand_in_order_and_names_are_different() -> None:
    assert list(rules()) == sorted(rules())
    names = [rule.name for rule in rules().values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_rule_is_complete(rule: Rule) -> None:
    assert rule.severity in SEVERITIES
    assert rule.example
    assert all(rule.why[lang] for lang in LANGUAGES)
    for case in rule.cases.values():
        assert all(case[lang].message and case[lang].cure for lang in LANGUAGES)
        assert case["ja"].words.keys() == case["en"].words.keys()


def test_both_languages_have_the_same_tables() -> None:
    ja, en = (read_table(f"words.{lang}.yml") for lang in LANGUAGES)
    assert ja["reports"].keys() == en["reports"].keys()
    assert {r: set(v.get("cases", ())) for r, v in ja["rules"].items()} == {
        r: set(v.get("cases", ())) for r, v in en["rules"].items()
    }


def test_an_id_that_went_never_comes_back() -> None:
    assert not retired().keys() & rules().keys()
    assert set(retired().values()) - {""} <= rules().keys()


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_no_message_mixes_languages(rule: Rule) -> None:
    wordings = [case["en"] for case in rule.cases.values()]
    english = " ".join(
        [rule.why["en"], *(text for w in wordings for text in (w.message, w.cure, *w.words.values()))]
    )
    assert not re.search(r"[ぁ-んァ-ン]", re.sub("です|ます|ください", "", english))


def test_the_books_of_rules_are_current() -> None:
    for name, text in books():
        assert (PROJECT / name).read_text(encoding="utf-8") == text, "run: faqkit rules --write"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_book_has_an_anchor_for_each_rule(lang: str) -> None:
    anchors = re.findall(r'<a id="(.*?)"></a>', rule_book(lang))
    assert anchors == [rule.lower() for rule in rules()]


def test_generic_message_hides_what_was_found() -> None:
    assert (
        generic("「{key}」がありません。{{error:{key}}}", Wording("", "", {}))
        == "「…」がありません。{error:…}"
    )
    assert (
        generic("画像{what}", Wording("", "", {"a": "がない。", "b": "が遠い。"}))
        == "画像がない。 / が遠い。"
    )


def test_no_rule_is_formatted_from_two_languages_in_code() -> None:
    for path in (LIBRARY / "check").glob("*.py"):
        assert not re.search(r"[ぁ-ん][^\"\n]* / [a-z]", path.read_text("utf-8"))
