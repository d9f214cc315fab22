"""Helpers and what to check first, in a real browser: over http, from file://, and in the single file."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from faqkit.build.deliveries import build_site
from support import copy_project

SAMPLES = Path(__file__).parents[1] / "helpers" / "docs"
Open = Callable[..., Page]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a category of its own that has every kind of helper, built."""
    root = copy_project(tmp_path_factory.mktemp("helpers") / "project")
    shutil.copytree(SAMPLES, root / "docs", dirs_exist_ok=True)
    build_site(root)
    return root


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(root / "site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture(params=["http", "file"])
def opened(request: pytest.FixtureRequest, browser: Browser, root: Path, server: str) -> Iterator[Open]:
    """Opens a page by name; any error on its console fails the test."""
    errors: list[str] = []
    contexts = []

    def open_page(name: str = "faq/tools/every-kind", fragment: str = "", **options: object) -> Page:
        context = browser.new_context(**{"locale": "ja-JP", "timezone_id": "Asia/Tokyo", **options})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda m: errors.append(m.text) if m.type in ("error", "warning") else None)
        offline = (root / ".build" / "offline").as_uri()
        page.goto(
            f"{server}{name}/{fragment}" if request.param == "http" else f"{offline}/{name}.html{fragment}"
        )
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def out(page: Page, field: str):
    """What stands below a field of the page."""
    return page.locator(".helper__field", has=page.get_by_label(field, exact=True)).get_by_role("status")


def test_the_time_is_worked_out_from_now_and_from_what_is_put_in(opened: Open) -> None:
    page = opened()
    expect(out(page, "送った日時")).to_contain_text("完了予定")
    page.get_by_label("送った日時", exact=True).fill("2026-11-27T12:00")
    expect(out(page, "送った日時")).to_contain_text("2026年11月30日(月) 12:00")
    expect(out(page, "送った日時")).not_to_contain_text("このパソコンの時刻")
    expect(out(page, "送った日時")).to_have_attribute("role", "status")
    page.get_by_label("送った日時", exact=True).fill("")
    expect(out(page, "送った日時")).to_contain_text("最後まで")
    expect(page.get_by_label("送った日時", exact=True)).to_have_attribute("aria-invalid", "true")


def test_a_reader_elsewhere_sees_both_clocks(opened: Open) -> None:
    page = opened("en/faq/tools/every-kind", timezone_id="Europe/Berlin", locale="en-GB")
    page.get_by_label("When it was sent").fill("2026-11-27T09:00")
    expect(out(page, "When it was sent")).to_contain_text("Friday, 27 November 2026, 18:00 (Japan time)")
    expect(out(page, "When it was sent")).to_contain_text("Friday, 27 November 2026, 10:00")


def test_signs_that_are_not_allowed_are_marked(opened: Open) -> None:
    page = opened()
    page.get_by_label("フォルダのパス", exact=True).fill("C:\\証明&b")
    expect(out(page, "フォルダのパス").locator("mark")).to_have_text(["証", "明", "&"])
    expect(out(page, "フォルダのパス")).to_contain_text("C:\\b")


def test_full_width_text_can_be_copied(opened: Open) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.get_by_label("氏名", exact=True).press_sequentially("T1")
    expect(out(page, "氏名")).to_have_text("Ｔ１")
    field = page.locator(".helper__field", has=page.get_by_label("氏名", exact=True))
    page.keyboard.press("Tab")
    expect(field.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field.get_by_role("button")).to_contain_text("コピーしました")
    assert page.evaluate("navigator.clipboard.readText()") == "Ｔ１"
    page.get_by_label("氏名", exact=True).fill("é")
    expect(out(page, "氏名")).to_contain_text("é")
    expect(field.locator("[data-copy]")).to_be_hidden()


def test_a_version_is_judged_and_enter_does_not_leave_the_page(opened: Open) -> None:
    page = opened()
    page.get_by_label("ソフトの版", exact=True).fill("ｉ２.４９")
    page.keyboard.press("Enter")
    expect(out(page, "ソフトの版")).to_have_text("i2.49: 使えない版です。")
    page.get_by_label("ソフトの版", exact=True).fill("<b>新しい</b>")
    expect(out(page, "ソフトの版")).to_contain_text("読めません")


def test_a_choice_opens_its_part_and_stays_in_the_address(opened: Open) -> None:
    page = opened()
    first, second = page.get_by_text("1つ目の答えです。"), page.get_by_text("2つ目の答えです。")
    expect(first).to_be_hidden()
    expect(second).to_be_hidden()
    page.get_by_role("link", name="2つ目の場合").focus()
    page.keyboard.press("Enter")
    expect(second).to_be_visible()
    expect(first).to_be_hidden()
    expect(page.get_by_text("いつも見える文です。")).to_be_visible()
    assert page.url.endswith("#second")
    page.reload()
    expect(second).to_be_visible()
    expect(first).to_be_hidden()
    page.get_by_role("button", name="すべての場合を表示する").click()
    expect(first).to_be_visible()


