"""The main paths of every kind of page in Chromium, Firefox and WebKit, over http and from file://."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from benchmarks.screens import screens, take
from playwright.sync_api import Browser

from faqkit.build.picture_reader import sizes
from faqkit.content.model import Catalogue
from hosts import hosting
from offered import DROP, FORM, LOG, hold
from support import PROJECT, Built
from surfers import NO_WORKER, PATIENCE, Chromium, Surfer, firefox, leaving, missing, until, webkit

ID = "faq/registration/wrong-import-password"
KINDS = (
    "index", "errors", "first-aid", "copy-text", "tags", "glossary", "changes", "download", "self-check",
    "about-lookup", "faq/index", "faq/registration/index", "faq/registration/all", ID, "codes/V5ECI0087E",
)  # fmt: skip
READING = 60.0  # seconds for a picture on a busy machine
LEAST = 500  # the width below which a window of WebKit's small browser does not go
DIALOG = r"特許庁への登録に失敗しました。\n証明書格納ファイルへのパスワードが間違っています。\nV5ECI0087E"


@dataclass(frozen=True)
class Delivery:
    """A delivery in a browser: `root` is where it begins."""

    surfer: Surfer
    root: str
    single: str

    @property
    def offline(self) -> bool:
        """Whether it is opened from disk."""
        return self.root.startswith("file:")

    def address(self, name: str) -> str:
        """The address of a page by its name."""
        if self.offline:
            return f"{self.root}{name}.html"
        return self.root + (name.removesuffix("index") if name.endswith("index") else f"{name}/")

    def open(self, name: str) -> Surfer:
        """Open a page and wait until its scripts have run."""
        self.surfer.open(self.address(name))
        until(self.surfer, "document.readyState === 'complete' && Boolean(window.faqLookup)")
        return self.surfer


@pytest.fixture(scope="module", params=["chromium", "firefox", "webkit"])
def surfer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Surfer]:
    """Each browser that is there; in CI all must be."""
    lacking = missing(request.param)
    if lacking and not os.environ.get("CI"):
        pytest.skip(f"{request.param}: sudo apt-get install {lacking}")
    assert not lacking, f"missing for the browser tests: {lacking}"
    if request.param == "firefox":
        with firefox(tmp_path_factory.mktemp("profile")) as found:
            yield found
    elif request.param == "webkit":
        with webkit() as found:
            yield found
    else:
        browser: Browser = request.getfixturevalue("browser")
        context = browser.new_context(locale="ja-JP")
        context.add_init_script(NO_WORKER)
        yield Chromium(context.new_page())
        context.close()


@pytest.fixture(params=["http", "file"])
def site(request: pytest.FixtureRequest, surfer: Surfer, built: Built, http_root: str) -> Iterator[Delivery]:
    """Each delivery in each browser; whatever a page's script complains of fails the test."""
    root = http_root if request.param == "http" else built.unpacked.as_uri() + "/"
    surfer.size(1280, 900)
    yield Delivery(surfer, root, (built.dist / "efiling-support.html").as_uri())
    wrong, surfer.wrong[:] = surfer.wrong[:], []
    assert wrong == []


@pytest.fixture(scope="module")
def capture(browser: Browser, catalogue: Catalogue) -> bytes:
    """A window of the software, taken by Chromium."""
    return take(browser, next(one for one in screens(catalogue) if one.name == "V5ECI0087E-1.5"))


def focus(surfer: Surfer, css: str) -> None:
    """Put the cursor into a box."""
    surfer.run(f"document.querySelector('{css}').focus()")


def click(surfer: Surfer, css: str) -> None:
    """Press what is there."""
    until(surfer, f"Boolean(document.querySelector('{css}'))")
    surfer.run(f"document.querySelector('{css}').click()")


def first_hit(surfer: Surfer, patience: float = PATIENCE) -> str:
    """The id of the first answer in sight."""
    shown = "[...document.querySelectorAll('li[data-id]')].find(hit => hit.getClientRects().length)"
    return str(until(surfer, f"({shown} || {{dataset: {{}}}}).dataset.id", patience))


def test_a_code_leads_to_its_answer(site: Delivery) -> None:
    page = site.open("index")
    focus(page, "#lookup-home")
    page.type("V5ECI0087E")
    assert first_hit(page) == ID.removeprefix("faq/")
    click(page, "li[data-id] .hit__title")
    until(page, f"location.pathname.includes('{ID}') && document.readyState === 'complete'")
    assert page.run("document.querySelector('h1').getClientRects().length > 0")


