"""Files that pages show or link to: what is wrong with one, in the words of FAQ024."""

from __future__ import annotations

import warnings
from pathlib import Path

from PIL import Image

from faqkit.check.svg import svg_slip

KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
DOCUMENTS = (".pdf",)
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
MAX_BYTES = 1_000_000  # the offline copy carries every file, the single file each in every language
MAX_PIXELS = 40_000_000  # as many as a phone's camera takes; more is slow to show


def file_slip(file: Path) -> str:
    """`missing`, `kind`, `empty`, `big`, `wide`, `active` or `broken`; nothing for a sound file."""
    kind = file.suffix.lower()
    if not file.is_file():
        return "missing"
    if kind not in (*KINDS, *DOCUMENTS):
        return "kind"
    size = file.stat().st_size
    if not size or size > MAX_BYTES:
        return "big" if size else "empty"
    return svg_slip(file) if kind == ".svg" else pdf_slip(file) if kind in DOCUMENTS else raster_slip(file)


def raster_slip(file: Path) -> str:
    """A photograph or screenshot: each of its pixels is read, as only that shows where it was cut off."""
    try:
        with warnings.catch_warnings(), Image.open(file, formats=FORMATS) as image:
            warnings.simplefilter("ignore")
            if image.width * image.height > MAX_PIXELS:
                return "wide"
            image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return "broken"
    return ""


def pdf_slip(file: Path) -> str:
    """A document: it begins and ends as one."""
    content = file.read_bytes()
    return "" if b"%PDF-" in content[:1024] and b"%%EOF" in content[-1024:] else "broken"
