"""For language models and other readers of plain text: llms.txt, llms-full.txt, each entry as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from faqkit.content.addresses import folder_of
from faqkit.content.model import Entry
from faqkit.render.entry_markdown import entry_markdown
from faqkit.render.site import Site

INDEX, FULL = "llms.txt", "llms-full.txt"


def plain_files(site: Site) -> Iterator[tuple[str, str]]:
    """Address and text of all of them: of each language, only what is really in it."""
    for locale in site.delivery.locale_names:
        entries = [entry for entry in site.catalogue if locale in entry.texts]
        texts = {entry.id: markdown(site, entry, locale) for entry in entries}
        for entry in entries:
            yield markdown_address(site, entry, locale), texts[entry.id]
        folder = folder_of(site.delivery.urls, locale)
        yield folder + INDEX, index(site, locale, entries)
        yield folder + FULL, head(site, locale) + "\n" + "\n---\n\n".join(texts.values())


def markdown(site: Site, entry: Entry, locale: str) -> str:
    """An entry as Markdown with absolute addresses, if the site has one of its own."""
    base = site.delivery.site_url
    viewer = site.viewer(locale, markdown_address(site, entry, locale), base)
    return entry_markdown(entry, viewer, site.strings[locale])


def markdown_address(site: Site, entry: Entry, locale: str) -> str:
    """Its page's address with `.md` behind it: `faq/x/y/` → `faq/x/y.md`."""
    return site.delivery.urls.entry(locale, entry.id).rstrip("/") + ".md"


def head(site: Site, locale: str) -> str:
    """What the site is, in the form that llms.txt asks for."""
    words = site.strings[locale]
    edition = words["version"].format(**site.version)
    return f"# {words['site_name']}\n\n> {words['site_description']}\n\n{words['notice']}\n\n{edition}\n"


def index(site: Site, locale: str, entries: list[Entry]) -> str:
    """The list of all entries, each with its short answer."""
    parts = [head(site, locale)]
    for category in site.catalogue.categories:
        rows = [row(site, entry, locale) for entry in entries if entry.category == category.slug]
        parts.append(f"\n## {category.text(locale).title}\n\n" + "".join(rows))
    more = {
        "faq.json": "JSON",
        "errors.json": "JSON",
        folder_of(site.delivery.urls, locale) + FULL: "Markdown",
    }
    links = "".join(f"- [{name}]({address(site, name)}): {kind}\n" for name, kind in more.items())
    return "".join(parts) + f"\n## Optional\n\n{links}"


def row(site: Site, entry: Entry, locale: str) -> str:
    """One entry: number, question, address of its Markdown, short answer, codes."""
    text = entry.text(locale)
    codes = " ".join(dict.fromkeys(code for error in entry.errors for code in error.codes))
    link = address(site, markdown_address(site, entry, locale))
    title = f"{entry.number}. {text.title}".replace("[", "\\[").replace("]", "\\]")
    return f"- [{title}]({link}): {text.summary}{f' ({codes})' if codes else ''}\n"


def address(site: Site, name: str) -> str:
    """A file of the site, as a whole address or else from its root."""
    return site.delivery.absolute(name) or f"/{name}"
