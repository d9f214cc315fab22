"""The editors' commands, on copies: what they do, what they refuse, and that the rest stays as it was."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from faqkit.check import load_checked
from faqkit.cli.main import main
from faqkit.content.permanent_ids import final_target, record_published, redirects, tombstones
from faqkit.edit.block_lists import as_yaml, insert_in_list
from faqkit.edit.moves import find_entry, plan_rename, read_for_change
from faqkit.edit.plans import Plan, RefusedError
from faqkit.source.tree import Disk
from golden_cases import FROZEN, TODAY, commit_all
from support import PROJECT

FOLDER = "docs/ja/faq/registration"
ENGLISH = "docs/en/faq/registration"
PUBLISHED = "docs/published.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the frozen project."""
    return shutil.copytree(FROZEN, tmp_path / "project")


def run(root: Path, *arguments: str) -> Result:
    """A command on the project at `root`."""
    return CliRunner().invoke(main, ["--root", str(root), *arguments])


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file and its bytes."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def changed(before: dict[str, bytes], root: Path) -> set[str]:
    """The files that are new, gone or different."""
    after = snapshot(root)
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def errors(root: Path) -> list[str]:
    """The rules that the content breaks as errors."""
    return [p.rule for p in load_checked(Disk(root), today=TODAY)[1] if p.severity == "error"]


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
        (("registration", "IC_Card", "--title", "x"), "no file name"),
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


def test_rename_changes_file_translation_order_references_and_record(root: Path) -> None:
    before = snapshot(root)
    result = run(root, "rename", "pkcs11-module-failed", "card-module-failed")
    assert result.exit_code == 0, result.output
    assert errors(root) == []
    assert changed(before, root) == {
        *(f"{folder}/{name}.md" for folder in (FOLDER, ENGLISH) for name in
          ("pkcs11-module-failed", "card-module-failed", "ic-card-mode")),
        f"{FOLDER}/index.md",
        PUBLISHED,
        "docs/first-aid.yml",
    }  # fmt: skip
    for folder in (FOLDER, ENGLISH):
        moved = (root / folder / "card-module-failed.md").read_bytes()
        assert moved == before[f"{folder}/pkcs11-module-failed.md"]
        linking = (root / folder / "ic-card-mode.md").read_bytes()
        assert (
            linking.replace(b"card-module-failed", b"pkcs11-module-failed")
            == before[f"{folder}/ic-card-mode.md"]
        )
    catalogue, _ = load_checked(Disk(root))
    assert catalogue is not None
    assert redirects(catalogue) == {"registration/pkcs11-module-failed": "registration/card-module-failed"}
    assert [e.slug for e in catalogue].index("card-module-failed") == 3


def test_rename_twice_and_back(root: Path) -> None:
    for old, new in (("ic-card-mode", "b"), ("b", "c"), ("c", "ic-card-mode")):
        result = run(root, "rename", old, new)
        assert result.exit_code == 0, result.output
    catalogue, _ = load_checked(Disk(root))
    assert catalogue is not None
    assert errors(root) == []
    assert redirects(catalogue) == {
        "registration/b": "registration/ic-card-mode",
        "registration/c": "registration/ic-card-mode",
    }


def test_words_in_other_languages_follow_their_entry(root: Path) -> None:
    words = root / "docs/asked.zh.yml"
    before = words.read_text("utf-8")
    assert run(root, "rename", "network-adapter-not-found", "no-adapter").exit_code == 0
    renamed = words.read_text("utf-8")
    assert renamed == before.replace("registration/network-adapter-not-found:", "registration/no-adapter:")
    result = run(root, "retire", "no-adapter", "--reason-ja", "なくなりました。", "--reason-en", "Gone.")
    assert result.exit_code == 0, result.output
    assert words.read_text("utf-8") == renamed.replace(
        "  registration/no-adapter:\n    - 无线网络注册时找不到网络适配器\n", ""
    )
    assert errors(root) == []


def test_rename_keeps_windows_line_ends(root: Path) -> None:
    file = root / FOLDER / "ic-card-mode.md"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    assert run(root, "rename", "pkcs11-module-failed", "card-module-failed").exit_code == 0
    assert file.read_bytes() == before.replace(b"pkcs11-module-failed", b"card-module-failed")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("no-such-entry", "x", "there is no entry"),
        ("ic-card-mode", "wrong-import-password", "exists already"),
        ("ic-card-mode", "IC-Card", "cannot be used"),
        ("ic-card-mode", "payment/ic-card-mode", "category"),
    ],
)
def test_rename_refuses_and_changes_nothing(root: Path, old: str, new: str, said: str) -> None:
    before = snapshot(root)
    result = run(root, "rename", old, new)
    assert result.exit_code == 1
    assert said in result.output
    assert changed(before, root) == set()