def test_a_pasted_dialog_is_understood_and_carried_into_the_other_language(site: Delivery) -> None:
    page = site.open("errors")
    focus(page, "#lookup-query")
    page.run(f"document.execCommand('insertText', false, '{DIALOG}')")
    assert first_hit(page) == ID.removeprefix("faq/")
    page.run("document.querySelector('[data-keep-hash][hreflang=en]').click()")
    until(page, "document.documentElement.lang === 'en' && document.readyState === 'complete'")
    assert first_hit(page) == ID.removeprefix("faq/")
    assert "V5ECI0087E" in page.run("document.querySelector('#lookup-query').value")


def test_a_short_query_stays_with_the_address(site: Delivery) -> None:
    page = site.open("errors")
    focus(page, "#lookup-query")
    page.type("SUE1503")
    hit = first_hit(page)
    until(page, "location.hash.includes('SUE1503')")
    with leaving(page):
        page.run("location.reload()")
    until(page, "document.querySelector('#lookup-query').value === 'SUE1503'")
    assert first_hit(page) == hit


def test_every_kind_of_page_is_whole_at_any_width(site: Delivery) -> None:
    for name in KINDS:
        page = site.open(name)
        assert page.run("document.querySelector('h1').getClientRects().length") > 0, name
        for width in (1280, 360):
            page.size(width, 800)
            room = "document.documentElement.clientWidth"
            assert page.run("innerWidth") <= max(width, LEAST)
            assert page.run(f"document.documentElement.scrollWidth - {room}") <= 0, (name, width)


def test_light_and_dark_can_be_switched(site: Delivery) -> None:
    page = site.open("index")
    before = page.run("getComputedStyle(document.body).backgroundColor")
    click(page, "[data-theme-toggle]")
    until(page, f"getComputedStyle(document.body).backgroundColor !== '{before}'")
    click(page, "[data-theme-toggle]")


def test_the_self_check_is_content(site: Delivery) -> None:
    page = site.open("self-check")
    until(page, "document.querySelectorAll('.check--good, .check--bad').length === 8")
    # A browser under a driver may not let scripts copy, and has a window of any size.
    bad = page.run("[...document.querySelectorAll('.check--bad')].map(row => row.dataset.check)")
    assert set(bad) <= {"copy", "zoom"}


def test_a_wrong_address_is_searched(site: Delivery) -> None:
    if site.offline:
        pytest.skip("needs a server")
    page = site.surfer
    page.open(f"{site.root}en/wrong-import-password/")
    until(page, "document.querySelector('h1').textContent === 'Page not found'")
    assert first_hit(page) == ID.removeprefix("faq/")
    page.wrong.clear()  # that it was not found is said on the console too


@pytest.mark.skipif(not sizes(PROJECT), reason="the parts could not be fetched")
def test_a_dropped_picture_is_read_on_the_device(site: Delivery, capture: bytes) -> None:
    page = site.open("errors")
    page.run(hold("capture.png", "image/png", capture))
    page.run(DROP)
    assert first_hit(page, READING) == ID.removeprefix("faq/")
    assert page.run("document.querySelector('li[data-id]').dataset.confident") == "true"
    assert "画像から読み取りました" in page.run(f"document.querySelector('{FORM} .ask__note').textContent")


def test_a_dropped_log_shows_its_errors(site: Delivery) -> None:
    page = site.open("errors")
    page.run(hold("trace.log", "text/plain", LOG.encode("cp932")))
    page.run(DROP)
    rows = f"[...document.querySelectorAll('{FORM} .ask__log > li')].map(row => row.dataset.id)"
    until(page, f"{rows}.length")
    assert page.run(rows) == ["registration/jpo-confirmation-pending", ID.removeprefix("faq/")]


def test_the_single_file_answers(site: Delivery) -> None:
    if not site.offline:
        pytest.skip("is opened from disk")
    page = site.surfer
    page.open(site.single)
    until(page, "document.readyState === 'complete' && Boolean(window.faqLookup.search)")
    focus(page, "#lookup-ja")
    page.type("V5ECI0087E")
    assert first_hit(page) == ID.removeprefix("faq/")
    click(page, "#lookup-ja-results .hit__title")
    until(page, "location.hash.startsWith('#ja/registration/wrong-import-password')")


def test_one_visit_is_enough_to_work_without_a_connection(surfer: Surfer, built: Built) -> None:
    if isinstance(surfer, Chromium):
        pytest.skip("see test_kept.py")
    with hosting(built.site) as host:
        surfer.open(f"{host.root}changes/")
        until(surfer, "navigator.serviceWorker.ready.then(found => found.active.state === 'activated')")
        host.up = False
        surfer.open(f"{host.root}{ID}/")
        until(surfer, "document.readyState === 'complete' && Boolean(navigator.serviceWorker.controller)")
        focus(surfer, "#lookup-header")
        surfer.type("SUE1503")
        assert first_hit(surfer)
        surfer.run("navigator.serviceWorker.getRegistration().then(found => found.unregister())")
