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
from faqkit.lookup.helper_engine import helper_scripts
from faqkit.render.site import Site

# Later sheets refine earlier ones.
STYLES = (
    "tokens", "base", "chrome", "footer", "layout", "home", "lists", "tables", "content",
    "admonitions", "tabs", "helpers", "ending",
    "dialog", "lookup", "lookup-header", "results", "sheet", "print",
)  # fmt: skip
# Where the theme's files are in the site. `assets/` is the editors' folder: the two share no name.
THEME = "theme"
SOURCES = Path("overrides", "assets")


def write_extras(site: Site, target: Path) -> None:
    """Write into the finished site at `target` everything that has no Markdown page."""
    for locale in site.delivery.locale_names:
        for url, html in site.code_pages(locale).items():
            write(target / output_file(url), html)
        for url, html in moved_pages(site, locale).items():
            write(target / output_file(url), html)
    write_theme(site, target / THEME)
    export = errors_export(site.catalogue, site.delivery.urls)
    write(target / "errors.json", to_json(export))
    write(target / "errors.schema.json", to_json(ERRORS_SCHEMA))
    write(target / "assets" / "errors.js", to_script("window.faqErrors=Object.freeze", export))
    if site.delivery.offline:
        write_single(site, target)
        (target / "404.html").unlink()  # needs a server to be shown
    else:
        write(target / "sitemap.xml", sitemap(site))
        write_feeds(site, target)


def write_theme(site: Site, folder: Path) -> None:
    """What pages load: icon, style sheet, scripts, and the lookup's index in the parts that they ask for."""
    source = site.root / SOURCES
    write(folder / "icon.svg", read(source / "icon.svg"))
    write(folder / "site.css", styles(source))
    write(folder / "page.js", read(source / "js" / "page.js"))
    write(folder / "lookup.js", shipped_source())
    write(folder / "helpers.js", helper_scripts())
    for name, script in lookup_scripts(site, site.delivery.urls).items():
        write(folder / f"lookup-{name}.js", script)


def styles(source: Path) -> str:
    """One style sheet instead of many: each costs a request, and a delay on a file share."""
    return "\n".join(read(source / "css" / f"{name}.css") for name in STYLES)


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
    index = lookup_scripts(site, SingleUrls()).values()
    scripts = [shipped_source(), *index, picture_source(), helper_scripts()]
    write(target / SINGLE, single_page(site, target, "\n".join(scripts)))


def write(path: Path, text: str) -> None:
    """Write a text file with `\\n` line ends, and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def read(path: Path) -> str:
    """The text of a file."""
    return path.read_text(encoding="utf-8")
