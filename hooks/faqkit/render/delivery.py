"""How and where the site is delivered, and the addresses that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from faqkit.content.addresses import Urls
from faqkit.content.model import Entry


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery. `site_url` and `repo_url` may be empty; `locale_names` are the built languages.

    `downloads` are the bytes of the offline copy's files by name, as far as they are built, `form_locales`
    the languages that the issue forms are in.
    `keeps` says whether a reader's device is to keep the site, so that it works without a connection.
    """

    site_url: str
    repo_url: str
    offline: bool
    urls: Urls
    locale_names: Mapping[str, str]
    downloads: Mapping[str, int] = field(default_factory=dict)
    form_locales: tuple[str, ...] = ()
    keeps: bool = False

    def absolute(self, url: str) -> str:
        """A root-relative address with the site's own, or nothing where the site has none."""
        return self.site_url + url if self.site_url else ""

    def edit_url(self, source_path: str) -> str:
        """Where docs/`source_path` is edited."""
        return f"{self.repo_url}/edit/main/docs/{source_path}" if self.repo_url and source_path else ""

    def report_url(self, locale: str, commit: str, entry: Entry | None = None) -> str:
        """The issue form "answer is wrong", filled in with the page it is opened from."""
        fields = {"version": commit, "locale": locale}
        if entry is not None:
            fields |= {
                "entry": entry.id,
                "number": str(entry.number),
                "code": " ".join(code for error in entry.errors for code in error.codes),
                "title": f"[{entry.number}] {entry.text(locale).title}",
            }
        return self.form_url("wrong-answer", locale, fields)

    def form_url(self, form: str, locale: str, fields: Mapping[str, str]) -> str:
        """An issue form in the reader's language (or English, or what there is), its fields filled in."""
        spoken = [one for one in (locale, "en", *self.form_locales) if one in self.form_locales]
        if not self.repo_url or not spoken:
            return ""
        form = f"{form}-{spoken[0]}.yml"
        query = "&".join(
            f"{key}={quote(value)}" for key, value in {"template": form, **fields}.items() if value
        )
        return f"{self.repo_url}/issues/new?{query}"

    @property
    def forms_url(self) -> str:
        """Where all issue forms are offered."""
        return f"{self.repo_url}/issues/new/choose" if self.repo_url else ""
