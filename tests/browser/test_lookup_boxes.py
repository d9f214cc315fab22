"""The boxes: header, home, lookup page and 404, with a keyboard, a mouse and an input method."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

PASTE = "V5ECI0136E\n証明書ストアパスに不適当な文字が入力されています。\nOK"
BOXES = [("index", "#lookup-home"), ("errors", "#lookup-query"), ("faq/registration/index", "#lookup-header")]


def first_id(page: Page) -> str | None:
    """The id of the first result that can be seen."""
    hit = page.locator("li[data-id]:visible").first
    expect(hit).to_be_visible()
    return hit.get_attribute("data-id")


@pytest.mark.parametrize(("name", "box"), BOXES)
def test_a_pasted_dialog_gives_its_entry_first_in_any_box(reader, name: str, box: str) -> None:
    page = reader.open(name)
    page.fill(box, PASTE)
    assert first_id(page) == "registration/certificate-store-path"


def test_the_contract_of_the_api(reader) -> None:
    page = reader.open("index")
    answer = page.evaluate("window.faqLookup.search('V5ECI0087E', {limit: 3})")
    assert answer["verdict"] == "exact"
    hit = answer["hits"][0]
    assert hit["id"] == "registration/wrong-import-password"
    assert hit["number"] == 2
    assert hit["category"] == "registration"
    assert hit["confident"] is True
    assert {"title", "url", "score", "match", "slots"} <= set(hit)
    assert len(answer["hits"]) <= 3


def test_results_carry_rank_order_numbers_and_certainty(reader) -> None:
    page = reader.open("errors")
    page.fill("#lookup-query", "V5ECI0087E")
    hit = page.locator("#lookup-results > li").first
    expect(hit).to_have_attribute("data-id", "registration/wrong-import-password")
    expect(hit).to_have_attribute("data-number", "2")
    expect(hit).to_have_attribute("data-confident", "true")
    expect(page.locator("#lookup-status")).to_contain_text(re.compile("一致"))
    expect(page.locator("#lookup-status")).to_have_attribute("role", "status")


def test_a_result_lands_on_the_answer_and_not_on_the_top(reader) -> None:
    page = reader.open("errors")
    page.fill("#lookup-query", "V5ECI0087E")
    page.locator("#lookup-results > li a").first.click()
    page.wait_for_url(re.compile("wrong-import-password"))
    assert "#" in page.url
    anchor = page.url.rpartition("#")[2]
    assert page.locator(f"[id='{anchor}']").count() == 1


def test_the_keyboard_alone_is_enough(reader) -> None:
    page = reader.open("faq/registration/index")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "lookup-header"
    page.keyboard.type("0087")
    expect(page.locator("li[data-id]:visible").first).to_have_attribute(
        "data-id", "registration/wrong-import-password"
    )
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("wrong-import-password"))


def test_control_k_and_escape(reader) -> None:
    page = reader.open("faq/registration/index")
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "lookup-header"
    page.keyboard.type("V5ECI0136E")
    assert first_id(page) == "registration/certificate-store-path"
    page.keyboard.press("Escape")
    expect(page.locator("#lookup-header-results > li:visible")).to_have_count(0)


def test_an_input_method_keeps_its_keys_and_the_input_is_never_rendered_again(reader) -> None:
    page = reader.open("errors")
    page.focus("#lookup-query")
    page.evaluate("document.getElementById('lookup-query').dataset.same = 'yes'")
    client = page.context.new_cdp_session(page)
    for text in ("ぱ", "ぱす", "ぱすわーど"):
        client.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
    address = page.url
    for key in ("ArrowDown", "Enter", "Escape"):
        page.evaluate(
            """key => document.getElementById('lookup-query').dispatchEvent(new KeyboardEvent('keydown',
                 {key, keyCode: 229, isComposing: true, bubbles: true, cancelable: true}))""",
            key,
        )
    assert page.input_value("#lookup-query") == "ぱすわーど"
    assert page.url.partition("#")[0] == address.partition("#")[0]
    client.send("Input.insertText", {"text": "パスワードが間違っています"})
    expect(page.locator("#lookup-results > li").first).to_have_attribute(
        "data-id", "registration/wrong-import-password"
    )
    assert page.input_value("#lookup-query") == "パスワードが間違っています"
    assert page.evaluate("document.getElementById('lookup-query').dataset.same") == "yes"


def test_the_address_keeps_the_query_and_back_restores_it(reader) -> None:
    page = reader.open("errors", "#q=V5ECA0297")
    assert page.input_value("#lookup-query") == "V5ECA0297"
    assert first_id(page) == "registration/terminal-not-registered"
    page.fill("#lookup-query", "SUE1503")
    expect(page.locator("#lookup-results > li").first).to_have_attribute(
        "data-id", "registration/jpo-confirmation-pending"
    )
    page.wait_for_url(re.compile("SUE1503"))
    page.locator("#lookup-results > li a").first.click()
    page.wait_for_url(re.compile("jpo-confirmation-pending"))
    page.go_back()
    expect(page.locator("#lookup-query")).to_have_value("SUE1503")
    assert first_id(page) == "registration/jpo-confirmation-pending"


def test_the_language_switch_keeps_the_query(reader) -> None:
    page = reader.open("errors", "#q=V5ECI0087E")
    page.fill("#lookup-query", "V5ECI0136E")
    page.locator("a[hreflang=en]").first.click()
    page.wait_for_url(re.compile("/en/errors"))
    expect(page.locator("#lookup-query")).to_have_value("V5ECI0136E")
    hit = page.locator("#lookup-results > li").first
    expect(hit).to_have_attribute("data-id", "registration/certificate-store-path")
    assert "/en/" in (hit.locator("a").first.evaluate("a => a.href") or "")


def test_an_unlisted_code_is_not_claimed_and_leads_on(reader) -> None:
    page = reader.open("errors")
    page.fill("#lookup-query", "V5ECI0137E")
    expect(page.locator("#lookup-status")).not_to_be_empty()
    for hit in page.locator("#lookup-results > li").all():
        assert hit.get_attribute("data-confident") == "false"
    expect(page.get_by_text("V5ECI0137E").first).to_be_visible()


def test_nothing_typed_is_ever_read_as_markup(reader) -> None:
    page = reader.open("errors")
    page.fill("#lookup-query", "V5ECI0087E <img src=x onerror=\"document.title='owned'\"><b id=bad>")
    expect(page.locator("#lookup-results > li").first).to_be_visible()
    assert page.locator("#bad").count() == 0
    assert page.title() != "owned"


def test_two_errors_in_one_paste_are_both_answered(reader) -> None:
    page = reader.open("errors")
    page.fill("#lookup-query", "V5ECI0087E のあとに V5ECI0318W が出ました")
    expect(page.locator("#lookup-results > li").first).to_be_visible()
    ids = {li.get_attribute("data-id") for li in page.locator("#lookup-results > li").all()[:3]}
    assert {"registration/wrong-import-password", "registration/network-adapter-not-found"} <= ids


def test_without_scripts_the_table_answers(browser: Browser, http_root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{http_root}errors/")
    page.get_by_role("link", name=re.compile("正しいパスワード")).first.click()
    page.wait_for_url(re.compile("wrong-import-password"))
    context.close()


@pytest.mark.parametrize(
    ("address", "words"), [("old/V5ECI0087E.html", "ページ"), ("en/old/V5ECI0087E", "page")]
)
def test_404_searches_for_what_was_in_the_address(
    browser: Browser, http_root: str, address: str, words: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    response = page.goto(http_root + address)
    assert response is not None
    assert response.status == 404
    assert first_id(page) == "registration/wrong-import-password"
    assert words in page.locator("h1:visible").inner_text().lower()
    hit = page.locator("li[data-id]:visible a").first
    assert ("/en/" in (hit.evaluate("a => a.href"))) == address.startswith("en/")
    hit.click()
    page.wait_for_url(re.compile("wrong-import-password"))
    context.close()