def test_retire_leaves_a_tombstone_and_its_successor(root: Path) -> None:
    result = run(
        root, "retire", "pkcs11-module-failed", "--reason-ja", "統合しました。", "--reason-en", "Merged.",
        "--moved-to", "certificate-not-accepted",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert errors(root) == []
    catalogue, _ = load_checked(Disk(root))
    assert catalogue is not None
    stone = tombstones(catalogue)["registration/pkcs11-module-failed"]
    assert (stone.reason["ja"], stone.reason["en"]) == ("統合しました。", "Merged.")
    assert stone.see == "registration/certificate-not-accepted"
    assert tombstones(catalogue, "codes").keys() == {"V5ASC0342E"}
    linking = (root / FOLDER / "ic-card-mode.md").read_text("utf-8")
    assert "[{ref}](certificate-not-accepted.md)" in linking
    assert "related: [certificate-not-accepted]" in linking


@pytest.mark.parametrize("indent", ["", "  "])
def test_rename_follows_a_block_list_of_related(root: Path, indent: str) -> None:
    file = root / FOLDER / "ic-card-mode.md"
    block = f"related:\n{indent}- pkcs11-module-failed\n"
    file.write_text(re.sub(r"related:.*\n", block, file.read_text("utf-8")), "utf-8")
    result = run(root, "rename", "pkcs11-module-failed", "card-module-failed")
    assert result.exit_code == 0, result.output
    assert f"related:\n{indent}- card-module-failed\n" in file.read_text("utf-8")


def test_retire_refuses_while_something_links_there(root: Path) -> None:
    before = snapshot(root)
    result = run(root, "retire", "pkcs11-module-failed", "--reason-ja", "なくなりました。")
    assert result.exit_code == 1
    assert f"{FOLDER}/ic-card-mode.md" in result.output
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


def test_confirm_writes_hashes_and_nothing_else(root: Path) -> None:
    file = root / ENGLISH / "wrong-import-password.md"
    original = file.read_bytes()
    source = root / FOLDER / "wrong-import-password.md"
    source.write_text(source.read_text("utf-8").replace("正確に入力", "正しく入力"), "utf-8")
    assert "en 変更あり (solution) registration/wrong-import-password" in run(root, "translations").output
    result = run(root, "translations", "--confirm", "wrong-import-password")
    assert result.output == f"~ {ENGLISH}/wrong-import-password.md\n"
    lines = list(zip(original.splitlines(), file.read_bytes().splitlines(), strict=True))
    assert [old.split(b":")[0].strip() for old, new in lines if old != new] == [b"solution"]
    assert load_checked(Disk(root), today=TODAY)[1] == []


def test_confirm_adds_the_record_to_a_file_without_one(root: Path) -> None:
    file = root / ENGLISH / "ic-card-mode.md"
    text = file.read_text("utf-8")
    start, end = text.index("translated_from:"), text.index("---", 10)
    bare = text[:start] + text[end:]
    file.write_bytes(bare.replace("\n", "\r\n").encode())
    assert run(root, "translations", "--all").exit_code == 0
    assert file.read_bytes() == text.replace("\n", "\r\n").encode()


def test_the_difference_comes_from_git(root: Path) -> None:
    commit_all(root)
    source = root / FOLDER / "wrong-import-password.md"
    source.write_text(source.read_text("utf-8").replace("正確に入力", "正しく入力"), "utf-8")
    output = run(root, "translations", "--diff", "--lang", "en").output
    assert "en changed (solution) registration/wrong-import-password" in output
    assert (
        "    -認証局から電子証明書を入手したときに付与されたパスワードを、正確に入力してください。" in output
    )
    assert (
        "    +認証局から電子証明書を入手したときに付与されたパスワードを、正しく入力してください。" in output
    )


def test_missing_translations_are_listed(root: Path) -> None:
    (root / ENGLISH / "ic-card-mode.md").unlink()
    assert "en 未翻訳 registration/ic-card-mode" in run(root, "translations").output
    result = run(root, "translations", "--confirm", "ic-card-mode")
    assert result.exit_code == 1
    assert "does not exist" in result.output


def test_rules_are_printed_and_written(root: Path) -> None:
    book = run(root, "rules", "--lang", "en").output
    assert book == (PROJECT / "RULES.en.md").read_text("utf-8")
    file = root / "RULES.en.md"
    assert "~ RULES.en.md" in run(root, "rules", "--write").output
    assert file.read_text("utf-8") == book
    assert run(root, "rules", "--write").output == ""


@pytest.mark.parametrize("moved_to", ["ic-card-mode", None])
def test_first_aid_follows_a_rename_and_a_retirement(root: Path, moved_to: str | None) -> None:
    file = root / "docs/first-aid.yml"
    assert "id: registration/pkcs11-module-failed" in file.read_text("utf-8")
    run(root, "rename", "pkcs11-module-failed", "card-module-failed")
    assert "id: registration/card-module-failed" in file.read_text("utf-8")
    words = ["--reason-ja", "まとめました。", "--reason-en", "Merged."]
    moved = ["--moved-to", moved_to] if moved_to else []
    result = run(root, "retire", "card-module-failed", *words, *moved)
    assert ("card-module-failed" in file.read_text("utf-8")) == (result.exit_code != 0), result.output


def test_publish_ids_only_appends(root: Path) -> None:
    run(root, "new", "registration", "screen-closed", "--title", "画面が閉じました。")
    before = (root / PUBLISHED).read_text("utf-8")
    catalogue = read_for_change(Disk(root))
    assert record_published(root, catalogue) == ["registration/screen-closed"]
    after = (root / PUBLISHED).read_text("utf-8")
    assert after.replace("  - registration/screen-closed\n", "") == before
    assert record_published(root, read_for_change(Disk(root))) == []


def test_chains_are_flattened_and_circles_end() -> None:
    assert final_target("a", {"a": "b", "b": "c"}) == "c"
    assert final_target("a", {"a": "b", "b": "a"}) is None
    assert final_target("a", {"a": "a"}) is None


def test_an_entry_is_found_by_id_or_slug(root: Path) -> None:
    catalogue = read_for_change(Disk(root))
    assert find_entry(catalogue, "ic-card-mode") is find_entry(catalogue, "registration/ic-card-mode")
    with pytest.raises(RefusedError):
        find_entry(catalogue, "card")


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
    ("retire", "wrong-import-password", "--reason-ja", "なくなりました。"),
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
