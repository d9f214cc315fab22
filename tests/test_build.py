"""Both deliveries of the fixture, and of another product's English one, looked at file by file."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest
import yaml

from faqkit.build.deliveries import build_offline, build_site
from faqkit.build.exports import ERRORS_SCHEMA
from faqkit.check import load_checked
from faqkit.cli.main import main as cli
from faqkit.content.addresses import Urls, output_file
from faqkit.content.model import Catalogue
from faqkit.source.tree import Disk
from pages import addresses, ids, local_target, page, pages, text_of
from support import Built, copy_project

BASE = "/efiling-support/"


@pytest.fixture(params=("built", "other_built"))
def product(request: pytest.FixtureRequest) -> Built:
    """Each of two products."""
    found: Built = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=("site", "unpacked"))
def delivery(request: pytest.FixtureRequest, product: Built) -> Path:
    """Each delivery's folder, of each product."""
    return Path(getattr(product, request.param))


def broken_addresses(delivery: Path, base: str = BASE) -> list[str]:
    """The links of all pages that lead to no file or to no place in it."""
    known: dict[Path, set[str]] = {}
    broken = []
    for path in pages(delivery):
        document = page(path)
        for address in addresses(document):
            target = local_target(path, address, base, delivery)
            if target is None or address.startswith("data:"):
                continue
            file, anchor = target
            if not file.is_file():
                broken.append(f"{path.relative_to(delivery)}: {address}")
            elif anchor and not anchor.startswith(("q=", ":~:")) and file.suffix == ".html":
                if file not in known:
                    known[file] = set(ids(page(file)))
                if anchor not in known[file]:
                    broken.append(f"{path.relative_to(delivery)}: {address}")
    return broken


def test_every_local_link_and_anchor_leads_somewhere(product: Built, delivery: Path) -> None:
    assert broken_addresses(delivery, product.base) == []


DRAWN_BY_TEMPLATES = (
    "wrong-import-password.md#error-V5ECI0087E",
    "all.md#wrong-import-password",
    "all.md#wrong-import-password--solution",
    "../../errors.md#by-code",
    "../../errors.md#by-kana",
    "../../index.md#categories",
    "../../about-lookup.md#results",
    "../../about-lookup.md#settings",
    "../../about-lookup.md#privacy",
    "../../tags.md#パスワード",
)


