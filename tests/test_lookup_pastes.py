"""Pasted dialogs and logs: their messages, their values, several at once, long ones."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content_sets import lost_messages
from faqkit.content.model import Catalogue
from faqkit.lookup.engine import LookupEngine

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


# --- messages


def test_a_pasted_message_gives_back_its_values(engine: LookupEngine) -> None:
    paste = (
        "[Window Title]\n識別番号取得&利用登録 ウィザード\n\n"
        "[Content]\n特許庁への登録に失敗しました。以下の内容を確認してください。\n"
        "申請された電子証明書は以下の内容で既に登録されています。\n"
        " 識別番号:512043876\n 氏名:山川 健二\n 住所:大阪府堺市北区1-2\n\n[OK]"
    )
    hit = engine.search(paste)["hits"][0]
    assert (hit["reason"], hit["confident"]) == ("message", True)
    assert {slot["name"]: slot["value"] for slot in hit["slots"]} == {
        "識別番号": "512043876",
        "氏名": "山川 健二",
        "住所": "大阪府堺市北区1-2",
    }
    shown = "".join(piece["text"] for piece in hit["match"]["pieces"])
    assert "512043876" in shown
    assert any(piece["mark"] for piece in hit["match"]["pieces"])


def test_every_message_finds_its_entry_whole_and_by_its_longest_line(
    engine: LookupEngine, catalogue: Catalogue
) -> None:
    assert lost_messages(engine, catalogue) == []


def test_boilerplate_does_not_decide(engine: LookupEngine) -> None:
    """A window title that many dialogs share is no evidence for one of them."""
    answer = engine.search("電子証明書管理")
    assert answer["verdict"] != "exact"


# --- long pastes


def log_around(text: str, lines: int) -> str:
    """A log in which `text` stands somewhere between many lines of no interest."""
    noise = [f"2026-11-22 10:{n // 60 % 60:02}:{n % 60:02} 送信 {n * 37 % 1000} バイト" for n in range(lines)]
    return "\n".join([*noise[: lines // 3], text, *noise[lines // 3 :]])


@pytest.mark.parametrize("lines", [300, 3000])
@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("V5ECI0087E", "wrong-import-password"),
        (
            "使用中のネットワークアダプタが見つかりません。\nネットワーク設定を行なってください。",
            "network-adapter-not-found",
        ),
        (
            "<サーバ側の処理結果メッセージ>SUE1503 提出された電子証明書は、特許庁の確認が未完了のため",
            "jpo-confirmation-pending",
        ),
    ],
)
def test_an_error_in_the_middle_of_a_long_log_is_found(
    engine: LookupEngine, text: str, slug: str, lines: int
) -> None:
    answer = engine.search(log_around(text, lines))
    assert (answer["hits"][0]["id"], answer["hits"][0]["confident"]) == (f"registration/{slug}", True)
    assert answer["clipped"]


def test_a_long_log_without_an_error_is_not_claimed(engine: LookupEngine) -> None:
    assert not any(hit["confident"] for hit in engine.search(log_around("", 2000))["hits"])


@given(text=st.text(max_size=300), times=st.integers(1, 200))
@QUICK
def test_what_is_read_of_a_text_is_bounded(engine: LookupEngine, text: str, times: int) -> None:
    ask = "text => faqLookup.truncate.truncate(text, {known: faqLookup.listed.prepareCodes([])}).length"
    assert engine.call(f"({ask})", text * times) <= 5003
