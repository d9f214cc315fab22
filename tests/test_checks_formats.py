"""Problems as text, JSON and workflow annotations; the command's exit code; the time it takes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from faqkit.cli.main import main
from faqkit.problems import Place, Problem, as_summary, ordered, show
from golden_cases import FROZEN, TODAY

WARNING = Problem(Place("docs/a.md", 2), "FAQ074", {"length": 120})
ERROR = Problem(Place("docs/b,c.md", 3, 4), "FAQ021.page", {"target": "x|y.md", "hint": "。"})
DAY = TODAY.isoformat()


def test_text_is_sorted_and_gives_the_cure() -> None:
    lines = show([ERROR, WARNING, ERROR], "text", "ja").split("\n")
    assert lines[0].startswith("docs/a.md:2:1: FAQ074 注意: 1つの文が 120 文字")
    assert lines[1].startswith("docs/b,c.md:3:4: FAQ021 リンク先「x|y.md」がありません。 (")
    assert len(lines) == 2


def test_annotations_come_worst_first_and_are_escaped() -> None:
    lines = show([WARNING, ERROR], "github", "en").split("\n")
    assert lines[0].startswith("::error file=docs/b%2Cc.md,line=3,col=4,title=FAQ021::The link leads nowhere")
    assert lines[1].startswith("::warning file=docs/a.md,line=2,")


def test_json_has_everything() -> None:
    rows = json.loads(show([ERROR], "json", "en"))
    assert rows[0]["rule"] == "FAQ021"
    assert (rows[0]["path"], rows[0]["line"], rows[0]["col"], rows[0]["severity"]) == (
        "docs/b,c.md",
        3,
        4,
        "error",
    )
    assert rows[0]["message"]
    assert rows[0]["cure"]


def test_summary_is_a_table() -> None:
    rows = as_summary([WARNING, ERROR], "ja", "RULES.ja.md").splitlines()
    assert rows[4].startswith("| `docs/b,c.md:3` | [FAQ021](RULES.ja.md#faq021) |")
    assert "x\\|y.md" in rows[4]
    assert "問題ありません" in as_summary([], "ja", "")


def test_order_does_not_depend_on_the_order_found() -> None:
    assert ordered([ERROR, WARNING]) == ordered([WARNING, ERROR])


def copy(tmp_path: Path) -> Path:
    """A copy of the frozen project to break."""
    return shutil.copytree(FROZEN, tmp_path / "project")


def test_check_exits_with_1_only_for_errors(tmp_path: Path) -> None:
    root = copy(tmp_path)
    run = CliRunner().invoke
    assert run(main, ["--root", str(root), "check", "--today", DAY]).exit_code == 0
    file = root / "docs/ja/faq/registration/ic-card-mode.md"
    file.write_text(file.read_text("utf-8") + "\nこの設定は必要である。\n", "utf-8")
    warned = run(main, ["--root", str(root), "check", "--today", DAY])
    assert warned.exit_code == 0
    assert "FAQ075" in warned.output
    file.write_text(file.read_text("utf-8") + "\n[x](no.md)\n", "utf-8")
    failed = run(main, ["--root", str(root), "check", "--today", DAY, "--lang", "en"])
    assert failed.exit_code == 1
    assert "leads nowhere" in failed.output


def test_check_fills_the_summary_of_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy(tmp_path)
    (root / "docs/ja/faq/registration/ic-card-mode.md").write_text("x", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    result = CliRunner().invoke(main, ["--root", str(root), "check", "--format", "github", "--today", DAY])
    assert result.output.startswith("::error ")
    assert "FAQ002" in (tmp_path / "summary.md").read_text("utf-8")


def test_an_empty_folder_fails_without_a_trace(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "check"])
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "FAQ104" in result.output
