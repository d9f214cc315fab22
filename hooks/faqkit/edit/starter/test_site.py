"""What must be true of this site whatever is written in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from faqkit.build.deliveries import run_mkdocs
from faqkit.check import load_checked
from faqkit.content.addresses import Urls, output_file
from faqkit.content.model import Catalogue
from faqkit.lookup.explain import open_engine
from faqkit.problems import as_text, has_errors
from faqkit.source.tree import Disk

ROOT = Path(__file__).resolve().parent.parent
LOADED = re.compile(r"""<(?:script|link|img)\b[^>]*?\b(?:src|href)="(?:https?:)?//[^"]*"[^>]*>""")
LINKED_ONLY = re.compile(r"""\brel="(?:canonical|alternate)\"""")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The content; there is none while the check finds errors."""
    found, problems = load_checked(Disk(ROOT))
    assert not has_errors(problems), as_text(problems, "en")
    assert found is not None
    return found


def test_each_error_is_found_by_its_code_and_by_its_message(catalogue: Catalogue) -> None:
    engine = open_engine(Disk(ROOT))
    for entry in catalogue:
        for error in entry.errors:
            for text in (*error.codes, error.text):
                hits = engine.search(text, locale=catalogue.source)["hits"]
                assert entry.id in [hit["id"] for hit in hits[:3]], text


def test_each_entry_has_its_page_and_nothing_is_loaded_from_elsewhere(catalogue: Catalogue) -> None:
    site = run_mkdocs(ROOT, "mkdocs.yml", "tested")
    urls = Urls(source=catalogue.source)
    for locale in catalogue.locales:
        for entry in catalogue:
            html = (site / output_file(urls.entry(locale, entry.id))).read_text(encoding="utf-8")
            assert f'lang="{locale}"' in html
            assert [tag for tag in LOADED.findall(html) if not LINKED_ONLY.search(tag)] == []
