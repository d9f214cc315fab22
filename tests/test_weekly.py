"""What is looked at once a week: links to other sites, review dates, and the issue for each."""

from __future__ import annotations

import datetime
import json
import shutil
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from faqkit.cli.main import main
from faqkit.content.model import Catalogue
from faqkit.problems import Place
from faqkit.report import external_links as linkcheck
from faqkit.report import reviews
from faqkit.report.external_links import (
    BROKEN,
    MOVED,
    OK,
    UNSURE,
    Answer,
    check_links,
    external_urls,
    patient,
    probe,
)
from faqkit.report.issues import LONGEST, keep_issue
from faqkit.source.tree import Disk
from support import FIXTURE, PROJECT

REDIRECTS = {
    "/moved": (301, "/fine"),
    "/for-now": (302, "/fine"),
    "/mixed": (308, "/for-now"),
    "/lost": (301, "/gone"),
}
STATUS = {"/fine": 200, "/gone": 404, "/never-again": 410, "/refused": 403, "/ill": 503}


class Site(BaseHTTPRequestHandler):
    """A site on which everything goes wrong in its own way."""

    def do_GET(self) -> None:
        """Answer as the path says."""
        code, target = REDIRECTS.get(self.path, (STATUS.get(self.path, 404), ""))
        self.send_response(code)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of that site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("no_proxy", "127.0.0.1")
        yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "state", "detail", "target"),
    [
        ("/fine", OK, "HTTP 200", ""),
        ("/gone", BROKEN, "HTTP 404", ""),
        ("/never-again", BROKEN, "HTTP 410", ""),
        ("/lost", BROKEN, "HTTP 404", ""),
        ("/refused", UNSURE, "HTTP 403", ""),
        ("/ill", UNSURE, "HTTP 503", ""),
        ("/moved", MOVED, "HTTP 301", "/fine"),
        ("/for-now", OK, "HTTP 200", ""),
        ("/mixed", OK, "HTTP 200", ""),
        ("/なし", BROKEN, "HTTP 404", ""),
    ],
)
def test_an_address_is_asked(site: str, path: str, state: str, detail: str, target: str) -> None:
    expected = Answer(site + path, state, detail, site + target if target else "")
    assert probe(site + path) == expected


def test_an_address_where_nobody_answers_is_unsure(site: str) -> None:
    del site
    answer = probe("http://127.0.0.1:1/", timeout=1)
    assert (answer.state, answer.detail.split(":")[0]) == (UNSURE, "ConnectionRefusedError")


def test_only_an_unsure_answer_is_asked_again() -> None:
    slept: list[float] = []
    answers = [Answer("u", UNSURE, "HTTP 503"), Answer("u", OK, "HTTP 200"), Answer("u", BROKEN, "HTTP 404")]
    ask = patient(lambda _: answers.pop(0), (1, 2), slept.append)
    assert ask("u").state == OK
    assert ask("u").state == BROKEN
    assert slept == [1]


def test_patience_ends() -> None:
    asked: list[str] = []

    def ask(url: str) -> Answer:
        asked.append(url)
        return Answer(url, UNSURE, "HTTP 503")

    assert patient(ask, (1, 2), lambda _: None)("u").state == UNSURE
    assert asked == ["u"] * 3


def test_answers_come_in_the_order_of_the_questions() -> None:
    urls = [f"https://example.com/{n}" for n in range(20)]
    assert [a.url for a in check_links(urls, lambda url: Answer(url, OK, ""))] == urls


def test_every_address_is_found_once_with_its_places(tmp_path: Path) -> None:
    shutil.copytree(FIXTURE / "docs", tmp_path / "docs")
    page = tmp_path / "docs" / "ja" / "about-lookup.md"
    page.write_text(
        "---\ntitle: x\n---\n"
        "[a](https://example.com/a#x) `[b](https://example.com/b)` [c](mailto:x@example.com)\n"
        "[a](https://example.com/a) [j](https://www.jpo.go.jp/)\n",
        encoding="utf-8",
    )
    found = external_urls(Disk(tmp_path))
    assert found["https://example.com/a"] == [
        Place("docs/ja/about-lookup.md", 4, 1),
        Place("docs/ja/about-lookup.md", 5, 1),
    ]
    assert {p.path for p in found["https://www.pcinfo.jpo.go.jp/"]} == {"docs/links.yml"}
    assert not [url for url in found if "example.com/b" in url or url.startswith("mailto")]


def test_a_report_names_address_answer_and_places() -> None:
    places = {url: [Place("docs/links.yml", 9, 8)] for url in ("a", "b", "c", "d")}
    rows = [Answer("a", OK, "HTTP 200"), Answer("b", BROKEN, "HTTP 404"), Answer("c", MOVED, "HTTP 301", "z")]
    text = linkcheck.report([*rows, Answer("d", UNSURE, "HTTP 403")], places)
    assert "- [ ] <b> (HTTP 404): `docs/links.yml:9:8`" in text
    assert "- [ ] <c> → <z> (HTTP 301): `docs/links.yml:9:8`" in text
    assert "<d>" in text
    assert "<a>" not in text


def test_a_site_that_turns_programs_away_opens_no_issue() -> None:
    assert linkcheck.report([Answer("d", UNSURE, "HTTP 403")], {"d": []}) == ""


