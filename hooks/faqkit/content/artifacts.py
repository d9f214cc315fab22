"""The names of the files that are delivered."""

from __future__ import annotations

from dataclasses import dataclass

SUMS = "SHA256SUMS"
# Where the theme's files are in the site. `assets/` is the editors' folder: the two share no name.
THEME = "theme"
FEED = "feed.xml"
JSON_FEED = "feed.json"
OPENSEARCH = "opensearch.xml"
# Of the web delivery: what keeps it on a device, what is kept, what is shown for a page that is not.
WORKER = "sw.js"
EDITION = "edition.json"
NOT_KEPT = "not-kept.html"
MANIFEST = "site.webmanifest"


@dataclass(frozen=True, slots=True)
class Artifacts:
    """What the offline delivery is called: `root` is the folder in the zip, see `extra.faq.bundle`."""

    root: str

    @property
    def bundle(self) -> str:
        """The zip with everything."""
        return f"{self.root}.zip"

    @property
    def slim(self) -> str:
        """The zip without the picture reader."""
        return f"{self.root}-slim.zip"

    @property
    def single(self) -> str:
        """The site as one file."""
        return f"{self.root}.html"

    def pdf(self, category: str, locale: str) -> str:
        """A category on paper, as far as it has been printed."""
        return f"{self.root}-{category}-{locale}.pdf"

    @property
    def downloads(self) -> tuple[str, ...]:
        """All of them, and their sums."""
        return (self.bundle, self.slim, self.single, SUMS)
