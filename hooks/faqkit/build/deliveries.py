"""The two deliveries, made beside the last good ones and put in their place when complete."""

from __future__ import annotations

import hashlib
import logging
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from faqkit.build import pdf as paper
from faqkit.build import picture_reader as picture
from faqkit.build.open_site import Content, read_content
from faqkit.build.swap import BusyError, alone, replace_folder, restore
from faqkit.content.artifacts import SUMS, Artifacts
from faqkit.problems import both
from faqkit.source.store import CACHE, Nothing, Store, open_store

log = logging.getLogger(__name__)

FIXED_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold


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
        work = run_mkdocs(root, "mkdocs.yml", "site", content)
        for path in sorted(dist.iterdir()):
            shutil.copyfile(path, work / "download" / path.name)
        return replace_folder(work, root / "site")


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
    root, names = content.root, Artifacts(content.settings.bundle)
    work = run_mkdocs(root, "mkdocs.offline.yml", "offline", content)
    out = root / ".build" / "dist"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    if (work / names.single).exists():  # it is left out where it would be too large
        (work / names.single).rename(out / names.single)
    try:
        paper.add_pdfs(content, work, out, printing=pdf)
    except paper.NoBrowserError as error:
        raise BuildError(both("no_browser", missing=error)) from None
    make_zip(work, out / names.bundle, names.root)
    if picture.remove_parts(work):
        make_zip(work, out / names.slim, names.root)
    sums = [f"{sha256(path)}  {path.name}\n" for path in sorted(out.iterdir())]
    (out / SUMS).write_text("".join(sums), encoding="utf-8", newline="\n")
    return replace_folder(out, root / "dist")


def run_mkdocs(root: Path, config: str, name: str, content: Content | None = None) -> Path:
    """Build a delivery strictly into `.build/<name>`. Raises BuildError with what MkDocs complained of."""
    from mkdocs_build import build_pages  # takes a quarter of a second

    target = root / ".build" / name
    said = build_pages(root / config, target, content or read_content(root, Nothing()))
    if said:
        raise BuildError(said)
    return target


def make_zip(folder: Path, target: Path, root_name: str) -> None:
    """Zip `folder` under one root folder: fixed order and dates, UTF-8 names."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        for name, path in sorted(files.items()):
            info = zipfile.ZipInfo(f"{root_name}/{name}", FIXED_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            info.flag_bits |= 0x800
            archive.writestr(info, path.read_bytes())


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
