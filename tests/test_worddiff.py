"""Word-level differences: nothing is lost, and what is shown reads well."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqkit.report.word_diff import ADDED, REMOVED, SAME, Piece, excerpt, word_diff

TEXT = st.text(alphabet="電証書をのアイabc019 、。\n{}", max_size=80)


def show(pieces: tuple[Piece, ...]) -> str:
    """`同じ[-古い-]{+新しい+}`."""
    marks = {SAME: "{}", REMOVED: "[-{}-]", ADDED: "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "", ""),
        ("同じ", "同じ", "同じ"),
        ("", "新しい", "{+新しい+}"),
        ("古い", "", "[-古い-]"),
        ("赤い車", "青い車", "[-赤-]{+青+}い車"),
        ("パスワードを入力", "パスワードを正しく入力", "パスワードを{+正しく+}入力"),
        ("V5ECI0087Eが出る", "V5ECI0088Eが出る", "[-V5ECI0087E-]{+V5ECI0088E+}が出る"),
        ("Enter the word.", "Enter the password.", "Enter the [-word-]{+password+}."),
        # A sign alone between two changes would only chop them up.
        ("証明書、登録する画面", "電子、利用する画面", "[-証明書、登録-]{+電子、利用+}する画面"),
        # Lines that have nothing to do with each other are not woven into one.
        ("あか\nきいろの花\n", "あか\nzzz\n", "あか\n[-きいろの花-]{+zzz+}\n"),
    ],
)
def test_a_change_reads_well(before: str, after: str, shown: str) -> None:
    assert show(word_diff(before, after)) == shown


@given(TEXT, TEXT)
def test_both_texts_can_be_read_off_the_pieces(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert "".join(p.text for p in pieces if p.kind != ADDED) == before
    assert "".join(p.text for p in pieces if p.kind != REMOVED) == after


@given(TEXT, TEXT)
def test_pieces_are_whole_and_in_order(before: str, after: str) -> None:
    kinds = [piece.kind for piece in word_diff(before, after)]
    assert all(piece.text for piece in word_diff(before, after))
    assert all(first != second for first, second in itertools.pairwise(kinds))
    assert (ADDED, REMOVED) not in itertools.pairwise(kinds)


@given(TEXT)
def test_the_same_text_has_no_change(text: str) -> None:
    assert {piece.kind for piece in word_diff(text, text)} <= {SAME}


@given(TEXT, TEXT, st.integers(1, 10))
def test_an_excerpt_leaves_every_change_whole(before: str, after: str, context: int) -> None:
    pieces = word_diff(before, after)
    short = excerpt(pieces, context)
    assert [p for p in short if p.kind != SAME] == [p for p in pieces if p.kind != SAME]
    assert len(short) == len(pieces)
    assert all(len(p.text) <= 2 * context + 1 for p in short if p.kind == SAME) or len(pieces) == 1


def test_an_excerpt_cuts_at_lines() -> None:
    before = "".join(f"{n}行目の文\n" for n in range(30))
    pieces = excerpt(word_diff(before, before.replace("15行目", "15番目")), 20)
    assert show(pieces).startswith("…13行目の文\n14行目の文\n15[-行目-]{+番目+}の文\n")
