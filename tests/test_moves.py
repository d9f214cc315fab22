"""`faqkit rename` and `faqkit retire`, on copies: everything that names an entry follows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from command_line import ENGLISH, FOLDER, PUBLISHED, changed, errors, run, snapshot
from faqkit.check import load_checked
from faqkit.content.permanent_ids import final_target, redirects, tombstones
from faqkit.edit.moves import find_entry, read_for_change
from faqkit.edit.plans import RefusedError
from faqkit.source.tree import Disk


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
    result = run(root, "retire", "no-adapter", "--reason", "なくなりました。", "--reason-in", "en", "Gone.")
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
        ("ic-card-mode", "IC-Card", "cannot be the new"),
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
        root, "retire", "pkcs11-module-failed", "--reason", "統合しました。", "--reason-in", "en", "Merged.",
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
    result = run(root, "retire", "pkcs11-module-failed", "--reason", "なくなりました。")
    assert result.exit_code == 1
    assert f"{FOLDER}/ic-card-mode.md" in result.output
    assert changed(before, root) == set()


@pytest.mark.parametrize("moved_to", ["ic-card-mode", None])
def test_first_aid_follows_a_rename_and_a_retirement(root: Path, moved_to: str | None) -> None:
    file = root / "docs/first-aid.yml"
    assert "id: registration/pkcs11-module-failed" in file.read_text("utf-8")
    run(root, "rename", "pkcs11-module-failed", "card-module-failed")
    assert "id: registration/card-module-failed" in file.read_text("utf-8")
    words = ["--reason", "まとめました。", "--reason-in", "en", "Merged."]
    moved = ["--moved-to", moved_to] if moved_to else []
    result = run(root, "retire", "card-module-failed", *words, *moved)
    assert ("card-module-failed" in file.read_text("utf-8")) == (result.exit_code != 0), result.output


def test_chains_are_flattened_and_circles_end() -> None:
    assert final_target("a", {"a": "b", "b": "c"}) == "c"
    assert final_target("a", {"a": "b", "b": "a"}) is None
    assert final_target("a", {"a": "a"}) is None


def test_an_entry_is_found_by_id_or_slug(root: Path) -> None:
    catalogue = read_for_change(Disk(root))
    assert find_entry(catalogue, "ic-card-mode") is find_entry(catalogue, "registration/ic-card-mode")
    with pytest.raises(RefusedError):
        find_entry(catalogue, "card")
