"""Questions in words: misspelt words, readings, synonyms, other topics."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqkit.content.addresses import Urls
from faqkit.content.model import Catalogue
from faqkit.lookup.documents import lookup_documents
from faqkit.lookup.engine import LookupEngine

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


# --- spelling

MEANT_BY = """(({meantBy, prepareSpelling}) =>
    (word, stems) => meantBy(word, prepareSpelling(stems)))(faqLookup.spelling)"""


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("certifcate", "certificate"),
        ("certificaet", "certificate"),
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


def test_a_word_that_says_nothing_belongs_to_no_topic(catalogue: Catalogue) -> None:
    documents = lookup_documents(catalogue, Urls())
    title = {"ja": "何でも", "en": "anything"}
    topics = [{"words": words, "title": title, "link": {}} for words in (["how to"], ["…"], ["ERRORS"])]
    engine = LookupEngine()
    engine.load(engine.build({**documents, "elsewhere": topics, "synonyms": [["…", "!!"], ["how", "what"]]}))
    answer = engine.search("暗証番号が違うと言われます")
    assert answer["elsewhere"] is None
    assert answer["hits"] == engine_without_words(documents).search("暗証番号が違うと言われます")["hits"]


def engine_without_words(documents: dict[str, Any]) -> LookupEngine:
    """The lookup without other topics and synonyms."""
    engine = LookupEngine()
    engine.load(engine.build({**documents, "elsewhere": [], "synonyms": []}))
    return engine


def test_a_word_of_another_topic_is_no_hindrance_to_an_entry_that_has_it(catalogue: Catalogue) -> None:
    entry = catalogue.entry("registration/ic-card-mode")
    topic = {"words": ["証明書モード", "ICカード"], "title": {"ja": "別", "en": "other"}, "link": {}}
    engine = LookupEngine()
    engine.load(engine.build({**lookup_documents(catalogue, Urls()), "elsewhere": [topic]}))
    answer = engine.search(entry.text("ja").title)
    assert (answer["hits"][0]["id"], answer["hits"][0]["confident"]) == (entry.id, True)
    assert answer["elsewhere"] is None


def test_a_code_beside_a_word_of_another_topic_is_still_the_answer(engine: LookupEngine) -> None:
    answer = engine.search("年末年始 V5ECI0087E")
    assert answer["hits"][0]["confident"]
    assert answer["elsewhere"] is None
