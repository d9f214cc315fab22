"""Questions in words: misspelt words, readings, synonyms, other subjects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqkit import Catalogue
from faqkit.documents import lookup_documents
from faqkit.lookup import LookupEngine
from faqkit.urls import Urls

SYNONYM_CASES = Path(__file__).parent / "lookup_synonyms.jsonl"
SUBJECT_CASES = Path(__file__).parent / "lookup_elsewhere.jsonl"
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


# --- spelling

MEANT_BY = """(({meantBy, prepareSpelling}) =>
    (word, stems) => meantBy(word, prepareSpelling(stems)))(faqLookup.spelling)"""


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("certifcate", "certificate"),
        ("certificaet", "certificate"),
        ("reeder", "reader"),
        ("passsword", "password"),
        ("wirless", "wireless"),
    ],
)
def test_a_slip_in_a_word_leads_to_the_same_entry(engine: LookupEngine, wrong: str, right: str) -> None:
    found, wanted = (engine.search(word, locale="en")["hits"][0]["id"] for word in (wrong, right))
    assert found == wanted


@given(word=st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
@QUICK
def test_a_known_word_is_never_put_right(engine: LookupEngine, word: str) -> None:
    stem = engine.call("faqLookup.features.stem", word)
    assert engine.call(MEANT_BY, word, [stem, f"{stem}x"]) == ""


def test_a_word_near_two_others_stays_as_it_is(engine: LookupEngine) -> None:
    assert engine.call(MEANT_BY, "storre", ["storr", "storm"]) == ""
    assert engine.call(MEANT_BY, "stoore", ["stor"]) == "stor"


# --- words


def cases(path: Path) -> list[dict[str, Any]]:
    """A query a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_other_subject_has_a_case(catalogue: Catalogue) -> None:
    tested = dict.fromkeys(case["subject"] for case in cases(SUBJECT_CASES))
    assert list(tested) == [subject.id for subject in catalogue.subjects]


@pytest.mark.parametrize("case", cases(SUBJECT_CASES), ids=lambda case: str(case["q"])[:20])
def test_another_subject_is_not_claimed_and_named(
    engine: LookupEngine, catalogue: Catalogue, case: dict[str, Any]
) -> None:
    answer = engine.search(case["q"], locale=case["lang"])
    subject = next(one for one in catalogue.subjects if one.id == case["subject"])
    link = catalogue.links[subject.link] if subject.link else None
    assert not any(hit["confident"] for hit in answer["hits"])
    assert answer["elsewhere"] == {
        "title": subject.title(case["lang"]),
        "link": {"title": link.title(case["lang"]), "url": link.url} if link else None,
    }


def test_a_word_that_says_nothing_belongs_to_no_subject(catalogue: Catalogue) -> None:
    documents = lookup_documents(catalogue, Urls())
    title = {"ja": "何でも", "en": "anything"}
    subjects = [{"words": words, "title": title, "link": {}} for words in (["how to"], ["…"], ["ERRORS"])]
    engine = LookupEngine()
    engine.load(engine.build({**documents, "subjects": subjects, "synonyms": [["…", "!!"], ["how", "what"]]}))
    answer = engine.search("暗証番号が違うと言われます")
    assert answer["elsewhere"] is None
    assert answer["hits"] == engine_without_words(documents).search("暗証番号が違うと言われます")["hits"]


def engine_without_words(documents: dict[str, Any]) -> LookupEngine:
    """The lookup without other subjects and synonyms."""
    engine = LookupEngine()
    engine.load(engine.build({**documents, "subjects": [], "synonyms": []}))
    return engine


def test_a_word_of_another_subject_is_no_hindrance_to_an_entry_that_has_it(engine: LookupEngine) -> None:
    answer = engine.search("can I use the one I installed for e-Tax in my browser", locale="en")
    assert answer["hits"][0]["confident"]
    assert answer["elsewhere"] is None


def test_a_code_beside_a_word_of_another_subject_is_still_the_answer(engine: LookupEngine) -> None:
    answer = engine.search("年末年始 V5ECI0087E")
    assert answer["hits"][0]["confident"]
    assert answer["elsewhere"] is None


def test_every_group_of_synonyms_has_a_case(catalogue: Catalogue) -> None:
    text = (Path(__file__).parents[1] / "docs" / "synonyms.yml").read_text(encoding="utf-8")
    ids = [line.removeprefix("- id:").strip() for line in text.splitlines() if line.startswith("- id:")]
    assert [case["group"] for case in cases(SYNONYM_CASES)] == ids
    assert len(catalogue.synonyms) == len(ids)


@pytest.mark.parametrize("case", cases(SYNONYM_CASES), ids=lambda case: str(case["group"]))
def test_synonyms_lead_to_the_entry(engine: LookupEngine, case: dict[str, Any]) -> None:
    ranked = [hit["number"] for hit in engine.search(case["q"])["hits"]]
    assert set(case["expect"]) & set(ranked[:3]), ranked[:5]
