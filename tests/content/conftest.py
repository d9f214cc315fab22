"""The tests of this content: the catalogue and the lookup of what is published."""

from __future__ import annotations

import pytest

from faqkit.check import load_checked
from faqkit.content.model import Catalogue
from faqkit.lookup.engine import LookupEngine
from faqkit.lookup.explain import open_engine
from faqkit.source.tree import Disk
from support import PROJECT


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
