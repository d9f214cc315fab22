"""What the lookup must do with the content of a project: derived from the content, apart from the queries."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from faqkit.content.model import Catalogue
from faqkit.lookup.engine import LookupEngine
from faqkit.lookup.evaluate import Outcome, Query, current, read_queries, run, score

HERE = Path(__file__).resolve().parent / "content"
SETS = HERE / "lookup"
# What people copy from a screen has one right answer; the rest is words.
COPIED = {
    "code-exact", "code-mangled", "code-partial", "code-other", "code-spoken",
    "dialog-paste", "dialog-ocr", "log-paste", "message-partial", "message-variant",
}  # fmt: skip
# The least share of right entries at rank 1, in the first 3, and of right answers that are sure; in percent.
FLOORS = {
    "dev": (97, 99, 77),  # a tenth of it is frames and advice alone: right first, on purpose not sure
    "personas": (97, 99, 80),
    "blind": (92, 98, 80),
    "strangers": (92, 98, 70),
    "asked/dev-zh": (95, 98, 50),
    "asked/dev-ko": (90, 98, 50),
    "asked/blind-zh": (85, 95, 40),
    "asked/blind-ko": (85, 95, 40),
    "asked/second-zh": (90, 96, 50),
    "asked/second-ko": (90, 96, 50),
}
# The most claims where nothing answers, in percent.
FALSE_CLAIMS = {
    "dev": 0.0, "foreign": 0.4, "blind": 3.0, "strangers": 3.0, "beside": 3.0, "near-misses": 2.0,
    "asked/blind-zh": 3.0, "asked/blind-ko": 3.0, "blind-misses": 2.5,
    "asked/dev-zh": 3.0, "asked/dev-ko": 3.0, "asked/second-zh": 3.0, "asked/second-ko": 3.0,
}  # fmt: skip


def ask(name: str, engine: LookupEngine, catalogue: Catalogue) -> list[Outcome]:
    """What the lookup gives for the set `name`, as far as `catalogue` is asked it."""

    def search(text: str, locale: str) -> dict[str, object]:
        return engine.search(text, limit=10, locale=locale)

    return run(current(read_queries(SETS / f"{name}.jsonl"), catalogue), search)


def shortcomings(name: str, outcomes: list[Outcome]) -> list[str]:
    """What is worse than the floors of a set allow, and the failures behind it."""
    total = score(outcomes)
    copied = score(o for o in outcomes if o.query.kind in COPIED)
    right = [o for o in outcomes if o.rank == 1]
    found = []
    if name in FLOORS:
        first, three, sure = FLOORS[name]
        found += ["first"] * (total.first < first) + ["three"] * (total.three < three)
        found += ["empty"] * (total.empty > 0) + ["copied"] * (copied.positives > 0 and copied.first < 100)
        found += ["unsure"] * (100 * sum(o.claimed for o in right) < sure * len(right))
    found += ["claims"] * (total.false_claims > FALSE_CLAIMS.get(name, 100.0))
    return [f"{name}: {', '.join(found)}", *map(describe, filter(failed, outcomes))] if found else []


def failed(outcome: Outcome) -> bool:
    """Whether a query went wrong."""
    return outcome.failed


def describe(o: Outcome) -> str:
    """A query with what it wants and gets."""
    return f"{o.query.id} {o.query.kind} {o.query.text[:60]!r} want {o.query.expect} got {o.ranked[:4]}"


def unheard(engine: LookupEngine, catalogue: Catalogue) -> list[str]:
    """The titles, phrasings and codes that do not lead to their own entry first."""
    return [
        f"{entry_id}: {text}"
        for entry_id, text, locale in own_words(catalogue)
        if [hit["id"] for hit in engine.search(text, limit=1, locale=locale)["hits"]] != [entry_id]
    ]


def own_words(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Id, words and language of all by which an entry says that it is asked for."""
    shared = {code for code, places in catalogue.codes().items() if len({e.id for e, _ in places}) > 1}
    for entry in catalogue:
        for locale in catalogue.locales:
            text = entry.text(locale)
            yield from ((entry.id, words, locale) for words in (text.title, *text.asked_as))
        for error in entry.errors:
            yield from ((entry.id, code, "ja") for code in error.codes if code not in shared)


def word_cases(name: str) -> list[Query]:
    """The single questions of `synonyms` or `topics`; `id` or `kind` is the group or the topic."""
    return read_queries(HERE / f"{name}.jsonl")


def lost_messages(engine: LookupEngine, catalogue: Catalogue) -> list[str]:
    """What does not give its entry first: each message whole, in one line, folded, and its longest line."""
    owners: dict[str, set[str]] = {}
    for entry in catalogue:
        for error in entry.errors:
            owners.setdefault(error.text, set()).add(entry.id)
    return [
        cut
        for text, ids in owners.items()
        for cut in (
            text,
            text.replace("\n", " "),
            unicodedata.normalize("NFKC", text),
            max(text.splitlines(), key=len),
        )
        if engine.search(cut)["hits"][0]["id"] not in ids
    ]
