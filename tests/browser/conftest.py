"""A real browser on both deliveries: over http from a sub-path, and from file://."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from support import Built
from surfers import NO_WORKER

BASE = "/efiling-support"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Handler(SimpleHTTPRequestHandler):
    """Serves the site below its sub-path, and 404.html for what is not there."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(BASE) or "/")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            return super().send_error(code, message, explain)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "chromium is missing: sudo apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def http_root(built: Built) -> Iterator[str]:
    """The address of the site's root, below a sub-path."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(built.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{BASE}/"
    server.shutdown()


@dataclass
class Reader:
    """A page, and what went wrong on it: console errors and requests to anywhere else."""

    page: Page
    root: str
    offline: bool
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def address(self, name: str) -> str:
        """The address of a page by its name: `errors`, `en/errors`, `index`, `faq/registration/index`."""
        if self.offline:
            return f"{self.root}{name}.html"
        folder, _, last = name.rpartition("/")
        prefix = f"{folder}/" if folder else ""
        return self.root + (prefix if last == "index" else f"{name}/")

    def open(self, name: str, fragment: str = "") -> Page:
        """Open a page and wait until its scripts have run."""
        self.page.goto(self.address(name) + fragment)
        self.page.wait_for_function("window.faqLookup && document.readyState === 'complete'")
        return self.page


@pytest.fixture(params=["http", "file"])
def reader(
    request: pytest.FixtureRequest, browser: Browser, built: Built, http_root: str
) -> Iterator[Reader]:
    """A fresh page on each delivery; any console error or foreign request fails the test."""
    offline = request.param == "file"
    root = built.unpacked.as_uri() + "/" if offline else http_root
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    context.add_init_script(NO_WORKER)
    page = context.new_page()
    found = Reader(page, root, offline)
    page.on("pageerror", lambda error: found.errors.append(str(error)))
    page.on("console", lambda m: found.errors.append(m.text) if m.type in ("error", "warning") else None)
    page.on(
        "request",
        lambda r: None if r.url.startswith((root, "data:", "blob:")) else found.strangers.append(r.url),
    )
    yield found
    context.close()
    assert found.errors == []
    assert found.strangers == []
