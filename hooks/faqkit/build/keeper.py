"""The worker that keeps the site on a reader's device, what it keeps, and what makes the site installable.

An edition is named by the hash of `edition.json`, which has the hash of each file that pages are made of.
Kept at once is what every page loads, the lookup with all its parts and the first page of each language; of a
site that is small enough also all answers in the languages that are read. Any other page is kept when seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from faqkit.build.exports import to_json
from faqkit.build.files import read
from faqkit.build.folder import Folder
from faqkit.content.addresses import folder_of, output_file
from faqkit.content.artifacts import EDITION, MANIFEST, NOT_KEPT, THEME, WORKER
from faqkit.render.site import Site

DIGITS = 12  # of the hash of a file: it tells editions apart, and guards against nothing
SMALL = 3_000_000  # bytes of all answers in a language that are kept before they are asked for
READER = f"{THEME}/ocr/"  # loaded by those who have a picture read
ICONS = (("icon-192.png", "any"), ("icon-512.png", "any"), ("icon-maskable-512.png", "maskable"))
GROUND, BRAND = "#ffffff", "#1d4070"


def write_keeper(site: Site, out: Folder) -> None:
    """Write the worker and its list into the finished site, or the worker that takes it back."""
    folder = site.root / "overrides" / "assets" / "keeper"
    if not site.delivery.keeps:
        out.write(WORKER, read(folder / "off.js"))
        return
    listed = to_json(edition(site, out))
    out.write(EDITION, listed)
    out.write(WORKER, f'self.faqEdition = "{short_hash(listed.encode())}";\n{read(folder / "sw.js")}')


def edition(site: Site, out: Folder) -> dict[str, object]:
    """The list: the hash of each file by its path, what is kept `first`, and what `ahead` by language."""
    files = {path: out.read(path) for path in sorted(parts_of_pages(out.keys))}
    homes = [folder_of(site.delivery.urls, locale) for locale in site.delivery.locale_names]
    first = [path for path in files if path.startswith(f"{THEME}/") and not path.startswith(READER)]
    return {
        "files": {named(path): short_hash(content) for path, content in files.items()},
        "first": [*homes, "404.html", NOT_KEPT, *first],
        "ahead": {
            home: ahead(files, site, locale)
            for home, locale in zip(homes, site.delivery.locale_names, strict=True)
        },
    }


def ahead(files: Mapping[str, bytes], site: Site, locale: str) -> list[str]:
    """The answers in `locale`, and the page that lists all errors: none of them where they are many."""
    urls = site.delivery.urls
    wanted = [urls.page(locale, "errors"), *(urls.entry(locale, entry.id) for entry in site.catalogue)]
    pages = [page for page in wanted if output_file(page) in files]
    return pages if sum(len(files[output_file(page)]) for page in pages) <= SMALL else []


def parts_of_pages(addresses: Iterable[str]) -> Iterable[str]:
    """Of all addresses, what pages are and what they load: nothing that is there to be downloaded."""
    return (name for name in addresses if name.endswith(".html") or name.startswith((f"{THEME}/", "assets/")))


def named(path: str) -> str:
    """What a file is called in the list: as its address ends, `errors/index.html` → `errors/`."""
    return path.removesuffix("index.html") if Path(path).name == "index.html" else path


def short_hash(content: bytes) -> str:
    """The first digits of the SHA-256."""
    return hashlib.sha256(content).hexdigest()[:DIGITS]


def manifests(site: Site) -> dict[str, str]:
    """The text of the web manifest of each language, by its path; all of them are one installed site."""
    return {
        folder_of(site.delivery.urls, locale) + MANIFEST: to_json(manifest(site, locale))
        for locale in site.delivery.locale_names
    }


def manifest(site: Site, locale: str) -> dict[str, object]:
    """What a browser needs to install the site; addresses are relative to the manifest."""
    words, home = site.strings[locale], folder_of(site.delivery.urls, locale)
    root = "../" * home.count("/")
    icons = [
        {"src": f"{root}{THEME}/{name}", "sizes": size_of(name), "type": "image/png", "purpose": purpose}
        for name, purpose in ICONS
    ]
    return {
        "id": urlsplit(site.delivery.site_url).path or "/",
        "name": words["site_name"],
        "short_name": words["short_name"],
        "description": words["site_description"],
        "lang": locale,
        "start_url": "./",
        "scope": root or "./",
        "display": "minimal-ui",
        "background_color": GROUND,
        "theme_color": BRAND,
        "icons": [*icons, {"src": f"{root}{THEME}/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }


def size_of(name: str) -> str:
    """`icon-maskable-512.png` → `512x512`."""
    pixels = name.removesuffix(".png").rpartition("-")[2]
    return f"{pixels}x{pixels}"
