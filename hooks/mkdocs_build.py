"""MkDocs run within this process, one delivery after another; beside `site_hooks.py` all that knows it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from click import Abort
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

if TYPE_CHECKING:
    from faqkit.build.folder import Folder
    from faqkit.build.open_site import Content


def build_pages(config_file: Path, own: Path, content: Content, folder: Folder) -> str:
    """Fill `folder` strictly from what has been read; `own` is the folder in which MkDocs itself works.

    Returns what MkDocs complained of: nothing when all went well.
    """
    said = Complaints()
    log = logging.getLogger("mkdocs")
    log.addHandler(said)
    try:
        config = load_config(config_file=str(config_file), site_dir=str(own), strict=True)
        config.extra["faq"] |= {"content": content, "folder": folder}
        build(config)
    except (Abort, MkDocsException) as error:
        said.lines.append(str(error))
    finally:
        log.removeHandler(said)
    return "\n".join(said.lines)


class Complaints(logging.Handler):
    """Gathers what is worse than information."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Called by `logging`."""
        self.lines.append(f"{record.levelname} - {record.getMessage()}")
