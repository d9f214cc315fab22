"""The site kept on a device: without a connection, from one edition to the next, and switched off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from faqkit.build.deliveries import run_mkdocs
from hosts import Host, hosting
from support import Built, copy_project

ID = "faq/registration/wrong-import-password"
OTHER = "faq/registration/ic-card-mode"
KEPT = """async () => {
  const names = (await caches.keys()).filter(name => name.startsWith("faq /efiling-support/ "));
  const keys = async name => (await (await caches.open(name)).keys()).map(r => r.url);
  const pages = await Promise.all(names.map(keys));
  return {names, urls: pages.flat()} }"""
READY = "async () => (await navigator.serviceWorker.ready).active.state === 'activated'"


@pytest.fixture(scope="module")
def editions(built: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two editions that differ in an answer and in a script, the second of many answers, and one not kept."""
    root = copy_project(tmp_path_factory.mktemp("editions") / "project")
    found = {"a": built.site}
    entry = root / f"docs/ja/{ID}.md"
    entry.write_bytes(entry.read_bytes() + "\n新しい版の文です。\n".encode())
    drawn = root / "overrides/assets/js/self-check.js"
    drawn.write_text(f"window.fromB = true;\n{drawn.read_text(encoding='utf-8')}", encoding="utf-8")
    found["b"] = root.parent / "b"
    run_mkdocs(root, "mkdocs.yml", "site").rename(found["b"])
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("works_offline: true", "works_offline: false"), encoding="utf-8")
    found["off"] = root.parent / "off"
    run_mkdocs(root, "mkdocs.yml", "site").rename(found["off"])
    return found


@pytest.fixture
def host(editions: dict[str, Path]) -> Iterator[Host]:
    """A server with the first edition."""
    with hosting(editions["a"]) as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A device that was never here."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    yield made
    made.close()


def visit(context: BrowserContext, host: Host, name: str = "") -> Page:
    """A page whose worker has all it wants."""
    page = context.new_page()
    page.goto(host.root + name)
    page.wait_for_function(READY)
    return page


def test_one_visit_is_enough_to_work_without_a_connection(context: BrowserContext, host: Host) -> None:
    page = visit(context, host, "changes/")
    context.set_offline(True)
    host.up = False
    page.reload()
    expect(page.locator("h1")).to_have_text("更新履歴")
    page.fill("#lookup-header", "V5ECI0087E")
    hit = page.locator("#lookup-header-results > li").first
    expect(hit).to_contain_text("2")
    hit.locator(".hit__title").click()
    page.wait_for_url(re.compile(ID))
    expect(page.locator("h1")).to_be_visible()
    page.goto(host.root + "errors#q=SUE1503")  # the server would have sent on to errors/
    expect(page.locator("#lookup-results > li").first).to_be_visible()
    page.goto(f"{host.root}en/index.html")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_page_that_is_not_kept_says_so_and_finds_what_is(context: BrowserContext, host: Host) -> None:
    page = visit(context, host)
    host.up = False
    page.goto(f"{host.root}en/glossary/")
    expect(page.locator("h1")).to_have_text("This page is not kept on this device")
    page.fill("#lookup-404-en", "V5ECI0087E")
    expect(page.locator("#lookup-404-en-results > li").first).to_be_visible()


def test_what_is_kept_at_once_is_modest(context: BrowserContext, host: Host) -> None:
    kept = visit(context, host, "en/").evaluate(KEPT)
    paths = {url.removeprefix(host.root) for url in kept["urls"]}
    assert len(kept["names"]) == 1
    assert {"", "en/", "en/errors/", "404.html", "theme/lookup-core.js", f"en/{ID}/"} <= paths
    assert not any("ocr" in path or "download" in path or "codes/" in path for path in paths)
    assert f"{ID}/" not in paths  # answers in a language that nobody reads here


