"""Enter where there are several answers, the look of a paste in the top bar, and wrong addresses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

SEVERAL = "V5ECI0087E のあとに V5ECI0318W が出ました"


@pytest.mark.parametrize(
    ("name", "box"),
    [("index", "#lookup-home"), ("errors", "#lookup-query"), ("faq/registration/index", "#lookup-header")],
)
def test_enter_picks_no_answer_where_there_are_several(reader, name: str, box: str) -> None:
    page = reader.open(name)
    address = page.url
    page.fill(box, SEVERAL)
    page.press(box, "Enter")
    expect(page.locator("li[data-id]:visible .hit__title").first).to_be_focused()
    assert page.url.partition("#")[0] == address


def test_the_end_of_a_pasted_dialog_is_not_torn_in_the_top_bar(reader) -> None:
    page = reader.open("faq/registration/index")
    page.focus("#lookup-header")
    page.keyboard.insert_text("電子証明書管理\nV5ECI0136E\n証明書ストアパスに不適当な文字\nOK")
    torn = page.locator("#lookup-header").evaluate(
        """e => { const s = getComputedStyle(e), line = parseFloat(s.lineHeight);
             return (e.scrollTop - parseFloat(s.paddingTop)) / line % 1 }"""
    )
    assert min(torn, 1 - torn) < 0.06


@pytest.mark.parametrize(("address", "searched"), [("old/V5ECI0087E.html", True), ("codes/errors/", False)])
def test_a_wrong_address_claims_a_search_only_where_there_was_one(
    browser: Browser, http_root: str, address: str, searched: bool
) -> None:
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(http_root + address)
        claim = page.get_by_text("アドレスに含まれることばで探しました")
        expect(claim).to_be_visible(visible=searched and scripts)
        context.close()


def test_without_scripts_a_wrong_address_is_answered_in_all_languages(
    browser: Browser, http_root: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_root + "en/old/page")
    for title in ("ページが見つかりません", "Page not found"):
        expect(page.get_by_role("heading", name=title)).to_be_visible()
    context.close()
