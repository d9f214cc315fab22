"""The single file in a browser: what the address keeps, in which language, and links that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support import Built


@pytest.fixture
def single(browser: Browser, built: Built) -> Iterator[Page]:
    """The single file, opened from disk."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((built.dist / "efiling-support.html").as_uri())
    yield page
    context.close()


def test_going_back_from_an_answer_finds_the_query(single: Page) -> None:
    single.fill("#lookup-ja", "V5ECI0087E")
    single.locator("#lookup-ja-results a").first.click()
    single.wait_for_url(re.compile("#ja/registration/"))
    single.go_back()
    single.wait_for_url(re.compile("q=V5ECI0087E"))


def test_a_reload_keeps_language_and_query(single: Page) -> None:
    single.locator("[data-edition=ja] [data-edition-link=en]").click()
    expect(single).to_have_title(re.compile("E-filing"))
    single.fill("#lookup-en", "V5ECI0136E")
    single.wait_for_url(re.compile("V5ECI0136E"))
    single.reload()
    expect(single.locator("#lookup-en")).to_have_value("V5ECI0136E")
    expect(single.locator("#lookup-en-results > li").first).to_be_visible()
    expect(single.locator("#lookup-ja")).to_be_hidden()


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_every_link_within_the_file_leads_somewhere(single: Page, locale: str) -> None:
    if locale == "en":
        single.locator("[data-edition=ja] [data-edition-link=en]").click()
    single.fill(f"#lookup-{locale}", "V5ECI0137E")
    expect(single.locator(f"[data-edition={locale}] .ask__onward")).to_be_visible()
    lost = single.evaluate(
        """() => [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))
             .filter(href => !/^https?:/.test(href))
             .filter(href => !href.startsWith('#') || !document.getElementById(href.slice(1)))"""
    )
    assert lost == []


def test_an_address_that_is_no_text_throws_nothing(browser: Browser, built: Built) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((built.dist / "efiling-support.html").as_uri() + "#ja/%FF")
    page.wait_for_function("window.faqLookup && document.readyState === 'complete'")
    assert errors == []
    assert page.locator("[data-edition=ja]").is_visible()
    page.close()
