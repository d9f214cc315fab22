"""Spelling, length and tone of the prose: warnings, because a person may know better."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from faqkit.check.project import Page, Project
from faqkit.content.languages import language
from faqkit.content.prose import LINK
from faqkit.problems import Place, Problem, Word
from faqkit.source.fences import blank

WIDE = re.compile(
    r"""
    (?P<wide>[Ａ-Ｚａ-ｚ０-９]+(?:[．，－＿／＠][Ａ-Ｚａ-ｚ０-９]+)*)
    | (?P<kana>[｡-ﾟ]+)
    | (?P<radical>[⺀-⿕]+)       # what PDF files have for 文 and 入
    """,
    re.VERBOSE,
)
QUOTED = re.compile(r"「[^「」\n]*」|『[^『』\n]*』|〔[^〔〕\n]*〕|“[^“”\n]*”|\[[^\[\]\n]*\](?!\()")
LIST_SIGN = re.compile(r"^[ \t]*(?:[-*+]|\d+\.|>|\|)?[ \t]*")


def check_width(project: Project) -> Iterator[Problem]:
    """Letters and digits are half-width and kana are not, unless a quotation shows a screen as it is."""
    for page in project.pages:
        if page.kind == "page" or not language(page.locale).half_width or page.locale != project.source:
            continue
        prose = QUOTED.sub(lambda m: blank(m.group()), page.prose)
        for match in WIDE.finditer(prose):
            yield Problem(page.at(match.start()), "FAQ071", width_values(match))
        for key in ("title", "summary"):
            for text, place in page.texts(key):
                for match in WIDE.finditer(QUOTED.sub(lambda m: blank(m.group()), text)):
                    yield Problem(place, "FAQ071", width_values(match))


# Japanese signs between Latin letters: they came from a keyboard that was left in Japanese.
FOREIGN_SIGNS = re.compile(
    r"(?<![^\x00-\x7f])(?:(?P<punctuation>[，。：；！？（）])|(?P<wide>[Ａ-Ｚａ-ｚ０-９]+))"
)
IN_SOURCE = re.compile(r"「[^「」\n]*」|『[^『』\n]*』|〔[^〔〕\n]*〕|“[^“”\n]*”|\([^()\n]*\)")


def written_in_latin(locale: str) -> bool:
    """Whether a language is written in Latin letters."""
    letters = language(locale).letters
    return bool(letters and re.match(letters, "Latin"))


def check_signs(project: Project) -> Iterator[Problem]:
    """A language with spaces between its words has its own punctuation, outside of what a screen shows."""
    for page in project.pages:
        if page.kind == "page" or page.locale == project.source or not written_in_latin(page.locale):
            continue
        for match in FOREIGN_SIGNS.finditer(IN_SOURCE.sub(lambda m: blank(m.group()), page.prose)):
            yield Problem(page.at(match.start()), "FAQ071", width_values(match))
        for key in ("title", "summary"):
            for text, place in page.texts(key):
                for match in FOREIGN_SIGNS.finditer(IN_SOURCE.sub(lambda m: blank(m.group()), text)):
                    yield Problem(place, "FAQ071", width_values(match))


def width_values(match: re.Match[str]) -> Mapping[str, object]:
    """What FAQ071 says about full-width text."""
    found = match.group()
    what = Word(str(match.lastgroup))
    return {"found": found, "what": what, "wanted": unicodedata.normalize("NFKC", found).replace("。", ".")}


def glossary(project: Project) -> list[Mapping[str, Any]]:
    """The terms, or none while the glossary cannot be used."""
    return list(project.draft.data.get("glossary") or ())


def check_terms(project: Project) -> Iterator[Problem]:
    """Terms of the source language are spelled as in the glossary."""
    name, avoided = project.source, f"{project.source}_avoid"
    wanted = {avoid: row[name] for row in glossary(project) for avoid in row.get(avoided, ())}
    pattern = any_of(tuple(wanted))
    for page in project.pages if wanted else ():
        if page.locale != project.source or page.kind == "page":
            continue
        for text, place in prose_of(page):
            for match in pattern.finditer(QUOTED.sub(lambda m: blank(m.group()), text)):
                term = wanted[match.group()]
                if not text.startswith(term, match.start()) or len(term) <= len(match.group()):
                    values = {"found": match.group(), "wanted": term}
                    yield Problem(below(place, text, match.start()), "FAQ072.spelling", values)


def check_translated_terms(project: Project) -> Iterator[Problem]:
    """A term of the source is translated as in the glossary, not by a word to avoid."""
    for locale in project.draft.locales:
        avoided = f"{locale}_avoid"
        rows = [row for row in glossary(project) if locale != project.source and row.get(avoided)]
        plural = language(locale).plural
        terms = [(row[project.source], row, whole_words(tuple(row[avoided]), plural)) for row in rows]
        for page in project.entries(locale) if terms else ():
            source = project.page(project.source, page.id)
            if source is not None:
                yield from check_terms_of(page, source.prose + str(source.front), terms)


def check_terms_of(
    page: Page, original: str, terms: list[tuple[str, Mapping[str, Any], re.Pattern[str]]]
) -> Iterator[Problem]:
    """The terms of one translated page."""
    for term, row, pattern in terms:
        if term not in original:
            continue
        for text, place in prose_of(page):
            for match in pattern.finditer(text):
                values = {"found": match.group(), "wanted": row.get(page.locale, term), "term": term}
                yield Problem(below(place, text, match.start()), "FAQ072.translation", values)


def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the words, longer ones first."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")


def whole_words(words: tuple[str, ...], plural: str) -> re.Pattern[str]:
    """Finds any of the words in any case, also with a `plural` ending, but not inside longer words."""
    return re.compile(rf"\b(?:{any_of(words).pattern})(?:{plural})?\b", re.IGNORECASE)


def prose_of(page: Page) -> Iterator[tuple[str, Place]]:
    """The words of a page that people read: title, summary, body."""
    yield from page.texts("title")
    yield from page.texts("summary")
    yield page.prose, page.line(1)


def below(place: Place, text: str, offset: int) -> Place:
    """The place of `offset` in a text that begins at `place`."""
    if "\n" not in text:
        return place
    column = offset - text.rfind("\n", 0, offset)
    return Place(place.path, place.line + text.count("\n", 0, offset), column)


def check_sentences(project: Project) -> Iterator[Problem]:
    """Sentences are as long and as polite as the source language has them."""
    spoken = language(project.source)
    end, longest, impolite = re.escape(spoken.sentence_end), spoken.longest_sentence, spoken.impolite_end()
    sentence = re.compile(rf"[^{end}\n]+{end}?")
    for page in project.entries():
        prose = LINK.sub(lambda m: f"{m['text']}{' ' * (len(m.group()) - len(m['text']))}", page.prose)
        for match in sentence.finditer(prose) if longest else ():
            words = LIST_SIGN.sub("", match.group()).strip()
            text = re.sub(" {2,}", "", words)  # addresses of links are blank
            if len(text) > longest and not text.startswith(("|", "{")):
                yield Problem(page.at(match.start()), "FAQ074", {"length": len(text)})
        quoted = QUOTED.sub(lambda m: blank(m.group()), prose)
        for match in impolite.finditer(quoted) if impolite else ():
            yield Problem(
                page.at(match.start("found")),
                "FAQ075",
                {"found": match["found"].strip() + spoken.sentence_end},
            )


def check_glossary(project: Project) -> Iterator[Problem]:
    """The glossary agrees with itself."""
    located = project.draft.data_places.get("glossary")
    seen: set[str] = set()
    rows = glossary(project)
    for index, row in enumerate(rows):
        for key, term, what in row_slips(row, rows, seen, project.source):
            if located is not None:
                yield Problem(located.place(index, key), "FAQ088", {"term": term, "what": Word(what)})
        seen.add(row[project.source])


def row_slips(
    row: Mapping[str, Any], rows: list[Mapping[str, Any]], seen: set[str], source: str
) -> Iterator[tuple[str, str, str]]:
    """Where one row contradicts the others: key, term, word of FAQ088."""
    term = row[source]
    if term in seen:
        yield source, term, "twice"
    elif any(term in other.get(f"{source}_avoid", ()) for other in rows):
        yield source, term, "avoid"
    for avoid in (key for key in row if key.endswith("_avoid")):
        locale = avoid.removesuffix("_avoid")
        if locale != source and row.get(locale) in row[avoid]:
            yield locale, row[locale], "avoid"
        for word in row[avoid]:
            if len(word) < 2:
                yield avoid, word, "short"


PAGE_CHECKS = (check_width, check_signs, check_sentences)
CHECKS = (check_terms, check_translated_terms, check_glossary)
