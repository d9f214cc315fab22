"""`python -m benchmarks.words`: questions in words asked of synthetic content that is loaded in parts."""

from __future__ import annotations

import gzip
import json
import random
import time
from typing import Any

import click

from benchmarks.corpus import SEED, synthetic
from benchmarks.folders import PROJECT
from faqkit.check import load_checked
from faqkit.content.addresses import Urls
from faqkit.content.model import Catalogue
from faqkit.lookup.documents import lookup_documents
from faqkit.lookup.engine import LookupEngine
from faqkit.lookup.evaluate import share
from faqkit.source.tree import Disk

LOADER = """parts => {
    globalThis.arrived = 0;
    faqLookup.loader = name => { arrived += 1; faqLookup.load(name, parts[name]); return Promise.resolve(); };
    return 0;
}"""


def open_page(index: dict[str, Any]) -> LookupEngine:
    """An engine that loads parts as a page does."""
    engine = LookupEngine()
    engine.load({"core": index["core"], "display": index["display"]})
    engine.call(f"({LOADER})", index["parts"])
    return engine


def first_of(page: LookupEngine, text: str) -> str | None:
    """The entry that stands first once all that the question needs is there."""
    page.call("(t => { faqLookup.prepare(t); return 0; })", text)
    return page.first_ids([text])[0]


def questions(corpus: Catalogue, count: int) -> list[tuple[str, str]]:
    """Phrasings with the entries they belong to."""
    rows = [
        (phrase, entry.id) for entry in corpus for text in entry.texts.values() for phrase in text.asked_as
    ]
    return random.Random(SEED).sample(rows, min(count, len(rows)))


def measure(real: Catalogue, entries: int, count: int) -> str:
    """One line: bytes an entry, right first, parts and milliseconds a question."""
    corpus = synthetic(real, entries)
    index = LookupEngine().build(lookup_documents(corpus, Urls()))
    parts = [index["core"], *index["display"].values(), *index["parts"].values()]
    size = sum(
        len(gzip.compress(json.dumps(part, ensure_ascii=False).encode(), 9, mtime=0)) for part in parts
    )
    page = open_page(index)
    asked = questions(corpus, count)
    start = time.process_time()
    right = share(first_of(page, text) == entry for text, entry in asked)
    each = 1000 * (time.process_time() - start) / len(asked)
    loaded = page.call("(() => arrived)") / len(asked)
    cost = f"{loaded:.1f} new parts and {each:.1f} ms a question"
    return f"{entries:>7,} entries: {size / entries:.0f} B gzip an entry, {right:.1f} % first, {cost}"


@click.command()
@click.option("--sizes", default="1000,10000", show_default=True, help="Entries, with commas between.")
@click.option("--count", default=200, show_default=True, help="Questions.")
def main(sizes: str, count: int) -> None:
    """Print how large content answers questions in words."""
    real, _ = load_checked(Disk(PROJECT))
    if real is None:
        raise click.ClickException("the content cannot be read; run `faqkit check`")
    for size in map(int, sizes.split(",")):
        click.echo(measure(real, size, count))


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.words")
