"""Questions in a language that no page is in, and answers in the language of a question."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from support import Built

TYPED = [
    ("zh", "导入证书,密码错误", "registration/wrong-import-password", "找到|相符|一致|候选"),
    ("zh", "用無線網路找不到網路介面卡", "registration/network-adapter-not-found", "相符|一致|候选"),
    ("ko", "인증서 비밀번호가 틀렸대요", "registration/wrong-import-password", "항목|후보"),
    ("ko", "네트워크 어댑터가 없대요", "registration/network-adapter-not-found", "항목|후보"),
]
# Composition as browsers report it: the box's text grows while the input method has it, `input` says so.
COMPOSE = """(box, text) => {
  const tell = (type, data) => box.dispatchEvent(new CompositionEvent(type, { data, bubbles: true }));
  box.focus();
  tell("compositionstart", "");
  for (let end = 1; end <= text.length; end += 1) {
    box.value = text.slice(0, end);
    tell("compositionupdate", box.value);
    box.dispatchEvent(new InputEvent("input", { data: box.value, isComposing: true, bubbles: true }));
  }
  box.early = Boolean(document.querySelector("script[src*=lookup-asked-]"));
  tell("compositionend", text);
}"""


def parts(page: Page) -> list[str]:
    """The languages whose words the page has loaded."""
    found = page.locator("script[src*='lookup-asked-']").evaluate_all("all => all.map((one) => one.src)")
    return [re.sub(r".*lookup-asked-|\.js.*", "", src) for src in found]


@pytest.mark.parametrize(("language", "text", "entry", "words"), TYPED)
def test_a_question_typed_with_an_input_method_is_answered_in_its_language(
    reader, language: str, text: str, entry: str, words: str
) -> None:
    page = reader.open("errors")
    assert parts(page) == []
    page.locator("#lookup-query").evaluate(COMPOSE, text)
    hit = page.locator("#lookup-results > li").first
    expect(hit).to_have_attribute("data-id", entry)
    expect(page.locator(f"#lookup-status [lang={language}]").first).to_have_text(re.compile(words))
    expect(hit.locator(f".hit__verdict [lang={language}]")).to_be_visible()
    expect(hit.locator(".hit__title")).to_have_text(re.compile("[ぁ-ん]"))
    assert parts(page) == [language]
    assert page.locator("#lookup-query").evaluate("box => box.early") is False


def test_the_words_go_back_to_the_page_s_language(reader) -> None:
    page = reader.open("errors")
    page.fill("#lookup-query", "密码错误")
    expect(page.locator("#lookup-status [lang=zh]").first).to_be_visible()
    page.fill("#lookup-query", "V5ECI0087E")
    expect(page.locator("#lookup-status")).to_contain_text("一致 1件")
    expect(page.locator("#lookup-status [lang=zh]")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "text", "language", "words"),
    [
        ("errors", "the password is wrong during import", "en", "fit|[Mm]atch|uggestion"),
        ("en/errors", "パスワードが違うと言われて進めません", "ja", "項目|候補"),
    ],
)
def test_a_question_in_the_site_s_other_language_is_answered_in_it(
    reader, name: str, text: str, language: str, words: str
) -> None:
    page = reader.open(name)
    page.fill("#lookup-query", text)
    expect(page.locator(f"#lookup-status [lang={language}]").first).to_have_text(re.compile(words))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("errors", "V5ECI0087E"),
        ("errors", "pasuwa-do ga chigau"),
        ("errors", "証明書 有効期限"),
        ("en/errors", "証明書ストアパスに不適当な文字が入力されています。"),
        ("en/errors", "wrong password"),
    ],
)
def test_what_says_nothing_about_who_asks_is_answered_as_ever(reader, name: str, text: str) -> None:
    page = reader.open(name)
    page.fill("#lookup-query", text)
    expect(page.locator("#lookup-status")).not_to_be_empty()
    expect(page.locator("#lookup-status [lang]")).to_have_count(0)
    assert parts(page) == []


def test_the_single_file_answers_in_the_language_too(browser, built: Built) -> None:
    page = browser.new_page()
    page.goto((built.dist / "efiling-support.html").as_uri())
    page.wait_for_function("window.faqLookup && document.readyState === 'complete'")
    page.fill("#lookup-ja", "네트워크 어댑터가 없대요")
    expect(page.locator("#lookup-ja-status [lang=ko]").first).to_be_visible()
    expect(page.locator("#lookup-ja-results > li").first).to_have_attribute(
        "data-id", "registration/network-adapter-not-found"
    )
    page.close()


def test_a_part_that_does_not_arrive_is_said_and_tried_again(browser, http_root: str) -> None:
    page = browser.new_page()
    page.route("**/lookup-asked-*.js", lambda route: route.abort())
    page.goto(f"{http_root}errors/")
    page.fill("#lookup-query", "密码错误")
    expect(page.locator("#lookup-status")).to_contain_text("検索を読み込めませんでした")
    page.fill("#lookup-query", "V5ECI0087E")
    expect(page.locator("#lookup-status")).to_contain_text("一致")
    page.unroute("**/lookup-asked-*.js")
    page.fill("#lookup-query", "密码错误")
    expect(page.locator("#lookup-results > li").first).to_have_attribute(
        "data-id", "registration/wrong-import-password"
    )
    page.close()
