"""The way to an answer: what is kept, announced and in sight, and who helps where there is none."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

LONG = "特許庁への登録に失敗しました。\n識別番号:123456789\nV5ECI0087E"
BOXES = [("index", "#lookup-home"), ("errors", "#lookup-query"), ("faq/registration/index", "#lookup-header")]


def answered(page: Page, box: str, text: str) -> Page:
    """The page with the answer to `text` in sight."""
    page.focus(box)
    page.fill(box, text)
    expect(page.locator("li[data-id]:visible").first).to_be_visible()
    return page


def test_a_code_that_is_not_listed_leads_to_the_contact_first(reader) -> None:
    page = answered(reader.open("errors"), "#lookup-query", "V5ECI0137E")
    onward, hits = page.locator(".ask__onward"), page.locator("#lookup-results")
    first = onward.locator("li").first
    expect(first.get_by_role("link", name="電子出願ソフトサポートサイト")).to_be_visible()
    expect(first).to_contain_text("画面の文章の全文")
    assert onward.bounding_box()["y"] < hits.bounding_box()["y"]
    assert hits.locator("> li").count() <= 3


@pytest.mark.parametrize(("name", "box"), BOXES)
def test_enter_opens_nothing_where_nothing_is_sure(reader, name: str, box: str) -> None:
    page = answered(reader.open(name), box, "V5ECI0137E")
    address = page.url.partition("#")[0]
    page.press(box, "Enter")
    page.wait_for_timeout(200)
    assert page.url.partition("#")[0] == address
    expect(page.locator(box)).to_be_focused()


def test_an_entry_names_who_helps(reader) -> None:
    for name, contact in (("", "電子出願ソフトサポートサイト"), ("en/", "Electronic Filing")):
        part = reader.open(f"{name}faq/registration/wrong-import-password").locator(".unsolved")
        expect(part.get_by_role("link", name=re.compile(contact))).to_be_visible()
        assert part.locator(".unsolved__tell li").count() == 4


@pytest.mark.parametrize("way", ["Escape", "消す"])
def test_emptying_a_box_can_be_undone(reader, way: str) -> None:
    page = answered(reader.open("errors"), "#lookup-query", "V5ECI0087E")
    if way == "Escape":
        page.press("#lookup-query", "Escape")
    else:
        page.get_by_role("button", name="消す").click()
    expect(page.locator("#lookup-query")).to_have_value("")
    page.keyboard.press("Control+z")
    expect(page.locator("#lookup-query")).to_have_value("V5ECI0087E")
    expect(page.locator("#lookup-results > li").first).to_be_visible()


def test_a_long_text_is_kept_but_not_in_the_address(reader) -> None:
    page = answered(reader.open("errors"), "#lookup-query", LONG)
    page.wait_for_function("() => history.state && history.state.faqQuery")
    assert "#" not in page.url
    page.locator(".hit__title").first.click()
    page.wait_for_url(re.compile("wrong-import-password"))
    page.go_back()
    expect(page.locator("#lookup-query")).to_have_value(LONG)
    page.locator("a[hreflang=en]").first.click()
    page.wait_for_url(re.compile("/en/errors"))
    expect(page.locator("#lookup-query")).to_have_value(LONG)
    assert "123456789" not in page.url


def test_its_address_is_copied_for_somebody_who_wants_it(reader) -> None:
    page = reader.open("errors")
    share = page.get_by_role("button", name="同僚に送るアドレスをコピー")
    answered(page, "#lookup-query", "V5ECI0087E")
    expect(share).to_be_hidden()
    answered(page, "#lookup-query", LONG)
    page.evaluate(
        "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() }"
    )
    share.click()
    page.wait_for_function("() => window.copied")
    page.goto(page.evaluate("window.copied"))
    expect(page.locator("#lookup-query")).to_have_value(LONG)


@pytest.mark.parametrize(("name", "box"), BOXES)
def test_answers_are_announced_with_their_first_hit(reader, name: str, box: str) -> None:
    page = reader.open(name)
    status = page.locator(".ask [role=status]")
    expect(status).to_have_text("")
    assert status.evaluate("e => getComputedStyle(e).display + e.closest('[hidden]')") == "blocknull"
    answered(page, box, "V5ECI0087E")
    expect(status).to_contain_text(re.compile(r"一致 1件。2\. "))
    said = status.text_content()
    page.fill(box, "V5ECI0318W")
    expect(status).not_to_have_text(said or "")


def test_copy_buttons_say_what_they_copy(reader) -> None:
    page = reader.open("faq/registration/certificate-not-accepted")
    names = page.locator(".shot__copy").all_text_contents()
    assert len(set(names)) == len(names)
    expect(page.get_by_role("button", name=re.compile("^コピー ?V5ECI0142E$"))).to_be_visible()


def test_an_error_leads_to_its_own_case_which_is_marked(reader) -> None:
    for prefix, goes in (("", "「SSLハンドシェイクエラー」の場合へ"), ("en/", "Go to: If you see an SSL")):
        page = answered(
            reader.open(f"{prefix}errors"), "#lookup-query", "SSLハンドシェイクエラー.SSL_Connect2()"
        )
        hit = page.locator("#lookup-results > li").first
        expect(hit).to_contain_text(goes)
        assert hit.locator(".hit__gloss").count() == (1 if prefix else 0)
        hit.locator(".hit__title").click()
        page.wait_for_url(re.compile("#ssl-handshake"))
        heading = page.locator("#ssl-handshake")
        expect(heading).to_be_in_viewport()
        assert heading.evaluate("e => getComputedStyle(e).boxShadow") != "none"


def test_the_english_tables_show_what_messages_mean(reader) -> None:
    row = reader.open("en/errors").locator(".error-table tr", has_text="V5ECI0142E").first
    expect(row.locator(".error-table__gloss")).to_have_attribute("lang", "en")
    expect(reader.open("errors").locator(".error-table__gloss")).to_have_count(0)


def test_related_and_linking_entries_are_named_once(reader) -> None:
    for name in ("already-registered", "jpo-confirmation-pending", "certificate-not-accepted"):
        page = reader.open(f"faq/registration/{name}")
        ids = page.locator(".entry-end .link-list a").evaluate_all("links => links.map(a => a.href)")
        assert len(set(ids)) == len(ids), name


@pytest.mark.parametrize(("name", "box"), BOXES)
@pytest.mark.parametrize(("width", "height"), [(390, 508), (320, 508)])
def test_above_a_keyboard_the_first_answer_is_in_sight(
    reader, name: str, box: str, width: int, height: int
) -> None:
    reader.page.set_viewport_size({"width": width, "height": height})
    for prefix in ("", "en/"):
        page = answered(reader.open(prefix + name), box, "V5ECI0087E")
        page.wait_for_timeout(100)
        title = page.locator(".hit__title:visible").first.bounding_box()
        assert title is not None
        assert 0 <= title["y"] <= height - 40, (prefix, title)


@pytest.mark.parametrize(("name", "box"), BOXES)
def test_results_are_on_screen_at_400_per_cent(reader, name: str, box: str) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 256})
    page = answered(reader.open(name), box, "V5ECI0087E")
    page.wait_for_timeout(100)
    expect(page.locator(".hit__title:visible").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (640, 450), (320, 256)])
def test_home_does_not_scroll_sideways_beside_a_scroll_bar(reader, width: int, height: int) -> None:
    if reader.offline:
        pytest.skip("the same sheets as over http")
    reader.page.set_viewport_size({"width": width, "height": height})
    page = reader.open("index")
    page.add_style_tag(content="html { overflow-y: scroll } ::-webkit-scrollbar { width: 15px }")
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= seen
    hero = page.locator(".hero").bounding_box()
    assert hero is not None
    assert hero["width"] <= seen


def test_the_name_of_the_site_breaks_between_words_without_help_of_the_browser(reader) -> None:
    reader.page.set_viewport_size({"width": 360, "height": 740})
    brand = reader.open("index").locator(".brand__name")
    assert brand.evaluate("e => getComputedStyle(e).wordBreak") == "keep-all"


def test_home_on_paper_is_its_categories(reader) -> None:
    page = reader.open("index")
    page.emulate_media(media="print")
    for part in (".ask", ".ways", "header.top", ".foot"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".short-list a").first).to_be_visible()


def test_the_index_is_made_ready_in_slices_when_the_box_is_entered_not_before(reader) -> None:
    page = reader.page
    page.add_init_script(
        """let given; window.made = 0; window.slices = [];
           const count = value => {
             const {prepare, warm} = value;
             const slice = done => (window.slices.push(done), done);
             const counted = text => (window.made += 1, prepare(text));
             return {...value, warm: enough => slice(warm(enough)), prepare: counted} };
           Object.defineProperty(window, "faqLookup", {configurable: true, get: () => given, set: value => {
             const {define} = value;
             given = Object.assign(value, {define: (name, make) =>
               define(name, need => name === "engine" ? count(make(need)) : make(need))}) }})"""
    )
    page = reader.open("index")
    page.wait_for_timeout(500)
    assert page.evaluate("[window.made, window.slices]") == [0, []]
    page.focus("#lookup-home")
    page.wait_for_function("() => window.made === 1")
    *before, last = page.evaluate("window.slices")
    assert last
    assert len(before) > 1
    assert not any(before)


def test_the_ways_to_get_at_a_text_are_one_press_away(reader) -> None:
    page = reader.open("errors")
    page.get_by_role("link", name="画面の文章の写し方").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("画面の文章の写し方")
    expect(page.locator("main")).to_contain_text("Ctrl")
