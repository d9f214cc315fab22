"""Each lookup as a page of its own: a folder of classic scripts that works from file://.

`bench.ready` is a promise, `bench.search(text)` gives a promise of entry ids, best first.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

from benchmarks.folders import shown, stock_body
from benchmarks.modules import MINISEARCH
from faqkit.build.exports import to_script
from faqkit.content.addresses import Urls
from faqkit.content.model import Catalogue
from faqkit.lookup.documents import lookup_documents
from faqkit.lookup.engine import LookupEngine, shipped_source

PAGES = Path(__file__).parent / "pages"


MATERIAL = Path(str(files("material"))) / "templates" / "assets" / "javascripts"
FRAME = """<!doctype html><html lang="ja"><meta charset="utf-8"><title>{title}</title>
<script>window.benchStart = performance.now();</script>
{scripts}
"""


@dataclass(frozen=True, slots=True)
class EnginePage:
    """A folder with `index.html`. `data` are the files of engine and index, `code` those of the engine."""

    name: str
    folder: Path
    data: tuple[str, ...]
    code: tuple[str, ...]


def write_page(
    name: str, folder: Path, *, code: list[str], index: list[str], later: tuple[str, ...] = ()
) -> EnginePage:
    """The page that loads `code` and `index` in order, then its adapter and the harness."""
    adapter = f"{name}.js"
    for script in (adapter, "harness.js"):
        shutil.copyfile(PAGES / script, folder / script)
    tags = "\n".join(f'<script src="{script}"></script>' for script in (*code, *index, adapter, "harness.js"))
    (folder / "index.html").write_text(FRAME.format(title=name, scripts=tags), encoding="utf-8")
    used_code = (*code, *(script for script in later if "lookup-" not in script))
    return EnginePage(name, folder, (*code, *index, *later), used_code)


def ours(catalogue: Catalogue, folder: Path) -> EnginePage:
    """The lookup as the site's pages load it."""
    folder.mkdir(parents=True)
    index = LookupEngine().build(lookup_documents(catalogue, Urls()))
    (folder / "lookup.js").write_text(shipped_source(), encoding="utf-8")
    parts = {"core": index["core"], **index["display"], **index.get("parts", {})}
    for name, part in parts.items():
        script = to_script("faqLookup.load", name, part)
        (folder / f"lookup-{name}.js").write_text(script, encoding="utf-8")
    first = ["lookup-core.js", "lookup-ja.js"]
    later = tuple(sorted(f"lookup-{name}.js" for name in parts if f"lookup-{name}.js" not in first))
    return write_page("ours", folder, code=["lookup.js"], index=first, later=later)


def minisearch(catalogue: Catalogue, folder: Path) -> EnginePage:
    """MiniSearch with character bigrams, its index made beforehand and loaded as it is."""
    folder.mkdir(parents=True)
    shutil.copyfile(MINISEARCH, folder / "library.js")
    shutil.copyfile(PAGES / "minisearch-options.js", folder / "options.js")
    v8 = MiniRacer()
    v8.eval("var self = this, window = this; var module = undefined;")
    v8.eval(MINISEARCH.read_text(encoding="utf-8") + ";0")
    v8.eval((PAGES / "minisearch-options.js").read_text(encoding="utf-8") + ";0")
    v8.eval("var mini = new MiniSearch(miniOptions);0")
    for documents in chunks(list(bigram_documents(catalogue)), 500):
        v8.eval(f"mini.addAll({json.dumps(documents)});0")
    index = str(v8.eval("JSON.stringify(mini)"))
    (folder / "index.js").write_text(f"window.miniIndex={index};\n", encoding="utf-8")
    return write_page("minisearch", folder, code=["library.js", "options.js"], index=["index.js"])


def chunks(rows: list[Any], size: int) -> Iterator[list[Any]]:
    """`rows`, at most `size` at once."""
    return (rows[start : start + size] for start in range(0, len(rows), size))


def bigram_documents(catalogue: Catalogue) -> Iterator[dict[str, str]]:
    """The same words that our lookup gets, all languages of an entry in one document."""
    for entry in lookup_documents(catalogue, Urls())["entries"]:
        errors = catalogue.entry(entry["id"]).errors
        yield {
            "id": entry["id"],
            "title": "\n".join(entry["title"].values()),
            "summary": "\n".join(entry["summary"].values()),
            "asked": "\n".join(phrase for row in entry["asked_as"].values() for phrase in row),
            "errors": "\n".join(line for error in errors for line in shown(error)),
            "body": "\n".join(entry["body"].values()),
        }


def material_search(index: dict[str, Any], folder: Path) -> EnginePage:
    """Material's own search script (lunr with its Japanese and English support) on `index`."""
    (folder / "lunr" / "min").mkdir(parents=True)
    support = ("tinyseg.js", "min/lunr.stemmer.support.min.js", "min/lunr.ja.min.js", "min/lunr.multi.min.js")
    for name in support:
        shutil.copyfile(MATERIAL / "lunr" / name, folder / "lunr" / name)
    (worker,) = (MATERIAL / "workers").glob("search.*.js")
    shutil.copyfile(worker, folder / "worker.js")
    (folder / "index.js").write_text(to_script("window.setSearchIndex", index), encoding="utf-8")
    shutil.copyfile(PAGES / "material-before.js", folder / "material-before.js")
    later = tuple(f"lunr/{name}" for name in support)
    return write_page(
        "material", folder, code=["material-before.js", "worker.js"], index=["index.js"], later=later
    )


def search_index(catalogue: Catalogue) -> dict[str, Any]:
    """What Material's plugin writes for these entries with `lang: [ja, en]` in a Japanese theme."""
    config = {
        "lang": ["ja", "en"],
        "separator": r"[\s\-　、。，．]+",
        "pipeline": ["stemmer"],
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
    }
    docs = [doc for locale in catalogue.locales for doc in search_docs(catalogue, locale)]
    return {"config": config, "docs": docs}


def search_docs(catalogue: Catalogue, locale: str) -> Iterator[dict[str, str]]:
    """A document for each page and each of its sections."""
    for entry in catalogue:
        if locale not in entry.texts:
            continue
        location = Urls().entry(locale, entry.id)
        text = entry.texts[locale]
        yield {"location": location, "title": text.title, "text": f"<p>{text.summary}</p>"}
        for part in re.split(r"^## ", stock_body(entry, locale, catalogue), flags=re.MULTILINE)[1:]:
            heading, _, rest = part.partition("\n")
            name, _, anchor = heading.partition(" { ")
            paragraphs = "".join(f"<p>{block.strip()}</p>" for block in rest.split("\n\n") if block.strip())
            yield {"location": f"{location}{anchor.rstrip(' }')}", "title": name, "text": paragraphs}
