"""What a change does, told: as a page for reviewers, as Markdown, as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from faqkit.content.addresses import Urls
from faqkit.content.languages import language
from faqkit.problems import LANGUAGES, both, pair
from faqkit.render.templates import speak, strict_environment
from faqkit.report.answer_changes import AnswerChange, NoLookupError, compare_answers, read_query_sets
from faqkit.report.changes import (
    KINDS,
    Changes,
    EntryChange,
    compare,
    compare_files,
    find_renames,
    read_catalogue,
    state,
)
from faqkit.report.word_diff import excerpt
from faqkit.source.tree import Tree

TEMPLATES = Path(__file__).resolve().parents[3] / "overrides"
MARKDOWN_SIGNS = re.compile(r"[\\`*_\[\]<>|#@&~]")


def compare_projects(base: Tree, here: Tree) -> Changes:
    """All that leads from the checkout `base` to the one that is `here`. Raises UnreadableError."""
    old, new = read_catalogue(base), read_catalogue(here)
    answers: tuple[AnswerChange, ...] | None = None
    why = ""
    try:
        answers = compare_answers(old, new, read_query_sets(here), find_renames(old, new))
    except NoLookupError as error:
        why = str(error)
    return Changes(
        old=state(base, old),
        new=state(here, new),
        entries=compare(old, new),
        files=compare_files(base, here),
        codes_added=tuple(code for code in new.codes() if code not in old.codes()),
        codes_removed=tuple(code for code in old.codes() if code not in new.codes()),
        answers=answers,
        why=why,
    )


def as_json(changes: Changes) -> str:
    """The records as they are; a piece is `{kind, text}`."""
    counts = {kind: changes.count(kind) for kind in KINDS}
    return json.dumps({"counts": counts, **asdict(changes)}, ensure_ascii=False, indent=2)


def as_markdown(changes: Changes) -> str:
    """The change in lines, for a terminal and for the summary of a workflow; no word-level differences."""
    rows = [f"## {both('changes')}", ""]
    rows += [f"- {both(f'kind_{k}')}: {changes.count(k)}" for k in KINDS if changes.count(k)]
    rows += [f"- {both(key)}: {' '.join(codes)}" for key, codes in code_rows(changes) if codes]
    rows += [f"- `{file.part}`" for file in changes.files]
    rows += ["", *(f"- {entry_line(entry)}" for entry in changes.entries if not entry.quiet)]
    rows += ["", *answer_lines(changes)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip() + "\n"


def code_rows(changes: Changes) -> list[tuple[str, tuple[str, ...]]]:
    """The codes that came and went, with the key of the words for it."""
    return [("codes_added", changes.codes_added), ("codes_removed", changes.codes_removed)]


def entry_line(change: EntryChange) -> str:
    """`**質問文の変更 / Retitled** 3 → 4. Title`."""
    numbers = [str(side.number) for side in (change.old, change.new) if side]
    shown = change.new or change.old
    kinds = "、".join(both(f"kind_{kind}") for kind in change.kinds)
    title = plain(shown.title) if shown else ""
    return f"**{kinds}** {' → '.join(dict.fromkeys(numbers))}. {title}"


def answer_lines(changes: Changes) -> list[str]:
    """The queries that lead elsewhere."""
    if changes.answers is None:
        return [f"{both('not_compared')}: {plain(changes.why)}"]
    if not changes.answers:
        return [both("same_answers")]
    head = f"{both('other_answers')}: {len(changes.answers)}"
    return [head, "", *map(answer_line, changes.answers)]


def answer_line(change: AnswerChange) -> str:
    """`- query: old id → new id 悪化 / Worse`."""
    verdict = both(f"verdict_{change.verdict}") if change.verdict else ""
    return f"- {plain(change.query)}: {change.old or '—'} → {change.new or '—'} {verdict}".rstrip()


def as_html(changes: Changes, target: Path) -> str:
    """The page for reviewers: one file, no script, nothing loaded. It stands at `target`.

    Entries are linked where their pages lie beside it, as in an unpacked offline bundle.
    """
    env = strict_environment(TEMPLATES)
    speak(env, (changes.new.source,))
    return env.get_template("changes-report.html").render(
        changes=changes,
        kinds=KINDS,
        code_rows=code_rows(changes),
        pair=pair,
        part_name=part_name,
        excerpt=excerpt,
        link=partial(entry_page, target.parent),
    )


def entry_page(folder: Path, entry_id: str) -> str:
    """The address of an entry's page below `folder`, or nothing where there is none."""
    urls = Urls(directory_urls=False)
    url = urls.entry(urls.source, entry_id)  # whichever language it is, its pages lie at the root
    return url if (folder / url).is_file() else ""


def part_name(part: str) -> tuple[str, ...]:
    """What a part is called in each language: `section:cause` → ("原因", "Cause")."""
    kind, _, key = part.partition(":")
    if kind == "section" and key:
        return tuple(language(lang).sections.get(key, key) for lang in LANGUAGES)
    return tuple(f"{name} {key}".rstrip() for name in pair(f"part_{kind}"))


def plain(text: str) -> str:
    """Text in one line that Markdown cannot take for anything else."""
    return MARKDOWN_SIGNS.sub(lambda match: f"\\{match.group()}", " ".join(text.split()))


def write_report(changes: Changes, target: Path) -> None:
    """Write the page for reviewers to `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(as_html(changes, target.resolve()), encoding="utf-8", newline="\n")


def append_summary(changes: Changes, environ: Mapping[str, str]) -> None:
    """Add the change to the summary of the workflow that this runs in, if it runs in one."""
    summary: Any = environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_markdown(changes))
