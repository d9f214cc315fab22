"""A document filled in for pages of each delivery."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faqkit.content.addresses import SingleUrls, Urls
from faqkit.content.document import parse
from faqkit.content.model import Catalogue
from faqkit.render.markup import Filling
from faqkit.render.page_contexts import kana_group
from faqkit.render.view_builder import ViewBuilder

ID = "registration/ic-card-mode"
OTHER = "registration/pkcs11-module-failed"
FILE = f"ja/faq/{ID}.md"
BODY = """\
[a](pkcs11-module-failed.md#cause) [b](../registration/index.md) [c](all.md#x) [d](../../errors.md)
[e](#answer) [f](https://e.test/z.html) ![g](../../../assets/g.png)

## 回答
"""


def hrefs(catalogue: Catalogue, urls: Urls, page: str, prefix: str = "") -> list[str]:
    """The addresses and names of BODY on the page at `page`."""
    html = Filling(ViewBuilder(catalogue, urls, "ja", page), FILE, prefix).html(parse(BODY))
    return [
        piece.partition('"')[0]
        for piece in html.replace('src="', 'href="').replace('id="', 'href="').split('href="')[1:]
    ]


def test_the_web_has_folders(catalogue: Catalogue) -> None:
    assert hrefs(catalogue, Urls(), f"faq/{ID}/") == [
        "../pkcs11-module-failed/#cause", "../", "../all/#x", "../../../errors/",
        "#answer", "https://e.test/z.html", "../../../assets/g.png", "answer",
    ]  # fmt: skip


def test_the_offline_copy_has_files(catalogue: Catalogue) -> None:
    assert hrefs(catalogue, Urls(directory_urls=False), f"faq/{ID}.html") == [
        "pkcs11-module-failed.html#cause", "index.html", "all.html#x", "../../errors.html",
        "#answer", "https://e.test/z.html", "../../assets/g.png", "answer",
    ]  # fmt: skip


def test_the_single_file_has_anchors(catalogue: Catalogue) -> None:
    assert hrefs(catalogue, SingleUrls(), "", f"ja/{ID}--") == [
        f"#ja/{OTHER}--cause", "#ja/registration/index", "#ja/registration/x", "#ja/",
        f"#ja/{ID}--answer", "https://e.test/z.html", "assets/g.png", f"ja/{ID}--answer",
    ]  # fmt: skip


def test_anchors_of_an_answer_among_others_are_its_own(catalogue: Catalogue) -> None:
    body = '[x](#cause)\n\n## 原因\n\n文[^1]\n\n[^1]: 注\n\n=== "甲"\n    文\n'
    html = Filling(ViewBuilder(catalogue, Urls(), "ja", "faq/registration/all/"), FILE, "slug--").html(
        parse(body)
    )
    for name in ('href="#slug--cause"', 'id="slug--cause"', 'id="slug--fn:1"', 'href="#slug--fn:1"'):
        assert name in html
    assert html.count('"slug--__tabbed_1') == html.count("__tabbed_1") > 0


def test_references_carry_number_and_title_in_the_language_of_the_page(catalogue: Catalogue) -> None:
    target = catalogue.entry(OTHER)
    for locale in catalogue.locales:
        filling = Filling(ViewBuilder(catalogue, Urls(), locale, ""), FILE)
        assert (
            filling.reference("pkcs11-module-failed.md#x", "ref")
            == f"{target.number}. {target.text(locale).title}"
        )
        assert filling.reference("pkcs11-module-failed.md", "n") == str(target.number)


def test_a_title_is_text_whatever_signs_it_has(catalogue: Catalogue) -> None:
    odd = replace(catalogue.entry(OTHER).texts["ja"], title='**a** <b> `c` & "d"')
    entry = replace(catalogue.entry(OTHER), texts={"ja": odd})
    categories = tuple(
        replace(c, entries=tuple(entry if e.id == OTHER else e for e in c.entries))
        for c in catalogue.categories
    )
    viewer = ViewBuilder(replace(catalogue, categories=categories), Urls(), "ja", "")
    html = Filling(viewer, FILE).html(parse("[{title}](pkcs11-module-failed.md)"))
    assert '>**a** &lt;b&gt; `c` &amp; "d"</a>' in html


def test_nothing_of_the_notation_is_left_anywhere(catalogue: Catalogue) -> None:
    for entry in catalogue:
        names = [("error", name) for error in entry.errors for name in (error.key, *error.codes)]
        names += [("helper", helper.key) for helper in entry.helpers]
        drawn = dict.fromkeys(names, "<figure>")
        for locale in catalogue.locales:
            text = entry.text(locale)
            viewer = ViewBuilder(catalogue, Urls(), locale, "")
            html = Filling(viewer, text.path.removeprefix("docs/"), drawn=drawn).html(text.document)
            assert html.count("<figure>") == len(text.document.placements)
            for sign in ("{ref}", "{n}", "{title}", "{error:", "link:", "\x02", "\x03"):
                assert sign not in html, (entry.id, sign)


@pytest.mark.parametrize(
    ("reading", "group"),
    [("しょうめい", "さ"), ("SSLせつぞく", "A–Z"), ("「ごしてい", "か"), ("ぱす", "は"), ("", "A–Z")],
)
def test_the_row_of_the_syllabary(reading: str, group: str) -> None:
    assert kana_group(reading) == group
