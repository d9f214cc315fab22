"""Codes of any shape: what they look like is learned from the content."""

from __future__ import annotations

import pytest
from benchmarks.compiler.source import documents

from faqkit.lookup.engine import LookupEngine

CODES = [
    "TS2322", "TS18048", "E0001", "E0308", "ORA-01555", "TNS-01555", "HTTP 404", "0x80070005", "0x8007000B",
    "0x80070008", "SQLSTATE 42P01", "no-unused-vars", "no-unused-private-class-members", "ENOENT",
    "S1000", "51000", "12345678901234567890",
]  # fmt: skip


@pytest.fixture(scope="module")
def lookup() -> LookupEngine:
    """An error for each code, its message nothing that tells it from others."""
    made = documents({f"TS{i}": f"Message {name}" for i, name in enumerate(NAMES)}, "en")
    for entry, code in zip(made["entries"], CODES, strict=True):
        entry["errors"][0] |= {"key": code, "codes": [code]}
    engine = LookupEngine()
    engine.load(engine.build(made))
    return engine


NAMES = [f"{first}{second}" for first in "kmptr" for second in ("ola", "uvi", "ezo", "ika")][: len(CODES)]


def found(lookup: LookupEngine, text: str) -> tuple[str | None, bool]:
    """The code of the first hit, and whether it is claimed."""
    hits = lookup.search(text, locale="en")["hits"]
    return (hits[0]["code"], hits[0]["confident"]) if hits else (None, False)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("way", ["{}", "error {}: something", "[{}]", "({}), please help"])
def test_every_code_finds_itself(lookup: LookupEngine, code: str, way: str) -> None:
    assert found(lookup, way.format(code)) == (code, True)
    assert found(lookup, way.format(code.lower())) == (code, True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("T52322", "TS2322"),
        ("TS 2322", "TS2322"),
        ("ORA 01555", "ORA-01555"),
        ("ora01555", "ORA-01555"),
        ("ORA-O1555", "ORA-01555"),
        ("http404", "HTTP 404"),
        ("42P01", "SQLSTATE 42P01"),
        ("0x8007OOO5", "0x80070005"),
        ("@typescript-eslint/no-unused-vars", "no-unused-vars"),
        ("no‐unused‐vars", "no-unused-vars"),
    ],
)
def test_what_is_the_same_code_in_other_signs_is_found(lookup: LookupEngine, text: str, code: str) -> None:
    assert found(lookup, text) == (code, True)


@pytest.mark.parametrize(
    "text",
    [
        "01555",
        "E0404",
        "0x8007000D",
        "0x80070006",
        "TS2323",
        "HTTP 500",
        "there are no unused vars here",
        "ENOENTRY",
    ],
)
def test_what_may_be_another_code_is_not_claimed(lookup: LookupEngine, text: str) -> None:
    assert not found(lookup, text)[1]


def test_codes_that_differ_only_in_signs_that_look_alike_stay_apart(lookup: LookupEngine) -> None:
    hits = lookup.search("SIO00", locale="en")["hits"]
    assert {hit["code"] for hit in hits[:2]} == {"S1000", "51000"}
    assert not any(hit["confident"] for hit in hits)
