"""What changed, told from git: by day and entry, in each language, since a release, and without git."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from faqkit.build.exports import to_json
from faqkit.build.feed import atom_feed, json_feed
from faqkit.build.read_me import read_me
from faqkit.content import history
from faqkit.content.history import Change, History, folded, read_history
from faqkit.render.pages import page_name
from faqkit.render.told_changes import fresh_entries, told
from small_site import AT, commit, run_git, small_project, small_site

ENTRY = "docs/{}/faq/registration/wrong-import-password.md"
ID = "registration/wrong-import-password"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with the small project in its first commit."""
    root = small_project(tmp_path / "project")
    run_git(root, "init", "-q", "-b", "main")
    commit(root, "2026-10-01")
    return root


def edit(root: Path, locale: str, before: str, after: str, path: str = ENTRY) -> None:
    """Replace text that must be there."""
    file = root / path.format(locale)
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


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


def test_without_history_the_build_works_and_says_so(tmp_path: Path, project: Path) -> None:
    plain = small_project(tmp_path / "plain")
    shallow = tmp_path / "shallow"
    edit(project, "ja", "正確に入力してください", "正確に")
    commit(project, "2026-11-01")
    run_git(tmp_path, "clone", "-q", "--depth", "1", project.as_uri(), str(shallow))
    shutil.copytree(project / "overrides", shallow / "overrides", dirs_exist_ok=True)
    for root in (plain, shallow):
        site = small_site(root)
        assert site.history == History()
        view = site.view(page_name("changes.md"), "ja", "ja/changes.md", "更新履歴")
        assert view.changes == ()
        assert view.reviews
        shown = site.env.get_template("changes.html").render(faq=view, page=Page(), config=None)
        assert site.strings["ja"]["changes_unknown"] in shown
        assert json.loads(to_json(json_feed(site, "ja")))["items"] == []
        etree.fromstring(atom_feed(site, "ja").encode())


class Page:
    """What a template asks of MkDocs' page."""

    title = "更新履歴"
    content = ""
    meta: dict[str, str] = {}  # noqa: RUF012


def test_the_feeds_say_the_same_in_both_forms(project: Path) -> None:
    edit(project, "ja", "正確に入力してください", "正確に A&B")
    edit(project, "ja", "title: ", "title: <新> & ")
    commit(project, "2026-11-01")
    site = small_site(project)
    atom = etree.fromstring(atom_feed(site, "ja").encode())
    names = {"a": "http://www.w3.org/2005/Atom"}
    feed = json.loads(to_json(json_feed(site, "ja")))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [i["title"] for i in feed["items"]] == atom.xpath("a:entry/a:title/text()", namespaces=names)
    assert [i["id"] for i in feed["items"]] == atom.xpath("a:entry/a:id/text()", namespaces=names)
    assert [i["url"] for i in feed["items"]] == atom.xpath("a:entry/a:link/@href", namespaces=names)
    assert feed["items"][0]["content_text"] == "変わったところ: 質問文、「対策」"
    assert feed["items"][0]["title"].startswith("2. <新> & ")
    assert feed["items"][0]["url"] == f"{AT}faq/{ID}/"
    assert len({i["id"] for i in feed["items"]}) == len(feed["items"])
    english = json_feed(site, "en")["items"]
    assert {i["date_published"] for i in english} == {"2026-10-01T00:00:00Z"}  # the change was not in English


def test_the_same_commit_tells_the_same(project: Path, tmp_path: Path) -> None:
    edit(project, "ja", "正確に入力してください", "正確に")
    commit(project, "2026-11-01")
    again = tmp_path / "again"
    run_git(tmp_path, "clone", "-q", project.as_uri(), str(again))
    assert read_history(again) == read_history(project)


def test_only_what_is_still_recent_is_marked(project: Path) -> None:
    edit(project, "ja", "正確に入力してください", "正確に")
    commit(project, "2026-11-01")
    found = read_history(project)
    (mark,) = fresh_entries(found, "ja", "2026-11-02", 30)[ID]
    assert (mark.kind, mark.until) == ("changed", "2026-12-01")
    assert fresh_entries(found, "en", "2026-11-02", 30) == {}
    assert fresh_entries(found, "ja", "2026-12-02", 30) == {}


def test_a_moved_entry_is_told_under_its_new_address(project: Path) -> None:
    site = small_site(project)
    old = Change("2026-11-01", "registration/old", "added", {"ja": "旧"}, {})
    published = replace(
        site.catalogue.published, ids={**site.catalogue.published.ids, "registration/old": ID}
    )
    moved = replace(site, catalogue=replace(site.catalogue, published=published))
    lines = [next(told([old], s.viewer("ja", "", AT), s.strings["ja"])) for s in (site, moved)]
    assert (lines[0].title, lines[0].url) == ("旧", "")
    assert lines[1].url == f"{AT}faq/{ID}/"


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
