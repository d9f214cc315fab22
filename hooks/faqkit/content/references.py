"""What entries say of one another: ids from links and from `related`, and who links to whom."""

from __future__ import annotations

import re

from faqkit.content.model import Entry


def find_backlinks(entries: list[Entry]) -> dict[str, tuple[str, ...]]:
    """For each id the ids of the entries that link to it or name it as related, in order."""
    found: dict[str, list[str]] = {entry.id: [] for entry in entries}
    for entry in entries:
        document = entry.source.document
        targets = [target_id(entry.category, link.page) for link in document.links]
        for target in dict.fromkeys([*targets, *entry.related]):
            if target in found and target != entry.id:
                found[target].append(entry.id)
    return {entry_id: tuple(sources) for entry_id, sources in found.items()}


def full_id(category: str, ref: str) -> str:
    """`ic-card-mode` in category `registration` → `registration/ic-card-mode`."""
    return ref if "/" in ref else f"{category}/{ref}"


def target_id(category: str, page: str) -> str | None:
    """The id that a relative link of an entry leads to, if it looks like one.

    `ic-card-mode.md` → `registration/ic-card-mode`, `../other/x.md` → `other/x`.
    """
    match = re.fullmatch(r"(?:\.\./(?P<category>[a-z0-9-]+)/)?(?:\./)?(?P<slug>[^/:]+)\.md", page)
    if match is None:
        return None
    return f"{match['category'] or category}/{match['slug']}"
