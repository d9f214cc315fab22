"""Messages in Latin script: order of words, length, quotation marks, empty words, unfinished words."""

from __future__ import annotations

import pytest
from benchmarks.compiler.source import documents
from hypothesis import given, settings
from hypothesis import strategies as st

from faqkit.lookup.engine import LookupEngine

MESSAGES = {
    "TS1": "'{0}' expected.",
    "TS2": "Expression expected.",
    "TS3": "Type '{0}' is not assignable to type '{1}'.",
    "TS4": "Type '{0}' is not assignable to type '{1}' under strict. Add 'undefined' to the target.",
    "TS5": "'{0}' is of type 'unknown'.",
    "TS6": "Operator '{0}' cannot be applied to type '{1}'.",
    "TS7": "Operator '{0}' cannot be applied to types '{1}' and '{2}'.",
    "TS8": "Did you mean '{0}'?",
    "TS9": "Cannot find name '{0}'. Did you mean '{1}'?",
    "TS10": "Property names must be of type 'string', 'number' or 'symbol'.",
    "TS11": "'=>' expected.",
    "TS12": "Initializers are not allowed in ambient contexts.",
}


@pytest.fixture(scope="module")
def lookup() -> LookupEngine:
    """The messages, and as many others as it takes for content that comes in parts."""
    others = {
        f"TS{i + 100}": f"Nothing {word(i)} near the {word(7 * i + 3)} was {word(i * i)}." for i in range(310)
    }
    engine = LookupEngine()
    engine.load(engine.build(documents(MESSAGES | others, "en")))
    return engine


def word(number: int) -> str:
    """A made-up word: 0 → "babe"."""
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    return syllables[number % 70] + syllables[(number // 70 + 1) % 70] + "x"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Type 'string' is not assignable to type 'number'.", "TS3"),
        (
            "Type 'a' is not assignable to type 'b' under strict. Add 'undefined' to the target.",
            "TS4",
        ),
        ("'un' is of type 'unknown'.", "TS5"),
        ("Operator '+' cannot be applied to type 'symbol'.", "TS6"),
        ("Operator '+' cannot be applied to types 'symbol' and 'number'.", "TS7"),
        ("Cannot find name 'usre'. Did you mean 'user'?", "TS9"),
        ("is not assignable to type 'string | number | symbol'", "TS3"),
        ("'=>' expected.", "TS11"),
        ("not allowed in ambi", "TS12"),
        ("initial", "TS12"),
    ],
)
def test_the_message_nearest_in_wording_stands_first(lookup: LookupEngine, text: str, code: str) -> None:
    hit = lookup.search(text, locale="en")["hits"][0]
    assert hit["id"] == f"compiler/{code.lower()}"


@given(
    value=st.text("abcdefgh{}[]<>|", min_size=1, max_size=30),
    other=st.sampled_from(["string", "number", "symbol"]),
)
@settings(max_examples=30, deadline=None)
def test_what_fills_a_slot_does_not_matter(lookup: LookupEngine, value: str, other: str) -> None:
    hit = lookup.search(f"Type '{value}' is not assignable to type '{other}'.", locale="en")["hits"][0]
    assert hit["id"] == "compiler/ts3"
