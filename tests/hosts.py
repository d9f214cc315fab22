"""A server in tests that changes or vanishes between two requests."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BASE = "/efiling-support/"


@dataclass
class Host:
    """A server that can get another folder, or vanish, between two requests."""

    root: str
    folder: Path
    up: bool = True


class Handler(SimpleHTTPRequestHandler):
    """Serves what `host` has now below the sub-path, or hangs up."""

    def __init__(self, host: Host, *arguments: object) -> None:
        self.host = host
        super().__init__(*arguments)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BASE))

    def do_GET(self) -> None:
        self.directory = str(self.host.folder)  # asked late: browsers open connections ahead
        if self.host.up:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """A server with what is in `folder`."""
    found = Host("", folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, found))
    found.root = f"http://127.0.0.1:{server.server_address[1]}{BASE}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield found
    server.shutdown()
