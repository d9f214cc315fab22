"""The two deliveries, made beside the last good ones and put in their place when complete."""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from faqkit.build import pdf as paper
from faqkit.build import picture_reader as picture
from faqkit.build.folder import Folder, filled
from faqkit.build.open_site import Content, read_content
from faqkit.build.swap import BusyError, alone, replace_folder, restore
from faqkit.build.zipped import make_zip
from faqkit.content.artifacts import SUMS, Artifacts
from faqkit.problems import both
from faqkit.source.store import CACHE, Nothing, Store, open_store

log = logging.getLogger(__name__)


class BuildError(Exception):
    """MkDocs refused, or another build is running; the text says so."""


def build_site(root: Path, *, keep: bool = True, pdf: bool = False) -> Path:
    """Build `site/` for the web, with the offline copy to download in it; returns the folder.

    `keep` takes finished work from earlier builds, `pdf` prints each category for it. Raises ContentError for
    content with errors.
    """
    with workshop(root, keep) as store:
        content = read_content(root, store)
        dist = make_dist(content, pdf=pdf)
        with filled(root / ".build" / "site", store, root / "site") as folder:
            make_pages(content, "mkdocs.yml", folder)
            for path in sorted(dist.iterdir()):
                folder.write(f"download/{path.name}", path.read_bytes())
        return replace_folder(folder.path, root / "site")


def build_offline(root: Path, *, keep: bool = True, pdf: bool = False) -> Path:
    """Build `dist/` for file shares; returns the folder. Raises ContentError for content with errors."""
    with workshop(root, keep) as store:
        return make_dist(read_content(root, store), pdf=pdf)


@contextmanager
def workshop(root: Path, keep: bool) -> Iterator[Store]:
    """Have `.build/` to oneself, with the finished work in it.

    Raises BuildError while another build runs, or when the disk refuses.
    """
    try:
        with alone(root / ".build"), open_store(root / CACHE) if keep else nullcontext(Nothing()) as store:
            for name in ("site", "dist"):
                restore(root / name)
            with marked(root / ".build" / "running"):
                yield store
    except BusyError:
        raise BuildError(both("busy")) from None
    except OSError as error:
        raise BuildError(str(error)) from error


@contextmanager
def marked(mark: Path) -> Iterator[None]:
    """Have `mark` there as long as the work goes on; one that is there was left by a process that died."""
    if mark.exists():
        log.warning(both("interrupted"))
    mark.touch()
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)


def make_dist(content: Content, *, pdf: bool = False) -> Path:
    """Make `dist/`: the bundle as a zip, the single file, what is printed, and their SHA-256 sums."""
    root, store, names = content.root, content.store, Artifacts(content.settings.bundle)
    out = root / ".build" / "dist"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with filled(root / ".build" / "offline", store) as folder:
        make_pages(content, "mkdocs.offline.yml", folder)
        if names.single in folder.keys:  # it is left out where it would be too large
            folder.give(names.single, out / names.single)
    try:
        paper.add_pdfs(content, folder.path, out, printing=pdf)
    except paper.NoBrowserError as error:
        raise BuildError(both("no_browser", missing=error)) from None
    whole = folder.pieces()
    for name, pieces in ((names.bundle, whole), (names.slim, picture.without_parts(whole))):
        if pieces:
            make_zip(pieces, out / name, names.root, root / "dist" / name, store)
    sums = [f"{sha256(path)}  {path.name}\n" for path in sorted(out.iterdir())]
    (out / SUMS).write_text("".join(sums), encoding="utf-8", newline="\n")
    return replace_folder(out, root / "dist")


def run_mkdocs(root: Path, config: str, name: str, content: Content | None = None) -> Path:
    """Build a delivery strictly into `.build/<name>`. Raises BuildError with what MkDocs complained of."""
    content = content or read_content(root, Nothing())
    with filled(root / ".build" / name, content.store) as folder:
        make_pages(content, config, folder)
    return folder.path


def make_pages(content: Content, config: str, folder: Folder) -> None:
    """Fill a folder with a delivery, strictly. Raises BuildError with what MkDocs complained of."""
    from mkdocs_build import build_pages  # takes a quarter of a second

    said = build_pages(content.root / config, content.root / ".build" / "mkdocs", content, folder)
    if said:
        raise BuildError(said)


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
