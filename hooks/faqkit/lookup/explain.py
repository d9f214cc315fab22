"""The lookup in a terminal: the same engine and index as in the pages."""

from __future__ import annotations

from typing import Any

from faqkit.check import load_checked
from faqkit.content.addresses import Urls
from faqkit.lookup.documents import lookup_documents
from faqkit.lookup.engine import LookupEngine
from faqkit.source.tree import Tree

VERDICTS = {
    "ja": {"exact": "一致", "near": "近い候補", "text": "ことばで見つかった候補", "none": "見つかりません"},
    "en": {"exact": "Match", "near": "Near match", "text": "Found by words", "none": "Not listed"},
}


def open_engine(tree: Tree) -> LookupEngine:
    """The engine with the index of a project. Raises ValueError for unusable content."""
    catalogue, _ = load_checked(tree)
    if catalogue is None:
        raise ValueError("the content cannot be read; run `faqkit check`")
    engine = LookupEngine()
    engine.load(engine.build(lookup_documents(catalogue, Urls())))
    return engine


def answer(tree: Tree, query: str, locale: str, limit: int) -> dict[str, Any]:
    """What `faqLookup.search` gives for `query`."""
    return open_engine(tree).search(query, limit=limit, locale=locale)


def describe(result: dict[str, Any], lang: str) -> str:
    """An answer in lines: verdict, where to ask if elsewhere, then number, title and reason of each hit."""
    rows = [VERDICTS[lang][result["verdict"]]]
    if topic := result["elsewhere"]:
        link = topic["link"]
        rows.append(f"→ {topic['title']}" + (f": {link['title']} {link['url']}" if link else ""))
    for hit in result["hits"]:
        mark = " " if hit["confident"] else "?"
        rows.append(f"{mark} {hit['number']:>3}. {hit['title']}  [{hit.get('reason', '')}] {hit['url']}")
    return "\n".join(rows)
