"""Content-Security-Policy: what a page may load and run, said by the page itself in a `<meta>`.

Scripts are files of the site, or those written into the page whose hash the policy has; nothing
may be sent anywhere. A page opened from disk has no origin to compare with, so there files count
as its own. Styles written into pages are Markdown's alignment of table columns. `blob:` is what the
page made itself: the picture that a reader gave it, and the worker that reads it with WebAssembly.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable


def policy(inline: Iterable[str], *, offline: bool, whole: bool = False) -> str:
    """The policy of a page with these scripts written into it; `whole`: one that loads nothing at all."""
    own = () if whole else ("'self'", "file:") if offline else ("'self'",)
    rules = {
        "default-src": ("'none'",),
        "script-src": (*own, "'wasm-unsafe-eval'", *map(source_hash, inline)),
        "worker-src": ("blob:",) if offline else (*own, "blob:"),
        "style-src": (*own, "'unsafe-inline'"),
        "img-src": (*own, "data:", "blob:"),
        "manifest-src": own or ("'none'",),
        "base-uri": ("'none'",),
        "form-action": own or ("'none'",),
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


def source_hash(script: str) -> str:
    """How a policy names a script by what it says: `'sha256-…'`."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
