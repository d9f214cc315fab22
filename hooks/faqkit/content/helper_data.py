"""Facts and words of a helper in the shape that its script takes, in the pages and in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from faqkit.content.days_off import days_off, known_years
from faqkit.content.helpers import Helper, HelperWords, minutes

Words = Mapping[str, str]


def helper_data(helper: Helper, words: HelperWords, t: Words, locale: str, date: str) -> dict[str, Any]:
    """Facts and words of a helper in the shape that its script takes: `{facts, words}`."""
    family = f"helper_{FAMILIES[helper.kind]}_"
    phrases = {name: text for name, text in t.items() if name.startswith(family)}
    return {
        "facts": FACTS[helper.kind](helper.facts, locale, date) | {"says": list(words.says)},
        "words": phrases,
    }


FAMILIES = {  # of their words in overrides/strings
    "completion-time": "time",
    "character-check": "chars",
    "full-width": "wide",
    "version-gate": "version",
    "which-case": "case",
}


def time_facts(facts: Mapping[str, Any], locale: str, date: str) -> dict[str, Any]:
    """Windows, the office's minutes ahead of UTC, all days off of the years that are known."""
    years = known_years(date)
    return {
        "received": facts["received"],
        "utc_offset": minutes(facts["utc_offset"]),
        "days_off": days_off(facts["country"], years, locale, facts.get("closed", ())),
        "known": [f"{years[0]}-01-01", f"{years[-1]}-12-31"],
    }


def band_facts(facts: Mapping[str, Any], locale: str, date: str) -> dict[str, Any]:
    """The bands without their sentences, which are words."""
    del locale, date
    return {"bands": [{k: v for k, v in band.items() if k != "says"} for band in facts["bands"]]}


def same_facts(facts: Mapping[str, Any], locale: str, date: str) -> dict[str, Any]:
    """The facts as they are declared."""
    del locale, date
    return dict(facts)


FACTS: Mapping[str, Callable[[Mapping[str, Any], str, str], dict[str, Any]]] = {
    "completion-time": time_facts,
    "character-check": same_facts,
    "full-width": same_facts,
    "version-gate": band_facts,
    "which-case": same_facts,
}
