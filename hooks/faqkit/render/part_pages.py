"""The pages of the parts of long lists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from faqkit.render.long_lists import Part, errors_apart, errors_by_code, errors_by_reading, tags, tags_apart
from faqkit.render.pages import PageName, PageView
from faqkit.render.site import Site
from faqkit.render.written import WrittenPage

Near = tuple[Part | None, Part | None]


def part_pages(site: Site, locale: str) -> Iterator[WrittenPage]:
    """A page for each part of each list that is too long for one."""
    lists: list[tuple[str, str, list[Part]]] = []
    if errors_apart(site):
        lists.append(("errors", "table_by_code", errors_by_code(site, locale)))
        lists.append(("errors", "table_by_kana", errors_by_reading(site)))
    if tags_apart(site):
        lists.append(("tags", "tags_title", tags(site, locale)))
    for whole, title, parts in lists:
        for part, *near in zip(parts, [None, *parts[:-1]], [*parts[1:], None], strict=True):
            make = partial(
                part_page, locale=locale, whole=whole, title=title, part=part, near=(near[0], near[1])
            )
            beside = "\n".join(f"{one.name} {one.title}" for one in (part, *near) if one)
            yield WrittenPage(site.delivery.urls.page(locale, part.name), part.ids, make, beside=beside)


def part_page(site: Site, locale: str, whole: str, title: str, part: Part, near: Near) -> str:
    """The HTML of a part: its rows, the part before and after, and the way back to the `whole` list."""
    urls, name = site.delivery.urls, PageName(part.name, "part")
    viewer = site.viewer(locale, urls.page(locale, part.name))
    heading = f"{site.strings[locale][title]}: {part.title}"
    view = PageView(
        **site.common(name, viewer),
        breadcrumbs=site.breadcrumbs(name, viewer, heading),
        list_parts=(part.view(viewer, apart=False),),
        list_title=heading,
        list_url=viewer.to(urls.page(locale, whole)),
        list_near=tuple(one.view(viewer, apart=True) if one else None for one in near),
    )
    return site.env.get_template("part.html").render(faq=view, page=None, config=None)
