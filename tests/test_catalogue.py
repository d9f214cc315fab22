"""The catalogue of the real content: numbers, links, inheritance."""

from __future__ import annotations

import dataclasses

import pytest

from faqkit.content.model import Catalogue
from faqkit.content.reading import target_id
from faqkit.content.translations import changed_sections, section_hashes

# Letter for letter as the software shows them; `V5ECA0297` has no letter at its end.
CODES = {
    "SUE1503": 10, "SUE1511": 10, "SUM1000": 6, "X9200": 6, "V5ASC0342E": 11, "V5ECA0297": 19,
    "V5ECI0087E": 2, "V5ECI0136E": 3, "V5ECI0142E": 8, "V5ECI0291W": 8, "V5ECI0318W": 12,
}  # fmt: skip


def test_the_category_has_its_22_entries_numbered_in_order(catalogue: Catalogue) -> None:
    assert [entry.number for entry in catalogue] == list(range(1, 23))


def test_every_code_of_the_original_leads_to_its_entry(catalogue: Catalogue) -> None:
    found = {code: {e.number for e, _ in places} for code, places in catalogue.codes().items()}
    assert found == {code: {number} for code, number in CODES.items()}


def test_errors_without_a_code_are_there_too(catalogue: Catalogue) -> None:
    kinds = {entry.number: [error.kind for error in entry.errors] for entry in catalogue if entry.errors}
    assert kinds[6] == ["dialog", "dialog", "log", "log"]
    assert kinds[8] == ["dialog", "dialog", "log"]
    assert kinds[10] == ["log", "log"]
    assert kinds[16] == ["dialog", "log"]
    assert kinds[9] == kinds[13] == ["dialog"]


def test_backlinks_are_the_reverse_of_links(catalogue: Catalogue) -> None:
    one = catalogue.entry("registration/certificate-file-and-password")
    assert "registration/wrong-import-password" in one.backlinks
    eleven = catalogue.entry("registration/pkcs11-module-failed")
    assert "registration/ic-card-mode" in eleven.backlinks
    for entry in catalogue:
        assert entry.id not in entry.backlinks


def test_every_entry_says_how_people_ask_for_it(catalogue: Catalogue) -> None:
    for entry in catalogue:
        assert len(entry.texts["ja"].asked_as) >= 15, entry.id
        assert len(entry.texts["en"].asked_as) >= 8, entry.id


def test_every_entry_is_translated_with_the_same_sections(catalogue: Catalogue) -> None:
    for entry in catalogue:
        ja = [section.id for section in entry.texts["ja"].sections]
        assert [section.id for section in entry.texts["en"].sections] == ja, entry.id
        keys = set(entry.texts["en"].glosses)
        assert all(error.key in keys or error.code in keys for error in entry.errors), entry.id


def test_records_cannot_be_changed(catalogue: Catalogue) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        catalogue.entry("registration/ic-card-mode").number = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("x.md", "c/x"),
        ("./x.md", "c/x"),
        ("../d/x.md", "d/x"),
        ("../../index.md", None),
        ("https://e.test/x.md", None),
        ("x.html", None),
    ],
)
def test_what_a_link_target_names(page: str, expected: str | None) -> None:
    assert target_id("c", page) == expected


def test_a_changed_source_section_shows_in_its_translation(catalogue: Catalogue) -> None:
    entry = catalogue.entry("registration/wrong-import-password")
    hashes = section_hashes(entry.texts["ja"])
    english = dataclasses.replace(entry.texts["en"], translated_from=hashes)
    fresh = dataclasses.replace(entry, texts={**entry.texts, "en": english})
    assert changed_sections(fresh, "en") == []
    stale = dataclasses.replace(english, translated_from=hashes | {"solution": "0" * 12})
    old = dataclasses.replace(entry, texts={**entry.texts, "en": stale})
    assert changed_sections(old, "en") == ["solution"]
    assert changed_sections(old, "ja") == []
