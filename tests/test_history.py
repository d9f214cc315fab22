"""What changed, told from git: by day and entry, in each language, since a release, and without git."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqkit.build.read_me import read_me
from faqkit.content import history
from faqkit.content.history import Change, folded, read_history
from faqkit.render.told_changes import fresh_entries
from small_site import AT, ENTRY, ID, commit, committed_project, edit, run_git, small_site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with the small project in its first commit."""
    return committed_project(tmp_path / "project")


def newest(root: Path) -> Change:
    """The change on top."""
    return read_history(root).changes[0]


def test_the_first_commit_adds_every_entry(project: Path) -> None:
    found = read_history(project)
    entries = {p.stem for p in (project / "docs/ja/faq/registration").glob("*.md")} - {"index", "all"}
    assert found.known
    assert found.complete
    assert {c.id.partition("/")[2] for c in found.changes} == entries
    assert {(c.date, c.kind) for c in found.changes} == {("2026-10-01", "added")}
    assert fresh_entries(found, "ja", "2026-10-02", 30) == {}  # what was there from the beginning is not new


def test_a_change_names_the_parts_in_the_languages_that_see_them(project: Path) -> None:
    edit(project, "ja", "正確に入力してください", "正確に入れてください")
    edit(project, "ja", "間違っています。\n      正しい", "違っています。\n      正しい")
    commit(project, "2026-11-01")
    change = newest(project)
    assert (change.date, change.id, change.kind) == ("2026-11-01", ID, "changed")
    assert change.seen_in("ja") == ("changed", ("section:対策", "message:V5ECI0087E"))
    assert change.seen_in("en") == ("changed", ("message:V5ECI0087E",))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reviewed: 2026-11-22", "reviewed: 2026-11-30"),
        ("tags: [証明書, パスワード]", "tags: [証明書]"),
        ("  - 暗証番号を何回入れても間違いだと言われる\n", ""),
    ],
)
def test_what_no_reader_sees_is_no_change(project: Path, before: str, after: str) -> None:
    edit(project, "ja", before, after)
    commit(project, "2026-11-01")
    assert newest(project).date == "2026-10-01"


def test_a_day_is_one_change_however_many_steps_it_took(project: Path) -> None:
    edit(project, "ja", "正確に入力してください", "正確に")
    commit(project, "2026-11-01")
    edit(project, "ja", "正確に。", "正確に入力してください。")
    edit(project, "en", "title: ", "title: New ")
    commit(project, "2026-11-01")
    (change,) = [c for c in read_history(project).changes if c.date == "2026-11-01"]
    assert change.seen_in("ja") is None  # there and back again
    assert change.seen_in("en") == ("changed", ("title",))


def test_entries_come_go_move_and_are_translated(project: Path) -> None:
    english = project / ENTRY.format("en")
    text = english.read_bytes()
    english.unlink()
    commit(project, "2026-11-01")
    english.write_bytes(text)
    commit(project, "2026-11-02")
    change = newest(project)
    assert change.seen_in("en") == ("translated", ())
    assert change.seen_in("ja") is None
    for locale in ("ja", "en"):
        run_git(project, "mv", ENTRY.format(locale), ENTRY.format(locale).replace("wrong-", "bad-"))
    commit(project, "2026-11-03")
    assert newest(project).date == "2026-11-02"  # its address moved, nothing that it says did
    for locale in ("ja", "en"):
        (project / ENTRY.format(locale).replace("wrong-", "bad-")).unlink()
    commit(project, "2026-11-04")
    gone = newest(project)
    assert (gone.kind, gone.id) == ("removed", "registration/bad-import-password")
    assert gone.titles["ja"].startswith("申請人利用登録で")


def test_a_renamed_section_and_a_corrected_code_are_one_part_each(project: Path) -> None:
    edit(project, "ja", "## 対策", "## 回答")
    edit(project, "ja", "V5ECI0087E", "V5ECI0088E")
    commit(project, "2026-11-01")
    seen = newest(project).seen_in("ja")
    assert seen == ("changed", ("section:回答", "section:現象", "message:V5ECI0088E")) or seen == (
        "changed",
        ("section:現象", "section:回答", "message:V5ECI0088E"),
    )


def test_a_file_that_cannot_be_read_stops_nothing(project: Path) -> None:
    good = (project / ENTRY.format("ja")).read_bytes()
    for number, bad in enumerate((b"\xff\xfe", b"---\ntitle: [\n---\nx\n", b"", b"---\n- a\n---\n")):
        (project / ENTRY.format("ja")).write_bytes(bad)
        commit(project, f"2026-11-0{number + 1}")
    (project / ENTRY.format("ja")).write_bytes(good)
    commit(project, "2026-11-09")
    assert read_history(project).known


def test_what_changed_since_the_release_before(project: Path) -> None:
    assert read_history(project).release == ""
    run_git(project, "tag", "v1.0")
    edit(project, "ja", "正確に入力してください", "正確に")
    commit(project, "2026-11-01")
    edit(project, "ja", "正確に。", "正しく。")
    commit(project, "2026-11-05")
    first = read_history(project)
    assert first.release == "v1.0"
    assert [(c.id, c.parts) for c in first.since] == [(ID, {"ja": ("section:対策",)})]
    run_git(project, "tag", "v1.1")  # the release that is being made is not the one before
    assert read_history(project) == first
    site = small_site(project, web_address=AT)
    assert "v1.0 からの変更" in read_me(site)
    assert "Changed since v1.0" in read_me(site)


def test_the_same_commit_tells_the_same(project: Path, tmp_path: Path) -> None:
    edit(project, "ja", "正確に入力してください", "正確に")
    commit(project, "2026-11-01")
    again = tmp_path / "again"
    run_git(tmp_path, "clone", "-q", project.as_uri(), str(again))
    assert read_history(again) == read_history(project)


def test_a_day_that_adds_and_deletes_a_file_did_nothing() -> None:
    zero, one, path = "0" * 40, "1" * 40, "docs/ja/faq/a/b.md"
    rows = [[zero, one, "A", path], [one, zero, "D", path]]
    assert folded("2026-11-01", rows) == []
    rename = [[one, one, "R100", path, "docs/ja/faq/a/c.md"], [one, "2" * 40, "M", "docs/ja/faq/a/c.md"]]
    (change,) = folded("2026-11-01", rename)
    assert (change.old_path, change.old, change.path, change.new) == (
        path,
        one,
        "docs/ja/faq/a/c.md",
        "2" * 40,
    )


def test_a_long_history_is_cut_between_entries_not_between_languages(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "NEWEST", 2)
    found = read_history(project)
    assert not found.complete
    assert [c.kind for c in found.changes] == ["added", "added"]
    assert all(set(c.titles) == {"ja", "en"} for c in found.changes)
    assert fresh_entries(found, "ja", "2026-10-02", 30) == {}  # still nothing is new


@pytest.mark.parametrize(
    "setting",
    [
        "color.ui=always",
        "diff.renames=false",
        "core.quotePath=true",
        "log.showRoot=false",
        "diff.noprefix=true",
    ],
)
def test_what_somebody_has_set_for_git_changes_nothing(project: Path, setting: str) -> None:
    run_git(project, "mv", ENTRY.format("ja"), ENTRY.format("ja").replace("wrong-", "bad-"))
    commit(project, "2026-11-01")
    before = read_history(project)
    run_git(project, "config", *setting.split("="))
    assert read_history(project) == before
