"""A catalogue as a project folder: ours, and the same for stock MkDocs with every entry in the navigation."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from faqkit.content.messages import Part, Slot
from faqkit.content.model import Catalogue, Category, Entry, EntryText, ErrorMessage
from faqkit.content.prose import Link, apply
from faqkit.content.references import target_id
from faqkit.render.markup import reference

PROJECT = Path(__file__).resolve().parent.parent
PARTS = ("hooks", "overrides", "mkdocs.yml", "mkdocs.offline.yml")
NOT_COPIED = shutil.ignore_patterns("__pycache__", "*.egg-info")
# What speaks of entries by name.
ABOUT_ENTRIES = shutil.ignore_patterns("faq", "first-aid.yml", "asked.*.yml")
STOCK = Path(__file__).parent / "pages" / "stock.yml"


def write_project(catalogue: Catalogue, target: Path, docs: Path = PROJECT / "docs") -> Path:
    """A folder for our build and check: the real code, the pages of `docs`, the entries of `catalogue`."""
    for name in PARTS:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=NOT_COPIED)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)
    shutil.copytree(docs, target / "docs", ignore=ABOUT_ENTRIES)
    for locale in catalogue.locales:
        for category in catalogue.categories:
            _write_category(target / "docs" / locale / "faq" / category.slug, category, locale)
    published = {"ids": list(catalogue.published.ids), "codes": list(catalogue.published.codes)}
    _write(target / "docs" / "published.yml", dump(published))
    return target


def _write_category(folder: Path, category: Category, locale: str) -> None:
    title = category.text(locale)
    front: dict[str, Any] = {"title": title.title, "summary": title.summary}
    if title is next(iter(category.texts.values())):
        source = {
            "title": category.source_title,
            "link": category.source_link,
            "retrieved": category.retrieved,
        }
        front |= {"source": source, "order": [entry.slug for entry in category.entries]}
        _write(folder / "all.md", page({"title": title.title}, ""))
    _write(folder / "index.md", page(front, title.summary))
    for entry in category.entries:
        if locale in entry.texts:
            front = (
                _source_front(entry) if entry.texts[locale] is entry.source else _words(entry.texts[locale])
            )
            _write(folder / f"{entry.slug}.md", page(front, entry.texts[locale].body))


def _words(text: EntryText) -> dict[str, Any]:
    glosses = {"glosses": dict(text.glosses)} if text.glosses else {}
    return {"title": text.title, "summary": text.summary, **glosses, "asked_as": list(text.asked_as)}


def _source_front(entry: Entry) -> dict[str, Any]:
    facts: dict[str, Any] = {"platforms": list(entry.platforms), "tags": list(entry.tags)}
    if entry.errors:
        facts["errors"] = [_error(error) for error in entry.errors]
    related = {"related": list(entry.related)} if entry.related else {}
    return {**_words(entry.source), **facts, **related, "reviewed": entry.reviewed}


def _error(error: ErrorMessage) -> dict[str, Any]:
    texts = {"message": error.message, "detail": error.detail, "closing": error.closing}
    row: dict[str, Any] = {
        "code": error.code,
        "also": list(error.codes[1:]),
        "key": "" if error.key == error.code else error.key,
        "kind": error.kind,
        "dialog" if error.kind == "dialog" else "log": error.title,
        **{name: slotted(parts) for name, parts in texts.items()},
        "buttons": list(error.buttons),
    }
    return {name: value for name, value in row.items() if value}


def slotted(parts: tuple[Part, ...]) -> str:
    """A message as an editor types it."""
    return "".join(f"{{slot:{p.name}|{p.sample}}}" if isinstance(p, Slot) else p for p in parts)


def write_stock(catalogue: Catalogue, target: Path, *, phrasings: bool = False) -> Path:
    """The same pages for mkdocs-material + static-i18n + search, all of them in the navigation.

    Errors stand in the text as code blocks. `phrasings` adds how people put the
    question, which our pages only have in the lookup.
    """
    nav: list[Any] = [{"Home": "index.md"}]
    for category in catalogue.categories:
        nav.append({category.slug: [f"faq/{entry.id}.md" for entry in category.entries]})
    config = yaml.safe_load(STOCK.read_text(encoding="utf-8")) | {"nav": nav}
    _write(target / "mkdocs.yml", dump(config))
    for locale in catalogue.locales:
        _write(target / "docs" / locale / "index.md", "# Home\n")
        for entry in catalogue:
            if locale in entry.texts:
                text = stock_page(entry, locale, catalogue, phrasings=phrasings)
                _write(target / "docs" / locale / "faq" / f"{entry.id}.md", text)
    return target


def stock_page(entry: Entry, locale: str, catalogue: Catalogue, *, phrasings: bool) -> str:
    """An entry as a page of a stock project."""
    text = entry.texts[locale]
    front = {"title": text.title, "description": text.summary}
    body = f"# {text.title}\n\n{text.summary}\n\n{stock_body(entry, locale, catalogue)}"
    asked = "\n\n" + "\n".join(f"- {phrase}" for phrase in text.asked_as) if phrasings else ""
    return page(front, body + asked)


def stock_body(entry: Entry, locale: str, catalogue: Catalogue) -> str:
    """An entry's body as plain Markdown: links resolved, errors as code blocks."""
    document = entry.texts[locale].document
    edits = [(link.start, link.end, stock_link(link, entry, locale, catalogue)) for link in document.links]
    for placement in document.placements:
        error = entry.error(placement.key)
        block = "\n```text\n" + "\n".join(shown(error)) + "\n```\n" if error else ""
        edits.append((placement.start, placement.end, block))
    return apply(document.body, edits)


def stock_link(link: Link, entry: Entry, locale: str, catalogue: Catalogue) -> str:
    """A link with its references in words and its `link:` key as an address."""
    target = catalogue.find(target_id(entry.category, link.page) or "")
    address, text = link.target, link.text
    if link.target.startswith("link:"):
        known = catalogue.links[link.target.removeprefix("link:")]
        address, text = known.url, text.replace("{title}", known.title(locale))
    if target is not None:
        for part in ("ref", "n", "title"):
            text = text.replace(f"{{{part}}}", reference(target, part, locale))
    return f"{'!' if link.image else ''}[{text}]({address})"


def shown(error: ErrorMessage) -> list[str]:
    """What the screen shows: title, codes, text."""
    return [line for line in (error.title, " ".join(error.codes), error.text) if line]


def page(front: Mapping[str, Any], body: str) -> str:
    """A Markdown file."""
    return f"---\n{dump(front)}---\n{body}"


def dump(value: Any) -> str:
    """YAML in the order given, one line a text."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**6)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
