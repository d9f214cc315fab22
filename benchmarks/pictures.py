"""Pictures of screens through the reader of the finished site: right first, sure and wrong, time, bytes."""

from __future__ import annotations

import base64
import gzip
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.browser import WATCH
from benchmarks.screens import Screen, screens, take, unlisted
from faqkit.build import picture_reader as picture
from faqkit.content.model import Catalogue

BOX = "#lookup-query"
READ = """async ([bytes, type]) => {
  if (!window.faqPicture) await faqLookup.loader("picture");
  await faqLookup.prepare("");
  const file = new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], "a", {type});
  const first = text => faqLookup.search(text, {limit: 1}).hits[0];
  const sure = text => Boolean((first(text) || {}).confident);
  const judge = text => Boolean(faqLookup.offered.sureHit(text, "ja"));
  const place = {base: "../theme/", sizes: faqPicture.sizes};
  const since = performance.now();
  const { signal } = new AbortController();
  const { text } = await faqLookup.reader.readPicture(file, place, judge, () => {}, signal);
  const hit = first(text);
  const seconds = (performance.now() - since) / 1000;
  return {text, id: hit ? hit.id : "", sure: sure(text), seconds};
}"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one picture; `seconds` from the offer to the text, the engine being there."""

    screen: Screen
    text: str
    found: str
    sure: bool
    seconds: float

    @property
    def right(self) -> bool:
        """The entry stands first; of what is not listed nothing is sure."""
        return self.found == self.screen.expect if self.screen.expect else not self.sure

    @property
    def wrong(self) -> bool:
        """Sure of another entry."""
        return self.sure and self.found != self.screen.expect


def measure(catalogue: Catalogue, site: Path, browser: Browser, every: int = 1) -> Iterator[Reading]:
    """Read every picture (or one in `every`) on the lookup page of the site in the folder `site`."""
    page = browser.new_page()
    page.goto((site / "errors" / "index.html").as_uri())
    all_screens = [*screens(catalogue), *unlisted()][::every]
    for number, screen in enumerate(all_screens):
        shot = take(browser, screen)
        if not number:
            read(page, screen, shot)  # the engine starts
        answer = read(page, screen, shot)
        yield Reading(screen, answer["text"], answer["id"], answer["sure"], answer["seconds"])


def first_offer(site: Path, browser: Browser, screen: Screen, folder: Path) -> str:
    """What the first picture costs a reader who chooses it in the box: a line of the report."""
    shot = folder / f"shot.{screen.suffix}"
    shot.write_bytes(take(browser, screen))
    page = browser.new_page()
    page.goto((site / "errors" / "index.html").as_uri())
    page.wait_for_load_state("networkidle")
    page.evaluate(WATCH)
    begin = time.monotonic()
    page.set_input_files(f"form:has({BOX}) input[type=file]", shot)
    page.wait_for_selector(f"{BOX.replace('query', 'results')} > li")
    seconds, longest = time.monotonic() - begin, page.evaluate("longest")
    page.close()
    return f"first picture ({screen.name}): {seconds:.1f} s with its parts, longest task {longest:.0f} ms"


def read(page: Page, screen: Screen, shot: bytes) -> dict[str, Any]:
    """One picture through the page's reader."""
    answer: dict[str, Any] = page.evaluate(
        READ, [base64.b64encode(shot).decode("ascii"), f"image/{screen.suffix}"]
    )
    return answer


def picture_report(readings: Iterable[Reading], root: Path) -> str:
    """A table by kind, what failed, and the bytes of the parts."""
    rows = list(readings)
    kinds = dict.fromkeys(row.screen.kind for row in rows)
    lines = [f"{'pictures':24}     n  right  sure and wrong  median s  longest s"]
    for kind in kinds:
        mine = [row for row in rows if row.screen.kind == kind]
        right, wrong = sum(row.right for row in mine), sum(row.wrong for row in mine)
        times = [row.seconds for row in mine]
        shares = f"{len(mine):5} {right / len(mine):6.1%} {wrong:15}"
        lines.append(f"{kind:24} {shares} {median(times):9.2f} {max(times):10.2f}")
    lines += [f"failed: {row.screen.name}: {row.text[:80]!r} → {row.found}" for row in rows if not row.right]
    for path in sorted((root / picture.CACHE).glob("*.js")):
        content = path.read_bytes()
        lines.append(f"{path.name}: {len(content):,} bytes, {len(gzip.compress(content, 9)):,} gzip")
    return "\n".join(lines)
