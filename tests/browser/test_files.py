"""Files offered to a box: pictures of the screen and log files, read on the device."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from benchmarks import screens
from PIL import Image, ImageOps
from playwright.sync_api import Browser, Page, expect

from faqkit.build import picture_reader as picture
from faqkit.content.model import Catalogue
from offered import BOX, DROP, FORM, LOG, PASTE, hold
from support import PROJECT, Built

READING = 60_000  # ms, on a busy machine
FIRST = "#lookup-results > li"
LISTEN = """form => {
  window.heard = [];
  const status = document.querySelector(`${form} [role=status]`);
  new MutationObserver(() => heard.push(status.textContent)).observe(status, {childList: true});
}"""
NEVER_ARRIVE = """() => {
  const append = document.head.append;
  document.head.append = script => /[/]ocr[/]/.test(script.src) || append.call(document.head, script);
}"""
CANCEL_AT_ONCE = """form => {
  const note = document.querySelector(`${form} .ask__note`);
  new MutationObserver((_, watch) => {
    if (!note.textContent.includes("読み取っています")) return;
    watch.disconnect();
    note.querySelector(".ask__cancel").click();
  }).observe(note, {childList: true, subtree: true, characterData: true});
}"""

with_parts = pytest.mark.skipif(not picture.sizes(PROJECT), reason="the parts could not be fetched")


def screen(catalogue: Catalogue, name: str) -> screens.Screen:
    """One of the benchmark's screens by its name."""
    return next(one for one in [*screens.screens(catalogue), *screens.unlisted()] if one.name == name)


def offer(page: Page, name: str, kind: str, content: bytes) -> None:
    """Choose a file in the lookup page's box."""
    page.set_input_files(f"{FORM} input[type=file]", {"name": name, "mimeType": kind, "buffer": content})


@with_parts
@pytest.mark.parametrize(
    "name", ["V5ECI0087E-1.0", "V5ECI0142E-1.25", "V5ECA0297-desktop", "V5ECI0136E-mild"]
)
def test_a_picture_gives_its_entry_first(reader, browser: Browser, catalogue: Catalogue, name: str) -> None:
    shown = screen(catalogue, name)
    page = reader.open("errors")
    offer(page, f"{name}.{shown.suffix}", f"image/{shown.suffix}", screens.take(browser, shown))
    hit = page.locator(FIRST).first
    expect(hit).to_have_attribute("data-id", shown.expect, timeout=READING)
    expect(hit).to_have_attribute("data-confident", "true")
    said = "画像の一部から読み取りました" if shown.kind == "desktop" else "画像から読み取りました"
    expect(page.locator(f"{FORM} .ask__note")).to_contain_text(said)
    assert page.input_value(BOX)


@with_parts
def test_a_picture_of_another_error_is_not_claimed(reader, browser: Browser, catalogue: Catalogue) -> None:
    page = reader.open("errors")
    offer(page, "a.png", "image/png", screens.take(browser, screen(catalogue, "unlisted-0-1.0")))
    note = page.locator(f"{FORM} .ask__note")
    expect(note).to_contain_text("画像から読み取りました", timeout=READING)
    for hit in page.locator(FIRST).all():
        assert hit.get_attribute("data-confident") == "false"


@with_parts
def test_a_pasted_capture_is_read(reader, browser: Browser, catalogue: Catalogue) -> None:
    page = reader.open("errors")
    page.evaluate(hold("image.png", "image/png", screens.take(browser, screen(catalogue, "V5ECI0318W-1.5"))))
    page.evaluate(PASTE)
    expect(page.locator(FIRST).first).to_have_attribute(
        "data-id", "registration/network-adapter-not-found", timeout=READING
    )


@with_parts
def test_a_dropped_photo_is_mirrored_as_it_says_and_its_progress_is_heard(
    reader, browser: Browser, catalogue: Catalogue
) -> None:
    shown = screen(catalogue, "V5ECI0087E-2.0")
    upright = Image.open(io.BytesIO(screens.take(browser, shown))).convert("RGB")
    exif, photo = Image.Exif(), io.BytesIO()
    exif[0x0112] = 2  # mirrored: no turning reads it
    ImageOps.mirror(upright).save(photo, "JPEG", exif=exif, quality=90)
    page = reader.open("errors")
    page.evaluate(LISTEN, FORM)
    page.evaluate(hold("a.jpg", "image/jpeg", photo.getvalue()))
    page.evaluate(DROP)
    expect(page.locator(FIRST).first).to_have_attribute("data-id", shown.expect, timeout=READING)
    expect(page.locator(f"{FORM} .ask__note")).to_contain_text("画像から読み取りました")
    heard = " ".join(page.evaluate("heard"))
    assert heard.index("部品を読み込んでいます") < heard.index("読み取っています")
    page.fill(BOX, page.input_value(BOX) + "。")
    expect(page.locator(FIRST).first).to_have_attribute("data-id", shown.expect)


