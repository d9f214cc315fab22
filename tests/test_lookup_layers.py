"""The layers of the lookup, each by itself, in the engine's own V8; independent of the site's build."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqkit import Catalogue
from faqkit.lookup import LookupEngine

SYNONYM_CASES = Path(__file__).parent / "lookup_synonyms.jsonl"
SUBJECT_CASES = Path(__file__).parent / "lookup_elsewhere.jsonl"
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


@pytest.mark.parametrize("number", ["0x0002002e", "0x00700001", "MS932", "０ｘ０００２００２Ｅ"])
def test_a_number_out_of_a_message_is_no_code_of_its_own(engine: LookupEngine, number: str) -> None:
    assert codes(engine, number) == []
    assert codes(engine, "0x0002002f")[0]["status"] == "unlisted"


@pytest.mark.parametrize(("number", "sure"), [("0x0002002e", True), ("0x0002002f", False)])
def test_a_number_out_of_a_message_is_enough(engine: LookupEngine, number: str, sure: bool) -> None:
    hit = engine.search(number)["hits"][0]
    assert (hit["number"], hit["confident"]) == (8, sure)


# --- long pastes


def log_around(text: str, lines: int) -> str:
    """A log in which `text` stands somewhere between many lines of no interest."""
    noise = [f"2026-11-22 10:{n // 60 % 60:02}:{n % 60:02} 送信 {n * 37 % 1000} バイト" for n in range(lines)]
    return "\n".join([*noise[: lines // 3], text, *noise[lines // 3 :]])


@pytest.mark.parametrize("lines", [300, 3000])
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("V5ECI0087E", 2),
        ("使用中のネットワークアダプタが見つかりません。\nネットワーク設定を行なってください。", 12),
        ("<サーバ側の処理結果メッセージ>SUE1503 提出された電子証明書は、特許庁の確認が未完了のため", 10),
    ],
)
def test_an_error_in_the_middle_of_a_long_log_is_found(
    engine: LookupEngine, text: str, number: int, lines: int
) -> None:
    answer = engine.search(log_around(text, lines))
    assert (answer["hits"][0]["number"], answer["hits"][0]["confident"]) == (number, True)
    assert answer["clipped"]


def test_a_long_log_without_an_error_is_not_claimed(engine: LookupEngine) -> None:
    assert not any(hit["confident"] for hit in engine.search(log_around("", 2000))["hits"])


@given(text=st.text(max_size=300), times=st.integers(1, 200))
@QUICK
def test_what_is_read_of_a_text_is_bounded(engine: LookupEngine, text: str, times: int) -> None:
    ask = "text => faqLookup.clip.clip(text, {known: {bySkeleton: new Map()}}).length"
    assert engine.call(f"({ask})", text * times) <= 5003


# --- spelling

MEANT_BY = """(({meantBy, prepareSpelling}) =>
    (word, stems) => meantBy(word, prepareSpelling(stems)))(faqLookup.spelling)"""


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("certifcate", "certificate"),
        ("certificaet", "certificate"),
        ("reeder", "reader"),
        ("passsword", "password"),
        ("wirless", "wireless"),
    ],
)
def test_a_slip_in_a_word_leads_to_the_same_entry(engine: LookupEngine, wrong: str, right: str) -> None:
    found, wanted = (engine.search(word, locale="en")["hits"][0]["id"] for word in (wrong, right))
    assert found == wanted


@given(word=st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
@QUICK
def test_a_known_word_is_never_put_right(engine: LookupEngine, word: str) -> None:
    stem = engine.call("faqLookup.features.stem", word)
    assert engine.call(MEANT_BY, word, [stem, f"{stem}x"]) == ""


def test_a_word_near_two_others_stays_as_it_is(engine: LookupEngine) -> None:
    assert engine.call(MEANT_BY, "storre", ["storr", "storm"]) == ""
    assert engine.call(MEANT_BY, "stoore", ["stor"]) == "stor"


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
    owners: dict[str, set[str]] = {}
    for entry in catalogue:
        for error in entry.errors:
            owners.setdefault(error.text, set()).add(entry.id)
    for text, ids in owners.items():
        longest = max(text.splitlines(), key=len)
        for cut in [text, text.replace("\n", " "), unicodedata.normalize("NFKC", text), longest]:
            assert engine.search(cut)["hits"][0]["id"] in ids, cut


def test_boilerplate_does_not_decide(engine: LookupEngine) -> None:
    """A window title that many dialogs share is no evidence for one of them."""
    answer = engine.search("電子証明書管理")
    assert answer["verdict"] != "exact"


# --- words


def cases(path: Path) -> list[dict[str, Any]]:
    """A query a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_other_subject_has_a_case(catalogue: Catalogue) -> None:
    tested = dict.fromkeys(case["subject"] for case in cases(SUBJECT_CASES))
    assert list(tested) == [subject.id for subject in catalogue.subjects]


@pytest.mark.parametrize("case", cases(SUBJECT_CASES), ids=lambda case: str(case["q"])[:20])
def test_another_subject_is_not_claimed_and_named(
    engine: LookupEngine, catalogue: Catalogue, case: dict[str, Any]
) -> None:
    answer = engine.search(case["q"], locale=case["lang"])
    subject = next(one for one in catalogue.subjects if one.id == case["subject"])
    link = catalogue.links[subject.link] if subject.link else None
    assert not any(hit["confident"] for hit in answer["hits"])
    assert answer["subject"] == {
        "title": subject.title(case["lang"]),
        "link": {"title": link.title(case["lang"]), "url": link.url} if link else None,
    }


def test_a_word_of_another_subject_is_no_hindrance_to_an_entry_that_has_it(engine: LookupEngine) -> None:
    answer = engine.search("can I use the one I installed for e-Tax in my browser", locale="en")
    assert answer["hits"][0]["confident"]
    assert answer["subject"] is None


def test_a_code_beside_a_word_of_another_subject_is_still_the_answer(engine: LookupEngine) -> None:
    answer = engine.search("年末年始 V5ECI0087E")
    assert answer["hits"][0]["confident"]
    assert answer["subject"] is None


def test_every_group_of_synonyms_has_a_case(catalogue: Catalogue) -> None:
    text = (Path(__file__).parents[1] / "docs" / "synonyms.yml").read_text(encoding="utf-8")
    ids = [line.removeprefix("- id:").strip() for line in text.splitlines() if line.startswith("- id:")]
    assert [case["group"] for case in cases(SYNONYM_CASES)] == ids
    assert len(catalogue.synonyms) == len(ids)


@pytest.mark.parametrize("case", cases(SYNONYM_CASES), ids=lambda case: str(case["group"]))
def test_synonyms_lead_to_the_entry(engine: LookupEngine, case: dict[str, Any]) -> None:
    ranked = [hit["number"] for hit in engine.search(case["q"])["hits"]]
    assert set(case["expect"]) & set(ranked[:3]), ranked[:5]


# --- anything at all


@QUICK
@given(text=st.text(max_size=300))
def test_no_text_makes_it_fail(engine: LookupEngine, text: str) -> None:
    answer = engine.search(text)
    assert set(answer) == {"verdict", "hits", "codes", "errors", "subject", "clipped"}
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
