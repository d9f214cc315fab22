"""`python -m benchmarks.words`: questions in words asked of synthetic content that is loaded in parts."""

from __future__ import annotations

import gzip
import json
import random
import time
from collections.abc import Iterator
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
    faqLookup.loader = name => { faqLookup.load(name, parts[name]); return Promise.resolve(); };
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


def questions(corpus: Catalogue, count: int) -> dict[str, list[tuple[str, str]]]:
    """Titles and phrasings (of which the index keeps only the words that tell most) with their entries."""
    texts = [(text, entry.id) for entry in corpus for text in entry.texts.values()]
    titles = [(text.title, name) for text, name in texts]
    phrasings = [(phrase, name) for text, name in texts for phrase in text.asked_as]
    rng = random.Random(SEED)
    kinds = {"titles": titles, "phrasings": phrasings}
    return {kind: rng.sample(rows, min(count, len(rows))) for kind, rows in kinds.items()}


def measure(real: Catalogue, entries: int, count: int) -> Iterator[str]:
    """Lines: bytes an entry; of titles and phrasings, right first and milliseconds a question."""
    corpus = synthetic(real, entries)
    index = LookupEngine().build(lookup_documents(corpus, Urls()))
    parts = [index["core"], *index["display"].values(), *index["parts"].values()]
    size = sum(
        len(gzip.compress(json.dumps(part, ensure_ascii=False).encode(), 9, mtime=0)) for part in parts
    )
    page = open_page(index)
    yield f"{entries:>7,} entries: {size / entries:.0f} B gzip an entry"
    for kind, asked in questions(corpus, count).items():
        start = time.process_time()
        right = share(first_of(page, text) == entry for text, entry in asked)
        each = 1000 * (time.process_time() - start) / len(asked)
        yield f"        {kind:10} {right:.1f} % first, {each:.1f} ms a question with its parts"


@click.command()
@click.option("--sizes", default="1000,10000", show_default=True, help="Entries, with commas between.")
@click.option("--count", default=200, show_default=True, help="Questions.")
def main(sizes: str, count: int) -> None:
    """Print how large content answers questions in words."""
    real, _ = load_checked(Disk(PROJECT))
    if real is None:
        raise click.ClickException("the content cannot be read; run `faqkit check`")
    for size in map(int, sizes.split(",")):
        for line in measure(real, size, count):
            click.echo(line)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.words")
