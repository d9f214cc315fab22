"""Whatever ends a build, the last good `site/` and `dist/` are whole, and the next run says what happened."""

from __future__ import annotations

import hashlib
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support import PROJECT, copy_project

ENTRY = "docs/ja/faq/registration/wrong-import-password.md"
LARGEST = 200_000  # bytes that a file may have in the test of a full disk: every bundle has more


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built once."""
    project = copy_project(tmp_path_factory.mktemp("killed") / "project")
    assert faqkit(project).wait() == 0
    return project


def faqkit(root: Path, *, largest: int | None = None) -> subprocess.Popen[str]:
    """`faqkit build site`, begun; no file may grow beyond `largest` bytes."""

    def limit() -> None:
        if largest:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    return subprocess.Popen(
        [sys.executable, "-m", "faqkit", "build", "site"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(PROJECT / "hooks")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=limit,
    )


def state(folder: Path) -> str:
    """A hash of everything in a folder."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return whole.hexdigest()


def states(root: Path) -> tuple[str, str]:
    """What both deliveries are."""
    return state(root / "site"), state(root / "dist")


def test_a_build_that_is_killed_leaves_each_delivery_as_it_was_or_as_it_shall_be(
    root: Path, rounds: int
) -> None:
    moments = random.Random(20261125)
    entry = root / ENTRY
    text = entry.read_text(encoding="utf-8")
    before = time.monotonic()
    assert faqkit(root).wait() == 0
    longest = time.monotonic() - before
    old, found, named = states(root), [], []
    entry.write_text(text.replace("summary: ", "summary: まず、", 1), encoding="utf-8")
    for _ in range(rounds // 2):
        build = faqkit(root)
        time.sleep(moments.uniform(0, longest * 1.2))
        os.killpg(build.pid, signal.SIGKILL)
        named.append(build.communicate()[1])
        found.append(states(root))
    last = faqkit(root)
    named.append(last.communicate()[1])
    new = states(root)
    assert last.returncode == 0
    assert new != old
    for i, deliveries in enumerate(zip(old, new, strict=True)):
        assert {both[i] for both in found} <= set(deliveries)
    assert any("was interrupted" in said for said in named)
    assert not [path.name for path in root.iterdir() if path.name.endswith((".new", ".old"))]


def test_a_full_disk_is_said_and_nothing_is_lost(root: Path) -> None:
    before = states(root)
    (root / ENTRY).write_text(
        (root / ENTRY).read_text(encoding="utf-8") + "\n終わりです。\n", encoding="utf-8"
    )
    build = faqkit(root, largest=LARGEST)
    said = build.communicate()[1]
    assert build.returncode == 1
    assert "File too large" in said
    assert "Traceback" not in said
    assert states(root) == before
