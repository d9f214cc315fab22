"""The only file that knows MkDocs: each event hands plain values to `faqkit` and takes plain values back.

MkDocs builds once per language in one process; the catalogue is read once, at
the start of the first build, and shared by the others.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))  # MkDocs restores sys.path after loading a hook

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from faqkit.build.open_site import ContentError, open_site
from faqkit.build.output import write_extras
from faqkit.content.edition import epoch
from faqkit.render.pages import TEMPLATES, page_name
from faqkit.render.templates import strict_environment

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from faqkit.render.site import Site

LAST = -200  # after static-i18n has built every language

_site: Site
_live = False


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether pages are shown while they are being written."""
    global _live
    _live = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content once; a problem stops the build before anything is deleted."""
    global _site
    i18n: Any = config.plugins["i18n"]
    if not i18n.building:
        root = Path(config.config_file_path).parent
        names = {language.locale: language.name for language in i18n.config.languages if language.build}
        try:
            _site = open_site(
                root,
                site_url=config.site_url or "",
                repo_url=(config.repo_url or "").rstrip("/"),
                settings=config.extra["faq"] | {"live": _live},
                offline=bool(config.extra["faq"].get("offline")),
                locale_names=names,
                env=strict_environment(*config.theme.dirs),
            )
        except ContentError as error:
            raise PluginError(str(error)) from None
        config.theme.static_templates.discard("sitemap.xml")  # `write_extras` writes a better one
        os.environ["SOURCE_DATE_EPOCH"] = str(epoch(_site.version["date"]))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Deliver no file of the theme as it is: it and an editor's could take each other's place.

    `write_extras` adds those that pages use.
    """
    return Files([file for file in files if file.src_dir == config.docs_dir])


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Choose the template; Markdown is converted by the library, once for all languages and deliveries."""
    name = page_name(_below_locale(page))
    page.meta.setdefault("template", TEMPLATES[name.kind])
    if name.kind == "entry":
        entry = _site.catalogue.entry(name.entry_id)
        page.title = entry.text(_locale(config)).title
        page.meta["description"] = entry.text(_locale(config)).summary
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page's body, with the addresses of this delivery."""
    return _site.content(page_name(_below_locale(page)), _locale(config), page.file.src_uri)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give the template its `faq`."""
    name = page_name(_below_locale(page))
    title = str(page.title or "")
    context["faq"] = _site.view(name, _locale(config), page.file.src_uri, title)
    return context


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """MkDocs renders with our own strict environment, which is one for all languages."""
    return _site.env


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """404.html gets its `faq` here: it has no page."""
    if template_name == "404.html":
        context["faq"] = _site.not_found()
    return context


@event_priority(LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """When the last language is done, write what has no Markdown."""
    i18n: Any = config.plugins["i18n"]
    if not i18n.building:
        write_extras(_site, Path(config.site_dir))


def _locale(config: MkDocsConfig) -> str:
    i18n: Any = config.plugins["i18n"]
    return str(i18n.current_language)


def _below_locale(page: Page) -> str:
    return page.file.src_uri.partition("/")[2]
