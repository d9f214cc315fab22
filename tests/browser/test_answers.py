"""What the boxes say about an answer: errors one by one, marks, long texts, where to go next."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

LOG = """<サーバ側の処理結果メッセージ>SUM1000 X9200 入力した項目または手続上に不備があるか、\
同じ内容で既に登録されている為、
V5ECI0087E
証明書格納ファイルへアクセスするためのパスワードが間違っています。
"""


def asked(page: Page, text: str) -> list[str]:
    """The lines on the errors of a text."""
    page.fill("#lookup-query", text)
    expect(page.locator("#lookup-results > li").first).to_be_visible()
    return page.locator(".ask__remarks li").all_inner_texts()


def test_an_error_is_named_once_with_all_its_codes_and_its_answer(reader) -> None:
    page = reader.open("errors")
    lines = asked(page, LOG * 3)
    assert [line.partition(":")[0] for line in lines] == ["SUM1000 X9200", "V5ECI0087E"]
    assert page.locator(".ask__remarks li:has(a)").count() == 2


def test_one_error_with_two_codes_is_not_several(reader) -> None:
    assert asked(reader.open("errors"), "SUM1000 X9200") == []


def test_a_heap_of_codes_is_not_listed_to_the_last(reader) -> None:
    page = reader.open("errors")
    lines = asked(page, "V5ECI0087E\n" + "\n".join(f"QQQ{n}E" for n in range(7000, 7060)))
    assert len(lines) <= 13
    assert lines[0].startswith("V5ECI0087E")
    assert "件" in lines[-1]


def test_the_warning_of_other_digits_stands_by_codes_that_are_near(reader) -> None:
    page = reader.open("errors")
    note = page.locator(".ask__remarks-note")
    asked(page, "V5ECI0087E のあとに QQQ7001E")
    expect(note).to_have_count(0)
    asked(page, "V5ECI0088E")
    expect(note).to_be_visible()


def test_only_words_are_marked_and_only_own_values_stand_out(reader) -> None:
    page = reader.open("errors")
    asked(page, LOG)
    message = page.locator("li[data-id$='already-registered'] .hit__message")
    assert page.locator("li[data-id$='already-registered'] b").count() == 0
    marks = message.locator("mark").all_inner_texts()
    assert marks
    assert [mark for mark in marks if all("ぁ" <= sign <= "ん" for sign in mark)] == []


def test_a_text_that_is_not_read_as_a_whole_says_so(reader) -> None:
    page = reader.open("errors")
    status = page.locator("#lookup-status")
    page.fill("#lookup-query", LOG)
    expect(status).not_to_contain_text("エラーらしい所")
    page.fill("#lookup-query", "開始時刻 10:23:45 終了時刻 10:24:01\n" * 400 + LOG)
    expect(status).to_contain_text("エラーらしい所")
    expect(page.locator("#lookup-results > li[data-confident=true]")).to_have_count(2)


@pytest.mark.parametrize(
    ("page_name", "question", "topic", "document"),
    [
        (
            "errors",
            "J-PlatPatで番号が見つからない",
            "「特許の検索」のご質問でしょうか。",
            "特許庁ホームページ",
        ),
        (
            "en/errors",
            "print the receipt of my filing again",
            "writing, sending and keeping documents",
            "Support Site",
        ),
    ],
)
def test_another_topic_is_named_with_where_it_belongs(
    reader, page_name: str, question: str, topic: str, document: str
) -> None:
    page = reader.open(page_name)
    page.fill("#lookup-query", question)
    line = page.locator(".ask__elsewhere")
    expect(line).to_contain_text(topic)
    expect(line.get_by_role("link")).to_contain_text(document)
    expect(page.locator("#lookup-results > li[data-confident=true]")).to_have_count(0)


def test_two_messages_without_a_code_are_both_answered(reader) -> None:
    first, then = (
        "使用中のネットワークアダプタが見つかりません。",
        "証明書ストアパスに不適当な文字が入力されています。",
    )
    lines = asked(reader.open("errors"), f"{first}\nの次に\n{then}")
    assert [first in lines[0], then in lines[1]] == [True, True]


def test_the_ways_onward_say_where_they_lead(reader) -> None:
    page = reader.open("errors")
    page.fill("#lookup-query", "V5ECI0137E")
    expect(page.locator(".ask__onward").get_by_role("link", name="「申請人利用登録」の一覧")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_can_be_read_in_forced_colours(reader, scheme: str) -> None:
    page = reader.open("errors")
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    asked(page, "V5ECI0087E")
    mark = page.locator("#lookup-results mark code").first
    # Else the browser paints a ground of its own behind the code, in the colour of the code.
    assert mark.evaluate("e => getComputedStyle(e).forcedColorAdjust") == "none"
    assert mark.evaluate("e => getComputedStyle(e).color") != mark.evaluate(
        "e => getComputedStyle(e.parentElement).backgroundColor"
    )


def test_a_missing_error_is_reported_with_its_codes_and_nothing_else(reader) -> None:
    page = reader.open("faq/registration/wrong-import-password")
    page.fill("#lookup-header", "特許太郎 V5ECI0137E が出ました")
    onward = page.locator(".ask__onward")
    expect(onward).to_be_visible()
    report = onward.locator("a[href*='issues/new']")
    if reader.offline:
        expect(report).to_have_count(0)  # nobody on a share reaches a form
        return
    href = report.get_attribute("href") or ""
    assert href.endswith("/issues/new?template=error-code-missing-ja.yml&code=V5ECI0137E")


def test_home_offers_all_forms_and_the_copy_none(reader) -> None:
    page = reader.open("en/index")
    expect(page.locator(".ways a[href$='/issues/new/choose']")).to_have_count(0 if reader.offline else 1)
    expect(page.locator(".ways a[href*='template=']")).to_have_count(0)


@pytest.mark.parametrize("address", ["", "errors/", "en/nowhere"])
def test_without_scripts_there_is_no_dead_box(browser: Browser, http_root: str, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_root + address)
    expect(page.locator("textarea:visible")).to_have_count(0)
    page.locator(".no-script a").first.click()
    page.wait_for_url(re.compile("errors/#by-code"))
    context.close()


def test_the_same_words_are_not_announced_with_every_key(reader) -> None:
    page = reader.open("errors")
    page.evaluate(
        """() => { window.said = [];
             const status = document.getElementById("lookup-status");
             const note = () => window.said.push(status.textContent);
             new MutationObserver(note).observe(status, {childList: true}) }"""
    )
    page.focus("#lookup-query")
    page.keyboard.type("V5ECI0087E", delay=70)
    expect(page.locator("#lookup-results > li[data-confident=true]")).to_have_count(1)
    said = page.evaluate("window.said")
    assert all(one != other for one, other in pairwise(said)), said


def test_control_enter_opens_the_answer_too(reader) -> None:
    page = reader.open("errors")
    page.focus("#lookup-query")
    page.keyboard.type("V5ECI0087E")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile("wrong-import-password"))


@pytest.mark.parametrize("address", ["", "errors/", "faq/registration/"])
def test_a_box_whose_script_did_not_arrive_says_so(browser: Browser, http_root: str, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/theme/lookup.js", lambda route: route.abort())
    page.goto(http_root + address)
    page.locator("textarea").focus()
    expect(page.locator(".ask [role=status]")).to_have_text(re.compile("読み込めませんでした"))
    context.close()


@pytest.mark.parametrize("address", ["", "errors/", "faq/registration/"])
def test_what_was_typed_before_the_script_came_is_answered(
    browser: Browser, http_root: str, address: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    held = []
    page.route("**/theme/lookup.js", lambda route: held.append(route))
    page.goto(http_root + address, wait_until="commit")
    page.fill("textarea", "V5ECI0087E")
    page.wait_for_function("document.readyState === 'interactive'")
    held[0].continue_()
    expect(page.locator("li[data-id]:visible").first).to_have_attribute(
        "data-id", "registration/wrong-import-password"
    )
    context.close()


def test_the_arrow_key_goes_to_the_answers_of_the_last_letter(reader) -> None:
    page = reader.open("errors")
    page.fill("#lookup-query", "SUE1503")
    expect(page.locator("#lookup-results > li").first).to_be_visible()
    # In one go, before the wait after the last letter is over.
    page.evaluate(
        """() => { const box = document.getElementById("lookup-query");
             box.focus();
             box.value = "V5ECI0087E";
             box.dispatchEvent(new InputEvent("input", {bubbles: true}));
             box.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowDown", bubbles: true})) }"""
    )
    page.wait_for_function("document.activeElement.className === 'hit__title'")
    assert (
        page.evaluate("document.activeElement.closest('li').dataset.id")
        == "registration/wrong-import-password"
    )
