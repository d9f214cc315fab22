"""What a change does: small edits of copies of the real content, and what is told about them."""

from __future__ import annotations

import itertools
import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from faqkit.cli.main import main
from faqkit.report.answer_changes import judge
from faqkit.report.change_pages import as_json, as_markdown, compare_projects, write_report
from faqkit.report.changes import (
    Changes,
    EntryChange,
    UnreadableError,
    compare,
    longest_rising,
    read_catalogue,
)
from faqkit.source.tree import Disk
from support import FIXTURE

FAQ = "docs/ja/faq/registration"
ORDER = f"{FAQ}/index.md"
PASSWORD_ID = "registration/wrong-import-password"
PASSWORD = f"{FAQ}/wrong-import-password.md"


@dataclass(frozen=True)
class Pair:
    """Two copies of the content: `old` stays as it is, `new` is edited."""

    old: Path
    new: Path

    def edit(self, path: str, before: str, after: str) -> None:
        """Replace text that must be there."""
        text = (self.new / path).read_text(encoding="utf-8")
        assert before in text
        (self.new / path).write_text(text.replace(before, after), encoding="utf-8")

    def query(self, *rows: tuple[str, list[str]]) -> None:
        """The queries of the test sets: text and the right ids."""
        folder = self.new / "tests" / "content" / "lookup"
        folder.mkdir(parents=True, exist_ok=True)
        lines = [
            json.dumps({"id": f"q{i}", "q": text, "kind": "k", "lang": "ja", "expect": expect})
            for i, (text, expect) in enumerate(rows)
        ]
        (folder / "set.jsonl").write_text("\n".join(lines), encoding="utf-8")

    def entries(self) -> dict[str, EntryChange]:
        """What happened, by slug."""
        found = compare(read_catalogue(Disk(self.old)), read_catalogue(Disk(self.new)))
        return {(change.new or change.old).id.split("/")[1]: change for change in found}  # type: ignore[union-attr]

    def changes(self) -> Changes:
        """The whole change."""
        return compare_projects(Disk(self.old), Disk(self.new))


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """Two equal copies."""
    found = Pair(tmp_path / "old", tmp_path / "new")
    for root in (found.old, found.new):
        shutil.copytree(FIXTURE / "docs", root / "docs")
    return found


def told(change: EntryChange, part: str, locale: str = "ja") -> list[tuple[str, str]]:
    """The pieces of a part that changed."""
    pieces = next(d.pieces for d in change.differences if (d.part, d.locale) == (part, locale))
    return [(piece.kind, piece.text) for piece in pieces if piece.kind != "same"]


def test_equal_states_tell_nothing(pair: Pair) -> None:
    changes = pair.changes()
    assert (changes.entries, changes.files, changes.codes_added, changes.codes_removed) == ((), (), (), ())


def test_words_of_every_part_are_compared(pair: Pair) -> None:
    pair.edit(PASSWORD, "title: 申請人利用登録で", "title: 登録で")
    pair.edit(PASSWORD, "正確に入力して", "正しく入力して")
    pair.edit(PASSWORD, "暗証番号を何回", "あんしょうを何回")
    pair.edit(PASSWORD, "platforms: [windows]", "platforms: [windows, macos]")
    (change,) = pair.entries().values()
    assert change.kinds == ("retitled", "changed")
    assert told(change, "title") == [("removed", "申請人利用登録"), ("added", "登録")]
    assert told(change, "section:solution") == [("removed", "正確に"), ("added", "正しく")]
    assert told(change, "asked_as") == [("removed", "暗証番号を"), ("added", "あんしょうを")]
    assert told(change, "platforms", "") == [("added", ", macos")]


def test_a_message_is_compared_as_it_is_shown(pair: Pair) -> None:
    pair.edit(
        PASSWORD, "      正しいパスワードを入力してください。\n    buttons: [OK]", "    buttons: [はい]"
    )
    (change,) = pair.entries().values()
    removed = [("removed", "正しいパスワードを入力してください。\n[OK]"), ("added", "[はい]")]
    assert told(change, "message:V5ECI0087E", "") == removed


def test_a_corrected_code_is_one_changed_message(pair: Pair) -> None:
    for path in (PASSWORD, PASSWORD.replace("/ja/", "/en/")):
        pair.edit(path, "V5ECI0087E", "V5ECI9987E")
    (change,) = pair.entries().values()
    swapped = [("removed", "V5ECI0087E"), ("added", "V5ECI9987E")]
    assert told(change, "message:V5ECI9987E", "") == swapped
    assert [d.part for d in change.differences] == [
        "message:V5ECI9987E",
        "section:symptom",
        "section:symptom",
    ]


