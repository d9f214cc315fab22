"""The data files against themselves: words of the lookup, dates of the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faqkit.check.front import as_date
from faqkit.check.links import check_key
from faqkit.check.project import Project, hint
from faqkit.content.guests import guest_files
from faqkit.problems import Place, Problem, Word
from faqkit.source.yaml_files import Located

COMMON_SHARE = 0.5  # of the entries: a word in so many tells none from the others
OWN_SHARE = 0.1  # of the entries: what so many are about is answered here
LONGEST = 24  # signs of a word; what is longer is a sentence, which nobody asks in the same words
MOST = 6  # words parted by spaces
COMMON = re.compile(r"[ぁ-ゖァ-ヺーA-Za-z0-9]")  # alone it is in nearly every question


def check_synonyms(project: Project) -> Iterator[Problem]:
    """A group of synonyms has its own name, and its words mean something."""
    yield from check_groups(project, "synonyms")


def check_topics(project: Project) -> Iterator[Problem]:
    """A topic has its own name, its words mean something, and its document is a declared one."""
    yield from check_groups(project, "elsewhere")
    located = project.draft.data_places.get("elsewhere")
    for index, topic in enumerate(project.draft.data.get("elsewhere") or ()):
        if located is not None and "link" in topic:
            yield from check_key(project, topic["link"], located.place(index, "link"))


def check_groups(project: Project, name: str) -> Iterator[Problem]:
    """The groups of words of one data file: `{id, words}` each."""
    located = project.draft.data_places.get(name)
    names: set[str] = set()
    for index, group in enumerate(project.draft.data.get(name) or () if located else ()):
        assert located is not None
        if group["id"] in names:
            yield Problem(located.place(index, "id"), "FAQ108", {"found": group["id"], "what": Word("name")})
        names.add(group["id"])
        for position, word in enumerate(group["words"]):
            yield from check_word(word, located.place(index, "words", position))
    if located is not None and not project.draft.problems:
        yield from check_effect(project, name, located)


def check_effect(project: Project, name: str, located: Located) -> Iterator[Problem]:
    """What each word does: none makes two groups one, or stands in far more entries than the rest of its own.

    A topic that is answered elsewhere has no word that the entries here are about.
    """
    groups = project.draft.data[name]
    heads = {group["words"][0]: group["id"] for group in groups}
    texts = asked_texts(project)
    for index, group in enumerate(groups):
        found = [entries_with(word, texts) for word in group["words"]]
        for position, word in enumerate(group["words"]):
            others = set[int]().union(*(entries for at, entries in enumerate(found) if at != position))
            what = ""
            if heads.get(word, group["id"]) != group["id"]:
                what = "merged"
            elif name == "synonyms" and overweight(found[position], others, len(texts)):
                what = "common"
            elif name == "elsewhere" and len(found[position]) > max(2, OWN_SHARE * len(texts)):
                what = "own"
            if what:
                # What depends on other entries only warns: no edit of one may make words elsewhere an error.
                rule = "FAQ108" if what == "merged" else "FAQ137"
                values = {"found": word, "what": Word(what)}
                yield Problem(located.place(index, "words", position), rule, values)


def asked_texts(project: Project) -> list[str]:
    """What is asked in each entry, in all languages: titles and phrasings."""
    texts: dict[str, str] = {}
    for page in project.pages:
        if page.kind == "entry":
            said = "\n".join(text for key in ("title", "asked_as") for text, _ in page.texts(key))
            texts[page.id] = f"{texts.get(page.id, '')}\n{said.casefold()}"
    return list(texts.values())


def entries_with(word: str, texts: list[str]) -> set[int]:
    """The texts that hold a word, one of Latin letters as a whole word."""
    folded = word.casefold()
    found = {index for index, text in enumerate(texts) if folded in text}
    if not found or not word.isascii():
        return found
    whole = re.compile(rf"\b{re.escape(folded)}\b")
    return {index for index in found if whole.search(texts[index])}


def overweight(entries: set[int], others: set[int], count: int) -> bool:
    """Whether a word stands in so many more entries than the rest that its group means nothing."""
    return len(entries) >= max(4, COMMON_SHARE * count) and len(entries) > 1.5 * len(others)


def check_guests(project: Project) -> Iterator[Problem]:
    """What people ask in a language without pages belongs to something, and its words mean something."""
    draft = project.draft
    lists = {"words": "synonyms", "topics": "elsewhere"}
    known = {
        kind: {group["id"] for group in draft.data[name]}
        for kind, name in lists.items()
        if draft.data.get(name) is not None  # what cannot be read is reported itself
    }
    # What is gone without a word is reported once, where it was published.
    rows = (draft.data.get("published") or {}).get("ids", ())
    published = {row for row in rows if isinstance(row, str)}
    known["asked"] = {*project.ids, *published}
    for name in guest_files(draft.tree).values():
        located = draft.data_places.get(name)
        for kind, texts in (draft.data.get(name) or {}).items() if located else ():
            assert located is not None
            for key, words in texts.items():
                if kind in known and key not in known[kind]:
                    values = {"found": key, "what": Word(kind), "hint": hint(key, known[kind])}
                    yield Problem(located.place(kind, key), "FAQ136", values)
                for position, word in enumerate(words if kind != "asked" else ()):
                    yield from check_word(word, located.place(kind, key, position))


def check_word(word: str, place: Place) -> Iterator[Problem]:
    """One word of a group: several are parted by half-width commas, one sign alone says nothing."""
    if re.search("[、，]", word):
        wanted = ", ".join(part.strip() for part in re.split("[、，]", word))
        yield Problem(place, "FAQ092", {"key": "words", "found": word, "wanted": wanted})
    elif COMMON.fullmatch(word.strip()):
        yield Problem(place, "FAQ108", {"found": word, "what": Word("short")})
    elif len(max(word.split(), key=len, default="")) > LONGEST or len(word.split()) > MOST:
        yield Problem(place, "FAQ137", {"found": word, "what": Word("sentence")})


def check_documents(project: Project) -> Iterator[Problem]:
    """A document's address was not checked on a day to come."""
    located = project.draft.data_places.get("links")
    for key, raw in (project.draft.data.get("links") or {}).items():
        day = as_date(raw["checked"])
        if located is not None and day is not None and (day - project.today).days > 1:
            yield Problem(located.place(key, "checked"), "FAQ060.future", {"found": raw["checked"]})


def check_scoreboard(project: Project) -> Iterator[Problem]:
    """Each lookup that was measured has a figure in each row."""
    located = project.draft.data_places.get("scoreboard")
    board = project.draft.data.get("scoreboard")
    if located is None or not board:
        return
    measured = {engine["key"] for engine in board["engines"]}
    columns = {column["key"] for column in board["columns"]}
    rows = [("engines", index, row, columns) for index, row in enumerate(board["engines"])]
    for kind in ("answered", "unanswered"):
        rows += [(kind, index, row, measured) for index, row in enumerate(board[kind])]
    for kind, index, row, wanted in rows:
        for key in sorted(wanted - row["values"].keys()):
            yield Problem(located.place(kind, index, "values"), "FAQ008", {"key": key})


CHECKS = (check_synonyms, check_topics, check_guests, check_documents, check_scoreboard)
