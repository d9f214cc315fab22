"""What is written when all languages are built: codes' addresses, the lookup, the exports."""

from __future__ import annotations

from pathlib import Path

from faqkit.build.exports import ERRORS_SCHEMA, errors_export, to_json, to_script
from faqkit.build.feed import feed
from faqkit.build.redirects import moved_pages
from faqkit.build.single_file import single_page
from faqkit.build.sitemap import sitemap
from faqkit.content.addresses import SingleUrls, Urls, folder_of, output_file
from faqkit.content.artifacts import FEED, SINGLE
from faqkit.lookup.documents import lookup_documents
from faqkit.lookup.engine import LookupEngine, picture_source, shipped_source
from faqkit.render.site import Site

# Later sheets refine earlier ones.
STYLES = (
    "tokens", "base", "chrome", "footer", "layout", "lists", "tables", "content", "tabs", "ending", "dialog",
    "lookup", "lookup-header", "results", "print",
)  # fmt: skip
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
        for url, html in moved_pages(site, locale).items():
            write(target / output_file(url), html)
    bundle_styles(target / "assets")
    write_lookup(site, target / "assets")
    export = errors_export(site.catalogue, site.delivery.urls)
    write(target / "errors.json", to_json(export))
    write(target / "errors.schema.json", to_json(ERRORS_SCHEMA))
    write(target / "assets" / "errors.js", to_script("window.faqErrors=Object.freeze", export))
    if site.delivery.offline:
        write_single(site, target)
        (target / "404.html").unlink()  # needs a server to be shown
        (target / "sitemap.xml").unlink()
    else:
        write(target / "sitemap.xml", sitemap(site))
        write_feeds(site, target)
    for folder in UNUSED:
        remove_tree(target / folder)
    (target / "sitemap.xml.gz").unlink(missing_ok=True)  # MkDocs' own, with the build day in it


def bundle_styles(assets: Path) -> None:
    """One style sheet instead of many: each costs a request, and a delay on a file share."""
    sheets = [(assets / "css" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES]
    write(assets / "site.css", "\n".join(sheets))
    for name in STYLES:
        (assets / "css" / f"{name}.css").unlink()


def write_lookup(site: Site, assets: Path) -> None:
    """The engine as one script, and its index in the parts that pages load."""
    write(assets / "lookup.js", shipped_source())
    for name, script in lookup_scripts(site, site.delivery.urls).items():
        write(assets / f"lookup-{name}.js", script)


def lookup_scripts(site: Site, urls: Urls) -> dict[str, str]:
    """The parts of the index as scripts, by name."""
    index = LookupEngine().build(lookup_documents(site.catalogue, urls))
    parts = {"core": index["core"], **index["display"], **index.get("parts", {})}
    return {name: to_script("faqLookup.load", name, part) for name, part in parts.items()}


def write_feeds(site: Site, target: Path) -> None:
    """A feed in each language; without an address of its own a site has nothing to feed."""
    if site.delivery.site_url:
        for locale in site.delivery.locale_names:
            write(target / folder_of(site.delivery.urls, locale) / FEED, feed(site, locale))


def write_single(site: Site, target: Path) -> None:
    """The whole site as one file."""
    scripts = [shipped_source(), *lookup_scripts(site, SingleUrls()).values(), picture_source()]
    write(target / SINGLE, single_page(site, target, "\n".join(scripts)))


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
