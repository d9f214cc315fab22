"""The layers of the lookup, each by itself, in the engine's own V8; independent of the site's build."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqkit.content.model import Catalogue
from faqkit.lookup.engine import LookupEngine

CODES = ["V5ECI0087E", "V5ECI0136E", "V5ASC0342E", "V5ECA0297", "SUM1000", "X9200", "SUE1503", "SUE1511"]
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def fold(engine: LookupEngine, text: str) -> str:
    """The folded form of `text`."""
    return str(engine.call("faqLookup.fold.fold", text)["text"])


def codes(engine: LookupEngine, text: str) -> list[dict[str, Any]]:
    """The codes that a search sees in `text`."""
    return list(engine.search(text)["codes"])


# --- folding


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ｖ５ＥＣＩ００８７Ｅ", "v5eci0087e"),
        ("ﾊﾟｽﾜｰﾄﾞ", "パスワード"),
        ("サーバー", "サーバ"),
        ("パスワ－ド", "パスワード"),
        ("ネットワ一ク", "ネットワーク"),
        ("ダイナミツク", "ダイナミック"),
        ("霞ヶ関", "霞が関"),
        ("霞ケ関", "霞が関"),
        ("字ヶー字", "字が字"),
        ("PKCS♯11", "pkcs#11"),
        ("エラーNo[−14]", "エラーno[-14]"),
        ("カード", "かーど"),
        ("ハ\u309aスワード", "パスワード"),
        ("証\u200b明書", "証明書"),
    ],
)
def test_writings_of_one_thing_fold_to_one_form(engine: LookupEngine, one: str, other: str) -> None:
    assert fold(engine, one) == fold(engine, other)


def test_different_kanji_and_digits_stay_different(engine: LookupEngine) -> None:
    for one, other in [("証明書", "証明署"), ("0087", "0088"), ("一", "ー"), ("千", "チ")]:
        assert fold(engine, one) != fold(engine, other)


@QUICK
@given(text=st.text(max_size=60))
def test_folding_remembers_where_every_sign_came_from(engine: LookupEngine, text: str) -> None:
    folded = engine.call("faqLookup.fold.fold", text)
    units = len(folded["text"].encode("utf-16-le", "surrogatepass")) // 2
    assert len(folded["at"]) == units + 1
    assert folded["at"] == sorted(folded["at"])


@QUICK
@given(text=st.text(alphabet="あいうアイウヴー漢字証明書abcXYZ019 ッャゅﾊﾟｶﾞヶ", max_size=30))
def test_what_the_index_keeps_folds_like_the_text_itself(engine: LookupEngine, text: str) -> None:
    kept = str(engine.call("faqLookup.fold.normal", text))
    assert fold(engine, kept) == fold(engine, text)


# --- kana and romaji


@pytest.mark.parametrize(
    ("romaji", "kana"),
    [
        ("shoumeisho", "しようめいしよ"),
        ("pasuwaado", "ぱすわあど"),
        ("kitte", "きつて"),
        ("tokkyocho", "とつきよちよ"),
        ("certificate", ""),
        ("ssl", ""),
    ],
)
def test_romaji_is_read_as_kana(engine: LookupEngine, romaji: str, kana: str) -> None:
    assert engine.call("faqLookup.kana.fromRomaji", romaji) == kana


def test_long_vowels_sound_like_short_ones(engine: LookupEngine) -> None:
    read = {
        engine.call("faqLookup.kana.shorten", word)
        for word in ["しようめいしよ", "しよめしよ", "しよおめえしよ"]
    }
    assert read == {"しよめしよ"}


# --- spoken codes


@pytest.mark.parametrize(
    ("heard", "code"),
    [
        ("ブイゴイーシーアイゼロゼロハチナナイー", "V5ECI0087E"),
        ("ぶいご、いーしーあい、まるまるはちななのいー", "V5ECI0087E"),
        ("vee five ee see eye oh oh eight seven ee", "V5ECI0087E"),
        ("Victor five echo charlie india zero one three six echo", "V5ECI0136E"),
        ("ブイファイブエーエスシー オーサンヨンニーイー", "V5ASC0342E"),
        ("エスユーエム千", "SUM1000"),
        ("エックス九千二百", "X9200"),
        ("ess you ee fifteen eleven", "SUE1511"),
    ],
)
def test_codes_that_were_read_out(engine: LookupEngine, heard: str, code: str) -> None:
    found = codes(engine, heard)
    assert [one["canonical"] for one in found] == [code]
    assert found[0]["status"] == "listed"


@pytest.mark.parametrize(
    "text", ["これはパソコンの画面です", "いいえ、ご参照ください", "we see you are at ease"]
)
def test_ordinary_words_spell_no_code(engine: LookupEngine, text: str) -> None:
    assert codes(engine, text) == []


# --- codes


def test_every_declared_code_finds_its_entry(engine: LookupEngine, catalogue: Catalogue) -> None:
    for entry in catalogue:
        for error in entry.errors:
            for code in error.codes:
                answer = engine.search(code)
                assert answer["verdict"] == "exact"
                assert answer["hits"][0]["id"] == entry.id
                assert answer["codes"] == [{"text": code, "canonical": code, "status": "listed", "start": 0}]


@QUICK
@given(code=st.sampled_from(CODES), data=st.data())
def test_width_case_spacing_and_company_change_nothing(
    engine: LookupEngine, code: str, data: st.DataObject
) -> None:
    def drawn(sign: str) -> str:
        alike = {"0": "0O", "1": "1Il", "5": "5S", "8": "8B", "I": "I1l", "S": "S5"}.get(sign, sign)
        one = data.draw(st.sampled_from([alike[0], alike[-1], sign.lower()]))
        return chr(ord(one) + 0xFEE0) if data.draw(st.booleans()) else one

    joint = data.draw(st.sampled_from(["", " ", "-"]))
    at = data.draw(st.integers(1, len(code) - 1))
    written = "".join(map(drawn, code[:at])) + joint + "".join(map(drawn, code[at:]))
    before, after = data.draw(
        st.sampled_from([("", ""), ("エラー", "が出た"), ("https://example.jp/?q=", ""), ("「", "」")])
    )
    answer = engine.search(before + written + after)
    expected = engine.search(code)["hits"][0]["id"]
    assert answer["hits"][0]["id"] == expected, before + written + after
    assert answer["hits"][0]["code"] == code


@pytest.mark.parametrize(
    "other",
    ["V5ECI0088E", "V5ECI0078E", "V5ECI1087E", "SUM1001", "SUE1504", "X9201", "V5ECA0298", "V5QQQ0101E"],
)
def test_another_digit_is_another_code(engine: LookupEngine, other: str) -> None:
    answer = engine.search(other)
    assert not any(hit["confident"] for hit in answer["hits"])
    assert answer["verdict"] in {"near", "none"}
    assert answer["codes"][0]["status"] != "listed"


@pytest.mark.parametrize(
    ("slip", "code"),
    [
        ("V5ECI087E", "V5ECI0087E"),
        ("V5ECI00087E", "V5ECI0087E"),
        ("VECI0318W", "V5ECI0318W"),
        ("V5EC0136E", "V5ECI0136E"),
    ],
)
def test_a_sign_dropped_or_doubled_is_that_code(engine: LookupEngine, slip: str, code: str) -> None:
    hit = engine.search(slip)["hits"][0]
    assert (hit["code"], hit["confident"]) == (code, True)


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("0087", "V5ECI0087E"),
        ("318W", "V5ECI0318W"),
        ("ECI0136", "V5ECI0136E"),
        ("eci318", "V5ECI0318W"),
        ("V5ECI87E", "V5ECI0087E"),
        ("ASC-342", "V5ASC0342E"),
        ("eci 0136 e", "V5ECI0136E"),
    ],
)
def test_a_piece_of_a_code_is_enough(engine: LookupEngine, part: str, code: str) -> None:
    assert engine.search(part)["hits"][0]["code"] == code


@pytest.mark.parametrize(
    ("text", "sure"), [("SUM1000 X9200", True), ("SUM1000", True), ("SUM1000 X9201", False)]
)
def test_one_listed_code_of_two_does_not_speak_for_the_other(
    engine: LookupEngine, text: str, sure: bool
) -> None:
    assert engine.search(text)["hits"][0]["confident"] is sure


def errors_in(engine: LookupEngine, text: str) -> list[tuple[str, str | None]]:
    """The (slug, code) of each of several errors that a search sees in `text`."""
    return [(one["id"].split("/")[1], one["code"]) for one in engine.search(text)["errors"]]


def test_several_codes_are_answered_one_by_one(engine: LookupEngine) -> None:
    assert errors_in(engine, "V5ECA0297の次にV5ASC0342E") == [
        ("terminal-not-registered", "V5ECA0297"),
        ("pkcs11-module-failed", "V5ASC0342E"),
    ]
    assert [one["canonical"] for one in codes(engine, "V5ECA0297の次にV5ASC0342E")] == [
        "V5ECA0297",
        "V5ASC0342E",
    ]


def test_several_messages_are_answered_one_by_one(engine: LookupEngine) -> None:
    first, then = (
        "使用中のネットワークアダプタが見つかりません。",
        "証明書ストアパスに不適当な文字が入力されています。",
    )
    text = f"{first}\n\n直したら\n\n{then}"
    assert errors_in(engine, text) == [("network-adapter-not-found", None), ("certificate-store-path", None)]


def test_a_message_beside_a_code_of_another_entry_is_an_error_of_its_own(engine: LookupEngine) -> None:
    text = "使用中のネットワークアダプタが見つかりません。が消えたら今度はV5ECI0087E"
    assert errors_in(engine, text) == [
        ("network-adapter-not-found", None),
        ("wrong-import-password", "V5ECI0087E"),
    ]


def test_one_error_is_not_several(engine: LookupEngine, catalogue: Catalogue) -> None:
    for entry in catalogue:
        for error in entry.errors:
            message = "".join(
                part if isinstance(part, str) else part.sample for block in error.blocks for part in block
            )
            assert errors_in(engine, f"{error.title or ''}\n{error.code or ''}\n{message}") == []


@pytest.mark.parametrize("number", ["0x0002002e", "0x00700001", "０ｘ０００２００２Ｅ"])
def test_a_number_out_of_a_message_is_no_code_of_its_own(engine: LookupEngine, number: str) -> None:
    assert codes(engine, number) == []
    assert codes(engine, "0x0002002f")[0]["status"] == "unlisted"


@pytest.mark.parametrize(("number", "sure"), [("0x0002002e", True), ("0x0002002f", False)])
def test_a_number_out_of_a_message_is_enough(engine: LookupEngine, number: str, sure: bool) -> None:
    hit = engine.search(number)["hits"][0]
    assert (hit["id"], hit["confident"]) == ("registration/certificate-not-accepted", sure)


# --- anything at all


@QUICK
@given(text=st.text(max_size=300))
def test_no_text_makes_it_fail(engine: LookupEngine, text: str) -> None:
    answer = engine.search(text)
    assert set(answer) == {"verdict", "hits", "codes", "errors", "elsewhere", "clipped"}
    assert answer == engine.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\ud800",
        "\udfff\ud800",
        "x" * 1_000_000,
        "証明書" * 100_000,
        "(" * 9_000,
        "1 " * 9_000,
        "ゼロ" * 9_000,
        "\u0301" * 5_000,
    ],
    ids=lambda text: f"{text[:2]!a}x{len(text)}",
)
def test_odd_and_huge_texts(engine: LookupEngine, text: str) -> None:
    assert engine.search(text)["verdict"] in {"exact", "near", "text", "none"}


def test_values_that_are_no_text(engine: LookupEngine) -> None:
    for value in (None, 5, {}, []):
        assert engine.call("faqLookup.search", value)["hits"] is not None
