"""Files put into a page itself, for the edition that is one file."""

from __future__ import annotations

import base64
import mimetypes
import posixpath
from pathlib import Path
from urllib.parse import unquote


def inlined(folder: Path, path: str, *, shown: bool) -> str:
    """The address of the file `path` of the site `folder` as `data:`, to be the value of an attribute.

    Browsers open no `data:` address as a page, but they save it: what is not `shown` in the page, but
    linked to, becomes a download.
    """
    path = unquote(path)
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    content = base64.b64encode((folder / path).read_bytes()).decode("ascii")
    name = "" if shown else f'" download="{posixpath.basename(path)}'
    return f"data:{kind};base64,{content}{name}"
