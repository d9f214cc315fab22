"""Every page as a reader meets it: accessible, at any width, in both schemes, on paper."""

from __future__ import annotations

import re
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from support import Built

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
NAMES = [
    "index", "errors", "tags", "glossary", "changes", "download", "about-lookup", "copy-text", "self-check",
    "faq/index",
    "faq/registration/index", "faq/registration/all", "codes/V5ECI0087E",
    "faq/registration/certificate-not-accepted", "faq/registration/pkcs11-module-failed",
    "faq/registration/already-registered", "faq/registration/terminal-not-registered",
]  # fmt: skip


def violations(page: Page) -> list[str]:
    """What axe finds, one line each."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {preload: false}).then(r => r.violations)")
    return [f"{v['id']}: {n['html'][:120]}" for v in found for n in v["nodes"]]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing_on_any_kind_of_page(reader, scheme: str, width: int) -> None:
    if reader.offline and (scheme, width) != ("light", 1280):
        pytest.skip("the same sheets as over http")
    reader.page.emulate_media(color_scheme=scheme)
    reader.page.set_viewport_size({"width": width, "height": 900})
    bad = {}
    for prefix in ("",) if reader.offline else ("", "en/"):
        for name in NAMES:
            found = violations(reader.open(prefix + name))
            if found:
                bad[prefix + name] = found
    assert bad == {}


def test_axe_finds_nothing_on_any_entry(reader) -> None:
    if reader.offline:
        pytest.skip("the same HTML as over http")
    page = reader.open("faq/registration/index")
    hrefs = page.eval_on_selector_all("main a[href]", "links => links.map(a => a.href)")
    entries = sorted({h for h in hrefs if re.search(r"/faq/registration/[a-z0-9-]+/$", h)})
    assert len(entries) >= 10
    for href in entries:
        page.goto(href)
        assert violations(page) == [], href


def test_axe_finds_nothing_in_the_results(reader) -> None:
    page = reader.open("errors")
    page.fill(
        "#lookup-query", "V5ECI0087E\n証明書格納ファイルへアクセスするためのパスワードが間違っています。"
    )
    expect(page.locator("#lookup-results > li").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_sticks_out_at_the_side(reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})
    for name in NAMES:
        page = reader.open(name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_a_dialog_can_be_copied(reader) -> None:
    reader.page.context.grant_permissions(
        ["clipboard-read", "clipboard-write"]
    ) if not reader.offline else None
    page = reader.open("faq/registration/wrong-import-password")
    page.evaluate(
        """() => { window.copied = "";
             navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() } }"""
    )
    page.locator(".shot__copy").first.click()
    page.wait_for_function("window.copied")
    text = page.evaluate("window.copied")
    assert text.startswith("電子証明書管理\nV5ECI0087E\n証明書格納ファイルへ")
    assert text.endswith("〔OK〕")


def test_a_problem_is_reported_by_a_form_or_from_a_share_as_text(reader) -> None:
    page = reader.open("faq/registration/wrong-import-password")
    form = page.locator("main a[href*='issues/new?template=wrong-answer-ja.yml']")
    if not reader.offline:
        href = form.get_attribute("href") or ""
        assert "entry=registration/wrong-import-password" in href
        assert "code=V5ECI0087E" in href
        return
    expect(form).to_have_count(0)
    button = page.get_by_role("button", name="報告用の文をコピー")
    text = button.get_attribute("data-copy") or ""
    assert "registration/wrong-import-password (2)" in text
    assert "docs/ja/faq/registration/wrong-import-password.md" in text
    button.click()
    expect(page.get_by_role("button", name="コピーしました")).to_be_visible()
    expect(button).to_be_visible()  # its own words come back


def test_the_dialogs_of_english_pages_are_marked_as_japanese(reader) -> None:
    page = reader.open("en/faq/registration/wrong-import-password")
    assert page.evaluate("document.documentElement.lang") == "en"
    langs = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(e => e.childNodes.length &&
             [...e.childNodes].some(n => n.nodeType === 3 && /[ぁ-んァ-ン]/.test(n.data)))
             .filter(e => e.closest('.error, [class*=dialog], figure'))
             .map(e => e.closest('[lang]').lang)"""
    )
    assert langs
    assert set(langs) == {"ja"}


def test_the_colour_scheme_can_be_chosen_and_is_kept(reader) -> None:
    page = reader.open("index")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("[data-theme-toggle]").click()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert after != before
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after


def test_print_leaves_out_what_is_only_for_the_screen(reader) -> None:
    page = reader.open("faq/registration/all")
    page.emulate_media(media="print")
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator("main h1")).to_be_visible()
    expect(page.get_by_text("V5ECI0087E").first).to_be_visible()


def test_the_single_file_answers_and_jumps(browser: Browser, built: Built) -> None:
    context = browser.new_context()
    page = context.new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda r: requests.append(r.url))
    page.on("pageerror", lambda e: errors.append(str(e)))
    file = built.dist / "efiling-support.html"
    page.goto(file.as_uri())
    paste = "V5ECI0136E 証明書ストアパスに不適当な文字が"
    page.locator("textarea:visible").first.fill(paste)
    hit = page.locator("li[data-id]:visible").first
    expect(hit).to_have_attribute("data-id", "registration/certificate-store-path")
    hit.locator("a").first.click()
    expect(page.locator("[id='ja/registration/certificate-store-path']")).to_be_in_viewport()
    page.locator("[data-edition=ja] [data-edition-link=en]").click()
    expect(page.locator("textarea:visible").first).to_have_value(paste)
    page.locator("[data-edition=en] li[data-id] a").first.click()
    expect(page.locator("[id='en/registration/certificate-store-path']")).to_be_in_viewport()
    assert [url for url in requests if not url.startswith((file.as_uri(), "data:"))] == []
    assert errors == []
    context.close()
