"""What a drawing (SVG) may hold: shapes and words. Opened by itself it can do what a page can."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

SVG = "{http://www.w3.org/2000/svg}"
XHTML = "{http://www.w3.org/1999/xhtml}"
# Drawing programs add elements of their own, which browsers pass over; of SVG only what draws is let in.
DRAWING = """
svg g defs symbol use switch title desc metadata style view a
path rect circle ellipse line polyline polygon text tspan textPath image marker pattern clipPath mask
linearGradient radialGradient stop filter feBlend feColorMatrix feComponentTransfer feComposite
feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
feSpotLight feTile feTurbulence
"""
PICTURE = r"data:image/(?:png|jpeg|gif|webp);base64,"
INSIDE = re.compile(rf"\s*(?:#|{PICTURE}|$)")  # an address that is part of the drawing
OUTWARD = re.compile(r"\s*(?:https?:|mailto:)", re.IGNORECASE)  # where a link may lead
LOADING_CSS = re.compile(
    rf"""
    @import | image-set\( | url\((?!\s*['"]?(?:\#|{PICTURE}))
    | \\[^;{{}}"']*\( | @[^;{{]*\\        # a name with an escape in it, such as u\72l(
    """,
    re.IGNORECASE | re.VERBOSE,
)


class _Reader:
    """Takes what the parser finds: `fit` if it is a drawing, `active` if it does more than draw."""

    def __init__(self) -> None:
        self.fit = False
        self.active = False
        self._open: list[str] = []
        self._style = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element."""
        if not self._open:
            self.fit = tag == f"{SVG}svg"
        self._open.append(tag)
        foreign = tag.startswith(XHTML)
        unknown = tag.startswith(SVG) and tag.removeprefix(SVG) not in DRAWING.split()
        acts = any(does(tag, name, value) for name, value in attributes.items())
        self.active = self.active or foreign or unknown or acts

    def end(self, tag: str) -> None:
        """The end of an element; a style sheet is looked at as a whole."""
        self._open.pop()
        if tag == f"{SVG}style":
            self.active = self.active or bool(LOADING_CSS.search(self._style))
            self._style = ""

    def data(self, text: str) -> None:
        """Text: of a style sheet it matters. It comes in pieces."""
        if self._open and self._open[-1] == f"{SVG}style":
            self._style += text

    def pi(self, target: str, text: str | None = None) -> None:
        """An instruction, such as the style sheet that turns a drawing into a page."""
        del text
        self.active = self.active or target.lower().startswith("xml-stylesheet")

    def close(self) -> None:
        """The end of the file."""


def does(tag: str, name: str, value: str) -> bool:
    """Whether an attribute runs or loads something; `name` is `href`, `{namespace}href`, `onload` …"""
    namespace, _, local = name.rpartition("}")
    if local.lower() in ("href", "src", "base"):
        return not (INSIDE.match(value) or (tag == f"{SVG}a" and OUTWARD.match(value)))
    return not namespace and (local.lower().startswith("on") or bool(LOADING_CSS.search(value)))


def svg_slip(data: bytes) -> str:
    """What is wrong with a drawing: `broken` (no SVG that browsers can show), `active`, or nothing."""
    reader = _Reader()
    parser = DefusedXMLParser(target=reader)
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException:
        return "active"  # entities: text that is made up while it is read
    except (ParseError, ValueError, LookupError):
        return "broken"
    return "active" if reader.active else "" if reader.fit else "broken"
