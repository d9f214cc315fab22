"""How soon a page is there and answers on a slow phone: Lighthouse's marks, the time to the first answer."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.browser import new_page
from benchmarks.modules import LIGHTHOUSE
from benchmarks.serving import served

BASE = "/efiling-support/"
FLAGS = "--headless=new --no-sandbox --disable-gpu"
MARKS = ("performance", "accessibility", "best-practices", "seo")
LEAST = (99, 100, 100, 100)
# Lighthouse asks for robots.txt from within the page, whose policy lets nothing be asked for.
SKIPPED = "--skip-audits=robots-txt"
# Lighthouse's "slow 4G" and its phone.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER = 4
RUNS = 5
LIMIT = 1_000  # ms from the start of the load to the first answer
QUERIES = ("V5ECI0087E", "パスワードが違うと言われる")
SEEN = """() => new Promise((resolve) => {
  const look = () => document.querySelector("#lookup-results > li")
    ? resolve(performance.now()) : requestAnimationFrame(look);
  look() })"""


@dataclass(frozen=True, slots=True)
class Marks:
    """What Lighthouse gives a page, 0 to 100, in the order of MARKS; `blocked` are ms of the main thread."""

    page: str
    marks: tuple[int, ...]
    blocked: float


def measure_pages(site: Path, pages: Sequence[str]) -> Iterator[str]:
    """A line for each page and each query of the site in the folder `site`: figure, limit, kept or not."""
    with served(site, BASE) as root:
        if LIGHTHOUSE.exists():
            for page in pages:
                yield marks_line(lighthouse(root, page))
        for query in QUERIES:
            times = [first_answer(f"{root}errors/#q={query}") for _ in range(RUNS)]
            yield limit_line(f"to the first answer to {query}, ms", statistics.median(times))


def lighthouse(root: str, page: str) -> Marks:
    """What Lighthouse says of a page on a phone."""
    command = ["node", str(LIGHTHOUSE), root + page, "--output=json", "--quiet", SKIPPED]
    env = {**os.environ, "CHROME_PATH": shutil.which("chromium") or "chromium"}
    done = subprocess.run(
        [*command, f"--chrome-flags={FLAGS}"], env=env, capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    marks = tuple(round(100 * found["categories"][name]["score"]) for name in MARKS)
    return Marks(page or "home", marks, found["audits"]["total-blocking-time"]["numericValue"])


def first_answer(url: str) -> float:
    """Milliseconds from the start of the load to the first answer, on a slow phone with an empty cache."""
    with new_page() as page:
        throttle(page)
        page.goto(url, wait_until="commit")
        return float(page.evaluate(SEEN))


def throttle(page: Page) -> None:
    """Make the page's network and processor slow."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def marks_line(found: Marks) -> str:
    """The marks of a page beside the least that they may be."""
    kept = all(mark >= least for mark, least in zip(found.marks, LEAST, strict=True))
    marks, least = ("/".join(map(str, row)) for row in (found.marks, LEAST))
    return (
        f"{found.page}: Lighthouse {marks} ({found.blocked:.0f} ms blocked), at least {least} – {said(kept)}"
    )


def limit_line(what: str, value: float) -> str:
    """A time beside its limit."""
    return f"{what} {value:,.0f}, limit {LIMIT:,} – {said(value <= LIMIT)}"


def said(kept: bool) -> str:
    """How a report says whether a limit is kept."""
    return "kept" if kept else "NOT KEPT"
