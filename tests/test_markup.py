"""An entry's Markdown before rendering, and its HTML after."""

from __future__ import annotations

import pytest

from faqkit.build.single_file import within
from faqkit.content.model import Catalogue
from faqkit.render.markup import escape, finish, join_lines, plain_text, prepare
from faqkit.render.page_contexts import kana_group, on_one_page

ID = "registration/ic-card-mode"


def test_references_carry_number_and_title_in_the_language_of_the_page(catalogue: Catalogue) -> None:
    entry = catalogue.entry(ID)
    target = catalogue.entry("registration/pkcs11-module-failed")
    for locale in catalogue.locales:
        prepared = prepare(entry.text(locale), entry, catalogue, locale)
        assert "{ref}" not in prepared
        assert f"[11. {escape(target.text(locale).title)}](pkcs11-module-failed.md" in prepared


def test_nothing_of_the_notation_is_left_anywhere(catalogue: Catalogue) -> None:
    for entry in catalogue:
        for locale in catalogue.locales:
            prepared = prepare(entry.text(locale), entry, catalogue, locale)
            for sign in ("{ref}", "{n}", "{title}", "{error:", "](link:"):
                assert sign not in prepared, (entry.id, sign)


def test_known_sections_get_the_same_anchor_in_every_language(catalogue: Catalogue) -> None:
    entry = catalogue.entry("registration/wrong-import-password")
    for locale in catalogue.locales:
        prepared = prepare(entry.text(locale), entry, catalogue, locale)
        assert "{ #symptom }" in prepared
        assert "{ #solution }" in prepared


def test_each_mark_is_replaced_by_its_drawn_error_in_order(catalogue: Catalogue) -> None:
    entry = catalogue.entry("registration/already-registered")
    drawn = {error.key: f"<figure>{error.key}</figure>" for error in entry.errors}
    html = "".join(f"<p>faq-error-mark-{i}</p>\n" for i in range(4))
    done = finish(html, entry.text("ja"), entry, drawn)
    assert done.split() == [f"<figure>{error.key}</figure>" for error in entry.errors]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("## 回答\n\n**はい**、`C_Login` です。", "回答 はい、C_Login です。"),
        ("1. 開く\n2. 閉じる\n\n- a", "開く 閉じる a"),
        ('!!! warning "注意"\n    本文', "注意 本文"),
        ("[{ref}](x.md)と[名](link:k)", "題名と名"),
        ("{error:V5ECI0087E}\n\n文", "文"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
    ],
)
def test_a_body_as_words(markdown: str, words: str) -> None:
    assert plain_text(markdown, lambda _: "題名") == words


@pytest.mark.parametrize(
    ("html", "joined"),
    [
        ("<p>開きます。\nファイル</p>", "<p>開きます。ファイル</p>"),
        ('<p>詳細は\n<a href="#">こちら</a>\nです</p>', '<p>詳細は<a href="#">こちら</a>です</p>'),
        ("<p>two\nwords</p>", "<p>two\nwords</p>"),
        ("<pre>一行\n二行</pre><p>一\n二</p>", "<pre>一行\n二行</pre><p>一二</p>"),
    ],
)
def test_a_line_break_between_japanese_is_no_space(html: str, joined: str) -> None:
    assert join_lines(html) == joined


def test_ids_of_an_answer_among_others_are_its_own() -> None:
    html = '<h2 id="cause">x</h2><a href="#cause">y</a><a href="../x/#z">z</a><label for="t">'
    assert on_one_page(html, "slug") == (
        '<h2 id="slug--cause">x</h2><a href="#slug--cause">y</a><a href="../x/#z">z</a><label for="slug--t">'
    )


def test_links_of_the_single_file_stay_in_it() -> None:
    html = (
        '<a href="x.html">a</a> <a href="../other/y.html#cause">b</a> <a href="https://e.test/z.html">c</a>'
    )
    assert within(html, "ja", "registration") == (
        '<a href="#ja/registration/x">a</a> <a href="#ja/other/y--cause">b</a>'
        ' <a href="https://e.test/z.html">c</a>'
    )


@pytest.mark.parametrize(
    ("reading", "group"),
    [("しょうめい", "さ"), ("SSLせつぞく", "A–Z"), ("「ごしてい", "か"), ("ぱす", "は"), ("", "A–Z")],
)
def test_the_row_of_the_syllabary(reading: str, group: str) -> None:
    assert kana_group(reading) == group
