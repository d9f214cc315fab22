"""An entry that is published but not yet in the record cannot be renamed or removed without a word."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from faqkit.cli.main import main
from golden_cases import FROZEN

RECORD = "docs/published.yml"
ENTRIES = "docs/ja/faq/registration"
FRESH = """\
---
title: 証明書の有効期限はどこで分かりますか。
summary: 証明書を発行した認証局の画面で確かめられます。
asked_as: [証明書の期限を知りたい]
platforms: [windows]
tags: [証明書]
reviewed: 2026-11-22
---
## 回答

証明書を発行した認証局の画面で確かめてください。
"""


def run(root: Path, *arguments: str) -> Result:
    """A command in the project at `root`."""
    return CliRunner().invoke(main, ["--root", str(root), *arguments])


@pytest.fixture
def states(tmp_path: Path) -> tuple[Path, Path]:
    """What is published, with an entry that the record does not have, and a copy to change."""
    base, now = tmp_path / "base", tmp_path / "now"
    shutil.copytree(FROZEN, base)
    index = base / ENTRIES / "index.md"
    order = index.read_text(encoding="utf-8").replace("order:\n", "order:\n  - fresh\n", 1)
    index.write_text(order, encoding="utf-8")
    (base / ENTRIES / "fresh.md").write_text(FRESH, encoding="utf-8")
    assert "registration/fresh" not in (base / RECORD).read_text(encoding="utf-8")
    shutil.copytree(base, now)
    return base, now


def test_a_silent_rename_is_named_and_a_recorded_one_passes(states: tuple[Path, Path]) -> None:
    base, now = states
    assert run(now, "check", "--base", str(base)).exit_code == 0
    (now / ENTRIES / "fresh.md").rename(now / ENTRIES / "newer.md")
    index = now / ENTRIES / "index.md"
    index.write_text(index.read_text(encoding="utf-8").replace("- fresh\n", "- newer\n"), encoding="utf-8")
    assert run(now, "check").exit_code == 0
    result = run(now, "check", "--base", str(base))
    assert result.exit_code == 1
    assert "FAQ033" in result.output
    assert "registration/fresh" in result.output
    record = now / RECORD
    row = "  - {id: registration/fresh, moved: registration/newer}\n"
    record.write_text(
        record.read_text(encoding="utf-8").replace("ids:\n", f"ids:\n{row}", 1), encoding="utf-8"
    )
    assert run(now, "check", "--base", str(base)).exit_code == 0


def test_what_was_recorded_is_renamed_by_the_command(states: tuple[Path, Path]) -> None:
    base, now = states
    assert run(now, "publish-ids").exit_code == 0
    assert run(now, "rename", "fresh", "newer").exit_code == 0
    assert run(now, "check", "--base", str(base)).exit_code == 0


def test_a_published_state_that_cannot_be_read_keeps_nobody_from_mending_it(
    states: tuple[Path, Path],
) -> None:
    base, now = states
    (base / ENTRIES / "index.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    assert run(now, "check", "--base", str(base)).exit_code == 0
