"""Old addresses go on answering in both languages, with a link that can be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqkit.build.deliveries import run_mkdocs
from faqkit.cli.main import main as cli
from pages import page, text_of
from support import copy_project


def command(root: Path, *words: str) -> None:
    """Run a command of `faqkit` that succeeds."""
    with pytest.raises(SystemExit) as exit_info:
        cli(["--root", str(root), *words])
    assert exit_info.value.code in (0, None)


def test_renamed_twice_and_retired_entries_are_still_found(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    command(root, "publish-ids")
    command(root, "rename", "registration/ic-card-mode", "registration/card-mode")
    command(root, "publish-ids")
    command(root, "rename", "registration/card-mode", "registration/ic-card-screen")
    command(root, "publish-ids")

    site = run_mkdocs(root, "mkdocs.yml", "site")

    for prefix in ("", "en/"):
        for old in ("ic-card-mode", "card-mode"):
            moved = page(site / f"{prefix}faq/registration/{old}/index.html")
            link = moved.xpath("//main//a")[0]
            assert link.get("href") == "../ic-card-screen/"
            assert text_of(link).startswith("5. ")
            assert "location.hash" in moved.xpath("//script/text()")[0]
        assert (site / f"{prefix}faq/registration/ic-card-screen/index.html").is_file()
    assert "card-mode/</loc>" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_retired_entry_says_why_and_what_to_read_instead(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    command(root, "publish-ids")
    words = ["--reason", "別の項目にまとめました。", "--reason-in", "en", "Merged into another entry."]
    words += ["--moved-to", "registration/already-registered"]
    command(root, "retire", "registration/certificate-store-path", *words)
    command(root, "rename", "registration/already-registered", "registered-before")

    site = run_mkdocs(root, "mkdocs.yml", "site")

    for prefix, reason in (("", "別の項目にまとめました。"), ("en/", "Merged into another entry.")):
        gone = page(site / f"{prefix}faq/registration/certificate-store-path/index.html")
        assert reason in text_of(gone)
        assert "../registered-before/" in [a.get("href") for a in gone.xpath("//main//a")]
