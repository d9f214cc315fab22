"""A project of one's own: made, checked and built in several languages, and never over something else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from faqkit.build.deliveries import build_site
from faqkit.check import load_checked
from faqkit.cli.main import main
from faqkit.content.languages import FOLDER, language
from faqkit.source.tree import Disk
from pages import page, text_of
from support import PROJECT

KINDS = [
    ("en", "en"),
    ("en", "en,ja"),
    ("ja", "ja"),
    ("fr", "fr,en,ja"),
    ("ar", "ar,en"),
]


def init(folder: Path, source: str, languages: str) -> Path:
    """A new project in `folder`."""
    words = ["init", str(folder), "--name", "Desk Help", "--source", source, "--languages", languages]
    done = CliRunner().invoke(main, [*words, "--today", "2026-11-25"])
    assert done.exit_code == 0, done.output
    return folder


@pytest.mark.parametrize(("source", "languages"), KINDS, ids=[kind[1] for kind in KINDS])
def test_a_new_project_is_sound_and_builds(source: str, languages: str, tmp_path: Path) -> None:
    root = init(tmp_path / "desk", source, languages)
    catalogue, problems = load_checked(Disk(root))
    assert problems == []
    assert catalogue is not None
    assert catalogue.locales[0] == source
    site = build_site(root)
    html = page(site / "faq/start/cannot-save/index.html")
    assert html.get("lang") == source
    assert html.get("dir") == (language(source).direction if "ar" in languages else None)
    assert text_of(html.find(".//h1")).startswith("1.")
    assert html.xpath("//h2[@id='solution']")[0].text == language(source).sections["solution"]
    assert {path.name for path in (root / "dist").iterdir()} >= {"desk-help.zip", "desk-help.html"}
    for locale in languages.split(",")[1:]:
        assert page(site / locale / "index.html").get("lang") == locale
    pages = {path.stem for path in (root / "docs" / source).glob("*.md")}
    for link in page(site / "index.html").xpath("//header//a/@href | //footer//a/@href | //main//a/@href"):
        name = link.strip("./").partition("/")[0]
        assert not re.fullmatch("[a-z-]+", name) or name in {*pages, "faq", "codes", *languages.split(",")}, (
            link
        )
    assert (site / "codes/HTTP-404-59b4/index.html").is_file()


def test_the_tests_of_a_new_project_pass(tmp_path: Path) -> None:
    root = init(tmp_path / "desk", "en", "en,ja")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env={"PYTHONPATH": "hooks"})
    assert done.returncode == 0, done.stdout + done.stderr
    command = [str(Path(sys.executable).with_name("ruff")), "check", "--no-cache", "."]
    assert subprocess.run(command, cwd=root, capture_output=True).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--source", "en", "--languages", "ja"], "en is not among --languages"),
        (["--source", "english"], "is no language"),
        (["--source", "en"], "is not an empty folder"),
    ],
)
def test_what_cannot_be_made_leaves_the_folder_alone(arguments: list[str], said: str, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("x", encoding="utf-8")
    done = CliRunner().invoke(main, ["init", str(tmp_path), "--name", "X", *arguments])
    assert done.exit_code == 1
    if said != "is not an empty folder":
        done = CliRunner().invoke(main, ["init", str(tmp_path / "new"), "--name", "X", *arguments])
        assert not (tmp_path / "new").exists()
    assert said in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_project_made_from_another_begins_its_record_anew(tmp_path: Path) -> None:
    root = init(tmp_path / "desk", "en", "en")
    record = root / "docs/published.yml"
    own = record.read_text(encoding="utf-8")
    record.write_text("ids:\n  - old/entry\ncodes:\n  - OLD1234\n", encoding="utf-8")
    git = ["git", "-C", str(root), "-c", "user.name=T", "-c", "user.email=t@example.org"]
    subprocess.run(["git", "-C", str(root), "init", "-q"], check=True)
    for text in (record.read_text(encoding="utf-8"), own):
        record.write_text(text, encoding="utf-8")
        subprocess.run([*git, "add", "docs"], check=True)
        subprocess.run([*git, "commit", "-q", "-m", "x"], check=True)
    assert load_checked(Disk(root))[1] == []
    record.write_text(own.replace("  - E1042\n", ""), encoding="utf-8")
    assert "FAQ033.removed" in [p.ref for p in load_checked(Disk(root))[1]]


def test_every_language_file_has_the_same_keys() -> None:
    for path in FOLDER.glob("*.yml"):
        assert set(language(path.stem).sections) == set(language("default").sections), path.name


OWN_WORDS = re.compile(r"e-?filing|インターネット出願|特許|\bpatent|\bJPO\b", re.IGNORECASE)


def test_no_code_template_or_workflow_speaks_of_this_product() -> None:
    folders = ("hooks", "overrides", ".github/workflows")
    files = [path for name in folders for path in (PROJECT / name).rglob("*") if path.is_file()]
    files += [PROJECT / "Makefile", PROJECT / "pyproject.toml", PROJECT / "mkdocs.offline.yml"]
    kinds = {".py", ".yml", ".html", ".js", ".css", ".json", ".toml", ".svg", ""}
    said = {
        path.relative_to(PROJECT).as_posix()
        for path in files
        if path.suffix in kinds and OWN_WORDS.search(path.read_text(encoding="utf-8", errors="replace"))
    }
    # What is said around many an error, and what a sheet masks: data, but no content of a site yet.
    assert said <= {"overrides/assets/lookup/ui/mask.js"}