def test_links_to_what_templates_draw_pass_the_check_and_lead_there(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    entry = root / "docs/ja/faq/registration/ic-card-mode.md"
    links = "".join(f"\n[リンク]({target})です。\n" for target in DRAWN_BY_TEMPLATES)
    entry.write_text(entry.read_text(encoding="utf-8") + links, encoding="utf-8")
    _, problems = load_checked(Disk(root))
    assert [str(p.place) for p in problems if p.severity == "error"] == []
    assert broken_addresses(build_site(root)) == []


def test_nothing_is_loaded_from_outside(delivery: Path) -> None:
    for path in pages(delivery):
        document = page(path)
        loaded = document.xpath(
            "//script/@src | //link[not(@rel='canonical' or @rel='alternate')]/@href | //img/@src"
        )
        assert [a for a in loaded if "//" in a and not a.startswith("data:")] == [], path
    for sheet in delivery.rglob("*.css"):
        assert "url(http" not in sheet.read_text(encoding="utf-8").replace('"', "").replace("'", "")


def test_ids_are_unique_and_each_page_has_one_h1(product: Built, delivery: Path) -> None:
    for path in pages(delivery):
        document = page(path)
        found = ids(document)
        assert sorted(set(found)) == sorted(found), path
        # A view per language, of which a script shows one.
        all_languages = path.name in ("404.html", "not-kept.html", f"{product.bundle}.html")
        views = len(product.languages) if all_languages else 1
        assert len(list(document.iter("h1"))) == views, path


def test_every_code_is_at_each_of_its_places_and_nothing_else_is(built: Built, catalogue: Catalogue) -> None:
    codes = catalogue.codes()
    table = page(built.site / "errors" / "index.html")
    shown = set(table.xpath("//section[.//*[@id='by-code']]//code/text()"))
    assert shown == set(codes)
    assert {p.name for p in (built.site / "codes").iterdir()} == set(codes)
    index = text_of(page(built.site / "faq" / "registration" / "index.html"))
    for code, places in codes.items():
        assert code in index
        for entry, _ in places:
            own = page(built.site / output_file(Urls().entry("ja", entry.id)))
            assert code in text_of(own.xpath("//article")[0])
        address = page(built.site / "codes" / code / "index.html")
        hrefs = " ".join(addresses(address))
        assert all(entry.slug in hrefs for entry, _ in places)


def test_the_index_and_every_heading_carry_the_numbers_of_the_order(
    built: Built, catalogue: Catalogue
) -> None:
    for entry in catalogue:
        for locale in ("ja", "en"):
            document = page(built.site / output_file(Urls().entry(locale, entry.id)))
            assert text_of(document.find(".//h1")).startswith(f"{entry.number}.")


def test_cross_links_show_live_numbers(built: Built) -> None:
    two = page(built.site / "faq/registration/wrong-import-password/index.html")
    links = [text_of(a) for a in two.xpath("//article//a")]
    assert any(text.startswith("1. ") for text in links)
    five = page(built.site / "faq/registration/ic-card-mode/index.html")
    assert any(text_of(a).startswith("4. ") for a in five.xpath("//article//a"))


def test_breadcrumbs_lead_from_home_to_the_category(built: Built) -> None:
    document = page(built.site / "faq/registration/index.html")
    steps = [text_of(li) for li in document.xpath("//nav[contains(@class,'breadcrumbs')]//li")]
    assert steps == ["HOME", "サポート", "よくあるQ&A", "申請人利用登録"]


def test_the_category_names_its_source_and_the_footer_its_notice(built: Built) -> None:
    text = text_of(page(built.site / "faq/registration/index.html"))
    assert "電子出願ソフトサポートサイト" in text
    assert "2026-11-22" in text
    assert "公式サイトの情報が優先します" in text


def test_errors_json_keeps_to_its_published_schema(built: Built, catalogue: Catalogue) -> None:
    export = json.loads((built.site / "errors.json").read_text(encoding="utf-8"))
    schema = json.loads((built.site / "errors.schema.json").read_text(encoding="utf-8"))
    assert schema == ERRORS_SCHEMA
    jsonschema.validate(export, schema)
    assert len(export["errors"]) == sum(len(entry.errors) for entry in catalogue)
    assert {c for e in export["errors"] for c in e["codes"]} == set(catalogue.codes())


def test_the_sitemap_lists_real_pages_with_review_dates(built: Built) -> None:
    text = (built.site / "sitemap.xml").read_text(encoding="utf-8")
    assert "<lastmod>2026-11-22</lastmod>" in text
    assert not (built.site / "sitemap.xml.gz").exists()
    for line in text.splitlines():
        if "<loc>" in line:
            url = line.split("<loc>")[1].split("</loc>")[0].split(BASE)[1]
            assert (built.site / output_file(url)).is_file(), url


def test_the_zip_has_short_ascii_paths_under_one_root_in_fixed_order(product: Built) -> None:
    with zipfile.ZipFile(product.dist / f"{product.bundle}.zip") as archive:
        infos = archive.infolist()
    names = [info.filename for info in infos]
    assert names == sorted(names)
    assert {name.split("/")[0] for name in names} == {product.bundle}
    assert all(name.isascii() and len(name) < 120 for name in names)
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_the_sums_are_those_of_the_files(product: Built) -> None:
    for line in (product.dist / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((product.dist / name).read_bytes()).hexdigest() == digest
        assert (product.site / "download" / name).read_bytes() == (product.dist / name).read_bytes()


def test_another_folder_day_zone_locale_and_user_give_the_same_bytes(built: Built, tmp_path: Path) -> None:
    again = Built(copy_project(tmp_path / "elsewhere" / "project"))
    later = ["faketime", "2027-08-09 23:59:00"] if shutil.which("faketime") else []
    surroundings = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONPATH": "hooks"}
    subprocess.run(
        [*later, sys.executable, "-m", "faqkit", "build", "--no-cache", "site"],
        cwd=again.root,
        env={"PATH": os.environ["PATH"], **surroundings},
        umask=0o077,
        check=True,
    )
    for first, second in ((built.site, again.site), (built.dist, again.dist)):
        names = sorted(p.relative_to(first) for p in first.rglob("*") if p.is_file())
        assert names == sorted(p.relative_to(second) for p in second.rglob("*") if p.is_file())
        different = [n for n in names if (first / n).read_bytes() != (second / n).read_bytes()]
        assert different == []


def test_swapping_two_lines_of_the_order_renumbers_everything(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    index = root / "docs/ja/faq/registration/index.md"
    text = index.read_text(encoding="utf-8")
    swapped = text.replace("- certificate-file-and-password\n", "- @\n", 1)
    swapped = swapped.replace("- wrong-import-password\n", "- certificate-file-and-password\n", 1)
    swapped = swapped.replace("- @\n", "- wrong-import-password\n", 1)
    assert swapped != text
    index.write_text(swapped, encoding="utf-8")
    dist = build_offline(root)
    with zipfile.ZipFile(dist / "efiling-support.zip") as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / "efiling-support"
    for prefix in ("", "en/"):
        moved = page(folder / f"{prefix}faq/registration/wrong-import-password.html")
        assert text_of(moved.find(".//h1")).startswith("1.")
        assert any(text_of(a).startswith("2. ") for a in moved.xpath("//article//a"))
    numbers = {e["entry"]: e["number"] for e in json.loads((folder / "errors.json").read_text())["errors"]}
    assert numbers["registration/wrong-import-password"] == 1
    everything = page(folder / "faq/registration/all.html")
    assert "wrong-import-password" in everything.xpath("//article")[0].get("id", "")


def test_broken_content_stops_the_build_and_the_last_good_site_stays(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root = copy_project(tmp_path / "project")
    for name in ("site", "dist"):
        (root / name).mkdir()
        (root / name / "kept.txt").write_text("good")
    entry = root / "docs/ja/faq/registration/wrong-import-password.md"
    entry.write_text(entry.read_text(encoding="utf-8").replace("title: ", "titel: ", 1), encoding="utf-8")
    for delivery in ("site", "offline"):
        with pytest.raises(SystemExit) as exit_info:
            cli(["--root", str(root), "build", delivery])
        assert exit_info.value.code == 1
    printed = capfd.readouterr().err
    assert "docs/ja/faq/registration/wrong-import-password.md:2:1: FAQ007" in printed
    assert (root / "site/kept.txt").read_text() == "good"
    assert (root / "dist/kept.txt").read_text() == "good"


def test_the_string_tables_have_the_same_keys(built: Built) -> None:
    tables = {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (built.root / "overrides/strings").glob("*.yml")
    }
    assert set(tables) == {"ja", "en"}
    assert set(tables["ja"]) == set(tables["en"])
    own = {f"lookup_example_{kind}" for kind in ("code", "part", "dialog", "words")} | {
        "lookup_onward_ask_card"
    }
    said = [text for table in tables.values() for key, text in table.items() if key not in own]
    assert all(isinstance(text, str) and text.strip() for text in said)