def test_the_links_command_writes_its_report(tmp_path: Path, site: str) -> None:
    page = tmp_path / "docs" / "ja" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text(f"[a]({site}/fine)\n[b]({site}/gone)\n", encoding="utf-8")
    report = tmp_path / "out" / "links.md"
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "links", "--report", str(report)])
    assert result.exit_code == 0, result.output
    assert result.output == f"ok     HTTP 200: {site}/fine\nbroken HTTP 404: {site}/gone\n"
    assert f"- [ ] <{site}/gone> (HTTP 404): `docs/ja/index.md:2:1`" in report.read_text(encoding="utf-8")


def test_content_without_any_link_is_not_all_well(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "links"])
    assert result.exit_code == 1
    assert "faqkit check" in result.output


def test_what_is_due_comes_oldest_first(catalogue: Catalogue) -> None:
    day = datetime.date.fromisoformat(max(entry.reviewed for entry in catalogue))
    category = catalogue.categories[0]
    old = replace(category.entries[4], reviewed="2020-02-03")
    older = replace(category.entries[7], reviewed="2019-12-31")
    entries = (*category.entries[:4], old, *category.entries[5:7], older)
    some = replace(catalogue, categories=(replace(category, entries=entries),))
    rows = reviews.due(some, day)
    assert [(row.last, row.path) for row in rows] == [
        ("2019-12-31", older.place.path),
        ("2020-02-03", old.place.path),
    ]
    assert rows[0].name.startswith("8. ")
    assert reviews.report(rows).count("- [ ] ") == 2


def test_a_year_to_the_day_is_not_due(catalogue: Catalogue) -> None:
    newest = max(
        [entry.reviewed for entry in catalogue] + [link.checked for link in catalogue.links.values()]
    )
    day = datetime.date.fromisoformat(newest)
    everything = sum(1 for _ in catalogue) + len(catalogue.links)
    assert len(reviews.due(catalogue, day + datetime.timedelta(days=366))) == everything
    oldest = datetime.date.fromisoformat(min(entry.reviewed for entry in catalogue))
    assert not [r for r in reviews.due(catalogue, oldest + datetime.timedelta(days=365)) if "/faq/" in r.path]
    assert reviews.report([]) == ""


def test_the_reviews_command_takes_a_day(tmp_path: Path) -> None:
    report = tmp_path / "reviews.md"
    command = ["--root", str(FIXTURE), "reviews", "--report", str(report), "--today"]
    assert CliRunner().invoke(main, [*command, "2099-01-01"]).exit_code == 0
    assert "`docs/ja/faq/registration/ic-card-mode.md` 5. " in report.read_text(encoding="utf-8")
    result = CliRunner().invoke(main, [*command, "2020-01-01"])
    assert (result.exit_code, result.output, report.read_text(encoding="utf-8")) == (0, "", "")


class FakeGh:
    """`gh` with these open issues; remembers what it was asked."""

    def __init__(self, *numbers: int) -> None:
        self.numbers = numbers
        self.calls: list[tuple[list[str], str]] = []

    def __call__(self, arguments: Sequence[str], text: str) -> str:
        """Answer a listing, remember all else."""
        if arguments[:2] == ["issue", "list"]:
            return json.dumps([{"number": number} for number in self.numbers])
        self.calls.append((list(arguments), text))
        return ""


def test_the_first_report_opens_an_issue() -> None:
    gh = FakeGh()
    assert keep_issue("weekly", "Title; $(rm)", "- [ ] x", gh) == "opened"
    (label, _), (create, body) = gh.calls
    assert label[:4] == ["label", "create", "weekly", "--force"]
    assert create == ["issue", "create", "--label", "weekly", "--title", "Title; $(rm)", "--body-file", "-"]
    assert body == "- [ ] x"


def test_the_next_report_brings_the_oldest_up_to_date() -> None:
    gh = FakeGh(12, 7)
    assert keep_issue("weekly", "T", "new", gh) == "updated #7"
    assert gh.calls == [(["issue", "edit", "7", "--title", "T", "--body-file", "-"], "new")]


def test_an_empty_report_closes_it() -> None:
    gh = FakeGh(7)
    assert keep_issue("weekly", "T", "\n", gh) == "closed #7"
    assert gh.calls[0][0][:3] == ["issue", "close", "7"]
    assert keep_issue("weekly", "T", "", FakeGh()) == "nothing to do"


def test_a_report_too_long_for_an_issue_is_cut_at_a_line() -> None:
    gh = FakeGh(7)
    keep_issue("weekly", "T", "- [ ] something\n" * 9000, gh)
    body = gh.calls[0][1]
    assert len(body) <= LONGEST + 3
    assert body.endswith("- [ ] something\n\n…")


def test_the_issue_command_calls_gh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "log"
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\necho "$@" >> "{log}"\ncase "$2" in list) echo "[]";; esac\n', encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    body = tmp_path / "body.md"
    body.write_text("- [ ] x\n", encoding="utf-8")
    command = ["--root", str(PROJECT), "issue", "--label", "weekly", "--title", "T", "--body", str(body)]
    result = CliRunner().invoke(main, command)
    assert (result.exit_code, result.output) == (0, "opened\n")
    assert [line.split()[1] for line in log.read_text(encoding="utf-8").splitlines()] == [
        "list",
        "create",
        "create",
    ]
