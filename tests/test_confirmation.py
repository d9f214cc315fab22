"""`faqkit translations`, on copies: what is confirmed, what has changed."""

from __future__ import annotations

from pathlib import Path

from command_line import ENGLISH, FOLDER, run
from faqkit.check import load_checked
from faqkit.source.tree import Disk
from golden_cases import TODAY, commit_all


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
