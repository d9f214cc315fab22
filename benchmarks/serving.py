"""A built site served as a web host serves it: compressed, below its sub-path, from this machine only."""

from __future__ import annotations

import functools
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".webmanifest")


class Host(SimpleHTTPRequestHandler):
    """Serves `folder` below the path `base`."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, folder: Path, base: str) -> None:
        self.base = base
        super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """The file of an address; a folder's is its index.html."""
        found = Path(super().translate_path("/" + urlsplit(path).path.removeprefix(self.base)))
        return str(found / "index.html" if found.is_dir() else found)

    def do_GET(self) -> None:
        """Answer with the file, compressed where that makes it smaller."""
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            return self.send_error(404)
        body = file.read_bytes()
        self.send_response(200)
        if file.suffix in COMPRESSED:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Cache-Control", "max-age=600")  # as GitHub Pages does
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # who asked has gone
            self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, base: str) -> Iterator[str]:
    """The address of the site in `folder`, served below `base`, such as `/efiling-support/`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, folder=folder, base=base))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{base}"
    finally:
        server.shutdown()
