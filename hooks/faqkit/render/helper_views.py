"""What `partials/helper.html` draws of a helper, and what its script is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from faqkit.content.helper_data import helper_data
from faqkit.content.helpers import Helper, HelperWords, helper_anchor
from faqkit.content.model import Entry
from faqkit.render.view_models import SectionLink

Words = Mapping[str, str]
COPIES = ("character-check", "full-width")  # kinds whose answer is to be pasted somewhere


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field: its name, and an example of what to put in, or nothing."""

    label: str
    example: str


@dataclass(frozen=True, slots=True)
class HelperView:
    """A helper on a page. `rule` says in sentences what it does; `data` is what its script reads."""

    key: str
    kind: str
    title: str
    anchor: str
    fields: tuple[FieldView, ...]
    choices: tuple[SectionLink, ...]
    rule: tuple[str, ...]
    copies: bool
    data: Mapping[str, Any]


def helper_view(entry: Entry, helper: Helper, locale: str, t: Words, date: str) -> HelperView:
    """A helper for drawing on a page in `locale`; `date` is the day of the edition."""
    words = entry.helper_words(helper, locale)
    examples = helper.facts.get("examples", ())
    return HelperView(
        key=helper.key,
        kind=helper.kind,
        title=words.title,
        anchor=helper_anchor(helper.key),
        fields=tuple(
            FieldView(label, examples[i] if i < len(examples) else "") for i, label in enumerate(words.labels)
        ),
        choices=tuple(choices(entry, helper, locale)),
        rule=tuple(RULES[helper.kind](helper.facts, words, t)),
        copies=helper.kind in COPIES,
        data=helper_data(helper, words, t, locale, date),
    )


def choices(entry: Entry, helper: Helper, locale: str) -> Iterator[SectionLink]:
    """The headings that a question chooses from, as the page has them."""
    texts = {heading.id: heading.text for heading in entry.text(locale).document.headings}
    for anchor in helper.facts.get("choices", ()):
        yield SectionLink(anchor, texts[anchor])


def time_rule(facts: Mapping[str, Any], words: HelperWords, t: Words) -> Iterator[str]:
    """The windows, the days that do not count, and how what the rule leaves open is decided."""
    del words
    for window in facts["received"]:
        pattern = {0: "helper_time_rule_same", 1: "helper_time_rule_next"}.get(window["days"])
        yield t[pattern or "helper_time_rule_later"].format(**window)
    yield t["helper_time_rule_days"]
    yield t["helper_time_open_day"]
    yield t["helper_time_open_edge"]
    if facts.get("closed"):
        days = (month_day.split("-") for month_day in facts["closed"])
        named = t["helper_time_and"].join(month_day_words(int(m), int(d), t) for m, d in days)
        yield t["helper_time_open_closed"].format(days=named)
    yield t["helper_time_longer"]


def month_day_words(month: int, day: int, t: Words) -> str:
    """(12, 29) → "12月29日"."""
    name = t["helper_time_months"].split(" ")[month - 1]
    return t["helper_time_month_day"].format(m=name, d=day)


def chars_rule(facts: Mapping[str, Any], words: HelperWords, t: Words) -> Iterator[str]:
    """What may stand in a name and what may not."""
    del words
    allowed = t["helper_chars_list"].join(f"{r[0]}–{r[-1]}" if len(r) > 1 else r for r in facts["allowed"])
    yield t["helper_chars_rule"].format(allowed=allowed)
    yield t["helper_chars_rule_not"].format(signs=" ".join(facts["forbidden"]))


def wide_rule(facts: Mapping[str, Any], words: HelperWords, t: Words) -> Iterator[str]:
    """How the signs are to be entered."""
    del facts, words
    yield t["helper_wide_rule"]


def version_rule(facts: Mapping[str, Any], words: HelperWords, t: Words) -> Iterator[str]:
    """Each band of versions with what follows."""
    for band, says in zip(facts["bands"], words.says, strict=True):
        bounds = [
            t[f"helper_version_{bound}"].format(version=band[bound])
            for bound in ("from", "up_to", "below")
            if bound in band
        ]
        yield t["helper_version_band"].format(versions=t["helper_version_and"].join(bounds), says=says)


def case_rule(facts: Mapping[str, Any], words: HelperWords, t: Words) -> Iterator[str]:
    """Nothing: the choices themselves are shown."""
    del facts, words, t
    return iter(())


RULES: Mapping[str, Callable[[Mapping[str, Any], HelperWords, Words], Iterator[str]]] = {
    "completion-time": time_rule,
    "character-check": chars_rule,
    "full-width": wide_rule,
    "version-gate": version_rule,
    "which-case": case_rule,
}
