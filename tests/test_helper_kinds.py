"""What helpers answer: cases as data, and plain Python twins of what they work out."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from faqkit.content.days_off import days_off, known_years
from faqkit.content.helpers import parse_version
from faqkit.lookup.helper_engine import HelperEngine
from support import PROJECT

FILES = sorted((Path(__file__).parent / "helpers").glob("*.yml"))
DATA: dict[str, dict[str, Any]] = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in FILES}
CASES = [(kind, case) for kind, data in DATA.items() for case in data["cases"]]
FOUND = [(kind, case) for kind, data in DATA.items() for case in data["found"]]
WORDS = yaml.safe_load((PROJECT / "overrides" / "strings" / "ja.yml").read_text("utf-8"))
KINDS = sorted(DATA)
MINUTES = st.datetimes(datetime.datetime(2025, 12, 1), datetime.datetime(2029, 1, 31))


@pytest.fixture(scope="module")
def engine() -> HelperEngine:
    return HelperEngine()


def lines_of(engine: HelperEngine, kind: str, value: str) -> list[dict[str, Any]]:
    return engine.answer(kind, value, {"facts": DATA[kind]["facts"], "words": WORDS})


@pytest.mark.parametrize(("kind", "case"), CASES, ids=lambda v: v if isinstance(v, str) else v["name"])
def test_case(engine: HelperEngine, kind: str, case: dict[str, Any]) -> None:
    lines = lines_of(engine, kind, case["value"])
    assert case.get("says", "") in "\n".join(line["text"] for line in lines)
    results = [line for line in lines if line["role"] == "result"]
    if "ready" in case:
        facts = DATA[kind]["facts"]
        wall = engine.call('kinds["completion-time"].parseWall', case["value"])
        ready = engine.call('kinds["completion-time"].complete', wall, facts)["ready"]
        assert engine.call('kinds["completion-time"].isoMinute', ready) == case["ready"]
        assert case["ready"][-5:] in results[0]["text"]
    if "marks" in case:
        marks = next(line["marks"] for line in lines if "marks" in line)
        assert [start for start, _ in marks] == case["marks"]
    if "proposal" in case:
        assert results[0]["copy"] == case["proposal"]
    if "result" in case:
        assert results == [{"role": "result", "text": case["result"], "copy": case["result"]}]


@pytest.mark.parametrize(("kind", "case"), FOUND, ids=lambda v: v if isinstance(v, str) else v["text"])
def test_the_input_in_a_question_is_found(engine: HelperEngine, kind: str, case: dict[str, Any]) -> None:
    found = engine.call(f'kinds["{kind}"].find', case["text"], DATA[kind]["facts"])
    assert found == case["value"]


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=40))
def test_nonsense_gets_a_sentence(kind: str, text: str) -> None:
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    lines = lines_of(SHARED, kind, text)
    assert lines
    for line in lines:
        assert line["text"].strip()
        assert "{" not in line["text"] or "{" in text
        assert not any(word in line["text"] for word in ("NaN", "undefined", "null", "Infinity"))
    assert SHARED.said(text, kind, {"facts": DATA[kind]["facts"], "words": WORDS}) != []


SHARED = HelperEngine()


def ready_in_python(received: datetime.datetime, off: dict[str, str]) -> datetime.datetime:
    """The plain twin: walk from day to day."""

    def counts(day: datetime.date) -> bool:
        return day.weekday() < 5 and day.isoformat() not in off

    day = received.date()
    while not counts(day):
        day += datetime.timedelta(1)
    if received.hour < 12:
        return datetime.datetime.combine(day, datetime.time(18))
    day += datetime.timedelta(1)
    while not counts(day):
        day += datetime.timedelta(1)
    return datetime.datetime.combine(day, datetime.time(12))


@settings(deadline=None, max_examples=200)
@given(received=MINUTES)
def test_the_time_is_that_of_the_plain_twin(received: datetime.datetime) -> None:
    facts = DATA["completion-time"]["facts"]
    value = received.isoformat(timespec="minutes")
    wall = SHARED.call('kinds["completion-time"].parseWall', value)
    found = SHARED.call('kinds["completion-time"].complete', wall, facts)
    wanted = ready_in_python(received, facts["days_off"])
    assert SHARED.call('kinds["completion-time"].isoMinute', found["ready"]) == wanted.isoformat()[:16]
    first, last = facts["known"]
    assert found["known"] == (value[:10] >= first and wanted.date().isoformat() <= last)
    assert found["ready"] > wall


@settings(deadline=None, max_examples=100)
@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=30))
def test_full_width_is_that_of_the_plain_twin(text: str) -> None:
    found = SHARED.call('kinds["full-width"].convert', text)
    wide = {" ": "\u3000", "\u3000": "\u3000"}
    wide |= {chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)}
    wide |= {w: w for w in wide.values()}
    assert found["text"] == "".join(wide.get(sign, "") for sign in text)
    assert found["refused"] == list(dict.fromkeys(sign for sign in text if sign not in wide))


@settings(deadline=None, max_examples=100)
@example(path="\\a:\\0")
@given(path=st.text(st.sampled_from("aZ09\\:/&_ 証Ａ.𠮷"), min_size=1, max_size=12))
def test_a_proposed_name_is_allowed(path: str) -> None:
    facts = DATA["character-check"]["facts"]
    proposal = SHARED.call('kinds["character-check"].proposal', path, facts)
    assert SHARED.call('kinds["character-check"].offences', proposal, facts) == []
    assert proposal.rpartition("\\")[2]


@settings(deadline=None, max_examples=100)
@given(major=st.integers(0, 20), minor=st.integers(0, 99))
def test_a_version_lies_in_the_band_of_the_plain_twin(major: int, minor: int) -> None:
    text = f"i{major}.{minor:02}"
    found = SHARED.call('kinds["version-gate"].judge', text, DATA["version-gate"]["facts"])
    version = (major, minor)
    wanted = 0 if version >= (3, 40) else 2 if version < (2, 50) else 1 if version <= (3, 30) else -1
    assert found == {"band": wanted, "shown": text}
    assert parse_version(text) == ("i", major, minor, 2)


@pytest.mark.parametrize(
    ("levels", "start", "end"),
    [([3, 0, 0, 3, 0], 0, 3), ([3, 0, 4, 0, 2, 0], 0, 4), ([0, 3, 0], 1, 3), ([4, 0, 3], 0, 2)],
)
def test_a_part_ends_at_the_next_heading_not_below_it(engine, levels, start: int, end: int) -> None:
    assert engine.call('kinds["which-case"].endOf', levels, start) == end


def test_the_reader_sees_his_own_clock_where_it_differs(engine: HelperEngine) -> None:
    def texts(offset: int) -> list[str]:
        script = (
            "(value, facts, words) => faqHelpers.kinds['completion-time']"
            f".answer(value, facts, words, {{offset: () => {offset}}})"
        )
        facts = DATA["completion-time"]["facts"]
        return [line["text"] for line in engine.run(script, "2026-11-25T09:00", facts, WORDS)]

    assert "このパソコンの時刻では 2026年11月25日(水) 10:00" in texts(60)
    assert not any("このパソコン" in text for text in texts(540))


def test_holidays_are_those_of_the_country_for_three_years() -> None:
    years = known_years("2026-11-22")
    assert list(years) == [2026, 2027, 2028]
    off = days_off("JP", years, "ja", ["12-29", "01-01"])
    assert off["2026-11-23"] == "勤労感謝の日"
    assert off["2027-03-22"] == "振替休日"
    assert (off["2026-12-29"], off["2027-01-01"]) == ("closed", "元日")
    assert days_off("JP", [2026], "en")["2026-11-23"] == "Labor Thanksgiving Day"
    assert list(off) == sorted(off)
