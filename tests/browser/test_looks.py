"""How pages look where a sheet has to get it right: line breaks, gaps, links to click."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

LINES = """e => new Set([...(() => { const r = document.createRange(); r.selectNodeContents(e);
                return r.getClientRects() })()].map(b => Math.round(b.top))).size"""


@pytest.mark.parametrize("width", [320, 360, 390])
def test_the_name_of_the_site_takes_two_lines_on_a_phone(reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 740})
    for name in ("index", "en/index"):
        page = reader.open(name)
        assert page.locator(".brand__name").evaluate(LINES) <= 2, name


def test_the_downloads_say_what_they_are_and_keep_apart(reader) -> None:
    if reader.offline:
        pytest.skip("the copy does not offer itself")
    page = reader.open("download")
    links = page.locator(".downloads a")
    expect(links).to_have_count(4)
    assert [a.get_attribute("href") for a in links.all()] == [
        "efiling-support.zip", "efiling-support-slim.zip", "efiling-support.html", "SHA256SUMS",
    ]  # fmt: skip
    expect(links.first).to_contain_text("共有フォルダー")
    page.set_viewport_size({"width": 360, "height": 740})
    boxes = [a.bounding_box() for a in links.all()]
    assert all(box for box in boxes)
    assert all(b["y"] - a["y"] - a["height"] >= 8 for a, b in pairwise(boxes) if a and b)
    assert page.locator(".downloads li").first.evaluate("e => getComputedStyle(e).listStyleType") == "none"


def test_every_code_of_the_table_leads_to_its_page(reader) -> None:
    page = reader.open("errors")
    assert page.locator("main table th code").count() == page.locator("main table th a code").count()
    page.locator("main table").first.get_by_role("link", name="X9200", exact=True).first.click()
    expect(page.locator("h1")).to_contain_text("X9200")


def test_from_every_answer_of_the_long_page_back_to_its_list(reader) -> None:
    page = reader.open("faq/registration/all")
    links = page.locator("article .back a")
    expect(links).to_have_count(page.locator("article").count())
    links.last.click()
    expect(page.locator(".all-index a").first).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(links.first).to_be_hidden()


def test_a_warning_below_a_line_of_text_keeps_its_distance(reader) -> None:
    page = reader.open("faq/registration/certificate-file-and-password")
    gap = page.locator("dd > .admonition").first.evaluate("e => parseFloat(getComputedStyle(e).marginTop)")
    assert gap >= 8


def test_breadcrumbs_break_after_their_arrow(reader) -> None:
    reader.page.set_viewport_size({"width": 360, "height": 740})
    page = reader.open("faq/registration/wrong-import-password")
    lefts = page.eval_on_selector_all(
        ".breadcrumbs li > *", "all => all.map(e => e.getBoundingClientRect()).map(b => [b.top, b.left])"
    )
    firsts = {}
    for top, left in lefts:
        firsts.setdefault(round(top), left)
    assert len(firsts) > 1
    assert len({round(left) for left in firsts.values()}) == 1


def test_terms_of_the_glossary_stay_in_one_piece(reader) -> None:
    page = reader.open("glossary")
    term = page.locator("th[scope=row]", has_text=re.compile("^申請人情報・証明書管理ツール$"))
    assert term.evaluate(LINES) == 1


def test_an_address_with_an_anchor_opens_at_its_place_at_once(reader) -> None:
    page = reader.open("faq/registration/all", "#terminal-not-registered")
    expect(page.locator("#terminal-not-registered--title")).to_be_in_viewport(timeout=300)


def test_the_top_bar_never_drops_its_tools_below_the_name(reader) -> None:
    if reader.offline:
        pytest.skip("the same sheets as over http")
    for name in ("faq/registration/index", "en/faq/registration/index", "en/index"):
        page = reader.open(name)
        for width in range(640, 1321, 40):
            page.set_viewport_size({"width": width, "height": 700})
            tools, brand = (page.locator(s).bounding_box() for s in (".top__tools", ".brand"))
            assert tools
            assert brand
            assert abs(tools["y"] + tools["height"] / 2 - brand["y"] - brand["height"] / 2) < 12, (
                name,
                width,
            )


def test_the_box_of_the_top_bar_shows_whole_lines(reader) -> None:
    page = reader.open("faq/registration/index")
    page.fill("#lookup-header", "電子証明書管理\nV5ECI0136E\n証明書ストアパスに不適当な文字\nOK")
    lines = page.locator("#lookup-header").evaluate(
        """e => { const s = getComputedStyle(e);
             const room = e.clientHeight - parseFloat(s.paddingTop) - parseFloat(s.paddingBottom);
             return room / parseFloat(s.lineHeight) }"""
    )
    assert abs(lines - 2) < 0.05


def test_on_paper_no_heading_is_torn_or_left_behind(reader) -> None:
    page = reader.open("faq/registration/all")
    page.emulate_media(media="print")
    for part in (".all-entry__title", ".all-entry .entry-head__facts", ".prose h2"):
        style = page.locator(part).first.evaluate(
            "e => [getComputedStyle(e).breakInside, getComputedStyle(e).breakAfter]"
        )
        assert style == ["avoid", "avoid"], part
    page = reader.open("codes/V5ECI0087E")
    expect(page.locator("main .button")).to_be_hidden()


def test_on_paper_a_table_keeps_its_head_with_its_first_row(reader) -> None:
    page = reader.open("errors")
    page.emulate_media(media="print")
    # Chromium keeps blocks together, not a real table with what stands above it.
    head = page.locator(".error-table thead").last.evaluate(
        "e => [getComputedStyle(e).display, getComputedStyle(e).breakAfter, e.parentElement.offsetWidth]"
    )
    assert head[:2] == ["block", "avoid"]
    row = page.locator(".error-table").last.locator("tr").last
    widths = row.locator("th, td").evaluate_all("cells => cells.map(cell => cell.offsetWidth)")
    assert sum(widths) > head[2] * 0.98


def test_latin_headings_are_not_spaced_as_japanese_ones(reader) -> None:
    for name in ("en/index", "en/faq/registration/index"):
        heading = reader.open(name).locator("h1")
        assert heading.evaluate("e => getComputedStyle(e).letterSpacing") == "normal"


def test_the_list_of_codes_is_reached_from_home(reader) -> None:
    page = reader.open("index")
    page.get_by_role("link", name="エラーコードの一覧").click()
    expect(page.locator("#by-code")).to_be_in_viewport()
    assert page.evaluate("scrollY") > 200
