"""Changes to the editors' files: planned as text first, then written all together or not at all."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from faqkit.check import load_checked
from faqkit.problems import Problem, has_errors


class RefusedError(Exception):
    """A command that would leave the content broken; nothing was changed. The text says why."""


@dataclass(slots=True)
class Plan:
    """What a command will do to the files below `root`. Paths are relative to it.

    Files keep their byte order mark and line ends; only what is edited changes.
    """

    root: Path
    texts: dict[str, str] = field(default_factory=dict)
    moves: dict[str, str] = field(default_factory=dict)
    deleted: list[str] = field(default_factory=list)

    def read(self, path: str) -> str:
        """The text of a file as it will be. Raises RefusedError for one that is missing or no UTF-8."""
        if path in self.texts:
            return self.texts[path]
        try:
            return (self.root / path).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            raise RefusedError(
                f"{path} を読めません。先に `faqkit check` の誤りを直してください"
                f" / {path} cannot be read; first correct what `faqkit check` finds"
            ) from None

    def write(self, path: str, text: str) -> None:
        """Give a file this text."""
        if not (self.root / path).exists() or self.read(path) != text:
            self.texts[path] = text

    def move(self, path: str, target: str) -> None:
        """Give a file another name."""
        self.moves[path] = target

    def summary(self) -> list[str]:
        """One line for each file that changes."""
        lines = [f"→ {path} → {target}" for path, target in self.moves.items()]
        lines += [f"- {path}" for path in self.deleted]
        for path in self.texts:
            lines.append(f"{'~' if (self.root / path).exists() else '+'} {path}")
        return lines

    def carry_out(self, allowed: frozenset[str] = frozenset()) -> list[str]:
        """Write everything; gives the summary.

        When the check then finds an error that was not there before (other than
        of the `allowed` rules), or writing fails, everything is put back.
        """
        before = errors_of(self.root, allowed)
        summary = self.summary()
        touched = {*self.texts, *self.deleted, *self.moves, *self.moves.values()}
        kept = {path: content_of(self.root / path) for path in touched}
        try:
            self._write()
            broken = [p for p in errors_of(self.root, allowed) if signature(p) not in map(signature, before)]
            if broken:
                raise RefusedError("\n".join(f"{p.place}: {p.rule} {' '.join(p.text('ja'))}" for p in broken))
        except BaseException:
            for path, data in kept.items():
                restore(self.root / path, data)
            raise
        return summary

    def _write(self) -> None:
        for path, text in self.texts.items():
            restore(self.root / path, text.encode("utf-8"))
        for path, target in self.moves.items():
            (self.root / path).rename(self.root / target)
        for path in self.deleted:
            (self.root / path).unlink()


def content_of(path: Path) -> bytes | None:
    """The bytes of a file, None where there is none."""
    return path.read_bytes() if path.exists() else None


def restore(path: Path, data: bytes | None) -> None:
    """Give a file these bytes; None removes it."""
    if data is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def errors_of(root: Path, allowed: frozenset[str]) -> list[Problem]:
    """The errors of the check, those of `allowed` rules left out."""
    _, problems = load_checked(root)
    return [p for p in problems if has_errors([p]) and p.rule not in allowed]


def signature(problem: Problem) -> tuple[str, str, str]:
    """What makes two problems the same although lines moved."""
    return problem.place.path, problem.rule, repr(sorted(problem.values.items()))


def newline_of(text: str) -> str:
    """The line end that a file uses."""
    return "\r\n" if "\r\n" in text else "\n"


def as_yaml(text: str) -> str:
    """A text as a YAML value on one line: plain where that is safe, otherwise in double quotes."""
    try:
        plain = yaml.safe_load(f"key: {text}") == {"key": text}
    except yaml.YAMLError:
        plain = False
    return text if plain and " #" not in text else json.dumps(text, ensure_ascii=False)


def insert_in_list(text: str, name: str, item: str, after: str | None = None) -> str:
    """Add `- item` to the block list `name:`, behind `after` or at its end. Raises RefusedError without it.

    The new line is indented like the others.
    """
    lines = text.splitlines(keepends=True)
    span = list_span(lines, name)
    if span is None:
        raise RefusedError(
            f"「{name}:」の下に「- 」で始まる行がありません / {name}: has no lines that begin with “- ”"
        )
    where = span[1] - 1
    if after is not None:
        where = next((i for i in range(*span) if item_of(lines[i]) == after), -1)
        if where < 0:
            raise RefusedError(f"「{after}」が {name}: にありません / {name}: has no “{after}”")
    sample = lines[span[0]]
    indent = sample[: len(sample) - len(sample.lstrip())]
    if not lines[where].endswith("\n"):
        lines[where] += newline_of(text)
    lines.insert(where + 1, f"{indent}- {item}{newline_of(text)}")
    return "".join(lines)


def list_span(lines: list[str], name: str) -> tuple[int, int] | None:
    """First and behind-last index of the items of the block list `name:` (`ids:`, `order:`)."""
    start = next((i for i, line in enumerate(lines) if re.match(rf"{re.escape(name)}:\s*$", line)), None)
    if start is None:
        return None
    end = start + 1
    while end < len(lines) and re.match(r"\s*(?:-\s|#|$)", lines[end]):
        end += 1
    items = [i for i in range(start + 1, end) if re.match(r"\s*-\s", lines[i])]
    return (items[0], items[-1] + 1) if items else None


def item_of(line: str) -> str:
    """What a line `  - item  # remark` of a list holds."""
    return re.sub(r"\s+#.*", "", line.strip().removeprefix("-")).strip().strip("\"'")


def replace_item(text: str, name: str, old: str, new: str | None) -> str:
    """Change the item `old` of a block list to `new`, or drop its line, where it is there."""
    lines = text.splitlines(keepends=True)
    span = list_span(lines, name)
    for index in range(*span) if span else ():
        if item_of(lines[index]) == old:
            lines[index] = "" if new is None else lines[index].replace(old, new, 1)
    return "".join(lines)