def test_a_translation_is_told_by_its_language(pair: Pair) -> None:
    path = PASSWORD.replace("/ja/", "/en/")
    pair.edit(path, "Click 〔OK〕 to close the message.", "Click 〔OK〕.")
    (change,) = pair.entries().values()
    assert [(d.locale, d.part) for d in change.differences] == [("en", "section:solution")]


def test_one_moved_line_is_one_move(pair: Pair) -> None:
    pair.edit(ORDER, "  - ic-card-mode\n", "")
    pair.edit(ORDER, "  - wrong-import-password\n", "  - ic-card-mode\n  - wrong-import-password\n")
    entries = pair.entries()
    assert entries["ic-card-mode"].kinds == ("moved", "renumbered")
    assert [slug for slug, change in entries.items() if "moved" in change.kinds] == ["ic-card-mode"]
    assert sum(change.quiet for change in entries.values()) == 3
    assert "certificate-file-and-password" not in entries


def test_an_added_entry_renumbers_what_follows(pair: Pair) -> None:
    shutil.copy(pair.new / PASSWORD, pair.new / FAQ / "new-entry.md")
    pair.edit(f"{FAQ}/new-entry.md", "申請人利用登録で", "新しい項目で")
    pair.edit(ORDER, "  - terminal-not", "  - new-entry\n  - terminal-not")
    entries = pair.entries()
    assert {slug: change.kinds for slug, change in entries.items()} == {
        "new-entry": ("added",),
        "terminal-not-registered": ("renumbered",),
    }
    assert entries["new-entry"].differences == ()


def test_a_removed_entry_is_told(pair: Pair) -> None:
    (pair.new / FAQ / "terminal-not-registered.md").unlink()
    pair.edit(ORDER, "  - terminal-not-registered\n", "")
    (change,) = pair.entries().values()
    assert change.kinds == ("removed",)
    assert change.old is not None
    assert (change.old.number, change.new) == (10, None)


def test_a_rename_is_not_a_removal(pair: Pair) -> None:
    rename(pair)
    assert pair.entries()["import-password"].kinds == ("renamed",)


def test_a_rename_with_new_words_is_known_from_the_published_ids(pair: Pair) -> None:
    rename(pair)
    pair.edit(f"{FAQ}/import-password.md", "正確に入力して", "正しく入力して")
    assert pair.entries()["import-password"].kinds == ("added",)
    pair.edit(
        "docs/published.yml",
        "  - registration/wrong-import-password\n",
        "  - registration/import-password\n"
        "  - {id: registration/wrong-import-password, moved: registration/import-password}\n",
    )
    assert pair.entries()["import-password"].kinds == ("renamed", "changed")


def rename(pair: Pair) -> None:
    """wrong-import-password → import-password."""
    for locale in ("ja", "en"):
        folder = pair.new / "docs" / locale / "faq" / "registration"
        (folder / "wrong-import-password.md").rename(folder / "import-password.md")
    pair.edit(ORDER, "  - wrong-import-password\n", "  - import-password\n")


def test_codes_and_other_files_are_told(pair: Pair) -> None:
    pair.edit(PASSWORD, "V5ECI0087E", "V5ECI9987E")
    pair.edit("docs/links.yml", "ja: ユーザガイド\n", "ja: 操作マニュアル\n")
    changes = pair.changes()
    assert (changes.codes_added, changes.codes_removed) == (("V5ECI9987E",), ("V5ECI0087E",))
    assert [file.part for file in changes.files] == ["docs/links.yml"]


def test_queries_that_lead_elsewhere_are_told(pair: Pair) -> None:
    pair.query(("ぜぷとんぴろしき", [PASSWORD_ID]), ("V5ECI0087E", [PASSWORD_ID]))
    pair.edit(PASSWORD, "asked_as:\n", "asked_as:\n  - ぜぷとんぴろしき\n")
    answers = pair.changes().answers
    assert answers is not None
    (answer,) = answers
    assert (answer.query, answer.new, answer.verdict) == (
        "ぜぷとんぴろしき",
        "registration/wrong-import-password",
        "better",
    )


def test_a_renamed_entry_leads_nowhere_else(pair: Pair) -> None:
    pair.query(("V5ECI0087E", [PASSWORD_ID]))
    rename(pair)
    assert pair.changes().answers == ()


