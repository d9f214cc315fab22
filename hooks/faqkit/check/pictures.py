"""Files that pages show or link to: what is wrong with one, in the words of FAQ024."""

from __future__ import annotations

import io
import warnings
from pathlib import PurePosixPath

from PIL import Image

from faqkit.check.svg import svg_slip
from faqkit.source.tree import Tree

KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
DOCUMENTS = (".pdf",)
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
# What the last bytes of a whole file hold; programs show one that was cut off as far as it goes.
END = {"PNG": b"IEND", "JPEG": b"\xff\xd9", "GIF": b";"}
TRAILER = 4096  # some programs write more behind the end
MAX_BYTES = 1_000_000  # the offline copy carries every file, the single file each in every language
MAX_PIXELS = 40_000_000  # as many as a phone's camera takes; more is slow to show


def file_slip(tree: Tree, path: str) -> str:
    """`missing`, `kind`, `empty`, `big`, `wide`, `active` or `broken`; nothing for a sound file."""
    kind = PurePosixPath(path).suffix.lower()
    if not tree.is_file(path):
        return "missing"
    if kind not in (*KINDS, *DOCUMENTS):
        return "kind"
    data = tree.read(path)
    if not data or len(data) > MAX_BYTES:
        return "big" if data else "empty"
    return svg_slip(data) if kind == ".svg" else pdf_slip(data) if kind in DOCUMENTS else raster_slip(data)


def raster_slip(data: bytes) -> str:
    """A photograph or screenshot: each of its pixels is read, as only that shows where it was cut off."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=FORMATS) as image:
            warnings.simplefilter("ignore")
            if image.width * image.height > MAX_PIXELS:
                return "wide"
            image.load()
            end = END.get(str(image.format), b"")
            if end not in data[-TRAILER:]:
                return "broken"
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return "broken"
    return ""


def pdf_slip(content: bytes) -> str:
    """A document: it begins and ends as one."""
    return "" if b"%PDF-" in content[:1024] and b"%%EOF" in content[-1024:] else "broken"
