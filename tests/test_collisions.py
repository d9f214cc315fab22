"""Every declared error is a test of the lookup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from benchmarks.corpus import synthetic

from faqkit.content.messages import parse_message
from faqkit.content.model import Catalogue, Entry
from faqkit.lookup.mutations import code_mutations, message_mutations
from faqkit.lookup.self_test import LEAST, ask_every_error, check_collisions, make_cases, spread
from faqkit.source.store import Memory


def with_code(catalogue: Catalogue, entry_id: str, code: str) -> Catalogue:
    """The catalogue with one more error in `entry_id`: a code and a message of its own."""
    model = catalogue.entry("registration/wrong-import-password").errors[0]
    message = parse_message("別の画面に出る、ほかのどれとも似ていない文章です。")
    error = replace(model, key=code, codes=(code,), message=message)
    category = catalogue.categories[0]
    entries = tuple(
        replace(e, errors=(*e.errors, error)) if e.id == entry_id else e for e in category.entries
    )
    return replace(catalogue, categories=(replace(category, entries=entries),))


def everywhere_at_line(catalogue: Catalogue, line: int) -> Catalogue:
    """The catalogue with all its errors in this line."""

    def moved(entry: Entry) -> Entry:
        errors = tuple(replace(error, place=replace(error.place, line=line)) for error in entry.errors)
        return replace(entry, errors=errors)

    categories = tuple(replace(c, entries=tuple(map(moved, c.entries))) for c in catalogue.categories)
    return replace(catalogue, categories=categories)


def test_every_error_is_found_however_it_is_copied(catalogue: Catalogue) -> None:
    assert sum(len(queries) for *_, queries in make_cases(catalogue)) > 150
    assert [str(p.values) for p in check_collisions(catalogue)] == []


def test_a_code_that_is_misread_as_another_is_named_with_it(catalogue: Catalogue) -> None:
    found = check_collisions(with_code(catalogue, "registration/ic-card-mode", "V5ECIO087E"))
    assert {p.rule for p in found} == {"FAQ093"}
    named = {(p.values["key"], p.values["other"]) for p in found}
    assert named <= {
        ("V5ECIO087E", "registration/wrong-import-password"),
        ("V5ECI0087E", "registration/ic-card-mode"),
    }
    assert named


def test_of_many_errors_each_is_asked_in_ten_ways_and_the_rest_is_told(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("faqkit.lookup.documents.SMALL", 100)  # an index in parts, as large content has it
    test = ask_every_error(synthetic(catalogue, 160))
    assert test.errors > 100
    assert LEAST * test.errors <= test.asked < test.possible
    assert not spread([], LEAST)
    assert spread(list("abcdefghij"), 4) == ["a", "d", "g", "j"]


def test_what_only_stands_elsewhere_is_not_asked_again_and_named_there(catalogue: Catalogue) -> None:
    store = Memory()
    mixed = with_code(catalogue, "registration/ic-card-mode", "V5ECIO087E")
    assert ask_every_error(mixed, store).problems
    moved = everywhere_at_line(mixed, 77)
    assert {problem.place.line for problem in ask_every_error(moved, store).problems} == {77}
    assert len(store.values) == 1
    ask_every_error(catalogue, store)
    assert len(store.values) == 2


def test_a_piece_that_differs_in_slots_alone_is_asked_of_neither(catalogue: Catalogue) -> None:
    model = catalogue.entry("registration/wrong-import-password").errors[0]
    texts = (
        "関数 {slot:関数名|XX} の呼び出しに失敗しました。",
        "関数 {slot:別の名|YY} の呼び出しに失敗しました。やり直してください。",
    )
    errors = [
        replace(model, key=f"K{i}", codes=(), message=parse_message(text)) for i, text in enumerate(texts)
    ]
    category = catalogue.categories[0]
    entries = tuple(replace(e, errors=(error,)) for e, error in zip(category.entries, errors, strict=False))
    cases = list(make_cases(replace(catalogue, categories=(replace(category, entries=entries),))))
    short = "関数 C_Login の呼び出しに失敗しました。"
    assert not any(short in queries for *_, queries in cases)


def test_mutations_are_the_same_every_time_and_hold_the_original(catalogue: Catalogue) -> None:
    for entry in catalogue:
        for error in entry.errors:
            first, second = list(message_mutations(error)), list(message_mutations(error))
            assert first == second
            assert error.text in first
    assert list(code_mutations("V5ECI0087E"))[:2] == ["V5ECI0087E", "v5eci0087e"]
    assert "VSECIOOB7E" in code_mutations("V5ECI0087E")
