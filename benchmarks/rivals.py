"""The real content asked through each lookup: for every query the entries, best first."""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks import engines
from benchmarks.browser import new_page
from benchmarks.builds import build_once
from benchmarks.engines import PAGES
from benchmarks.folders import write_project, write_stock
from benchmarks.modules import pagefind
from faqkit.content.addresses import Urls, output_file
from faqkit.content.model import Catalogue
from faqkit.lookup.evaluate import Query

Answers = Mapping[str, list[str]]  # ids of entries by id of query
Rival = Callable[[Catalogue, list[Query]], Answers]


def ask_minisearch(catalogue: Catalogue, queries: list[Query]) -> Answers:
    """MiniSearch with character bigrams."""
    with tempfile.TemporaryDirectory() as folder:
        page = engines.minisearch(catalogue, Path(folder) / "page")
        return ask((page.folder / "index.html").as_uri(), queries)


def ask_material(catalogue: Catalogue, queries: list[Query], phrasings: bool) -> Answers:
    """Material's search on the index that its own plugin writes."""
    with tempfile.TemporaryDirectory() as folder:
        root = write_stock(catalogue, Path(folder) / "stock", phrasings=phrasings)
        build_once(root)
        index = (root / "site" / "search" / "search_index.json").read_text(encoding="utf-8")
        page = engines.material_search(json.loads(index), Path(folder) / "page")
        return ask((page.folder / "index.html").as_uri(), queries)


def ask_pagefind(catalogue: Catalogue, queries: list[Query], phrasings: bool) -> Answers:
    """Pagefind over the entry pages of our finished site, asked in the language of the query."""
    with tempfile.TemporaryDirectory() as folder:
        root = write_project(catalogue, Path(folder) / "ours")
        build_once(root)
        target = Path(folder) / "pages"
        copy_entry_pages(catalogue, root / "site", target, phrasings)
        command = [str(pagefind()), "--site", str(target), "--root-selector", "article.entry"]
        subprocess.run(command, check=True, capture_output=True)
        answers: dict[str, list[str]] = {}
        with served(target) as address:
            for locale in catalogue.locales:
                mine = [query for query in queries if query.locale == locale]
                answers |= ask(f"{address}/{locale}.html", mine)
        return answers


def copy_entry_pages(catalogue: Catalogue, site: Path, target: Path, phrasings: bool) -> None:
    """The entries' pages, and for each language a page that asks."""
    for script in ("pagefind-adapter.js", "harness.js"):
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PAGES / script, target / script)
    for locale in catalogue.locales:
        asking = (PAGES / "pagefind.html").read_text(encoding="utf-8").replace("LOCALE", locale)
        (target / f"{locale}.html").write_text(asking, encoding="utf-8")
        for entry in catalogue:
            if locale not in entry.texts:
                continue
            name = output_file(Urls().entry(locale, entry.id))
            html = (site / name).read_text(encoding="utf-8")
            if phrasings:
                rows = "".join(f"<li>{escape(phrase)}</li>" for phrase in entry.texts[locale].asked_as)
                html = html.replace("</article>", f"<ul>{rows}</ul></article>", 1)
            (target / name).parent.mkdir(parents=True)
            (target / name).write_text(html, encoding="utf-8")


def ask(address: str, queries: list[Query]) -> dict[str, list[str]]:
    """Open a page that has a `bench` and ask it each query."""
    with new_page() as tab:
        tab.goto(address)
        tab.wait_for_function("window.benchReady !== undefined")
        found = tab.evaluate("queries => benchAnswers(queries)", [query.text for query in queries])
    return {query.id: ids for query, ids in zip(queries, found, strict=True)}


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """`folder` at an address of this machine: Pagefind loads its index by fetch."""
    handler = functools.partial(QuietHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


FROM_PACKAGES: Mapping[str, Rival] = {
    "minisearch": ask_minisearch,
    "pagefind": functools.partial(ask_pagefind, phrasings=False),
    "pagefind-phrasings": functools.partial(ask_pagefind, phrasings=True),
}
FROM_THEME: Mapping[str, Rival] = {
    "material": functools.partial(ask_material, phrasings=False),
    "material-phrasings": functools.partial(ask_material, phrasings=True),
}
