"""The lookup in a terminal: the same engine and index as in the pages, and what helpers say to a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from faqkit.check import load_checked
from faqkit.content.addresses import Urls
from faqkit.content.edition import version
from faqkit.content.helper_data import helper_data
from faqkit.content.model import Catalogue, Entry
from faqkit.content.words import load_strings
from faqkit.lookup.documents import lookup_documents
from faqkit.lookup.engine import LookupEngine
from faqkit.lookup.helper_engine import HelperEngine
from faqkit.problems import phrases
from faqkit.source.tree import Disk, Tree


def open_engine(tree: Tree) -> LookupEngine:
    """The engine with the index of a project. Raises ValueError for unusable content."""
    return make_engine(read_catalogue(tree))


def read_catalogue(tree: Tree) -> Catalogue:
    """The content of a project. Raises ValueError for unusable content."""
    catalogue, _ = load_checked(tree)
    if catalogue is None:
        raise ValueError("the content cannot be read; run `faqkit check`")
    return catalogue


def make_engine(catalogue: Catalogue) -> LookupEngine:
    """The engine with the index of a catalogue."""
    engine = LookupEngine()
    engine.load(engine.build(lookup_documents(catalogue, Urls(source=catalogue.source))))
    return engine


def answer(root: Path, query: str, locale: str, limit: int) -> dict[str, Any]:
    """What `faqLookup.search` gives for `query`, and under `helpers` what those of sure hits say to it."""
    catalogue = read_catalogue(Disk(root))
    locale = locale if locale in catalogue.locales else catalogue.source
    found = make_engine(catalogue).search(query, limit=limit, locale=locale)
    sure = [catalogue.entry(hit["id"]) for hit in found["hits"] if hit["confident"]]
    if any(entry.helpers for entry in sure):
        t = load_strings(root, catalogue.source, catalogue.locales)[locale]
        date = version(root, catalogue)["date"]
        found["helpers"] = list(helper_answers(query, sure, locale, t, date))
    return found


def helper_answers(
    query: str, entries: list[Entry], locale: str, t: Mapping[str, str], date: str
) -> Iterator[dict[str, Any]]:
    """`{title, lines}` of each helper of the entries that finds its input in the query."""
    engine = HelperEngine()
    for entry, helper in ((one, helper) for one in entries for helper in one.helpers):
        words = entry.helper_words(helper, locale)
        lines = engine.said(query, helper.kind, helper_data(helper, words, t, locale, date))
        if lines:
            yield {"title": words.title, "lines": [line["text"] for line in lines]}


def describe(result: dict[str, Any], lang: str) -> str:
    """An answer in lines: verdict, where to ask if elsewhere, each hit with its reason, helpers."""
    rows = [phrases(lang)[f"verdict_{result['verdict']}"]]
    if topic := result["elsewhere"]:
        link = topic["link"]
        rows.append(f"→ {topic['title']}" + (f": {link['title']} {link['url']}" if link else ""))
    for hit in result["hits"]:
        mark = " " if hit["confident"] else "?"
        rows.append(f"{mark} {hit['number']:>3}. {hit['title']}  [{hit.get('reason', '')}] {hit['url']}")
    for helper in result.get("helpers", ()):
        rows += ["", helper["title"], *(f"  {line}" for line in helper["lines"])]
    return "\n".join(rows)
