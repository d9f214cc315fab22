"""What other programs read: whole exports, Markdown, llms.txt, OpenSearch, JSON-LD, and their promises."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from faqkit.build.exports import errors_export, to_json
from faqkit.build.folder import Folder
from faqkit.build.llms import plain_files
from faqkit.build.opensearch import opensearch
from faqkit.build.output import write_extras
from faqkit.build.read_me import read_me
from faqkit.build.whole_export import FAQ_SCHEMA, faq_csv, faq_export, harmless
from faqkit.content.addresses import Urls, output_file
from faqkit.content.document import parse
from faqkit.content.words import load_strings
from faqkit.render.entry_markdown import body_markdown, escaped
from faqkit.render.linked_data import linked_data
from faqkit.render.pages import page_name
from faqkit.render.site import Site
from pages import page, pages
from small_site import AT, small_project, small_site, with_entry

GOLDEN = Path(__file__).parent / "golden" / "exports"
WRONG = "registration/wrong-import-password"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site on the web."""
    return small_site(small_project(tmp_path_factory.mktemp("exports") / "project"))


def held(expected: Any, found: Any, where: str = "") -> list[str]:
    """Where `found` lacks what an old consumer expects: it may say more, but nothing else."""
    if isinstance(expected, dict) and isinstance(found, dict):
        missing = [f"{where}/{key} is gone" for key in expected if key not in found]
        return missing + [
            m for k in expected if k in found for m in held(expected[k], found[k], f"{where}/{k}")
        ]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) <= len(found):
        return [m for i, (e, f) in enumerate(zip(expected, found)) for m in held(e, f, f"{where}/{i}")]  # noqa: B905
    return [] if expected == found else [f"{where}: {found!r} instead of {expected!r}"]


@pytest.mark.parametrize("name", ["errors", "faq"])
def test_a_consumer_of_the_first_version_still_finds_everything(site: Site, name: str) -> None:
    expected = json.loads((GOLDEN / f"{name}_consumer.json").read_text(encoding="utf-8"))
    found = {
        "errors": lambda: errors_export(site.catalogue, site.delivery.urls),
        "faq": lambda: faq_export(site),
    }
    made = json.loads(to_json(found[name]()))
    assert held(expected, made) == []
    first = next(value for value in made.values() if isinstance(value, list))[0]
    first.pop(sorted(first)[0])
    assert held(expected, made)  # what is taken away is noticed


def test_the_whole_export_keeps_to_its_schema_and_holds_every_entry(site: Site) -> None:
    export = json.loads(to_json(faq_export(site)))
    jsonschema.Draft202012Validator.check_schema(FAQ_SCHEMA)
    jsonschema.validate(export, FAQ_SCHEMA)
    assert [e["id"] for e in export["entries"]] == [e.id for e in site.catalogue]
    for entry in export["entries"]:
        assert set(entry["texts"]) == set(site.catalogue.entry(entry["id"]).texts)
        for text in entry["texts"].values():
            assert text["url"].startswith(AT)
            assert not re.search(r"\{(error:|ref|n\}|title)", text["markdown"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**export, "version": 2}, FAQ_SCHEMA)


def test_a_spreadsheet_reads_the_table_as_it_is(site: Site) -> None:
    text = faq_csv(site, "ja", faq_export(site)["entries"])
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == len(list(site.catalogue))
    assert rows[1]["ID"] == WRONG
    assert rows[1]["エラーコード"] == "V5ECI0087E"
    assert "証明書格納ファイルへアクセスする" in rows[1]["メッセージ"]
    assert {len(row) for row in rows} == {10}


@pytest.mark.parametrize(
    "start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "＠x", "\n=1"]
)
def test_no_cell_is_a_formula(site: Site, start: str) -> None:
    evil = with_entry(site, WRONG, "ja", title=start, summary=start)
    for cells in csv.reader(
        io.StringIO(faq_csv(evil, "ja", faq_export(evil)["entries"]).removeprefix("\ufeff"), newline="")
    ):
        for cell in cells:
            assert not re.match(r"[\s　]*[=+\-@＝＋－＠]", cell), cell
    assert start in faq_csv(evil, "ja", faq_export(evil)["entries"])


@given(st.text())
def test_a_harmless_cell_keeps_its_text(text: str) -> None:
    assert harmless(text) in (text, f"'{text}")
    assert not harmless(text).lstrip().startswith(("=", "+", "-", "@"))


def test_markdown_has_numbers_errors_and_whole_addresses(site: Site) -> None:
    files = dict(plain_files(site))
    text = files[f"faq/{WRONG}.md"]
    assert text.startswith("# 2. 申請人利用登録で「正しいパスワードを入力してください。」と表示されます。\n")
    assert f"{AT}faq/{WRONG}/" in text
    assert "\n> 電子証明書管理  \n> V5ECI0087E  \n" in text
    other = site.catalogue.entry("registration/certificate-file-and-password").text("ja").title
    assert f"[1. {other}]({AT}faq/registration/certificate-file-and-password/)" in text
    english = [name for name in files if name.startswith("en/faq/")]
    assert len(english) == sum("en" in entry.texts for entry in site.catalogue)
    for name, content in files.items():
        assert not re.search(r"\]\((?!https?://)", content), name


