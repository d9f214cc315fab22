"""The records: a place, and a rule broken there. Nothing is printed before all are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from faqkit.problems.wording import SEVERITIES, rules


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path relative to the project, 1-based line and column."""

    path: str
    line: int = 1
    col: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.col}"


class Word(str):
    """A phrase of a rule: the name under which its wording has it in each language."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A rule broken at a place: `FAQ013.twice` is the case `twice` of FAQ013.

    `values` fill the `{…}` of the case's wording.
    """

    place: Place
    ref: str
    values: Mapping[str, object] = field(default_factory=dict, compare=False)

    @property
    def rule(self) -> str:
        """The permanent id of the rule."""
        return self.ref.partition(".")[0]

    @property
    def severity(self) -> str:
        """`error` stops a build, `warning` does not, `notice` is shown only when asked for."""
        return rules()[self.rule].severity

    def text(self, lang: str) -> tuple[str, str]:
        """The message and the cure in `lang`."""
        case = rules()[self.rule].cases[self.ref.partition(".")[2]][lang]
        values = {
            name: case.words[value].format(**self.values) if isinstance(value, Word) else value
            for name, value in self.values.items()
        }
        return case.message.format(**values), case.cure.format(**values)


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by place and rule, each once."""
    unique = {(p.place, p.ref, repr(sorted(p.values.items()))): p for p in problems}
    return [unique[key] for key in sorted(unique)]


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Errors, then warnings, then notices; each sorted by place."""
    return sorted(ordered(problems), key=lambda p: SEVERITIES.index(p.severity))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops a build."""
    return any(p.severity == "error" for p in problems)
