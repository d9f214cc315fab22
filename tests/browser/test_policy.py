"""What a page may run and load, and where its links lead: the policy in a browser, and the site crawled."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from faqkit.build.deliveries import run_mkdocs
from faqkit.content.artifacts import DOWNLOADS
from pages import addresses, ids, page, pages
from support import Built, copy_project

ID = "faq/registration/wrong-import-password"


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
