"""The catalogue of the fixture: numbers, links, inheritance."""

from __future__ import annotations

import dataclasses

import pytest

from faqkit.content.model import Catalogue
from faqkit.content.references import target_id
from faqkit.content.translations import changed_sections, section_hashes

CODES = {
    "SUE1503": 8, "SUE1511": 8, "SUM1000": 7, "X9200": 7, "V5ASC0342E": 4, "V5ECA0297": 10,
    "V5ECI0087E": 2, "V5ECI0136E": 6, "V5ECI0142E": 3, "V5ECI0291W": 3, "V5ECI0318W": 9,
}  # fmt: skip


def test_entries_are_numbered_in_the_order_of_the_category(catalogue: Catalogue) -> None:
    assert [entry.number for entry in catalogue] == list(range(1, 11))


def test_every_code_leads_to_its_entry(catalogue: Catalogue) -> None:
    found = {code: {e.number for e, _ in places} for code, places in catalogue.codes().items()}
    assert found == {code: {number} for code, number in CODES.items()}


def test_errors_without_a_code_are_there_too(catalogue: Catalogue) -> None:
    kinds = {entry.number: [error.kind for error in entry.errors] for entry in catalogue if entry.errors}
    assert kinds[7] == ["dialog", "dialog", "log", "log"]
    assert kinds[3] == ["dialog", "dialog", "log"]
    assert kinds[8] == ["log", "log"]


def test_backlinks_are_the_reverse_of_links(catalogue: Catalogue) -> None:
    one = catalogue.entry("registration/certificate-file-and-password")
    assert "registration/wrong-import-password" in one.backlinks
    eleven = catalogue.entry("registration/pkcs11-module-failed")
    assert "registration/ic-card-mode" in eleven.backlinks
    for entry in catalogue:
        assert entry.id not in entry.backlinks


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
