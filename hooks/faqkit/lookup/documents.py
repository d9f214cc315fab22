"""The catalogue as plain documents: what the lookup's index is built from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import chain
from typing import Any

from faqkit.content.addresses import Urls
from faqkit.content.document import Heading, Reference
from faqkit.content.guests import Guest
from faqkit.content.helpers import helper_anchor
from faqkit.content.languages import language
from faqkit.content.messages import Part, Slot
from faqkit.content.model import Catalogue, Entry, ErrorMessage, Topic
from faqkit.content.references import target_id
from faqkit.lookup.folding import folding

# Where a reader is helped: a heading there, above an error, is the error's own case.
ANSWERS = ("solution", "answer", "procedure")
SMALL = 300  # entries; of more, pages load the index in parts


def lookup_documents(catalogue: Catalogue, urls: Urls) -> dict[str, Any]:
    """All that the lookup knows, in the shape that the engine's `build.js` takes."""
    entries = [entry_document(entry, catalogue, urls) for entry in catalogue]
    documents: dict[str, Any] = {
        "locales": list(catalogue.locales),
        "entries": entries,
        "large": len(entries) > SMALL,
        "synonyms": [list(words) for words in catalogue.synonyms],
        "usual": list(catalogue.usual),
        "requests": list(language(catalogue.source).requests),
        "elsewhere": [topic_document(topic, catalogue) for topic in catalogue.topics],
        "corrections": dict(catalogue.readings),
    }
    texts = json.dumps(documents, ensure_ascii=False)
    guests = [guest_document(*guest, texts) for guest in sorted(catalogue.guests.items())]
    letters = [
        [name, signs]
        for name in (*sorted(catalogue.guests), *catalogue.locales)
        if (signs := language(name).letters)
    ]
    return {**documents, "guests": guests, "letters": letters}


def guest_document(name: str, guest: Guest, texts: str) -> dict[str, Any]:
    """A language that is only asked in; `texts` are all others: what it says is put in their signs."""
    own = language(name)
    words = [*chain(*guest.asked.values(), *guest.words, *guest.topics), *own.polite]
    table = folding(own.folding, texts, words)

    def folded(texts: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(text.translate(table) for text in texts))

    return {
        "name": name,
        "polite": folded(own.polite),
        "folding": ["".join(map(chr, table)), "".join(map(chr, table.values()))],
        "asked": {key: folded(texts) for key, texts in guest.asked.items()},
        "synonyms": [folded(words) for words in guest.words],
        "elsewhere": [folded(words) for words in guest.topics],
    }


def indexed(documents: dict[str, Any]) -> dict[str, Any]:
    """What of the documents goes into the index: of large content, no bodies."""
    if not documents["large"]:
        return documents
    return {**documents, "entries": [{**entry, "body": {}} for entry in documents["entries"]]}


def topic_document(topic: Topic, catalogue: Catalogue) -> dict[str, Any]:
    """A topic that is answered elsewhere; its link is name and address of a document by locale."""
    link = catalogue.links.get(topic.link or "")
    return {
        "words": list(topic.words),
        "title": {locale: topic.title(locale) for locale in catalogue.locales},
        "link": {locale: [link.title(locale), link.url] for locale in catalogue.locales} if link else {},
    }


def entry_document(entry: Entry, catalogue: Catalogue, urls: Urls) -> dict[str, Any]:
    """One entry; words are given for the locales that have them."""
    source = entry.source
    body = {locale: body_words(entry, locale, catalogue) for locale in entry.texts}
    return {
        "id": entry.id,
        "category": entry.category,
        "number": entry.number,
        "slug": entry.slug,
        "title": {locale: text.title for locale, text in entry.texts.items()},
        "summary": {locale: text.summary for locale, text in entry.texts.items()},
        "asked_as": {locale: list(text.asked_as) for locale, text in entry.texts.items()},
        "body": body,
        "tags": list(entry.tags),
        "sections": [section.id for section in source.sections if section.id],
        "errors": [error_document(entry, error) for error in entry.errors],
        "helper": {locale: offer for locale in catalogue.locales if (offer := offered(entry, locale))},
        "url": {locale: urls.entry(locale, entry.id) for locale in catalogue.locales},
    }


def offered(entry: Entry, locale: str) -> list[str]:
    """Anchor and title of the helper that answers of the lookup lead to; nothing where there is none."""
    helper = next((helper for helper in entry.helpers if helper.offered), None)
    return [helper_anchor(helper.key), entry.helper_words(helper, locale).title] if helper else []


def error_document(entry: Entry, error: ErrorMessage) -> dict[str, Any]:
    """An error with its message as text and slots."""
    parts: list[Part] = []
    for block in error.blocks:
        parts += [*(["\n"] if parts else []), *block]
    glosses = {
        locale: gloss
        for locale, text in entry.texts.items()
        if (gloss := text.glosses.get(error.key) or text.glosses.get(error.code or ""))
    }
    own_case = case_of(entry, error, entry.source.locale)
    return {
        "key": error.key,
        "case": own_case.id if own_case else "",
        "case_title": {
            locale: heading.text
            for locale in entry.texts
            if own_case and (heading := heading_of(entry, own_case.id, locale))
        },
        "codes": list(error.codes),
        "kind": error.kind,
        "title": error.title,
        "parts": [
            {"slot": part.name, "sample": part.sample} if isinstance(part, Slot) else part for part in parts
        ],
        "buttons": list(error.buttons),
        "gloss": glosses,
    }


def case_of(entry: Entry, error: ErrorMessage, locale: str) -> Heading | None:
    """The nearest heading below level 2 above the place of an error in the answer; None if there is none."""
    document = entry.texts[locale].document
    names = {error.key, *error.codes}
    line = next((p.line for p in document.placements if p.word == "error" and p.key in names), 0)
    above = [heading for heading in document.headings if heading.line < line]
    section = next((heading for heading in reversed(above) if heading.level == 2), None)
    if section is None or section.id not in ANSWERS or above[-1] is section:
        return None
    return above[-1] if above[-1].given else None


def heading_of(entry: Entry, anchor: str, locale: str) -> Heading | None:
    """The heading with this anchor in the words of `locale`."""
    return next((h for h in entry.texts[locale].document.headings if h.id == anchor), None)


def body_words(entry: Entry, locale: str, catalogue: Catalogue) -> str:
    """The body in `locale` as words: references as titles, no errors, no markup."""

    def words(part: str | Reference) -> str:
        if isinstance(part, str):
            return part
        target = catalogue.find(target_id(entry.category, part.target.partition("#")[0]) or "")
        return target.text(locale).title if target else ""

    return re.sub(r"\s+", " ", "".join(map(words, entry.texts[locale].document.text))).strip()
