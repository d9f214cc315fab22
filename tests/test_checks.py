"""The corpora: every mistake is named at its line and nothing else is; honest edits pass in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqkit.check import load_checked
from faqkit.problems import LANGUAGES
from faqkit.source.store import Store
from faqkit.source.tree import Disk
from golden_cases import FROZEN, TODAY, cases, lines, load_case, rewrite, run_case


def test_the_frozen_project_is_sound() -> None:
    catalogue, problems = load_checked(Disk(FROZEN), today=TODAY)
    assert catalogue is not None
    assert problems == []


@pytest.mark.parametrize("path", cases("mistakes"), ids=lambda path: path.stem)
def test_mistake(path: Path, tmp_path: Path, store: Store, update: bool) -> None:
    case = load_case(path)
    problems = run_case(case, tmp_path / "project", store)
    if update:
        rewrite(path, lines(problems))
    else:
        assert lines(problems) == case["problems"]
    for lang in LANGUAGES:
        for problem in problems:
            assert all(problem.text(lang))
    said = " ".join(part for problem in problems for part in problem.text("ja"))
    assert case.get("says", "") in said


@pytest.mark.parametrize("path", cases("honest"), ids=lambda path: path.stem)
def test_honest_edit(path: Path, tmp_path: Path, store: Store) -> None:
    problems = run_case(load_case(path), tmp_path / "project", store)
    assert [f"{p.place} {p.rule} {p.text('en')}" for p in problems] == []


def test_the_corpora_are_large_enough() -> None:
    assert len(cases("mistakes")) >= 90
    assert all(
        any(path.parent.name in line for line in load_case(path)["problems"]) for path in cases("mistakes")
    )
    assert len(cases("honest")) >= 15
