"""What the tests share: the real content, both deliveries built once per session, and the lookup."""

from __future__ import annotations

import pytest

from faqkit import Catalogue, load_checked
from faqkit.explain import open_engine
from faqkit.lookup import LookupEngine
from support import PROJECT, Built, build_copy


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real content."""
    found, _ = load_checked(PROJECT)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Both deliveries of the real content, built once."""
    return build_copy(tmp_path_factory.mktemp("built") / "project")


@pytest.fixture(scope="session")
def engine() -> LookupEngine:
    """The lookup with the index of the real content."""
    return open_engine(PROJECT)
