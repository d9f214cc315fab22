"""What a page says about itself to other programs, in schema.org's words (JSON-LD)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from faqkit.render.pages import PageView
from faqkit.render.view_models import EntryView

CONTEXT = "https://schema.org"


def linked_data(page: PageView) -> list[dict[str, Any]]:
    """The page's own thing and its breadcrumbs; nothing where the page has no address of its own."""
    if not page.canonical or page.offline:
        return []
    found = [thing(page), breadcrumbs(page)]
    return [{"@context": CONTEXT, **data} for data in found if data]


def thing(page: PageView) -> dict[str, Any]:
    """An entry is a technical article, a category on one page is a page of questions and answers."""
    if page.kind == "home":
        return {**website(page), "inLanguage": page.locale}
    if page.kind == "entry" and page.entry is not None:
        return article(page, page.entry)
    if page.kind == "all" and page.category is not None:
        return {
            "@type": "FAQPage",
            "url": page.canonical,
            "name": page.category.title,
            "inLanguage": page.locale,
            "isPartOf": website(page),
            "mainEntity": [
                question(page, article.entry, article.content_locale) for article in page.articles
            ],
        }
    return {}


def article(page: PageView, entry: EntryView) -> dict[str, Any]:
    """The article that answers one question."""
    return {
        "@type": "TechArticle",
        "url": page.canonical,
        "headline": entry.title,
        "abstract": entry.summary,
        "inLanguage": page.content_locale,
        "keywords": [*entry.codes, *(tag.name for tag in entry.tags)],
        "isPartOf": website(page),
    }


def question(page: PageView, entry: EntryView, locale: str) -> dict[str, Any]:
    """A question with its short answer; the whole one is at the address."""
    url = urljoin(page.canonical, entry.url)
    answer = {"@type": "Answer", "text": entry.summary, "url": url, "inLanguage": locale}
    return {"@type": "Question", "name": entry.title, "inLanguage": locale, "acceptedAnswer": answer}


def website(page: PageView) -> dict[str, Any]:
    """The site in the page's language."""
    home = urljoin(page.canonical, page.root or "./")
    return {"@type": "WebSite", "name": page.site["name"], "url": home}


def breadcrumbs(page: PageView) -> dict[str, Any]:
    """The way from the home page; the last step is the page itself."""
    steps = [
        {
            "@type": "ListItem",
            "position": place,
            "name": step.title,
            "item": urljoin(page.canonical, step.url) if step.url else page.canonical,
        }
        for place, step in enumerate(page.breadcrumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps} if steps else {}
