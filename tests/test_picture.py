"""The picture reader's parts: fetched, carried and left out."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from faqkit.build import picture_reader as picture
from faqkit.build.folder import Folder
from support import PROJECT, Built

with_parts = pytest.mark.skipif(not picture.sizes(PROJECT), reason="the parts could not be fetched")


def test_the_lock_pins_the_engine_and_names_no_address() -> None:
    lock = (PROJECT / "parts" / "package-lock.json").read_text(encoding="utf-8")
    package = json.loads(lock)["packages"][f"node_modules/{picture.PACKAGE}"]
    assert package["version"]
    assert package["integrity"].startswith("sha512-")
    assert "://" not in lock


def test_a_machine_without_the_clients_gets_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "parts").mkdir()
    for path in (PROJECT / "parts").iterdir():
        (tmp_path / "parts" / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(picture, "npm", lambda *_: ["false"])
    with pytest.raises(picture.MissingError, match="false"):
        picture.fetch(tmp_path)
    assert picture.sizes(tmp_path) == {}


def test_a_delivery_without_parts_says_so(tmp_path: Path) -> None:
    out = Folder(tmp_path / "site")
    picture.add_parts(tmp_path, out)
    script = (tmp_path / "site" / "theme" / "lookup-picture.js").read_text(encoding="utf-8")
    assert script.endswith("faqPicture.sizes = {};\n")
    assert not picture.without_parts(out.pieces())


@with_parts
def test_the_zip_carries_the_parts_with_their_licences_and_the_slim_one_does_not(built: Built) -> None:
    names = {}
    for path in built.dist.glob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            names[path.name] = {name for name in archive.namelist() if "/ocr/" in name}
    parts = {f"efiling-support/theme/ocr/{path.name}" for path in (PROJECT / picture.CACHE).iterdir()}
    assert names == {"efiling-support.zip": parts, "efiling-support-slim.zip": set()}
    assert sum("LICENSE" in name for name in parts) == 2


@with_parts
def test_the_download_page_names_the_sizes_of_both_zips(built: Built) -> None:
    page = (built.site / "download" / "index.html").read_text(encoding="utf-8")
    for name in ("efiling-support.zip", "efiling-support-slim.zip"):
        size = (built.dist / name).stat().st_size
        assert f"{name} ({size / 1_000_000:.1f} MB)" in page