@with_parts
def test_loading_can_be_cancelled_though_the_parts_never_arrive(
    reader, browser: Browser, catalogue: Catalogue
) -> None:
    page = reader.open("errors")
    page.evaluate(NEVER_ARRIVE)
    offer(page, "a.png", "image/png", screens.take(browser, screen(catalogue, "V5ECI0087E-1.0")))
    note = page.locator(f"{FORM} .ask__note")
    expect(note).to_contain_text("部品を読み込んでいます")
    note.locator(".ask__cancel").click()
    expect(note).to_contain_text("やめました")
    assert page.input_value(BOX) == ""


@with_parts
def test_reading_can_be_cancelled_and_taken_up_again(reader, browser: Browser, catalogue: Catalogue) -> None:
    shown = screen(catalogue, "V5ECI0087E-1.0")
    capture = screens.take(browser, shown)
    page = reader.open("errors")
    page.evaluate(CANCEL_AT_ONCE, FORM)
    offer(page, "a.png", "image/png", capture)
    expect(page.locator(f"{FORM} .ask__note")).to_contain_text("やめました", timeout=READING)
    assert page.input_value(BOX) == ""
    offer(page, "a.png", "image/png", capture)
    expect(page.locator(FIRST).first).to_have_attribute("data-id", shown.expect, timeout=READING)


def test_a_refusal_says_what_to_do(reader) -> None:
    page = reader.open("errors")
    note = page.locator(f"{FORM} .ask__note")
    offer(page, "photo.heic", "image/heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64))
    expect(note).to_contain_text("HEIC")
    blank = io.BytesIO()
    Image.new("1", (8000, 5001)).save(blank, "PNG")
    offer(page, "large.png", "image/png", blank.getvalue())
    expect(note).to_contain_text("4,000 万画素")
    offer(page, "broken.png", "image/png", b"no picture")
    expect(note).to_contain_text("PNG や JPEG")
    offer(page, "program.exe", "application/octet-stream", b"MZ\0\0" + bytes(range(256)) * 4)
    expect(note).to_contain_text("ログファイル")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp932"])
def test_the_errors_of_a_log_file_stand_newest_first_and_once(reader, encoding: str) -> None:
    page = reader.open("errors")
    offer(page, "trace.log", "text/plain", LOG.encode(encoding))
    rows = page.locator(f"{FORM} .ask__log > li")
    expect(rows).to_have_count(2)
    assert [row.get_attribute("data-id") for row in rows.all()] == [
        "registration/jpo-confirmation-pending",
        "registration/wrong-import-password",
    ]
    assert [row.get_attribute("data-line") for row in rows.all()] == ["5", "3"]
    expect(rows.nth(0)).to_contain_text("2026/11/21 09:30:02")
    expect(rows.nth(1)).to_contain_text("2 回")
    expect(rows.nth(1).locator("a")).to_have_count(1)


def test_a_log_of_twenty_megabytes_is_read_and_a_larger_one_refused(reader, tmp_path: Path) -> None:
    page = reader.open("errors")
    plain = "2026/11/19 08:00:00 通信ビュー通知 正常 送信しました 0001\r\n".encode("cp932")
    filler = plain * (19_000_000 // len(plain))
    whole, larger = tmp_path / "trace.log", tmp_path / "larger.log"
    whole.write_bytes(filler + LOG.encode("cp932"))
    larger.write_bytes(filler + plain * 40_000)
    page.set_input_files(f"{FORM} input[type=file]", whole)
    rows = page.locator(f"{FORM} .ask__log > li")
    expect(rows).to_have_count(2, timeout=READING)
    page.set_input_files(f"{FORM} input[type=file]", larger)
    expect(page.locator(f"{FORM} .ask__note")).to_contain_text("20 MB")


@with_parts
def test_the_slim_copy_and_the_single_file_say_that_they_read_no_pictures(
    browser: Browser, built: Built, catalogue: Catalogue, tmp_path: Path
) -> None:
    with zipfile.ZipFile(built.dist / "efiling-support-slim.zip") as archive:
        archive.extractall(tmp_path)
    capture = screens.take(browser, screen(catalogue, "V5ECI0087E-1.0"))
    for address, form in (
        ((tmp_path / "efiling-support" / "errors.html").as_uri(), FORM),
        ((built.dist / "efiling-support.html").as_uri(), "form:has(#lookup-ja)"),
    ):
        page = browser.new_page()
        page.goto(address)
        page.set_input_files(
            f"{form} input[type=file]", {"name": "a.png", "mimeType": "image/png", "buffer": capture}
        )
        expect(page.locator(f"{form} .ask__note")).to_contain_text("入っていません")
        page.close()


def test_the_first_view_loads_nothing_of_the_reader(reader) -> None:
    page = reader.open("index")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(({name}) => name)")
    assert not [name for name in loaded if "picture" in name or "/ocr/" in name]
