"""The editors' commands, on copies: what they do, what they refuse, and that the rest stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import ENGLISH, FOLDER, PUBLISHED, changed, errors, run, snapshot
from faqkit.check import load_checked
from faqkit.content.permanent_ids import record_published
from faqkit.edit.block_lists import as_yaml, insert_in_list
from faqkit.edit.moves import plan_rename, read_for_change
from faqkit.edit.plans import Plan, RefusedError
from faqkit.source.tree import Disk
from support import PROJECT


def test_new_makes_files_and_order(root: Path) -> None:
    before = snapshot(root)
    title = "エラー: 画面が閉じました。"
    result = run(root, "new", "registration", "screen-closed", "--title", title, "--after", "ic-card-mode")
    assert result.exit_code == 0, result.output
    new = {f"{FOLDER}/screen-closed.md", f"{ENGLISH}/screen-closed.md"}
    assert changed(before, root) == new | {f"{FOLDER}/index.md"}
    index = (root / FOLDER / "index.md").read_text("utf-8")
    assert "  - ic-card-mode\n  - screen-closed\n" in index
    assert index.replace("  - screen-closed\n", "").encode() == before[f"{FOLDER}/index.md"]
    catalogue, _ = load_checked(Disk(root))
    assert catalogue is not None
    assert catalogue.entry("registration/screen-closed").text("ja").title == title
    assert set(errors(root)) == {"FAQ047"}  # what is left to fill in


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("registration", "ic-card-mode", "--title", "x"), "exists already"),
        (("registration", "IC_Card", "--title", "x"), "cannot be the new"),
        (("payment", "screen-closed", "--title", "x"), "no category"),
        (("registration", "screen-closed", "--title", "x", "--after", "no-such"), "has no"),
        (("registration", "screen-closed"), "is missing"),
    ],
)
def test_new_refuses_and_changes_nothing(root: Path, arguments: tuple[str, ...], said: str) -> None:
    before = snapshot(root)
    result = run(root, "new", *arguments)
    assert result.exit_code == 1
    assert said in result.output
    assert changed(before, root) == set()


def test_a_failed_write_restores_everything(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(root)
    plan = plan_rename(Disk(root), "pkcs11-module-failed", "card-module-failed")
    calls = iter(range(100))

    def replace(path: Path, target: Path) -> None:
        if next(calls) == 3:
            raise OSError("disk full")
        path.rename(target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OSError, match="disk full"):
        plan.carry_out()
    assert changed(before, root) == set()


def test_a_plan_that_breaks_the_content_is_undone(root: Path) -> None:
    before = snapshot(root)
    plan = Plan(Disk(root))
    path = f"{FOLDER}/ic-card-mode.md"
    plan.write(path, plan.read(path).replace("## 回答", "##回答"))
    with pytest.raises(RefusedError, match="FAQ103"):
        plan.carry_out()
    assert changed(before, root) == set()


def test_rules_are_printed_and_written(root: Path) -> None:
    book = run(root, "rules", "--lang", "en").output
    assert book == (PROJECT / "RULES.en.md").read_text("utf-8")
    file = root / "RULES.en.md"
    assert "~ RULES.en.md" in run(root, "rules", "--write").output
    assert file.read_text("utf-8") == book
    assert run(root, "rules", "--write").output == ""


def test_publish_ids_only_appends(root: Path) -> None:
    run(root, "new", "registration", "screen-closed", "--title", "画面が閉じました。")
    before = (root / PUBLISHED).read_text("utf-8")
    catalogue = read_for_change(Disk(root))
    assert record_published(root, catalogue) == ["registration/screen-closed"]
    after = (root / PUBLISHED).read_text("utf-8")
    assert after.replace("  - registration/screen-closed\n", "") == before
    assert record_published(root, read_for_change(Disk(root))) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a", "a"),
        ("a: b", '"a: b"'),
        ("yes", '"yes"'),
        ("[a]", '"[a]"'),
        ("a #b", '"a #b"'),
        ("「a」", "「a」"),
    ],
)
def test_texts_become_safe_yaml(text: str, written: str) -> None:
    assert as_yaml(text) == written


def test_insert_keeps_indentation_and_remarks() -> None:
    text = "order:\n    - a # first\n    # note\n    - b\nother: 1\n"
    assert insert_in_list(text, "order", "c", "a") == text.replace("    # note", "    - c\n    # note")
    assert insert_in_list(text, "order", "c") == text.replace("    - b\n", "    - b\n    - c\n")


BROKEN = {
    PUBLISHED: b"ids:\n- [\n",
    f"{FOLDER}/certificate-not-accepted.md": "設定".encode("cp932"),
    f"{FOLDER}/index.md": b"",
}


COMMANDS = (
    ("rename", "wrong-import-password", "wrong-password"),
    ("retire", "wrong-import-password", "--reason", "なくなりました。"),
    ("translations", "--confirm", "wrong-import-password"),
    ("publish-ids",),
    ("explain", "パスワード"),
)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: Path(path).stem)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_no_command_fails_without_a_message_on_broken_content(
    command: tuple[str, ...], path: str, root: Path
) -> None:
    (root / path).write_bytes(BROKEN[path])
    before = snapshot(root)
    result = run(root, *command)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    if result.exit_code:
        assert "faqkit check" in result.output or "FAQ" in result.output
        assert changed(before, root) == set()


def test_words_for_a_language_that_is_not_there_are_refused(root: Path) -> None:
    before = snapshot(root)
    words = ["--title", "題名ですか?", "--title-in", "fr", "Le titre ?"]
    result = run(root, "new", "registration", "a-new-one", *words)
    assert result.exit_code == 1
    assert "there is no language “fr” here" in result.output
    assert snapshot(root) == before