def test_no_page_is_put_together_from_two_editions(
    context: BrowserContext, host: Host, editions: dict[str, Path]
) -> None:
    page = visit(context, host, "changes/")
    page.reload()  # from now on it comes from the worker
    host.folder = editions["b"]
    load = """name => new Promise(done => {
      const script = document.createElement("script");
      script.src = `../theme/${name}`;
      script.onload = () => done(true);
      script.onerror = () => done(false);
      document.head.append(script) })"""
    assert page.evaluate(load, "self-check.js")
    assert page.evaluate("window.fromB === undefined")
    page.evaluate(
        """async () => { const [name] = await caches.keys();
           await (await caches.open(name)).delete(new URL("../theme/self-check.js", location).href) }"""
    )
    assert not page.evaluate(
        load, "self-check.js?again"
    )  # not to be had in this edition any more: not at all
    assert page.evaluate("window.fromB === undefined")


def test_a_page_that_only_the_new_edition_has_comes_with_all_of_it(
    context: BrowserContext, host: Host, editions: dict[str, Path]
) -> None:
    page = visit(context, host, "changes/")
    page.reload()
    other = visit(context, host, "tags/")
    host.folder = editions["b"]
    seen = page.evaluate(KEPT)["names"]
    page.evaluate(
        """async path => { const [name] = await caches.keys();
           await (await caches.open(name)).delete(new URL(path, location).href) }""",
        f"../{ID}/",
    )
    page.goto(f"{host.root}{ID}/#x")
    expect(page.locator("main")).to_contain_text("新しい版の文です。")
    assert page.url.endswith("#x")
    assert page.evaluate("navigator.serviceWorker.controller") is None  # all of it is from the server
    expect(page.locator("[data-edition-new]")).to_have_count(0)
    page.wait_for_function("async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)")
    other.reload()  # still whole, of the edition before
    expect(other.locator("[data-edition-new]")).to_be_visible()
    other.close()
    page.wait_for_function("async () => (await caches.keys()).length === 1")
    assert page.evaluate(KEPT)["names"] != seen
    host.up = False
    page.reload()
    expect(page.locator("main")).to_contain_text("新しい版の文です。")


def test_a_new_edition_is_offered_and_taken_in_all_tabs(
    context: BrowserContext, host: Host, editions: dict[str, Path]
) -> None:
    visit(context, host, f"{ID}/").close()
    first, second = visit(context, host, f"{ID}/"), visit(context, host, "en/")
    before = first.evaluate(KEPT)["names"]
    host.folder = editions["b"]
    first.evaluate("navigator.serviceWorker.ready.then(r => r.update())")
    for page, words in (
        (first, "新しい版があります。 新しい版を開く"),
        (second, "A new edition is available. Open the new edition"),
    ):
        expect(page.locator("[data-edition-new]")).to_have_text(words)
    expect(first.locator("main")).not_to_contain_text("新しい版の文です。")
    host.up = False  # all of it is there already
    second.evaluate("window.old = true")
    first.get_by_role("button", name="新しい版を開く").click()
    expect(first.locator("main")).to_contain_text("新しい版の文です。")
    second.wait_for_function("window.old === undefined")
    expect(first.locator("[data-edition-new]")).to_have_count(0)
    after = first.evaluate(KEPT)["names"]
    assert len(after) == 1
    assert after != before


def test_switched_off_it_frees_those_who_were_here_before(
    context: BrowserContext, host: Host, editions: dict[str, Path]
) -> None:
    page = visit(context, host)
    host.folder = editions["off"]
    page.evaluate("navigator.serviceWorker.ready.then(r => r.update())")
    page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistrations()).length")
    page.wait_for_function("async () => !(await caches.keys()).length")
    page.reload()
    assert page.evaluate("navigator.serviceWorker.controller") is None
    page.wait_for_timeout(500)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(r => r.length)") == 0
    assert not page.locator("link[rel=manifest]").count()


def test_an_address_that_is_wrong_says_so_as_ever(context: BrowserContext, host: Host) -> None:
    page = visit(context, host)
    page.reload()
    response = page.goto(f"{host.root}en/wrong-import-password/")
    assert response is not None
    assert response.status == 404
    expect(page.locator("h1")).to_have_text("Page not found")


def test_the_site_can_be_installed(context: BrowserContext, host: Host) -> None:
    page = visit(context, host, "en/")
    session = context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"] == f"{host.root}en/site.webmanifest"
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A profile without a memory, as tests have, cannot install anything.
    assert {error["errorId"] for error in errors} <= {"in-incognito"}
