"""The two deliveries, made beside the last good ones and put in their place when complete."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faqkit.build import picture_reader as picture
from faqkit.build.swap import BusyError, alone, replace_folder, restore
from faqkit.content.artifacts import BUNDLE, BUNDLE_ROOT, SINGLE, SLIM, SUMS

FIXED_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold


BUSY = (
    "ほかの作成が実行中です。終わってから、もう一度実行してください。"
    " / Another build is running in this folder: try again when it has ended."
)


class BuildError(Exception):
    """MkDocs refused, or another build is running; the text says so."""


def build_site(root: Path) -> Path:
    """Build `site/` for the web, with the offline copy to download in it; returns the folder."""
    with workshop(root):
        dist = make_dist(root)
        work = run_mkdocs(root, "mkdocs.yml", "site")
        picture.add_parts(root, work)
        for path in sorted(dist.iterdir()):
            shutil.copyfile(path, work / "download" / path.name)
        return replace_folder(work, root / "site")


def build_offline(root: Path) -> Path:
    """Build `dist/` for file shares; returns the folder."""
    with workshop(root):
        return make_dist(root)


@contextmanager
def workshop(root: Path) -> Iterator[None]:
    """Have `.build/` to oneself. Raises BuildError while another build runs, or when the disk refuses."""
    try:
        with alone(root / ".build"):
            for name in ("site", "dist"):
                restore(root / name)
            yield
    except BusyError:
        raise BuildError(BUSY) from None
    except OSError as error:
        raise BuildError(str(error)) from error


def make_dist(root: Path) -> Path:
    """Make `dist/`: the bundle as a zip, the single file, and their SHA-256 sums."""
    work = run_mkdocs(root, "mkdocs.offline.yml", "offline")
    out = root / ".build" / "dist"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    (work / SINGLE).rename(out / SINGLE)
    picture.add_parts(root, work)
    make_zip(work, out / BUNDLE, BUNDLE_ROOT)
    if picture.remove_parts(work):
        make_zip(work, out / SLIM, BUNDLE_ROOT)
    sums = [f"{sha256(path)}  {path.name}\n" for path in sorted(out.iterdir())]
    (out / SUMS).write_text("".join(sums), encoding="utf-8", newline="\n")
    return replace_folder(out, root / "dist")


def run_mkdocs(root: Path, config: str, name: str) -> Path:
    """Run a strict build into `.build/<name>`. Raises BuildError with what MkDocs printed."""
    target = root / ".build" / name
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", str(root / config), "--site-dir", str(target)]
    # Material 9 prints an advertisement for its successor into every build.
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True)
    if done.returncode:
        said = (done.stdout + done.stderr).splitlines()
        raise BuildError("\n".join(line for line in said if not line.startswith("INFO")).strip())
    return target


def make_zip(folder: Path, target: Path, root_name: str) -> None:
    """Zip `folder` under one root folder: fixed order and dates, UTF-8 names."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
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
