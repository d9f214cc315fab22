"""What somebody wrote into the content, a question, an address or a name stays text wherever it is shown."""

from __future__ import annotations

import csv
import functools
import json
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page

from browser.conftest import BASE, Handler
from hostile import PAYLOADS, plant
from support import Built, build, copy_project, raster


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Both deliveries of a project full of it."""
    root = copy_project(tmp_path_factory.mktemp("hostile") / "project")
    assert plant(root) > 150
    return build(Built(root))


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A page on which nothing may run, complain of the policy, or be asked for elsewhere."""
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" and "404" not in m.text else None)
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    local = ("file:", "data:", "blob:", "http://127.0.0.1")
    page.on("request", lambda r: None if r.url.startswith(local) else wrong.append(r.url))
    yield page
    context.close()
    assert wrong == []


def ran(page: Page) -> bool:
    """Whether any of it was taken for a program."""
    page.wait_for_load_state()
    return bool(page.evaluate("window.ran !== undefined"))


def test_no_page_runs_what_the_content_says(hostile: Built, tab: Page) -> None:
    files = sorted(hostile.unpacked.rglob("*.html"))
    assert len(files) > 60
    for path in [*files, hostile.dist / "efiling-support.html"]:
        tab.goto(path.as_uri())
        assert not ran(tab), path
        assert "window.ran=1" in tab.content() or path.name not in ("index.html", "errors.html")


def test_every_other_file_says_it_as_data(hostile: Built) -> None:
    for path in hostile.site.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    for kind in ("*.xml", "*.atom", "*.svg"):
        for path in hostile.site.rglob(kind):
            etree.parse(path)
    tables = list(hostile.site.rglob("*.csv"))
    assert tables
    for path in tables:
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert any("window.ran" in cell for cell in cells)
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.fixture(scope="module")
def served(hostile: Built) -> Iterator[str]:
    """The address of the site's root."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(hostile.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{BASE}/"
    server.shutdown()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_questions_pastes_and_addresses_stay_text(
    hostile: Built, served: str, tab: Page, payload: str
) -> None:
    for address in (
        f"{served}errors/#q={quote(payload)}",
        f"{served}{quote(payload, safe='')}",
        f"{served}en/codes/{quote(payload, safe='')}/?q={quote(payload)}#{quote(payload)}",
        f"{(hostile.dist / 'efiling-support.html').as_uri()}#{quote(payload)}",
        f"{(hostile.unpacked / 'errors.html').as_uri()}#q={quote(payload)}",
    ):
        tab.goto(address)
        tab.wait_for_timeout(200)
        assert not ran(tab), address
    for text in (payload, f"V5ECI0087E {payload}\n証明書{payload}\n" * 3):
        tab.goto(f"{served}errors/")
        tab.fill("#lookup-query", text)
        tab.wait_for_timeout(300)
        assert not ran(tab)


def test_the_name_of_a_file_stays_text(served: str, tab: Page, tmp_path: Path) -> None:
    log = tmp_path / "\"'><img src=x onerror=window.ran=1>.log"
    log.write_text(f"2026-11-25 10:00:00 V5ECI0087E {PAYLOADS[0]}\n" * 3, encoding="utf-8")
    picture = tmp_path / "<svg onload=window.ran=1>.png"
    picture.write_bytes(raster("PNG"))
    for file in (log, picture):
        tab.goto(f"{served}errors/")
        tab.set_input_files("main input[type=file]", file)
        tab.wait_for_timeout(1500)
        assert not ran(tab)
