"""The npm packages that ours is measured beside, or by, fetched once by the versions and sums of the lock."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
from pathlib import Path

FOLDER = Path(__file__).parent
MODULES = FOLDER / "node_modules"
MINISEARCH = MODULES / "minisearch" / "dist" / "umd" / "index.js"
LIGHTHOUSE = MODULES / "lighthouse" / "cli" / "index.js"
ARCHITECTURES = {"x86_64": "x64", "aarch64": "arm64"}


def pagefind() -> Path:
    """Pagefind's program with support for Japanese. The lock file has it for Linux only."""
    name = f"linux-{ARCHITECTURES.get(platform.machine(), platform.machine())}"
    return MODULES / "@pagefind" / name / "bin" / "pagefind_extended"


def install() -> str:
    """Fetch what is missing; gives one line that says why where that is not possible, else nothing."""
    if MINISEARCH.exists() and LIGHTHOUSE.exists():
        return ""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is missing: MiniSearch, Pagefind and Lighthouse are left out."
    done = subprocess.run([npm, "ci", "--ignore-scripts"], cwd=FOLDER, capture_output=True, text=True)
    if done.returncode:
        reason = next((line for line in done.stderr.splitlines() if "error" in line), "no reason given")
        return f"npm ci failed, MiniSearch, Pagefind and Lighthouse are left out: {reason}"
    return ""


def version(package: str) -> str:
    """The version of a package that is installed."""
    text = (MODULES / package / "package.json").read_text(encoding="utf-8")
    return str(json.loads(text)["version"])
