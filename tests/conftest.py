"""What the tests share: the fixture in `tests/project`, both deliveries built once, and the lookup."""

from __future__ import annotations

import pytest

from faqkit.check import load_checked
from faqkit.content.model import Catalogue
from faqkit.lookup.engine import LookupEngine
from faqkit.lookup.explain import open_engine
from faqkit.source.store import Memory, Store
from faqkit.source.tree import Disk
from golden_cases import FROZEN
from support import Built, build_copy


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update`: the golden cases take over what the check finds now. `--rounds`: of random edits."""
    parser.addoption("--rounds", type=int, default=8, help="random edits of each seed of the store's test")
    parser.addoption("--update", action="store_true", help="rewrite what the golden cases expect")


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Whether the golden cases are to be rewritten."""
    return bool(request.config.getoption("update"))


@pytest.fixture(scope="session")
def rounds(request: pytest.FixtureRequest) -> int:
    """How many times a project is edited at random."""
    return int(request.config.getoption("rounds"))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The fixture's content."""
    found, _ = load_checked(Disk(FROZEN))
    assert found is not None
    return found


@pytest.fixture(scope="session")
def store() -> Store:
    """What has been read and checked: files are the same in most copies of the fixture."""
    return Memory()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Both deliveries of the fixture, built once."""
    return build_copy(tmp_path_factory.mktemp("built") / "project")


@pytest.fixture(scope="session")
def engine() -> LookupEngine:
    """The lookup with the index of the fixture."""
    return open_engine(Disk(FROZEN))
