"""The adapter to MkDocs: each event hands plain values to `faqkit` and takes plain values back.

MkDocs makes the pages that have a Markdown stub of their own (home, errors, tags, …), once per language in
one process. Everything else is written by the library when the last language is done. What the library has
read for several deliveries is handed over in `extra.faq.content` (see `mkdocs_build`).
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))  # MkDocs restores sys.path after loading a hook

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from faqkit.build.folder import Folder, filled
from faqkit.build.open_site import ContentError, open_site, read_content
from faqkit.build.output import write_extras
from faqkit.build.written_pages import WRITTEN
from faqkit.render.not_found import not_found
from faqkit.render.pages import TEMPLATES, page_name
from faqkit.render.templates import strict_environment
from faqkit.source.store import CACHE, Layered, Memory, Nothing, open_store

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from faqkit.build.open_site import Content
    from faqkit.render.pages import PageName
    from faqkit.render.site import Site

LAST = -200  # after static-i18n has built every language

SERVED = Path(".build", "serve")  # below the project: what `mkdocs serve` shows

_site: Site
_live = False
_memory = Memory()  # of `mkdocs serve`: what it has made already


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether pages are shown while they are being written."""
    global _live
    _live = command == "serve"


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Show our own folder, in which only what changed is written anew; MkDocs empties its own each time."""
    server.root = str(_site.root / SERVED)
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content once; a problem stops the build before anything is deleted."""
    global _site
    i18n: Any = config.plugins["i18n"]
    if not i18n.building:
        content = config.extra["faq"].get("content") or _read(config)
        _site = open_site(
            content,
            site_url=config.site_url or "",
            repo_url=(config.repo_url or "").rstrip("/"),
            settings=config.extra["faq"] | {"live": _live},
            offline=bool(config.extra["faq"].get("offline")),
            locale_names={
                language.locale: language.name for language in i18n.config.languages if language.build
            },
            env=strict_environment(*config.theme.dirs, compiled=content.compiled),
        )
        # Whatever theme is named, or none: `write_extras` writes a better sitemap; 404.html needs a server.
        config.theme.static_templates = set() if _site.delivery.offline else {"404.html"}
        del config.theme.dirs[1:]  # MkDocs would go through the theme's ten thousand icons for every language
    return config


def _read(config: MkDocsConfig) -> Content:
    """The content, for a build that MkDocs itself began."""
    root = Path(config.config_file_path).parent
    try:
        with open_store(root / CACHE) as disk:
            store = Layered(_memory, disk) if _live else disk
            content = read_content(root, store, config.extra["faq"].get("check_language", ""))
            return replace(content, store=_memory if _live else Nothing())
    except ContentError as error:
        raise PluginError(str(error)) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep the editors' files that MkDocs has something to do with.

    Entries and categories are written by the library. No file of the theme is delivered as it is: it and an
    editor's could take each other's place; `write_extras` adds those that pages use.
    """
    own = (file for file in files if file.src_dir == config.docs_dir)
    return Files([file for file in own if not (file.is_documentation_page() and _name(file).kind in WRITTEN)])


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Choose the template; Markdown is converted by the library, once for all languages and deliveries."""
    page.meta.setdefault("template", TEMPLATES[_name(page.file).kind])
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page's body, with the addresses of this delivery."""
    return _site.content(_name(page.file), _locale(config), page.file.src_uri)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give the template its `faq`."""
    title = str(page.title or "")
    context["faq"] = _site.view(_name(page.file), _locale(config), page.file.src_uri, title)
    return context


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """MkDocs renders with our own strict environment, which is one for all languages."""
    return _site.env


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """404.html gets its `faq` here: it has no page."""
    if template_name == "404.html":
        context["faq"] = not_found(_site)
    return context


@event_priority(LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """When the last language is done, write what has no page in MkDocs."""
    i18n: Any = config.plugins["i18n"]
    if not i18n.building:
        own, given = Path(config.site_dir), config.extra["faq"].get("folder")
        with filled(_site.root / SERVED, _memory) if _live else nullcontext(given or Folder(own)) as folder:
            if folder.path != own:
                folder.take(own)
            write_extras(_site, folder)


def _locale(config: MkDocsConfig) -> str:
    i18n: Any = config.plugins["i18n"]
    return str(i18n.current_language)


def _name(file: File) -> PageName:
    """What the file is, whatever its language."""
    return page_name(file.src_uri.partition("/")[2])
