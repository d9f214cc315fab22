"""Findings and their wording: what is wrong with the content, where, and what to do about it."""

from faqkit.problems.formats import FORMATS, as_summary, as_text, show
from faqkit.problems.records import Place, Problem, Word, has_errors, ordered, worst_first
from faqkit.problems.wording import LANGUAGES, Rule, both, pair, phrases, rules

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "Place",
    "Problem",
    "Rule",
    "Word",
    "as_summary",
    "as_text",
    "both",
    "has_errors",
    "ordered",
    "pair",
    "phrases",
    "rules",
    "show",
    "worst_first",
]
