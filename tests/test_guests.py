"""Languages that are only asked in: their words, their signs, and that nothing else changes by them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from faqkit.content.addresses import Urls
from faqkit.content.model import Catalogue
from faqkit.lookup.documents import lookup_documents
from faqkit.lookup.engine import LookupEngine
from faqkit.lookup.folding import folding

PASSWORD = "registration/wrong-import-password"
ADAPTER = "registration/network-adapter-not-found"
QUESTIONS = [
    ("导入证书,密码错误", PASSWORD),
    ("導入證書,密碼錯誤", PASSWORD),
    ("비밀번호가 틀렸대요", PASSWORD),
    (unicodedata.normalize("NFD", "비밀번호가 틀렸대요"), PASSWORD),
    ("無線網路找不到適配器", ADAPTER),
    ("와이파이 어댑터를 못 찾아요", ADAPTER),
]


def first(engine: LookupEngine, text: str) -> str | None:
    return engine.first_ids([text])[0]


@pytest.mark.parametrize(("text", "wanted"), QUESTIONS)
def test_a_question_finds_its_entry(engine: LookupEngine, text: str, wanted: str) -> None:
    assert first(engine, text) == wanted


def test_what_is_copied_from_a_screen_is_found_beside_words_in_another_language(engine: LookupEngine) -> None:
    answer = engine.search("出现 Ｖ５ＥＣＩ0087E,这是什么意思")
    assert (answer["verdict"], answer["hits"][0]["id"]) == ("exact", PASSWORD)
    assert answer["codes"][0]["text"] == "Ｖ５ＥＣＩ0087E"
    answer = engine.search("이게 뭔가요 使用中のネットワークアダプタが見つかりません。")
    assert (answer["verdict"], answer["hits"][0]["id"]) == ("exact", ADAPTER)


def test_the_text_of_the_reader_is_shown_as_it_was_typed(engine: LookupEngine) -> None:
    text = "请问 PKCS#11モジュールの证书初始化に失敗しました。"
    slots = [slot for hit in engine.search(text)["hits"] for slot in hit["slots"]]
    assert "证书初始化" in [slot["value"] for slot in slots]


def test_signs_are_read_in_their_japanese_form_where_the_content_has_it() -> None:
    read = {chr(sign): chr(form) for sign, form in folding("han", "証明書", ["错误"]).items()}
    assert read == {"书": "書", "证": "証", "證": "証", "错": "錯", "误": "誤"}
    assert folding("", "証明書", ["错误"]) == {}


def test_a_sign_of_the_content_is_never_another_one() -> None:
    assert ord("干") in folding("han", "幹", [])
    assert ord("干") not in folding("han", "干", [])


def test_without_them_the_index_is_as_before(catalogue: Catalogue) -> None:
    urls = Urls(source=catalogue.source)
    bare = lookup_documents(replace(catalogue, guests={}), urls)
    full = lookup_documents(catalogue, urls)
    assert bare["guests"] == []
    assert {**full, "guests": [], "letters": bare["letters"]} == bare
    engine = LookupEngine()
    index = engine.build(bare)
    assert index["parts"] == {}
    engine.load(index)
    assert first(engine, "V5ECI0087E") == PASSWORD


def test_an_entry_without_words_in_a_language_is_found_all_the_same(engine: LookupEngine) -> None:
    assert first(engine, "怎么办 V5ECI0136E") == "registration/certificate-store-path"
