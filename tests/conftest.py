"""What the tests share: the fixture in `tests/project`, both deliveries built once, and the lookup."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from faqkit.check import load_checked
from faqkit.content.model import Catalogue
from faqkit.lookup.engine import LookupEngine
from faqkit.lookup.explain import open_engine
from faqkit.source.store import Memory, Store
from faqkit.source.tree import Disk
from golden_cases import FROZEN
from support import PROJECT, Built, build_copy, build_other_product

DOCS = str(PROJECT / "docs") + os.sep
OWN = PROJECT / "tests" / "content"
FOREIGN: pytest.StashKey[bool] = pytest.StashKey()


def pytest_configure(config: pytest.Config) -> None:
    """An edit of the content can fail no test of the generator: those may not even open it."""
    config.stash[FOREIGN] = False

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and config.stash[FOREIGN] and str(arguments[0]).startswith(DOCS):
            raise AssertionError(f"{arguments[0]} is content: only tests/content may read it")

    sys.addaudithook(refuse)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Which side of that line a test stands on."""
    item.config.stash[FOREIGN] = not item.path.is_relative_to(OWN)
    return (yield)


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


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the fixture's content, to be changed."""
    return shutil.copytree(FROZEN, tmp_path / "project")


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
def other_built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Both deliveries of another product, in English first, built once."""
    return build_other_product(tmp_path_factory.mktemp("other") / "project")


@pytest.fixture(scope="session")
def engine() -> LookupEngine:
    """The lookup with the index of the fixture."""
    return open_engine(Disk(FROZEN))
