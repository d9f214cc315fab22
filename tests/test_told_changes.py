"""Changes as pages and feeds tell them, with and without a history."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from faqkit.build.exports import to_json
from faqkit.build.feed import atom_feed, json_feed
from faqkit.content.history import Change, History, read_history
from faqkit.render.pages import page_name
from faqkit.render.told_changes import fresh_entries, told
from small_site import AT, ID, commit, committed_project, edit, run_git, small_project, small_site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with the small project in its first commit."""
    return committed_project(tmp_path / "project")


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
