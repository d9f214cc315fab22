"""Editors' pictures and documents: shown in every delivery, kept apart from the theme, and sound."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from faqkit.build.deliveries import build_site
from faqkit.check import load_checked
from faqkit.check.pictures import MAX_BYTES, MAX_PIXELS, file_slip
from faqkit.content.model import Catalogue
from faqkit.problems import Problem, as_text
from faqkit.source.tree import Disk
from pages import local_target, page
from support import copy_project, raster

NS = 'xmlns="http://www.w3.org/2000/svg"'
LINKED = 'xmlns:l="http://www.w3.org/1999/xlink"'
PDF = b"%PDF-1.4\ntrailer<</Root 1 0 R>>\n%%EOF\n"
DATA = "data:image/png;base64,AAAA"
HONEST = {
    "shapes": f"<svg {NS}><title>画面</title><rect width='1' fill='url(#g)'/><use href='#g'/></svg>",
    "document type": (
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        f'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg {NS}/>'
    ),
    "drawing program": (
        f"<svg {NS} xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:label='onload=1'><i:grid/>"
        "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "<r:li r:resource='http://x.example/'/></r:RDF></metadata></svg>"
    ),
    "screenshot": f"<svg {NS} {LINKED}><image l:href='{DATA}'/><image href='{DATA}'/></svg>",
    "style": f"<svg {NS}><style>.a{{fill:url(#g);font-family:'MS ゴシック'}}</style><g class='a'/></svg>",
    "words": f"<svg {NS}><text aria-label='C:\\TEMP'>&lt;script&gt; javascript: onload=</text></svg>",
    "link": f"<svg {NS}><a href='https://www.example.org/'><text>x</text></a></svg>",
}
ACTIVE = {
    "script": f"<svg {NS}><script>alert(1)</script></svg>",
    "script with a prefix": "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:script>x()</s:script></s:svg>",
    "script of HTML": f"<svg {NS}><h:script xmlns:h='http://www.w3.org/1999/xhtml'>x()</h:script></svg>",
    "event": f"<svg {NS} onload='x()'/>",
    "event after a line": f"<svg {NS}><g\nonclick='x()'/></svg>",
    "event in capitals": f"<svg {NS} ONLOAD='x()'/>",
    "event by the document type": f"<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'x()'>]><svg {NS}/>",
    "entity": f"<!DOCTYPE svg [<!ENTITY x '<script>x()</script>'>]><svg {NS}>&x;</svg>",
    "entity of a file": f"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><svg {NS}>&x;</svg>",
    "HTML": f"<svg {NS}><foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject></svg>",
    "remote image": f"<svg {NS}><image href='https://x.example/a.png'/></svg>",
    "remote image, old way": f"<svg {NS} {LINKED}><image l:href='//x.example/a.png'/></svg>",
    "image beside it": f"<svg {NS}><image href='a.svg'/></svg>",
    "drawing in a drawing": f"<svg {NS}><use href='data:image/svg+xml;base64,AAAA#x'/></svg>",
    "program as a link": f"<svg {NS}><a href='javascript:x()'><text>x</text></a></svg>",
    "program as a broken link": f"<svg {NS}><a href=' java&#10;script:x()'><text>x</text></a></svg>",
    "animated link": f"<svg {NS}><a><animate attributeName='href' to='javascript:x()'/></a></svg>",
    "set link": f"<svg {NS}><a><set attributeName='href' to='javascript:x()'/></a></svg>",
    "remote style": f"<svg {NS}><style>@import 'https://x.example/a.css';</style></svg>",
    "remote style in pieces": f"<svg {NS}><style>@imp<!-- -->ort 'https://x.example/a.css';</style></svg>",
    "remote fill": f"<svg {NS}><rect fill='url(https://x.example/a.svg#g)'/></svg>",
    "remote fill behind an escape": f"<svg {NS}><rect style='fill:u\\72l(https://x.example/a.svg#g)'/></svg>",
    "style sheet": f"<?xml-stylesheet href='a.xsl' type='text/xsl'?><svg {NS}/>",
}
NO_DRAWING = {
    "cut off": f"<svg {NS}><g>",
    "no namespace": "<svg/>",
    "a page": "<html><body>404</body></html>",
    "words": "画面",
    "event after a slash": f"<svg/onload=x() {NS}>",
}


def slip(folder: Path, name: str, content: bytes) -> str:
    """What is wrong with a file of this content."""
    (folder / name).write_bytes(content)
    return file_slip(Disk(folder), name)


@pytest.mark.parametrize("name", HONEST)
def test_a_drawing_of_shapes_and_words_is_let_in(tmp_path: Path, name: str) -> None:
    assert slip(tmp_path, "x.svg", HONEST[name].encode()) == ""
    assert (
        slip(
            tmp_path, "x.svg", ('<?xml version="1.0" encoding="UTF-16"?>' * 0 + HONEST[name]).encode("utf-16")
        )
        == ""
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ACTIVE)
def test_a_drawing_that_does_more_is_refused(tmp_path: Path, name: str, encoding: str) -> None:
    assert slip(tmp_path, "x.svg", ACTIVE[name].encode(encoding)) == "active"


@pytest.mark.parametrize("name", NO_DRAWING)
def test_what_is_no_drawing_is_named(tmp_path: Path, name: str) -> None:
    assert slip(tmp_path, "x.SVG", NO_DRAWING[name].encode()) == "broken"


@pytest.mark.parametrize(
    ("kind", "suffix"), [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "gif"), ("WEBP", "webp")]
)
def test_a_picture_that_is_cut_off_is_broken(tmp_path: Path, kind: str, suffix: str) -> None:
    whole = raster(kind)
    assert slip(tmp_path, f"x.{suffix}", whole) == ""
    for length in (1, 20, len(whole) // 2, len(whole) - 200):
        assert slip(tmp_path, f"x.{suffix}", whole[:length]) == "broken", length


def test_other_slips_of_files(tmp_path: Path) -> None:
    assert slip(tmp_path, "x.png", b"") == "empty"
    assert slip(tmp_path, "x.png", b"<!doctype html><title>404</title>") == "broken"
    assert slip(tmp_path, "x.png", bytes(MAX_BYTES + 1)) == "big"
    assert slip(tmp_path, "x.docx", b"x") == "kind"
    assert slip(tmp_path, "x.pdf", PDF) == ""
    assert slip(tmp_path, "x.pdf", PDF[:20]) == "broken"
    assert file_slip(Disk(tmp_path), "y.png") == "missing"
    blank = io.BytesIO()
    Image.new("1", (MAX_PIXELS // 1000 + 1, 1000)).save(blank, "PNG")
    assert slip(tmp_path, "x.png", blank.getvalue()) == "wide"


def with_files(root: Path, files: dict[str, bytes], markdown: str) -> tuple[Path, str, list[Problem]]:
    """A copy of the project with files in docs/assets/ and Markdown added to an entry; its id, all errors."""
    copy_project(root)
    for name, content in files.items():
        path = root / "docs/assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    catalogue = read(root)
    entry = next(entry for entry in catalogue if "en" in entry.texts)
    for text in entry.texts.values():
        path = root / text.path
        path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n\n{markdown}\n", encoding="utf-8")
    problems = [p for p in load_checked(Disk(root))[1] if p.severity == "error"]
    return root, entry.id, problems


def read(root: Path) -> Catalogue:
    """The content of a project."""
    catalogue, _ = load_checked(Disk(root))
    assert catalogue is not None
    return catalogue


@pytest.mark.parametrize("markdown", ["![画面](../../../assets/x.svg)", "[図](../../../assets/x.svg)です。"])
def test_a_drawing_with_a_program_is_refused_wherever_it_is_reached_from(
    tmp_path: Path, markdown: str
) -> None:
    files = {"x.svg": ACTIVE["event"].encode(), "unused.svg": ACTIVE["script"].encode()}
    _, entry_id, problems = with_files(tmp_path / "project", files, markdown)
    found = {(p.place.path, p.rule) for p in problems}
    assert found == {
        (f"docs/ja/faq/{entry_id}.md", "FAQ024"),
        (f"docs/en/faq/{entry_id}.md", "FAQ024"),
        ("docs/assets/unused.svg", "FAQ024"),
    }
    assert "x.svg" in as_text(problems, "ja")


def test_pictures_and_documents_are_in_every_delivery(tmp_path: Path) -> None:
    names = ("images/a.png", "lookup/b.jpg", "javascripts/c.gif", "stylesheets/d.webp", "e.SVG", "icon.svg")
    kinds = ("PNG", "JPEG", "GIF", "WEBP")
    files = {name: raster(kind) for name, kind in zip(names, kinds, strict=False)}
    files |= {"e.SVG": HONEST["shapes"].encode(), "icon.svg": HONEST["words"].encode(), "form.pdf": PDF}
    shown = "\n\n".join(f"![画面の例](../../../assets/{name})" for name in names)
    markdown = f"{shown}\n\n[様式](../../../assets/form.pdf)と[図](../../../assets/icon.svg)です。"
    root, entry_id, problems = with_files(tmp_path / "project", files, markdown)
    assert as_text(problems, "ja") == ""
    site = build_site(root)
    with zipfile.ZipFile(root / "dist/efiling-support.zip") as archive:
        archive.extractall(tmp_path)
    copies = (site, "{}/index.html"), (tmp_path / "efiling-support", "{}.html")
    category = entry_id.partition("/")[0]
    for folder, form in copies:
        for name, content in files.items():
            assert (folder / "assets" / name).read_bytes() == content
        for prefix in ("", "en/"):
            for path in (
                form.format(f"faq/{entry_id}"),
                form.format(f"faq/{category}/all"),
            ):
                here = folder / prefix / path
                sources = [str(s) for s in page(here).xpath("//img/@src")]
                assert len(sources) == len(names)
                for source, name in zip(sources, names, strict=True):
                    target = local_target(here, source, "/efiling-support/", folder)
                    assert target == ((folder / "assets" / name).resolve(), "")
    icon = str(page(site / "index.html").xpath("//link[@rel='icon']/@href")[0])
    assert (site / icon).read_bytes() == (root / "overrides/assets/icon.svg").read_bytes()
    assert not [p for p in (site / "assets").rglob("*") if p.is_file() and p.suffix in (".css", ".map")]

    single = page(root / "dist/efiling-support.html")
    inside = [str(s) for s in single.xpath("//img/@src")]
    assert [base64.b64decode(s.partition(",")[2]) for s in inside] == [files[name] for name in names] * 2
    assert {s.partition(";")[0] for s in inside} == {
        f"data:image/{kind}" for kind in ("png", "jpeg", "gif", "webp", "svg+xml")
    }
    saved = [
        (str(a.get("download")), base64.b64decode(a.get("href").partition(",")[2]))
        for a in single.xpath("//a[@download]")
    ]
    assert saved == [("form.pdf", PDF), ("icon.svg", files["icon.svg"])] * 2
