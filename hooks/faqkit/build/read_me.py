"""README.txt of the bundle: what it is, how to put it up and keep it up to date, in every language."""

from __future__ import annotations

from faqkit.content.artifacts import BUNDLE, BUNDLE_ROOT, SUMS
from faqkit.render.site import Site
from faqkit.render.told_changes import told

README = "README.txt"


def read_me(site: Site) -> str:
    """The text, as the editor of any Windows shows it: marked as UTF-8, lines ended by CRLF."""
    parts = [section(site, locale).strip() for locale in site.delivery.locale_names]
    text = f"\n\n{'=' * 72}\n\n".join(parts) + "\n"
    return "\ufeff" + text.replace("\n", "\r\n")


def section(site: Site, locale: str) -> str:
    """What it says in one language, with the changes since the release before."""
    words = site.strings[locale]
    text = words["bundle_readme"].format(
        name=words["site_name"],
        edition=words["version"].format(**site.version),
        zip=BUNDLE,
        folder=BUNDLE_ROOT,
        sums=SUMS,
        newer=site.newer_copy(locale) or "-",
        notice=words["notice"],
    )
    if not site.history.release:
        return text
    viewer = site.viewer(locale, "")
    rows = [f"- {change.title}\n  {change.line}" for change in told(site.history.since, viewer, words)]
    rows = rows or [words["changes_none"]]
    title = words["changes_since"].format(release=site.history.release)
    return f"{text}\n{title}\n{'-' * 40}\n" + "\n".join(rows)
