"""What a delivery says of itself in a browser: marks that expire, its age, its policy, its self-check."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from faqkit.build.deliveries import build_offline
from small_site import commit, run_git
from support import copy_project

ADDED, CHANGED, LATE = "2026-11-10", "2026-11-20", "2027-06-30"
ID = "faq/registration/wrong-import-password"
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle's folder of a project with a history: an entry added, another one changed."""
    root = copy_project(tmp_path_factory.mktemp("delivery") / "project")
    added = root / "docs/ja/faq/registration/ic-card-mode.md"
    kept, text = root / ".kept", added.read_bytes()
    run_git(root, "init", "-q", "-b", "main")
    kept.write_bytes(text)
    added.unlink()
    commit(root, "2026-10-01")
    added.write_bytes(text)
    commit(root, ADDED)
    changed = root / f"docs/ja/{ID}.md"
    changed.write_bytes(changed.read_bytes() + "\n書き足した文です。\n".encode())
    commit(root, CHANGED)
    build_offline(root)
    folder = root / ".build/offline"
    strange = root.parent / "共有 フォルダー #1 100%25 a%b"
    shutil.copytree(folder, strange)
    shutil.copyfile(root / "dist/efiling-support.html", strange / "single.html")
    return strange


@pytest.fixture
def opened(browser: Browser, copy: Path) -> Iterator[Open]:
    """Opens a page of the copy, in a folder with a strange name, on a day; nothing may be wrong on it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    wrong: list[str] = []

    def open_page(name: str, day: str = CHANGED) -> Page:
        shown = context.new_page()
        shown.on("pageerror", lambda error: wrong.append(str(error)))
        shown.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
        shown.on(
            "request",
            lambda r: None if r.url.startswith((copy.as_uri(), "data:", "blob:")) else wrong.append(r.url),
        )
        shown.clock.set_fixed_time(day)
        shown.goto((copy / name).as_uri())
        shown.wait_for_function("document.readyState === 'complete'")
        return shown

    yield open_page
    context.close()
    assert wrong == []


def marks(shown: Page) -> dict[str, str]:
    """The visible marks of the index, by the entry's number."""
    return dict(
        shown.eval_on_selector_all(
            ".entry-item",
            """items => items.flatMap(i => [...i.querySelectorAll('.fresh')].filter(m => m.offsetWidth)
                 .map(m => [i.getAttribute('value'), m.textContent]))""",
        )
    )


def test_marks_are_shown_until_their_day_and_not_a_day_longer(opened: Open) -> None:
    index = "faq/registration/index.html"
    first = marks(opened(index))
    assert sorted(first.values()) == ["新着", "更新"]
    # Thirty days after it was added, the new entry is none any more; the changed one goes ten days later.
    assert marks(opened(index, "2026-12-10")) == first
    assert sorted(marks(opened(index, "2026-12-11")).values()) == ["更新"]
    assert sorted(marks(opened(index, "2026-12-20")).values()) == ["更新"]
    assert marks(opened(index, "2026-12-21")) == {}


def test_the_copy_says_that_it_is_old_once_it_is(opened: Open) -> None:
    for name, where in (("index.html", ""), (f"{ID}.html", ""), ("single.html", "[data-edition=ja] ")):
        expect(opened(name).locator(f"{where}.age")).to_be_hidden()
        banner = opened(name, LATE).locator(f"{where}.age")
        expect(banner).to_be_visible()
        expect(banner).to_contain_text(CHANGED)
        expect(banner).to_contain_text("222日")
        assert banner.locator("a").get_attribute("href").endswith("/download/")  # type: ignore[union-attr]


def test_the_changes_are_told_in_the_reader_s_language(opened: Open) -> None:
    shown = opened("changes.html")
    expect(shown.locator(f"section:has(#changes-{CHANGED})")).to_contain_text("変わったところ: 「対策」")
    expect(shown.locator(f"section:has(#changes-{ADDED})")).to_contain_text("新しい項目です。")
    assert shown.locator(f"#changes-{CHANGED}").count() == 1
    english = opened("en/changes.html")
    assert english.locator(f"#changes-{CHANGED}").count() == 0  # only the Japanese text changed


def test_the_self_check_finds_nothing_wrong_here(opened: Open) -> None:
    shown = opened("self-check.html")
    expect(shown.locator("#check-off")).to_be_hidden()
    expect(shown.locator(".check--good")).to_have_count(8)
    report = shown.locator("#check-report").input_value()
    assert CHANGED in report
    assert "Chrome" in report
    assert "file:" in report
    assert "フォルダー" not in report  # where it lies is nobody's business
    shown.locator("#check-copy").click()
    expect(shown.get_by_role("button", name="コピーしました")).to_be_visible()


@pytest.mark.parametrize(
    ("broken", "line", "says"),
    [
        ("Object.defineProperty(document, 'documentMode', {value: 11})", "mode", "IE モード、版 11"),
        ("Object.defineProperty(window, 'localStorage', {get() { throw 0 }})", "storage", "できません"),
        ("CanvasRenderingContext2D.prototype.fillText = function (text) {"
         "this.fillRect(0, 0, text === 'A' ? 9 : 20, 20) }", "fonts", "四角"),
        ("Object.defineProperty(window, 'outerWidth', {value: window.innerWidth * 4})", "zoom", "Ctrl"),
        ("Object.defineProperty(window, 'faqLookup', {value: {}})", "lookup", "読み込めません"),
        ("Object.defineProperty(navigator, 'clipboard', {value: undefined});"
         "document.queryCommandSupported = () => false", "copy", "Ctrl"),
    ],
)  # fmt: skip
def test_the_self_check_says_what_is_wrong(
    browser: Browser, copy: Path, broken: str, line: str, says: str
) -> None:
    context = browser.new_context(locale="ja-JP")
    shown = context.new_page()
    shown.add_init_script(broken)
    shown.clock.set_fixed_time(CHANGED)
    shown.goto((copy / "self-check.html").as_uri())
    row = shown.locator(f"[data-check={line}]")
    expect(row).to_have_class(re.compile("check--bad"))
    expect(row).to_contain_text(says)
    expect(shown.locator(".check--bad")).to_have_count(1)
    assert f"NG {row.locator('.check__name').inner_text()}" in shown.locator("#check-report").input_value()
    context.close()


def test_a_clock_that_is_behind_is_noticed(opened: Open) -> None:
    shown = opened("self-check.html", "2020-01-01T12:00:00")
    expect(shown.locator(".check--bad")).to_have_count(1)
    expect(shown.locator("[data-check=clock]")).to_contain_text("2020-01-01")


def test_without_scripts_the_self_check_says_so(browser: Browser, copy: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    shown = context.new_page()
    for name, words in (
        ("self-check.html", "スクリプトが止められています"),
        ("en/self-check.html", "Scripts are blocked"),
    ):
        shown.goto((copy / name).as_uri())
        expect(shown.locator("#check-off")).to_contain_text(words)
        expect(shown.locator("#check-told")).to_be_hidden()
    context.close()


def test_the_self_check_is_written_for_the_oldest_browsers(copy: Path) -> None:
    script = (copy / "theme/self-check.js").read_text(encoding="utf-8")
    assert not re.search(
        r"=>|`|\b(?:const|let|class|async)\b|\?\.", re.sub(r"/\*.*?\*/|//.*", "", script, flags=re.S)
    )