def test_without_the_lookup_all_else_is_told(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "faqkit.lookup.engine", None)
    pair.query(("V5ECI0087E", [PASSWORD_ID]))
    pair.edit(PASSWORD, "正確に", "正しく")
    changes = pair.changes()
    assert changes.answers is None
    assert changes.why
    assert changes.count("changed") == 1
    assert "The lookup was not compared" in as_markdown(changes)


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [("a", "b", "worse"), ("b", "a", "better"), ("b", "c", ""), (None, "a", "better")],
)
def test_an_answer_is_judged_by_what_is_right(old: str | None, new: str | None, verdict: str) -> None:
    assert judge(old, new, {"a"}) == verdict


def test_the_page_escapes_everything_and_loads_nothing(pair: Pair, tmp_path: Path) -> None:
    evil = '<script>alert("x")</script><img src=https://example.com/a onerror=alert(1)>'
    pair.edit(PASSWORD, "title: 申請人利用登録で", f"title: '{evil}' #")
    pair.edit(PASSWORD, "正確に", evil)
    pair.edit("docs/links.yml", "ja: ユーザガイド\n", f"ja: '{evil}'\n")
    page = html.fromstring(report(pair, tmp_path / "report.html"))
    assert not page.xpath("//script | //img | //iframe | //link | //object | //@onerror | //@src")
    assert page.text_content().count("<script>alert") >= 3
    assert all(not href.startswith(("http", "//")) for href in page.xpath("//@href"))
    assert page.xpath("//ins") != []
    assert page.xpath("//del") != []
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_the_page_links_to_the_pages_beside_it(pair: Pair, tmp_path: Path) -> None:
    pair.edit(PASSWORD, "正確に", "正しく")
    assert html.fromstring(report(pair, tmp_path / "a.html")).xpath("//a") == []
    beside = tmp_path / "faq" / "registration" / "wrong-import-password.html"
    beside.parent.mkdir(parents=True)
    beside.touch()
    links = html.fromstring(report(pair, tmp_path / "a.html")).xpath("//a/@href")
    assert links == ["faq/registration/wrong-import-password.html"]


def test_a_change_without_effect_says_so(pair: Pair, tmp_path: Path) -> None:
    assert "No entry and no answer of the lookup changes" in report(pair, tmp_path / "a.html")


def report(pair: Pair, target: Path) -> str:
    """The page for reviewers."""
    write_report(pair.changes(), target)
    return target.read_text(encoding="utf-8")


def test_markdown_is_taken_for_nothing_else(pair: Pair) -> None:
    pair.edit(PASSWORD, "title: 申請人利用登録で", "title: '**@all** <b>[x](y)</b> | #1 `c`' #")
    text = as_markdown(pair.changes())
    assert r"\*\*\@all\*\* \<b\>\[x\](y)\</b\> \| \#1 \`c\`" in text


def test_json_holds_all_of_it(pair: Pair) -> None:
    pair.edit(PASSWORD, "正確に入力", "正しく入力")
    data = json.loads(as_json(pair.changes()))
    assert data["counts"]["changed"] == 1
    (entry,) = data["entries"]
    assert entry["new"]["path"] == PASSWORD
    assert {"kind": "added", "text": "正しく"} in entry["differences"][0]["pieces"]


def test_the_command_prints_writes_and_adds_to_the_summary(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    pair.edit(PASSWORD, "正確に", "正しく")
    page = tmp_path / "deep" / "what-changed.html"
    command = ["--root", str(pair.new), "changes", "--base", str(pair.old), "--html", str(page)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert "内容の変更 / Changed: 1" in result.output
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == result.output


def test_content_that_cannot_be_read_is_refused(pair: Pair) -> None:
    shutil.rmtree(pair.old / "docs" / "ja" / "faq")
    with pytest.raises(UnreadableError):
        read_catalogue(Disk(pair.old))
    result = CliRunner().invoke(main, ["--root", str(pair.new), "changes", "--base", str(pair.old)])
    assert result.exit_code == 1
    assert "faqkit check" in result.output


@given(st.permutations(range(6)))
def test_as_few_as_possible_have_moved(numbers: list[int]) -> None:
    run = longest_rising(numbers)
    values = [numbers[index] for index in run]
    assert run == sorted(run)
    assert values == sorted(values)
    best = max(
        len(some)
        for size in range(len(numbers) + 1)
        for some in itertools.combinations(numbers, size)
        if list(some) == sorted(some)
    )
    assert len(run) == best
