"""Content too large to load at once: parts arrive as queries need them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from benchmarks.corpus import synthetic
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqkit.content.addresses import Urls
from faqkit.content.model import Catalogue, Entry
from faqkit.lookup.documents import indexed, lookup_documents
from faqkit.lookup.engine import LookupEngine

SIZE = 320  # entries; from 300 on the index comes in parts
# The page's loader, without the wait for a script element.
LOADER = """parts => {
    globalThis.arrived = [];
    faqLookup.loader = name => {
        arrived.push(name);
        faqLookup.load(name, parts[name]);
        return Promise.resolve();
    };
    return 0;
}"""


@pytest.fixture(scope="module")
def large(catalogue: Catalogue) -> Catalogue:
    """A synthetic catalogue that is loaded in parts."""
    return synthetic(catalogue, SIZE)


@pytest.fixture(scope="module")
def index(large: Catalogue) -> dict[str, Any]:
    """Its index."""
    return LookupEngine().build(lookup_documents(large, Urls()))


def test_bodies_do_not_go_into_it(large: Catalogue, index: dict[str, Any]) -> None:
    documents = lookup_documents(large, Urls())
    assert indexed(documents) != documents
    assert LookupEngine().build(indexed(documents)) == index


def fresh_page(index: dict[str, Any]) -> LookupEngine:
    """An engine as a page has it at first: only what every page loads."""
    engine = LookupEngine()
    engine.load({"core": index["core"], "display": {"ja": index["display"]["ja"]}})
    engine.call(f"({LOADER})", index["parts"])
    return engine


@pytest.fixture
def page(index: dict[str, Any]) -> LookupEngine:
    """A page of its own for each test."""
    return fresh_page(index)


def ask(page: LookupEngine, text: str) -> dict[str, Any]:
    """What the page shows for `text` once all that it needs has arrived."""
    page.call("(t => { faqLookup.prepare(t); return 0; })", text)
    return page.search(text)


def arrived(page: LookupEngine) -> list[str]:
    """The names of the parts that were loaded, in order."""
    return list(page.call("(() => arrived)"))


def some(large: Catalogue, *, with_code: bool) -> list[Entry]:
    """Every sixteenth entry, or of those with a code."""
    return [entry for entry in large if not with_code or any(error.code for error in entry.errors)][::16]


def test_an_index_in_parts_is_what_this_is_about(index: dict[str, Any]) -> None:
    assert "words" in index["parts"]
    assert json.dumps(index["core"]).count("asked") == 0


def test_a_code_is_found_with_the_parts_of_its_entry_alone(page: LookupEngine, large: Catalogue) -> None:
    for entry in some(large, with_code=True):
        code = next(error.code for error in entry.errors if error.code)
        hit = ask(page, code)["hits"][0]
        assert (hit["code"], hit["confident"]) == (code, True)
        assert hit["summary"]
    assert {name.rstrip("0123456789") for name in arrived(page)} <= {"e", "ja"}


def test_titles_find_their_entries(page: LookupEngine, large: Catalogue) -> None:
    entries = some(large, with_code=False)
    found = [ask(page, entry.texts["ja"].title)["hits"][0]["id"] == entry.id for entry in entries]
    assert sum(found) >= 0.9 * len(found)


def pool(large: Catalogue) -> list[str]:
    """Queries of every sort: codes, titles, phrasings, pieces, slips, words with synonyms."""
    entries = some(large, with_code=False)
    titles = [entry.texts[locale].title for entry in entries for locale in ("ja", "en")]
    codes = [error.codes[0] for entry in entries for error in entry.errors if error.codes]
    asked = [phrase for entry in entries for text in entry.texts.values() for phrase in text.asked_as]
    slips = [title[:at] + title[at + 1 :] for at, title in enumerate(titles, 4)]
    half_words = [word[:5] for title in titles for word in title.split() if word.isascii() and len(word) > 6]
    words = [word for group in large.synonyms for word in group[:2]]
    return [
        *codes,
        *titles,
        *asked,
        *slips,
        *half_words,
        *words,
        *(f"{title} {codes[0]}" for title in titles),
    ]


@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_answers_do_not_depend_on_what_was_asked_before(
    page: LookupEngine, index: dict[str, Any], large: Catalogue, data: st.DataObject
) -> None:
    queries = st.sampled_from(pool(large))
    text = data.draw(queries)
    first_page = {"core": index["core"], "display": {"ja": index["display"]["ja"]}}
    page.load(first_page)
    fresh = ask(page, text)
    page.load(first_page)
    for before in data.draw(st.lists(queries, min_size=1, max_size=8)):
        ask(page, before)
    assert ask(page, text) == fresh


def test_other_topics_are_named(page: LookupEngine) -> None:
    assert ask(page, "J-PlatPatで番号が見つからない")["elsewhere"]["title"] == "特許の検索"
