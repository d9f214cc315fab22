"""What a delivery says of itself in a browser: marks that expire, its age, its policy, its self-check."""

from __future__ import annotations

import functools
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from faqkit.build.deliveries import build_offline, run_mkdocs
from faqkit.content.artifacts import DOWNLOADS
from pages import addresses, ids, page, pages
from small_site import commit, run_git
from support import Built, copy_project

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


def test_nothing_written_into_a_page_runs(reader) -> None:
    page_ = reader.open(ID)
    reports = page_.evaluate(
        """() => new Promise(resolve => {
             const found = [];
             document.addEventListener('securitypolicyviolation', e => found.push(e.effectiveDirective));
             const script = document.createElement('script');
             script.textContent = 'window.ran = true';
             document.body.append(script);
             const button = document.createElement('button');
             button.setAttribute('onclick', 'window.ran = true');
             document.body.append(button);
             button.click();
             const image = new Image();
             image.src = 'https://elsewhere.example/x.png';
             document.body.append(image);
             fetch('https://elsewhere.example/').catch(() => 0);
             setTimeout(() => resolve([window.ran === undefined, found.sort()]), 300);
           })"""
    )
    assert reports[0]
    assert {"script-src-elem", "script-src-attr", "img-src", "connect-src"} <= set(reports[1])
    reader.errors.clear()
    reader.strangers[:] = [url for url in reader.strangers if "elsewhere.example" not in url]


def test_every_page_has_a_description_and_a_policy_that_allows_only_its_own_scripts(built: Built) -> None:
    for path in [*pages(built.site), *pages(built.unpacked), built.dist / "efiling-support.html"]:
        (policy,) = page(path).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "".join(page(path).xpath("//meta[@name='description']/@content")).strip(), path
        scripts = dict(rule.split(" ", 1) for rule in policy.split("; "))["script-src"]
        assert "unsafe-inline" not in scripts, path
        assert "'unsafe-eval'" not in scripts, path
        assert "default-src 'none'" in policy
        assert page(path).xpath("//@*[starts-with(name(), 'on')]") == [], path


def test_every_page_loads_only_its_own_files(reader) -> None:
    for name in (
        "index",
        "errors",
        "faq/index",
        "changes",
        "self-check",
        "en/self-check",
        ID,
        "faq/registration/all",
    ):
        reader.open(name)  # the fixture fails on any other request and on any error of the policy


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The site built for `/some/sub-path/` and served there, and its folder."""
    root = copy_project(tmp_path_factory.mktemp("below") / "project")
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        re.sub(r"(?m)^site_url:.*$", "site_url: https://help.example/some/sub-path/", text), encoding="utf-8"
    )
    site = run_mkdocs(root, "mkdocs.yml", "site")
    served = root.parent / "www/some/sub-path"
    served.parent.mkdir(parents=True)
    site.rename(served)
    handler = functools.partial(Quiet, directory=str(root.parent / "www"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/some/sub-path/", served
    server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_the_site_below_a_sub_path_has_no_broken_link_or_anchor(below: tuple[str, Path]) -> None:
    """Crawled from its first page by what its pages say, as a visitor would."""
    root, folder = below
    todo, seen, anchors, broken = [root], {root}, dict[str, set[str]](), []
    links: list[tuple[str, str]] = []
    while todo:
        url = todo.pop()
        path = folder / urlsplit(url).path.removeprefix("/some/sub-path/")
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            broken.append(url)
            continue
        if file.suffix != ".html":
            continue
        document = page(file)
        anchors[url] = set(ids(document))
        for address in addresses(document):
            target, anchor = urldefrag(urljoin(url, address))
            target = target.replace("https://help.example/some/sub-path/", root)
            if Path(target).name in DOWNLOADS:  # which only the whole build puts there
                continue
            if target.startswith(root):
                links.append((target, anchor))
                if target not in seen:
                    seen.add(target)
                    todo.append(target)
            elif target.startswith(root.removesuffix("some/sub-path/")):
                broken.append(f"{url} → {address}")
    assert broken == []
    assert len(anchors) > 30
    lost = [
        f"{t}#{a}"
        for t, a in links
        if a and t in anchors and unquote(a) not in anchors[t] and not a.startswith("q=")
    ]
    assert lost == []


def test_the_site_below_a_sub_path_works_in_a_browser(below: tuple[str, Path], browser: Browser) -> None:
    root, _ = below
    context = browser.new_context()
    shown = context.new_page()
    failed: list[str] = []
    shown.on("response", lambda r: failed.append(r.url) if r.status >= 400 else None)
    shown.on("console", lambda m: failed.append(m.text) if m.type == "error" else None)
    shown.goto(f"{root}en/faq/")
    shown.locator("main a").first.click()
    shown.wait_for_url(f"{root}en/faq/registration/")
    shown.goto(f"{root}errors/#q=V5ECI0087E")
    expect(shown.locator("#lookup-results > li").first).to_be_visible()
    assert failed == []
    context.close()
