"""What holds for this content whatever its entries are."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from faqkit.check import load_checked
from faqkit.content.model import Catalogue
from faqkit.content.reading import DATA_FILES
from faqkit.content.records import read_data, read_front
from faqkit.content.words import load_strings
from faqkit.lookup.engine import LookupEngine
from faqkit.source.schema import validator
from faqkit.source.tree import Disk
from golden_cases import TODAY
from support import FIXTURE, PROJECT

ENTRIES = sorted((PROJECT / "docs").glob("*/faq/*/*.md"))


def test_it_has_no_errors_and_little_noise() -> None:
    catalogue, problems = load_checked(Disk(PROJECT), today=TODAY)
    assert catalogue is not None
    assert [str(p.place) for p in problems if p.severity == "error"] == []


def test_numbers_follow_the_order_of_each_category(catalogue: Catalogue) -> None:
    for category in catalogue.categories:
        assert [e.number for e in category.entries] == list(range(1, len(category.entries) + 1))


def test_every_entry_says_how_people_ask_for_it(catalogue: Catalogue) -> None:
    for entry in catalogue:
        assert all(text.asked_as for text in entry.texts.values()), entry.id


def test_nothing_of_the_notation_is_left_anywhere(catalogue: Catalogue) -> None:
    for entry in catalogue:
        for locale in catalogue.locales:
            parts = entry.text(locale).document.parts
            html = "".join(part for part in parts if isinstance(part, str))
            for sign in ("{ref}", "{n}", "{title}", "{error:", "{helper:", "](link:"):
                assert sign not in html, (entry.id, sign)


@pytest.mark.parametrize("kind", ["code", "part", "dialog", "words"])
def test_the_examples_of_the_boxes_find_their_answers(
    catalogue: Catalogue, engine: LookupEngine, kind: str
) -> None:
    strings = load_strings(PROJECT, catalogue.source, catalogue.locales)
    for locale in catalogue.locales:
        answer = engine.search(strings[locale][f"lookup_example_{kind}"], locale=locale)
        assert [hit["confident"] for hit in answer["hits"][:1]] == [True], locale


def test_every_error_leads_to_a_heading_of_its_answer(catalogue: Catalogue, engine: LookupEngine) -> None:
    for entry in catalogue:
        for locale in entry.texts:
            anchors = {heading.id for heading in entry.text(locale).document.headings}
            for error in entry.errors:
                hits = engine.search(error.text, locale=locale)["hits"]
                own = [hit for hit in hits if hit["id"] == entry.id]
                assert [hit["anchor"] in anchors for hit in own] == [True], (entry.id, error.key)


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: f"{path.parts[-4]}-{path.stem}")
def test_front_matter_validates(path: Path) -> None:
    kind = {"index": "category", "all": "page"}.get(path.stem, "entry")
    if path.parts[-4] != "ja" and kind != "page":
        kind = {"category": "category-translation", "entry": "translation"}[kind]
    source, problems = read_front(Disk(PROJECT), path.relative_to(PROJECT).as_posix(), kind)
    assert problems == []
    assert source is not None
    assert validator(kind).is_valid(source.front.value)


@pytest.mark.parametrize("name", DATA_FILES)
def test_data_file_validates(name: str) -> None:
    value, _, problems = read_data(Disk(PROJECT), f"docs/{name}.yml", name)
    assert problems == []
    assert value is not None


def test_the_real_content_is_checked_in_a_second() -> None:
    load_checked(Disk(PROJECT))
    start = time.process_time()
    load_checked(Disk(PROJECT))
    assert time.process_time() - start < 1


def test_the_settings_that_the_generator_is_tested_with_are_those_of_the_site() -> None:
    own = {"site_name", "site_url", "repo_url", "nav", "extra"}
    ours, tested = (
        yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", ""), yaml.SafeLoader)
        for root in (PROJECT, FIXTURE)
    )
    assert {key: ours[key] for key in ours.keys() - own} == {key: tested[key] for key in tested.keys() - own}
    assert ours["extra"]["faq"].keys() == tested["extra"]["faq"].keys()
