"""The tests of this content: the catalogue and the lookup of what is published."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from content_sets import SETS
from faqkit.check import load_checked
from faqkit.content.model import Catalogue
from faqkit.lookup.engine import LookupEngine
from faqkit.lookup.evaluate import read_queries
from faqkit.lookup.explain import open_engine
from faqkit.source.tree import Disk
from support import PROJECT


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where the content in docs/ is another than the one that the queries were written for, none is asked."""
    record = PROJECT / "docs" / "published.yml"
    ids = yaml.safe_load(record.read_text(encoding="utf-8"))["ids"] if record.is_file() else []
    published = {row["id"] if isinstance(row, dict) else row for row in ids}
    asked = {id for path in SETS.glob("*.jsonl") for query in read_queries(path) for id in query.expect}
    if not published & asked:
        for item in items:
            if item.path.is_relative_to(Path(__file__).parent):
                item.add_marker(pytest.mark.skip(reason="the queries were written for another content"))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real content."""
    found, _ = load_checked(Disk(PROJECT))
    assert found is not None
    return found


@pytest.fixture(scope="session")
def engine() -> LookupEngine:
    """The lookup with the index of the real content."""
    return open_engine(Disk(PROJECT))
