"""The sheet for a help desk: what it holds, and that no masked value leaves it in any form."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from support import Built

SECRETS = ("123456789", "山田", "花子", "03-9999-8888")
DIALOG = (
    "特許庁への登録に失敗しました。以下の内容を確認してください。\n"
    "登録に失敗しました。申請された「氏名又は名称」は以下の内容で既に登録されています。\n"
    " 識別番号:123456789\n 氏名:山田 花子\n折り返し 03-9999-8888 山田花子"
)
UNLISTED = "V5ECI0137E が出ました\n識別番号:123456789\n氏名:山田 花子\n03-9999-8888"
SPY = """() => { window.copied = "";
     navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() };
     window.print = () => { window.printed = document.querySelector("dialog").innerText } }"""


def asked(page: Page, box: str, text: str) -> Page:
    """The page with `text` in its box and its answer below."""
    page.evaluate(SPY)
    page.fill(box, text)
    expect(page.locator(".ask__tools:visible")).to_be_visible()
    return page


def assert_masked(text: str) -> None:
    """Nothing in `text` is somebody's own."""
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.parametrize("text", [DIALOG, UNLISTED])
def test_what_is_masked_leaves_in_no_form(reader, text: str) -> None:
    page = asked(reader.open("errors"), "#lookup-query", text)
    page.locator("[data-sheet=answer]").click()
    sheet = page.get_by_role("dialog", name="問い合わせシート")
    expect(sheet).to_be_visible()
    assert_masked(sheet.evaluate("e => e.outerHTML"))
    sheet.get_by_role("button", name="シートをコピー").click()
    page.wait_for_function("() => window.copied")
    assert_masked(page.evaluate("window.copied"))
    sheet.get_by_role("button", name="印刷する").click()
    assert_masked(page.evaluate("window.printed"))
    results = Axe().run(page, options={"preload": False})
    assert [violation["id"] for violation in results.response["violations"]] == []
    page.emulate_media(media="print")
    expect(page.locator("#lookup-query")).to_be_hidden()  # of the page behind nothing is printed
    expect(page.locator("header.top")).to_be_hidden()


def test_one_value_is_shown_and_goes_out_alone(reader) -> None:
    page = asked(reader.open("errors"), "#lookup-query", DIALOG)
    page.locator("[data-sheet=answer]").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="伏せた値 1 を表示する").click()
    sheet.get_by_label("そのほかに伝えること").fill("〔次へ〕を押したとき")
    sheet.get_by_role("button", name="シートをコピー").click()
    page.wait_for_function("() => window.copied")
    text = page.evaluate("window.copied")
    assert "識別番号:123456789" in text
    assert "氏名:●●●" in text
    assert "〔次へ〕を押したとき" in text
    assert "版(" in text
    assert "Mozilla" in text
    sheet.get_by_role("button", name="123456789(押すと伏せます)").click()
    assert_masked(sheet.evaluate("e => e.outerHTML"))


def test_an_entry_takes_along_what_led_to_it_and_what_was_done(reader) -> None:
    page = asked(reader.open("errors"), "#lookup-query", DIALOG)
    page.locator(".hit__title").first.click()
    button = page.get_by_role("button", name="問い合わせシートを作る")
    page.evaluate(SPY)
    button.click()
    sheet = page.get_by_role("dialog")
    steps = sheet.get_by_role("checkbox")
    assert steps.count() > 1
    steps.first.check()
    sheet.get_by_role("button", name="シートをコピー").click()
    page.wait_for_function("() => window.copied")
    text = page.evaluate("window.copied")
    assert_masked(text)
    assert "既に登録されています。" in text
    assert "(registration/already-registered)" in text
    assert text.count("[x] ") == 1
    assert text.count("[ ] ") == steps.count() - 1
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(button).to_be_focused()


def test_another_entry_knows_nothing_of_it(reader) -> None:
    page = asked(reader.open("errors"), "#lookup-query", DIALOG)
    page.locator(".hit__title").first.click()
    page = reader.open("faq/registration/wrong-import-password")
    page.get_by_role("button", name="問い合わせシートを作る").click()
    expect(page.locator(".sheet__text")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_contain_text("2. ")


def test_the_single_file_makes_the_sheet_too(browser: Browser, built: Built) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(Path(built.dist / "efiling-support.html").as_uri())
    asked(page, "textarea:visible", DIALOG)
    page.locator("[data-sheet=answer]:visible").click()
    sheet = page.get_by_role("dialog", name="問い合わせシート")
    assert_masked(sheet.evaluate("e => e.outerHTML"))
    sheet.get_by_role("button", name="シートをコピー").click()
    page.wait_for_function("() => window.copied")
    assert_masked(page.evaluate("window.copied"))
    context.close()


def test_the_top_bar_has_its_focus_back_after_the_sheet(reader) -> None:
    page = reader.open("faq/registration/wrong-import-password")
    page.focus("#lookup-header")
    asked(page, "#lookup-header", UNLISTED)
    page.locator("[data-sheet=answer]").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#lookup-header")).to_be_focused()
    expect(page.locator(".ask__onward")).to_be_visible()


def test_on_the_page_of_all_answers_each_has_its_own_sheet(reader) -> None:
    page = reader.open("faq/registration/all")
    article = page.locator("article[data-id$='/wrong-import-password']")
    article.locator("[data-sheet=entry]").click()
    expect(page.locator("dialog[open]")).to_contain_text("2. 申請人利用登録で「正しいパスワードを")
