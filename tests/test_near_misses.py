"""What stands in the place of a message's core is shown, and numbers are compared as numbers."""

from __future__ import annotations

import pytest

from faqkit.lookup.engine import LookupEngine


@pytest.mark.parametrize(
    ("text", "yours", "theirs"),
    [
        (
            "提出された電子証明書は、失効しているため本サービスを利用できません。",
            "失効している",
            "特許庁の確認が未完了の",
        ),
        (
            "証明書ストアパスに不適当な長さです",
            "長さです",
            "文字が入力されています",
        ),
        (
            "特許庁への送信に失敗しました。以下の内容を確認してください。受付番号が取得できません。",
            "送信",
            "登録",
        ),
        (
            "指定された電子証明書は失効リストに登録されています。",
            "失効リストに登録されています",
            "利用できません",
        ),
        (
            "ERROR CODE=[0x00700001]DETAIL CODE=[0x00030041]",
            "0x00030041",
            "0x0002002e",
        ),
        ("ネットワークアダプタが壊れています", "壊れています", "見つかりません"),
    ],
)
def test_what_differs_is_shown(engine: LookupEngine, text: str, yours: str, theirs: str) -> None:
    hit = engine.search(text)["hits"][0]
    assert (hit["confident"], hit["differs"]) == (False, {"yours": yours, "theirs": theirs})


@pytest.mark.parametrize(
    "text",
    [
        "SSL接続に失敗しました。関数名[V5IPIP05_Connect()]エラーNo[-3]ファイル名[]情報[接続タイムアウト]",
        "DETAIL CODE=[0x00030041]",
        "SSL接続に失敗しました",
    ],
)
def test_a_frame_alone_is_not_sure(engine: LookupEngine, text: str) -> None:
    assert not any(hit["confident"] for hit in engine.search(text)["hits"])


def test_what_is_sure_has_no_difference(engine: LookupEngine) -> None:
    hit = engine.search("使用中のネットワークアダプタが見つかりません。")["hits"][0]
    assert (hit["confident"], hit["differs"]) == (True, None)


@pytest.mark.parametrize(
    "number",
    ["0x0002002e", "0x2002e", "0X0002002E", "０ｘ０００２００２ｅ", "0002002e", "131118", "000131118"],
)
def test_a_number_is_known_in_every_form(engine: LookupEngine, number: str) -> None:
    answer = engine.search(f"DETAIL CODE=[{number}]")
    assert (answer["hits"][0]["number"], answer["hits"][0]["confident"], answer["codes"]) == (3, True, [])


@pytest.mark.parametrize("number", ["0x0002002f", "131119", "-131118", "0x2002e0"])
def test_another_number_is_another_error(engine: LookupEngine, number: str) -> None:
    assert not any(hit["confident"] for hit in engine.search(f"DETAIL CODE=[{number}]")["hits"])


def test_hex_signed_and_unsigned_are_one_number(engine: LookupEngine) -> None:
    forms = ["0x80070005", "2147942405", "-2147024891", "002147942405"]
    assert {engine.call("faqLookup.numbers.valueOf", form) for form in forms} == {"2147942405"}
