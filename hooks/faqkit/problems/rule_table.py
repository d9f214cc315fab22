"""The rules of the check as a Markdown table, and its place in CONTRIBUTING.md."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from faqkit.problems import LANGUAGES, Rule, rules, table_cell

HEADS = {
    "ja": ("規則", "困ること", "なぜ", "正しい例"),
    "en": ("Rule", "What is wrong", "Why", "A right example"),
}
LEVELS = {
    "ja": {"error": "", "warning": " (注意)", "notice": " (お知らせ)"},
    "en": {"error": "", "warning": " (warning)", "notice": " (notice)"},
}


def rules_table(lang: str) -> str:
    """One row for each rule, in the order of their ids."""
    head = HEADS[lang]
    rows = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return "\n".join(rows + [_row(rule, lang) for _, rule in sorted(rules().items())]) + "\n"


def _row(rule: Rule, lang: str) -> str:
    words = rule.text[lang]
    message = f"{generic(words['message'], rule.words[lang])}{LEVELS[lang][rule.severity]}"
    example = "<br>".join(code(line) for line in rule.example.split("\n") if line.strip())
    cells = (f"{rule.id} {rule.name}", table_cell(message), table_cell(words["why"]), example)
    return f"| {' | '.join(cells)} |"


def generic(message: str, words: Mapping[str, str]) -> str:
    """A message without what was found: "「{key}」がありません。" → "「…」がありません。".

    A phrase that varies becomes all its phrases.
    """
    phrases = " / ".join(dict.fromkeys(word.strip() for word in words.values() if word))
    filled = message.replace("{what}", phrases or "…").replace("{guess}", "")
    return filled.format_map(_Anything())


class _Anything(dict[str, str]):
    """Values for a message: "…" for each that is not given."""

    def __missing__(self, key: str) -> str:
        return "…"


def code(line: str) -> str:
    """A line as code in a table's cell."""
    ticks = "``" if "`" in line else "`"
    pad = " " if ticks == "``" or line.startswith(" ") else ""
    return f"{ticks}{pad}{line.replace('|', chr(92) + '|')}{pad}{ticks}"


def fill(text: str) -> str:
    """The text with the tables between `<!-- rules:ja -->` and `<!-- /rules:ja -->` brought up to date."""
    for lang in LANGUAGES:
        start, end = f"<!-- rules:{lang} -->\n", f"<!-- /rules:{lang} -->"
        before, mark, rest = text.partition(start)
        if mark and end in rest:
            text = before + start + rules_table(lang) + end + rest.partition(end)[2]
    return text


def update(path: Path) -> bool:
    """Bring the tables of a file up to date; whether anything changed."""
    old = path.read_text(encoding="utf-8")
    new = fill(old)
    if new != old:
        path.write_text(new, encoding="utf-8", newline="\n")
    return new != old