def test_an_address_of_something_inside_opens_the_part(opened: Open) -> None:
    page = opened(fragment="#first-detail")
    expect(page.get_by_text("1つ目の詳細です。")).to_be_visible()
    expect(page.get_by_text("2つ目の答えです。")).to_be_hidden()
    opened(fragment="#%E0%A4%A")  # no text at all: nothing happens, nothing breaks


def test_choices_work_by_touch(opened: Open) -> None:
    page = opened(has_touch=True, viewport={"width": 360, "height": 700})
    page.get_by_role("link", name="1つ目の場合").tap()
    expect(page.get_by_text("1つ目の答えです。")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_a_script_the_rules_stand_there_and_all_parts_are_open(opened: Open) -> None:
    page = opened(java_script_enabled=False)
    expect(page.get_by_text("12:00から24:00までの受付分は、翌日の12:00に完了予定です。")).to_be_visible()
    expect(page.get_by_text("i2.50より前: 使えない版です。")).to_be_visible()
    expect(page.get_by_text("1つ目の答えです。")).to_be_visible()
    expect(page.get_by_text("2つ目の答えです。")).to_be_visible()
    expect(page.get_by_label("ソフトの版", exact=True)).to_be_hidden()
    page.get_by_role("link", name="2つ目の場合").click()
    assert page.url.endswith("#second")


def test_paper_has_results_and_what_was_chosen(opened: Open) -> None:
    page = opened()
    page.get_by_label("ソフトの版", exact=True).fill("i2.50")
    expect(out(page, "ソフトの版")).to_have_text("i2.50: 使える版です。")
    page.emulate_media(media="print")
    expect(out(page, "ソフトの版")).to_be_visible()
    expect(page.get_by_text("1つ目の答えです。")).to_be_visible()
    expect(page.get_by_text("2つ目の答えです。")).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="2つ目の場合").click()
    page.emulate_media(media="print")
    expect(page.get_by_text("1つ目の答えです。")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_of_helpers_is_accessible(opened: Open, scheme: str) -> None:
    page = opened(color_scheme=scheme)
    page.get_by_label("フォルダのパス", exact=True).fill("C:\\証明&b")
    page.get_by_label("氏名", exact=True).fill("T")
    page.get_by_role("link", name="2つ目の場合").click()
    expect(out(page, "氏名")).to_have_text("Ｔ")
    results = Axe().run(page, options={"preload": False})
    assert [violation["id"] for violation in results.response["violations"]] == []


def test_the_lookup_leads_to_a_helper(opened: Open) -> None:
    page = opened("errors", "#q=" + "道具の見本はありますか")
    hit = page.locator("#lookup-results > li[data-id='tools/every-kind']")
    expect(hit.locator(".hit__category")).not_to_be_empty()  # there are several
    hit.get_by_role("link", name="いつから使えるかを計算する見本").click()
    assert page.url.endswith("#helper-when")
    expect(page.get_by_label("送った日時", exact=True)).to_be_in_viewport()


def test_what_to_check_first_is_offered_where_nothing_is_sure(opened: Open) -> None:
    page = opened("errors", "#q=V5ECI9999E")
    page.locator(".ask__onward").get_by_role("link", name="まず確かめること").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("まず確かめること")
    lines = page.locator(".first-aid .link-list a")
    assert lines.count() > 1
    lines.first.click()
    expect(page.locator("article.entry")).to_be_visible()


def test_only_pages_with_a_helper_load_the_scripts(opened: Open) -> None:
    assert opened().locator("script[src$='helpers.js']").count() == 1
    assert opened("faq/tools/all").locator("script[src$='helpers.js']").count() == 1
    assert opened("errors").locator("script[src$='helpers.js']").count() == 0


def test_the_single_file_has_all_of_it(browser: Browser, root: Path) -> None:
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((root / "dist" / "efiling-support.html").as_uri() + "#en/tools/every-kind--second")
    expect(page.get_by_text("The second answer.")).to_be_visible()
    expect(page.get_by_text("The first answer.")).to_be_hidden()
    page.get_by_role("link", name="The first case").click()
    expect(page.get_by_text("The first answer.")).to_be_visible()
    assert page.url.endswith("#en/tools/every-kind--first")
    page.get_by_label("Version of the software", exact=True).fill("i2.50")
    expect(page.get_by_text("i2.50: It works.")).to_be_visible()
    page.locator("#lookup-en").fill("V5ECI9999E")
    page.get_by_role("link", name="See what to check first").click()
    expect(page.locator("[id='en/first-aid']")).to_be_in_viewport()
    context.close()
    assert errors == []
