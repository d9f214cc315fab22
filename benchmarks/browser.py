"""Chromium through Playwright: one fresh browser a measurement."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import click
from playwright.sync_api import Page, sync_playwright

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
# From now on `longest` is how long (ms) the page did not answer at worst; tasks below 50 ms count as none.
WATCH = """() => {
  window.longest = 0;
  const watch = list => list.getEntries().forEach(({duration}) => (longest = Math.max(longest, duration)));
  new PerformanceObserver(watch).observe({type: "longtask"});
}"""


@contextmanager
def new_page() -> Iterator[Page]:
    """A page in a browser of its own. Raises a message for the command line where Chromium is missing."""
    path = shutil.which("chromium")
    if path is None:
        raise click.ClickException("chromium is missing (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser.new_page()
        finally:
            browser.close()
