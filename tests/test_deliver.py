"""Building beside others: two builds at once, links instead of folders, repositories of other users."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import threading
from pathlib import Path

import pytest

from faqkit.build import swap
from faqkit.build.deliveries import BuildError, build_offline, build_site
from faqkit.build.swap import BusyError, alone, exchange, replace_folder, restore
from faqkit.content.edition import version
from faqkit.content.model import Catalogue
from faqkit.content.permanent_ids import recorded_in_git
from faqkit.source.git import git, why_unread
from golden_cases import FROZEN, commit_all


def hold(folder: Path, held: object, done: object) -> None:
    """Have a folder to oneself until told to let go."""
    with alone(folder):
        held.set()  # type: ignore[attr-defined]
        done.wait(30)  # type: ignore[attr-defined]


@pytest.mark.parametrize("build", [build_site, build_offline])
def test_a_second_build_says_that_one_is_running(tmp_path: Path, build: object) -> None:
    context = multiprocessing.get_context("spawn")
    held, done = context.Event(), context.Event()
    other = context.Process(target=hold, args=(tmp_path / ".build", held, done))
    other.start()
    assert held.wait(30)
    with pytest.raises(BuildError, match="another build is running"):
        build(tmp_path)  # type: ignore[operator]
    assert not (tmp_path / "site").exists()
    done.set()
    other.join(30)
    with alone(tmp_path / ".build"):
        pass


def test_a_build_that_was_killed_holds_nobody_up(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    held, done = context.Event(), context.Event()
    other = context.Process(target=hold, args=(tmp_path, held, done))
    other.start()
    assert held.wait(30)
    with pytest.raises(BusyError), alone(tmp_path):
        pass
    other.kill()
    other.join(30)
    with alone(tmp_path):
        pass


def folder(path: Path, text: str) -> Path:
    """A folder with one file of this text."""
    path.mkdir(parents=True, exist_ok=True)
    (path / "index.html").write_text(text)
    return path


@pytest.mark.parametrize("in_one_step", [True, False])
def test_a_folder_takes_the_place_of_another(
    tmp_path: Path, in_one_step: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not in_one_step:
        monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    site = tmp_path / "site"
    for before, text in (("", "first"), ("first", "second"), ("second", "third")):
        assert replace_folder(folder(tmp_path / ".build/site", text), site) == site
        assert (site / "index.html").read_text() == text
        assert sorted(p.name for p in tmp_path.iterdir()) == [".build", "site"]
        assert [p.read_text() for p in (tmp_path / ".build").rglob("*.html")] == [before][: bool(before)]


def test_a_link_stays_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    served = folder(tmp_path / "srv/www", "old")
    site = tmp_path / "project/site"
    site.parent.mkdir()
    site.symlink_to(served)
    for text in ("new", "newer"):
        replace_folder(folder(tmp_path / "project/.build/site", text), site)
        assert site.is_symlink()
        assert (served / "index.html").read_text() == text
    site.unlink()
    site.symlink_to(tmp_path / "srv/elsewhere/www")  # what it points to is not there yet
    replace_folder(folder(tmp_path / "project/.build/site", "newest"), site)
    assert (tmp_path / "srv/elsewhere/www/index.html").read_text() == "newest"


def test_an_interrupted_swap_is_made_up_for(tmp_path: Path) -> None:
    folder(tmp_path / ".site.old", "old")
    folder(tmp_path / ".site.new", "half")
    restore(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["site"]
    replace_folder(folder(tmp_path / ".build/site", "new"), tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "new"
    assert sorted(p.name for p in tmp_path.iterdir()) == [".build", "site"]


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="only Linux swaps in one step")
def test_there_is_always_a_site(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "0")
    missing, ended = [], threading.Event()

    def watch() -> None:
        while not ended.is_set():
            if not (site / "index.html").exists():
                missing.append(1)

    watcher = threading.Thread(target=watch)
    watcher.start()
    for number in range(200):
        replace_folder(folder(tmp_path / ".build/site", str(number)), site)
    ended.set()
    watcher.join()
    assert missing == []
    assert exchange(site, folder(tmp_path / "other", "other"))
    assert not exchange(site, tmp_path / "nothing")


def test_a_repository_of_another_user_tells_its_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/published.yml").write_bytes((FROZEN / "docs/published.yml").read_bytes())
    commit_all(tmp_path)
    mine = version(tmp_path, catalogue), recorded_in_git(tmp_path)
    assert all(mine[0].values())
    assert mine[1]
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    plain = subprocess.run(["git", "-C", str(tmp_path), "log", "-1"], capture_output=True)
    assert b"dubious ownership" in plain.stderr
    assert (version(tmp_path, catalogue), recorded_in_git(tmp_path)) == mine
    assert why_unread(tmp_path) == ""


def test_a_repository_that_cannot_be_read_is_said(tmp_path: Path, catalogue: Catalogue) -> None:
    assert why_unread(tmp_path) == ""  # there is none
    (tmp_path / ".git").write_text("gitdir: nowhere\n")
    assert "nowhere" in why_unread(tmp_path)
    assert git(tmp_path, "log") == ""
    assert version(tmp_path, catalogue)["commit"] == ""
    assert version(tmp_path, catalogue)["date"] == max(entry.reviewed for entry in catalogue)