def test_code_and_what_looks_like_a_reference_in_it_stay(site: Site) -> None:
    body = "## 回答 { #answer-1 }\n\n`{ref}` [x](#cause)\n\n```\n{error:V5ECI0087E}\n[{n}](y.md)\n```\n"
    changed = with_entry(site, WRONG, "ja", document=parse(body))
    entry = changed.catalogue.entry(WRONG)
    made = body_markdown(entry, entry.text("ja"), changed.viewer("ja", "", AT), site.strings["ja"])
    here = f"{AT}faq/{WRONG}/"
    assert made == f"## 回答\n\n`{{ref}}` [x]({here}#cause)\n\n```\n{{error:V5ECI0087E}}\n[{{n}}](y.md)\n```"


@pytest.mark.parametrize(
    ("line", "safe"), [("*a*_b_", r"\*a\*\_b\_"), ("# x", r"\# x"), ("1. x", r"1\. x"), ("<b>`", r"\<b\>\`")]
)
def test_a_message_is_no_markdown(line: str, safe: str) -> None:
    assert escaped(line) == safe


def test_llms_txt_lists_every_entry_once_with_its_markdown(site: Site) -> None:
    files = dict(plain_files(site))
    links = re.findall(r"\]\((\S+)\):", files["llms.txt"])
    assert [link.removeprefix(AT) for link in links if link.endswith(".md")] == [
        f"faq/{entry.id}.md" for entry in site.catalogue
    ]
    assert all(link.removeprefix(AT) in files for link in links if link.endswith((".md", ".txt")))
    for entry in site.catalogue:
        assert files[f"faq/{entry.id}.md"].strip() in files["llms-full.txt"]


@pytest.mark.parametrize(("locale", "folder"), [("ja", ""), ("en", "en/")])
def test_a_browser_can_search_from_its_address_bar(site: Site, locale: str, folder: str) -> None:
    root = etree.fromstring(opensearch(site, locale).encode())
    names = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    assert root.xpath("string(o:Url/@template)", namespaces=names) == f"{AT}{folder}errors/#q={{searchTerms}}"
    assert 0 < len(root.xpath("string(o:ShortName)", namespaces=names)) <= 16


def test_pages_speak_schema_org_rightly(site: Site) -> None:
    schema = json.loads((GOLDEN / "schema_org.json").read_text(encoding="utf-8"))
    kinds = set()
    for path in [
        f"faq/{WRONG}.md",
        "faq/registration/all.md",
        "faq/registration/index.md",
        "index.md",
        "errors.md",
    ]:
        for locale in ("ja", "en"):
            view = site.view(page_name(path), locale, f"{locale}/{path}", "題名")
            for data in json.loads(to_json(linked_data(view))):
                jsonschema.validate(data, schema)
                kinds.add(data["@type"])
                bad = {**data, "unknown": 1}
                assert list(jsonschema.Draft202012Validator(schema).iter_errors(bad))
    assert kinds == {"TechArticle", "FAQPage", "WebSite", "BreadcrumbList"}


def test_nothing_in_a_page_ends_the_script_that_holds_its_data(site: Site) -> None:
    evil = with_entry(site, WRONG, "ja", title="</script><img src=x onerror=alert(1)>\u2028")
    view = evil.view(page_name(f"faq/{WRONG}.md"), "ja", f"ja/faq/{WRONG}.md", "")
    shown = evil.env.from_string("{{ faq|linked_data|first|tojson }}").render(faq=view)
    assert "<" not in shown
    assert json.loads(shown)["headline"] == "</script><img src=x onerror=alert(1)>\u2028"


def test_a_copy_says_nothing_to_search_engines(tmp_path: Path) -> None:
    site = small_site(small_project(tmp_path / "project"), offline=True)
    view = site.view(page_name("index.md"), "ja", "ja/index.md", "")
    assert linked_data(view) == []


def test_the_bundle_explains_itself_in_both_languages(site: Site) -> None:
    settings = {"web_address": "https://web.example/x/", "bundle": "support-copy"}
    text = read_me(replace(site, settings={**site.settings, **settings}))
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == text.count("\n")
    for words in ("ブロックの解除", "Unblock", "SHA256SUMS", "support-copy.zip", "self-check.html"):
        assert words in text
    assert "https://web.example/x/download/" in text
    assert "https://web.example/x/en/download/" in text
    assert not re.search(r"\{\w+\}", text)


def test_written_files_lie_where_links_say(site: Site, tmp_path: Path) -> None:
    target = tmp_path / "site"
    write_extras(site, Folder(target))
    assert (target / "faq.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in (target / "en/faq.csv").read_bytes()
    for name in (
        "faq/index.html",
        "en/faq/index.html",
        "llms.txt",
        "en/llms-full.txt",
        "opensearch.xml",
        "feed.json",
    ):
        assert (target / name).is_file(), name
    described = [p for p in pages(target) if not page(p).xpath("//meta[@name='description']/@content")]
    assert described == []
    for entry in site.catalogue:
        assert (target / f"{Urls().entry('ja', entry.id).rstrip('/')}.md").is_file()
        assert output_file(Urls().entry("ja", entry.id)).startswith("faq/")


def test_every_language_has_the_words_of_the_exports(site: Site) -> None:
    tables = load_strings(site.root, "ja", ("ja", "en"))
    for words in tables.values():
        assert len(words["short_name"]) <= 16
