"""What is written when all languages are built: codes' addresses, the lookup, the exports."""

from __future__ import annotations

from pathlib import Path

from faqkit.documents import lookup_documents
from faqkit.exports import ERRORS_SCHEMA, errors_export, to_json, to_script
from faqkit.lookup import LookupEngine, shipped_source
from faqkit.site import Site
from faqkit.sitemap import sitemap
from faqkit.urls import output_file

# What the theme and its overrides bring along without any page using it.
UNUSED = (
    "assets/javascripts",
    "assets/stylesheets",
    "assets/images",
    "assets/lookup",
    "partials",
    "strings",
)


def write_extras(site: Site, target: Path) -> None:
    """Write into the finished site at `target` everything that has no Markdown page."""
    for locale in site.delivery.locale_names:
        for url, html in site.code_pages(locale).items():
            write(target / output_file(url), html)
    write_lookup(site, target / "assets")
    export = errors_export(site.catalogue, site.delivery.urls)
    write(target / "errors.json", to_json(export))
    write(target / "errors.schema.json", to_json(ERRORS_SCHEMA))
    write(target / "assets" / "errors.js", to_script("window.faqErrors=Object.freeze", export))
    write(target / "sitemap.xml", sitemap(site))
    for folder in UNUSED:
        remove_tree(target / folder)
    (target / "sitemap.xml.gz").unlink(missing_ok=True)  # MkDocs' own, with the build day in it


def write_lookup(site: Site, assets: Path) -> None:
    """The engine as one script, and its index in the parts that pages load."""
    documents = lookup_documents(site.catalogue, site.delivery.urls)
    index = LookupEngine().build(documents)
    write(assets / "lookup.js", shipped_source())
    parts = {"core": index["core"], **index["display"], **index.get("parts", {})}
    for name, part in parts.items():
        write(assets / f"lookup-{name}.js", to_script("faqLookup.load", name, part))


def write(path: Path, text: str) -> None:
    """Write a text file with `\\n` line ends, and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def remove_tree(folder: Path) -> None:
    """Delete a folder of the theme that no page uses; nothing to do where there is none."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    if folder.exists():
        folder.rmdir()
