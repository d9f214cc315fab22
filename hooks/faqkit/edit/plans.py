"""Changes to the editors' files: planned as text, checked as if made, then written all or none."""

from __future__ import annotations

from dataclasses import dataclass, field

from faqkit.check import load_checked
from faqkit.content.settings import read_settings
from faqkit.problems import LANGUAGES, Problem, both, has_errors
from faqkit.source.journal import write_all
from faqkit.source.tree import Overlay, Tree


class RefusedError(Exception):
    """A command that would leave the content broken; nothing was changed. The text says why."""


@dataclass(slots=True)
class Plan:
    """What a command will do to the files of `tree`: new text by path, None for a file that goes.

    Files keep their byte order mark and line ends; only what is edited changes.
    """

    tree: Tree
    texts: dict[str, str | None] = field(default_factory=dict)
    moves: dict[str, str] = field(default_factory=dict)

    def read(self, path: str) -> str:
        """The text of a file as it will be. Raises RefusedError for one that is missing or no UTF-8."""
        text = self.texts.get(path)
        if text is not None:
            return text
        try:
            return self.tree.read(path).decode("utf-8")
        except (OSError, UnicodeDecodeError):
            raise RefusedError(both("unreadable", path=path)) from None

    def write(self, path: str, text: str) -> None:
        """Give a file this text."""
        if path in self.texts or not self.tree.is_file(path) or self.read(path) != text:
            self.texts[path] = text

    def move(self, path: str, target: str) -> None:
        """Give a file another name, with what was planned for it so far."""
        self.texts[target] = self.read(path)
        self.texts[path] = None
        self.moves[path] = target

    def summary(self) -> list[str]:
        """One line for each file that changes."""
        lines = [f"→ {path} → {target}" for path, target in self.moves.items()]
        moved = {*self.moves, *self.moves.values()}
        for path, text in self.texts.items():
            sign = "-" if text is None else "~" if self.tree.is_file(path) else "+"
            lines += [] if path in moved else [f"{sign} {path}"]
        return lines

    def carry_out(self, allowed: frozenset[str] = frozenset()) -> list[str]:
        """Write everything; gives the summary.

        Nothing is written, and RefusedError raised, when the check would then find an error that
        is not there now (other than of the `allowed` rules). Raises OSError, everything put back.
        """
        changes = {path: None if text is None else text.encode() for path, text in self.texts.items()}
        before = set(map(signature, errors_of(self.tree, allowed)))
        after = errors_of(Overlay(self.tree, changes), allowed)
        broken = [problem for problem in after if signature(problem) not in before]
        if broken:
            lang = read_settings(self.tree).speaks(LANGUAGES)
            raise RefusedError("\n".join(f"{p.place}: {p.rule} {' '.join(p.text(lang))}" for p in broken))
        write_all(self.tree.root, changes)
        return self.summary()


def errors_of(tree: Tree, allowed: frozenset[str]) -> list[Problem]:
    """The errors of the check, those of `allowed` rules left out."""
    _, problems = load_checked(tree)
    return [p for p in problems if has_errors([p]) and p.rule not in allowed]


def signature(problem: Problem) -> tuple[str, str, str]:
    """What makes two problems the same although lines moved."""
    return problem.place.path, problem.rule, repr(sorted(problem.values.items()))
