"""Files of a page put into the page itself, for the edition that is one file."""

from __future__ import annotations

import base64
import mimetypes
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

# A file of the site: an address without scheme or anchor that is no page.
FILE = re.compile(
    r"""
    (?P<before><(?P<tag>img|a)\b[^<>]*?\s(?:src|href)=")
    (?P<address>(?!//)[^":#?]+\.(?!html")\w+)(?=")
    """,
    re.VERBOSE,
)


def inlined(html: str, page: str, folder: Path) -> str:
    """Pictures and linked files as `data:`; `page` is the address of the HTML in the site `folder`.

    Browsers open no `data:` address as a page, but they save it: a link becomes a download.
    """

    def data(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(match["address"])))
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        content = base64.b64encode((folder / path).read_bytes()).decode("ascii")
        name = f'" download="{posixpath.basename(path)}' if match["tag"] == "a" else ""
        return f"{match['before']}data:{kind};base64,{content}{name}"

    return FILE.sub(data, html)
