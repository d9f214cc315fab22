"""One parsed body: every sign that is no mark of Markdown stands on the page, and knows its line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqkit.content.document import Address, Anchor, Drawing, Reference, parse

# What editors write, and what is read of it on the page.
PIECES = [
    ("証明書", "証明書"),
    ("Windows 11", "Windows 11"),
    ("、", "、"),
    ("。", "。"),
    (" ", " "),
    ("**太字**", "太字"),
    ("`C:\\TEMP\\*`", "C:\\TEMP\\*"),
    ("[名前](x.md)", "名前"),
    ("[{ref}](x.md)", "{ref}"),
    ("{PIN}", "{PIN}"),
    ("{Windows 11}", "{Windows 11}"),
    ("{GUID}", "{GUID}"),
    ("{:.x}", "{:.x}"),
    (r"\\server\share", r"\\server\share"),
    (r"C:\TEMP\_cert", r"C:\TEMP\_cert"),
    (r"C:\a\*.txt", r"C:\a\*.txt"),
    ("証明書*1", "証明書*1"),
    ("*2", "*2"),
    ("*.p12", "*.p12"),
    ("C_Login_x", "C_Login_x"),
    ("__init__", "__init__"),
    ("[i2.50](以上)", "[i2.50](以上)"),
    ("[設定]", "[設定]"),
    ("<サーバ側>", "<サーバ側>"),
    ("<b>", "<b>"),
    ("a & b", "a & b"),
    ("1 < 2", "1 < 2"),
    ("~~x~~", "~~x~~"),
    ("==x==", "==x=="),
    ("x | y", "x | y"),
    ("faq-error-mark-7", "faq-error-mark-7"),
    ("#1", "#1"),
    ("(1)", "(1)"),
    ("𠮷野家", "𠮷野家"),
    ("한글", "한글"),
    ("+", "+"),
    ("-", "-"),
    ("=", "="),
    ("!", "!"),
    ("?", "?"),
    (":", ":"),
    ("~", "~"),
    ("^", "^"),
    ("$", "$"),
]


def words(body: str) -> str:
    """What is read of a body."""
    parts = parse(body).text
    return "".join(part if isinstance(part, str) else f"{{{part.part}}}" for part in parts)


def folded(text: str) -> str:
    """Without white space, which a page folds."""
    return re.sub(r"\s+", "", text)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_every_sign_of_a_paragraph_that_is_no_mark_stands_on_the_page(pieces: list[tuple[str, str]]) -> None:
    source = "文。" + "。".join(piece for piece, _ in pieces)
    shown = "文。" + "。".join(text for _, text in pieces)
    document = parse(source)
    assert folded(words(source)) == folded(shown)
    assert document.lost == ()
    assert [node.tag for node in document.nodes if node.parent < 0] == ["p"]


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.sampled_from(["### ", "- ", "1. ", "> "])
)
def test_so_does_every_sign_of_a_heading_an_item_and_a_quotation(
    pieces: list[tuple[str, str]], sign: str
) -> None:
    source = sign + "文。" + "。".join(piece for piece, _ in pieces) + "。"
    assert folded(words(source)) == folded("文。" + "。".join(text for _, text in pieces) + "。")


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])), max_size=8))
def test_letters_come_back_whatever_was_typed(lines: list[str]) -> None:
    body = "\n".join(lines)
    document = parse(body)
    assert set(document.lost) <= set(range(len(body)))
    html = "".join(part for part in document.parts if isinstance(part, str))
    assert not (set(html) & set("𠀀𦀀")) - set(body)


def test_lines_of_nodes_are_those_of_the_source() -> None:
    body = '## 回答\n\n文です。\n\n1. 一つ目\n    - 二段目\n\n!!! note "注"\n    中の文\n\n{error:X}\n'
    document = parse(body)
    found = {(node.tag, node.line) for node in document.nodes}
    assert {("h2", 1), ("p", 3), ("ol", 5), ("li", 5), ("ul", 6), ("li", 6), ("div", 8), ("p", 9)} <= found
    assert [(p.key, p.line) for p in document.placements] == [("X", 11)]


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("{error:X}", [Drawing("error", "X")]),
        ("[{n}](x.md#cause)", [Address("x.md#cause"), Reference("x.md#cause", "n")]),
        ("## 回答 { #here }", [Anchor("here")]),
        ("## 回答", [Anchor("answer")]),
        ("![図](../a.png)", [Address("../a.png", shown=True)]),
        ("[外](https://example.com/)", []),
        ("`{error:X}` faq-error-mark-0", []),
    ],
)
def test_places_are_left_open(body: str, parts: list[object]) -> None:
    assert [part for part in parse(body).parts if not isinstance(part, str)] == parts


@pytest.mark.parametrize("sign", ["\x02faq:0\x03", "\x020\x03", "\x02wzxhzdk:0\x03"])
def test_no_text_can_pass_for_a_place(sign: str) -> None:
    assert all(isinstance(part, str) for part in parse(f"文{sign}").parts)


def test_html_never_becomes_code() -> None:
    html = "".join(
        p for p in parse("<script>alert(1)</script>\n\n<img src=x onerror=y>").parts if isinstance(p, str)
    )
    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("開きます。\nファイル", "<p>開きます。ファイル</p>"),
        ("詳細は\n**こちら**\nです", "<p>詳細は<strong>こちら</strong>\nです</p>"),
        ("two\nwords", "<p>two\nwords</p>"),
    ],
)
def test_a_line_break_between_japanese_is_no_space(body: str, html: str) -> None:
    assert "".join(map(str, parse(body).parts)) == html


def test_a_heading_of_signs_alone_has_its_line() -> None:
    document = parse("文\n\n## ※\n\n次\n")
    assert [(h.text, h.line) for h in document.headings] == [("※", 3)]
    assert [(text, line) for _, text, _, line in document.sections()] == [("", 1), ("※", 3)]
