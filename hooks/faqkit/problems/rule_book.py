"""The rules as pages that people read: `RULES.ja.md` and `RULES.en.md`, with an anchor for each rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from faqkit.problems.wording import LANGUAGES, Rule, Wording, phrases, retired, rules


def rule_book(lang: str) -> str:
    """All rules in the order of their ids, then the ids that are no longer given."""
    words = phrases(lang)
    parts = [f"<!-- {words['book_made_by']} -->\n# {words['book_title']}\n\n{words['book_intro']}\n"]
    parts += [section(rule, lang) for _, rule in sorted(rules().items())]
    gone = [f"- {old}" + (f" → [{new}](#{new.lower()})" if new else "") for old, new in retired().items()]
    return "\n".join([*parts, f"## {words['book_retired']}\n", *gone]) + "\n"


def section(rule: Rule, lang: str) -> str:
    """One rule: what is wrong in each of its cases with the cure, why it is a rule, a right example."""
    words = phrases(lang)
    level = words.get(f"level_{rule.severity}", "")
    lines = [f'## <a id="{rule.id.lower()}"></a>{rule.id} {rule.name}{level}', "", rule.why[lang], ""]
    for case in rule.cases.values():
        cure = generic(case[lang].cure, case[lang])
        lines.append(f"- **{generic(case[lang].message, case[lang])}** {cure}")
    example = rule.example.rstrip("\n").split("\n")
    return "\n".join([*lines, "", f"{words['example']}:", "", *(f"    {line}" for line in example), ""])


def generic(text: str, case: Wording) -> str:
    """A text without what was found: "「{key}」がありません。" → "「…」がありません。".

    A phrase that varies becomes all its phrases.
    """
    varying = " / ".join(dict.fromkeys(word.strip() for word in case.words.values() if word))
    filled = text.replace("{what}", varying or "…").replace("{guess}", "")
    return filled.format_map(_Anything()).replace("<", "&lt;").replace("*", r"\*")


class _Anything(dict[str, str]):
    """Values for a message: "…" for each that is not given."""

    def __missing__(self, key: str) -> str:
        return "…"


def books() -> Iterator[tuple[str, str]]:
    """Name and text of each book."""
    for lang in LANGUAGES:
        yield f"RULES.{lang}.md", rule_book(lang)


def update(root: Path) -> list[str]:
    """Bring the books of a project up to date; the names of those that changed."""
    new: Mapping[str, str] = dict(books())
    old = {name: (root / name).read_text(encoding="utf-8") if (root / name).exists() else "" for name in new}
    changed = [name for name, text in new.items() if text != old[name]]
    for name in changed:
        (root / name).write_text(new[name], encoding="utf-8", newline="\n")
    return changed
