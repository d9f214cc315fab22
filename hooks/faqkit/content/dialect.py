"""The Markdown of this site: Python-Markdown without the marks that no editor means.

Taken out, so that the signs are shown as they were typed: HTML, attribute lists, links by label,
underlined headings, `_` as emphasis. Confined: `*` to whole words, `\\` to the signs it is needed
for, `#` to where a space follows, `(…)` behind `[…]` to what can be a target. What is left of HTML
is what this library makes: nothing that an editor types reaches a page as code.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    EscapeInlineProcessor,
    ImageInlineProcessor,
    LinkInlineProcessor,
    SimpleTagInlineProcessor,
)

from faqkit.content.origins import LATIN_CLASS

EXTENSIONS = (
    "admonition", "def_list", "footnotes", "tables", "toc",
    "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed",
)  # fmt: skip
NOT_MEANT = ("html", "reference", "image_reference", "short_reference", "short_image_ref", "em_strong")
HEADER = re.compile(r"(?:^|\n)(?P<level>#{1,6})[ \t]+(?P<header>[^\n]*?\S)[ \t]*\#*[ \t]*(?:\n|$)")
STRONG = r"(\*\*)(?=[^\s*]|\*[^\s*])(.+?)(?<=[^\s])\*\*(?!\*(?!\*))"
# `*.p12と*.pfx`, `証明書*1とパスワード*2` and `2*3*4` are no emphasis: it begins with a word.
EM = rf"(?<![{LATIN_CLASS}*\\])(\*)(?=[^\W\d]|[「『〔“(\[`])([^*]+?)(?<=[^\s*])\*(?![*.{LATIN_CLASS}])"
ESCAPE = r"\\([*`\[\]<|]|(?<=(?m:^)\\)[-+#>!=:])|(?<=(?m:^)\d)\\(?=\.)|(?<=(?m:^)\d\d)\\(?=\.)"
IN_PATH = re.compile(
    rf"(?:[{LATIN_CLASS}]:|\\)\\[^\s、。「」]*$"
)  # `C:\TEMP\*.txt`: no sign is escaped there
LONGEST_PATH = 260  # characters that Windows takes
NO_TARGET = re.compile(r"(?=.*[^\x00-\x7f])[^./#:]*", re.DOTALL)


def is_target(text: str) -> bool:
    """Whether what stands in `(…)` behind `[…]` can be meant as a target: `x.md`, `link:key`; not `以上`."""
    return NO_TARGET.fullmatch(text.strip(" <>")) is None


class Header(HashHeaderProcessor):
    """`## 回答`: `#1` and `#タグ` at the beginning of a line are words."""

    RE = HEADER


class Targets:
    """Leaves brackets that hold no target as they are."""

    restore: Callable[[str], str]

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """Called by Python-Markdown behind `[…]`: target, title, end, whether it is a link."""
        href, title, end, handled = super().getLink(data, index)  # type: ignore[misc]
        return href, title, end, handled and is_target(self.restore(href))


class Link(Targets, LinkInlineProcessor):
    """`[text](target)`."""


class Image(Targets, ImageInlineProcessor):
    """`![text](target)`."""


class Escape(EscapeInlineProcessor):
    """`\\*`, and `1\\.` where a list would begin; `C:\\TEMP\\_cert` is shown as it is."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int, int]:
        """Called by Python-Markdown."""
        if IN_PATH.search(data, max(0, m.start() - LONGEST_PATH), m.start() + 1):
            return None, m.start(), m.end()
        return f"\x02{ord(m[1])}\x03" if m[1] else "", m.start(), m.end()


class Dialect(Extension):
    """How Markdown is read; `restore` gives traced letters back (see `faqkit.content.origins`)."""

    def __init__(self, restore: Callable[[str], str]) -> None:
        super().__init__()
        self.restore = restore

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Called by Python-Markdown."""
        md.registerExtensions(EXTENSIONS, {"pymdownx.tabbed": {"alternate_style": True}})
        for name in NOT_MEANT:
            md.inlinePatterns.deregister(name)
        md.preprocessors.deregister("html_block")
        for name in ("setextheader", "reference"):
            md.parser.blockprocessors.deregister(name)
        md.parser.blockprocessors.register(Header(md.parser), "hashheader", 70)
        md.inlinePatterns.register(Escape(ESCAPE, md), "escape", 180)
        link, image = Link(r"(?<!\!)\[", md), Image(r"\!\[", md)
        link.restore = image.restore = self.restore
        md.inlinePatterns.register(link, "link", 160)
        md.inlinePatterns.register(image, "image_link", 150)
        md.inlinePatterns.register(SimpleTagInlineProcessor(STRONG, "strong"), "strong", 62)
        md.inlinePatterns.register(SimpleTagInlineProcessor(EM, "em"), "em", 61)
        self.restore_code(md)

    def restore_code(self, md: Markdown) -> None:
        """Code is coloured before the tree is made: hand it over in its own letters."""
        fenced = next(f for e in md.registeredExtensions for f in getattr(e, "superfences", ()))
        highlight = fenced["formatter"]

        def restored(src: str = "", **options: object) -> object:
            return highlight(src=self.restore(src), **options)

        fenced["formatter"] = restored
