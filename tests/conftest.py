"""What the tests share: the real content, both deliveries built once per session, and the lookup."""

from __future__ import annotations

import pytest

from faqkit.check import load_checked
from faqkit.content.model import Catalogue
from faqkit.lookup.engine import LookupEngine
from faqkit.lookup.explain import open_engine
from faqkit.source.tree import Disk
from support import PROJECT, Built, build_copy


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real content."""
    found, _ = load_checked(Disk(PROJECT))
    assert found is not None
    return found


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Both deliveries of the real content, built once."""
    return build_copy(tmp_path_factory.mktemp("built") / "project")


@pytest.fixture(scope="session")
def engine() -> LookupEngine:
    """The lookup with the index of the real content."""
    return open_engine(Disk(PROJECT))
