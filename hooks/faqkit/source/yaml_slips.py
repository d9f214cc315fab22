"""What an editor really did when a block of settings cannot be read as YAML.

PyYAML says where it gave up; the slip is in that line or shortly before, and
is nearly always one of a few.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from faqkit.problems import Place, Problem, Word
from faqkit.source.front_keys import ANY_KEY

LINE = re.compile(
    r"""
    (?P<indent>[ \u3000\u00a0\t]*)
    (?P<dash>-[ ]+)?                       # an item of a list
    (?:(?P<key>[A-Za-z][A-Za-z0-9_-]*)(?P<colon>:[ ]*|：[ \u3000]*))?
    (?P<value>.*)
    """,
    re.VERBOSE,
)
BLOCK_ABOVE = re.compile(r"[|>][-+]?[ ]*$")  # `message: |` expects indented lines
CUT_LIST = re.compile(r"\[(?:[^\[\]\"'#]*[ ,])?(?P<found>#.*)")  # [#証明書]: no bracket is seen behind the #
NEAR = 3  # how many lines above the place where PyYAML gave up are looked at
QUOTES = ('"', "'")
SIGNS = tuple("[{@`%|>?,]}!&*-")
WIDE = tuple("［｛（＂＇｜")
DATA_KEY = re.compile(r"[^\s#:：'\"\[\]{}-][^:：]*(?P<colon>：|:(?=[{\[]))")  # 証明書：{en: …} in a data file
ITEM_MEANT = re.compile(r"[ \u3000]*(?P<sign>-(?=[^\s-])|[－ー―‐−–—・●]|[0-9]+[.)] )[ \u3000]*(?P<text>\S.*)")
MERGED = re.compile(rf"(?<=\S)[ \u3000]*\b(?P<key>{ANY_KEY}): ")


def explain(text: str, start: Place, error: yaml.YAMLError) -> Problem:
    """The likely slip behind `error` in `text`, whose first line stands at `start`."""
    dots = re.search(r"^\.\.\.[ \t]*$", text, re.MULTILINE)
    if dots:  # ends a document
        line = text.count("\n", 0, dots.start())
        return Problem(Place(start.path, start.line + line), "FAQ003.shape", {"what": Word("other")})
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position)
        values = {"what": Word("char"), "found": f"U+{ord_of(error.character):04X}"}
        return Problem(Place(start.path, start.line + line), "FAQ003.shape", values)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    stop = mark.line if mark is not None else 0
    near = [p for p in lint(text, start) if start.line + stop - NEAR <= p.place.line <= start.line + stop + 1]
    if near:
        return near[-1]
    return _by_words(text.split("\n"), start, error, stop)


def ord_of(character: Any) -> int:
    """The code point of what PyYAML calls a character: an int or a byte string."""
    return character if isinstance(character, int) else ord(character[:1])


def lint(text: str, start: Place) -> list[Problem]:
    """Slips that show in a single line: tabs, full-width signs, a missing space after a colon."""
    problems = []
    for offset, line in enumerate(text.split("\n")):
        match = LINE.match(line)
        found = match and (_line_slip(match) or _data_slip(start.path, line))
        if match and found:
            rule, col = found
            key = match["key"] or re.split("[:：]", line)[0].strip()
            values = {"key": key, "found": line[col - 1 :].strip()[:40]}
            problems.append(Problem(Place(start.path, start.line + offset, col), rule, values))
    return problems


def _line_slip(match: re.Match[str]) -> tuple[str, int] | None:
    indent, colon = match["indent"], match["colon"]
    if "\t" in indent:
        return "FAQ003.tab", indent.index("\t") + 1
    if colon is None:
        return None
    if indent.strip(" "):
        return "FAQ003.wide-space", 1
    if colon.startswith("："):
        return "FAQ003.wide-colon", match.start("colon") + 1
    cut = CUT_LIST.match(match["value"])
    if cut:
        return "FAQ003.remark", match.start("value") + cut.start("found") + 1
    if colon == ":" and match["value"] and match["value"][0] not in "/:\\":
        return "FAQ003.colon", match.start("colon") + 1
    return None


def _data_slip(path: str, line: str) -> tuple[str, int] | None:
    """A colon that is none behind a Japanese key of a data file."""
    match = DATA_KEY.match(line) if path.endswith((".yml", ".yaml")) else None
    if match is None:
        return None
    return "FAQ003.wide-colon" if match["colon"] == "：" else "FAQ003.colon", match.start("colon") + 1


def _by_words(lines: list[str], start: Place, error: yaml.YAMLError, stop: int) -> Problem:
    said = getattr(error, "problem", None) or ""
    context = getattr(error, "context", None) or ""
    opened = getattr(error, "context_mark", None)
    at = min(stop, len(lines) - 1)
    if "end of stream" in said and "quoted" in context and opened is not None:
        return _at(lines, start, opened.line, "FAQ003.quote", what=Word("open"))
    if "escape" in said:
        col = max(0, lines[at].find("\\"))
        found = lines[at][col : col + 2]
        return Problem(Place(start.path, start.line + at, col + 1), "FAQ003.backslash", {"found": found})
    if "flow" in context and opened is not None:
        return Problem(
            Place(start.path, start.line + opened.line, opened.column + 1),
            "FAQ003.shape",
            {"what": Word("flow")},
        )
    item = _lost_item(lines, at) or (_lost_item(lines, opened.line) if opened is not None else None)
    if item is not None:
        return _at(lines, start, item, "FAQ003.shape", what=Word("item"))
    if "could not find expected ':'" in said and opened is not None:
        if BLOCK_ABOVE.search(lines[max(0, opened.line - 1)]):
            return _at(lines, start, opened.line, "FAQ003.indent")
        return _at(lines, start, opened.line, "FAQ003.shape", what=Word("shape"))
    return _by_line(lines, start, at, said)


def _lost_item(lines: list[str], near: int) -> int | None:
    """The line at or above `near` that was meant as an item of the list around it."""
    for index in range(near, max(-1, near - NEAR), -1):
        above = next((line for line in reversed(lines[:index]) if line.strip()), "")
        listed = re.match(r"[ ]*- ", above) or re.fullmatch(r"[a-z_]+:[ ]*", above)
        bare = lines[index].startswith(" ") and ":" not in lines[index] and lines[index].strip()
        if listed and (
            ITEM_MEANT.match(lines[index]) or (bare and not lines[index].lstrip().startswith("- "))
        ):
            return index
    return None


def _odd_indent(lines: list[str], at: int) -> int:
    """The line whose indentation is the odd one, where YAML gave up in line `at`."""

    def depth(line: str) -> int:
        return len(line) - len(line.lstrip(" "))

    filled = [i for i in range(at) if lines[i].strip() and not lines[i].lstrip().startswith("#")]
    if not filled:
        return at
    if depth(lines[filled[0]]) > depth(lines[at]):
        return filled[0]
    above = filled[-1]
    if depth(lines[above]) >= depth(lines[at]):
        return at
    for index in reversed(filled[:-1]):
        if depth(lines[index]) == depth(lines[at]):
            return above
        if depth(lines[index]) < depth(lines[above]):
            break
    return at


def _by_line(lines: list[str], start: Place, at: int, said: str) -> Problem:
    match = LINE.match(lines[at])
    value = match["value"] if match else ""
    merged = MERGED.search(value)
    if merged and match and match["key"] and not value.startswith(QUOTES):
        return _at(lines, start, at, "FAQ003.shape", what=Word("merged"), key=merged["key"])
    opens_value = bool(match and (match["key"] or match["dash"]))
    if value.startswith(QUOTES) and opens_value:
        return _at(lines, start, at, "FAQ003.quote", what=Word("after"))
    if any(sign in lines[at] for sign in WIDE[:2]) and ("mapping values" in said or "block" in said):
        return _at(lines, start, at, "FAQ003.shape", what=Word("wide"))
    if opens_value and (value.startswith(SIGNS) or ("mapping values" in said and ":" in value)):
        return _at(lines, start, at, "FAQ003.signs")
    if "block" in said or "mapping values" in said or "sequence entries" in said:
        return _at(lines, start, _odd_indent(lines, at), "FAQ003.indent")
    return _at(lines, start, at, "FAQ003.shape", what=Word("other"))


def _at(lines: list[str], start: Place, at: int, rule: str, **values: object) -> Problem:
    match = LINE.match(lines[at])
    value = match["value"] if match else lines[at]
    col = match.start("value") + 1 if match else 1
    shown = value.strip()[:1] if rule == "FAQ003.quote" else value.strip().replace('"', "'")[:60]
    return Problem(Place(start.path, start.line + at, col), rule, {"found": shown, **values})
