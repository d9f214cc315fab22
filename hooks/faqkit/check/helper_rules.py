"""Whether the rule of a helper can be: no gaps or overlaps, nothing backwards, every version is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, pairwise
from typing import Any

from faqkit.content.days_off import has_country
from faqkit.content.helpers import minutes, parse_version

DAY_ENDS = 24 * 60  # minutes

Path = tuple[str | int, ...]
Fault = tuple[Path, str, str]  # where in the helper's settings, phrase of FAQ133, what was found


def no_faults(helper: Mapping[str, Any]) -> Iterator[Fault]:
    """A kind without a rule of its own."""
    del helper
    return iter(())


def time_faults(helper: Mapping[str, Any]) -> Iterator[Fault]:
    """The windows fill the day without gap or overlap, nothing is ready before it was received."""
    windows = helper["received"]
    spans = [(minutes(w["from"]), minutes(w["to"]), minutes(w["ready"])) for w in windows]
    if spans[0][0] > 0:
        yield ("received", 0, "from"), "gap", f"0:00–{windows[0]['from']}"
    for i, ((_, end, _), (start, _, _)) in enumerate(pairwise(spans), 1):
        if start != end:
            found = f"{windows[i - 1]['to']}–{windows[i]['from']}"
            yield ("received", i, "from"), "gap" if start > end else "overlap", found
    if spans[-1][1] != DAY_ENDS:
        phrase = "gap" if spans[-1][1] < DAY_ENDS else "overlap"
        yield ("received", len(spans) - 1, "to"), phrase, f"{windows[-1]['to']}–24:00"
    for i, (start, end, ready) in enumerate(spans):
        if start >= end:
            yield ("received", i, "to"), "order", f"{windows[i]['from']}–{windows[i]['to']}"
        if windows[i]["days"] == 0 and ready < end:
            yield ("received", i, "ready"), "early", windows[i]["ready"]
    if not has_country(helper["country"]):
        yield ("country",), "country", helper["country"]


def character_faults(helper: Mapping[str, Any]) -> Iterator[Fault]:
    """No range runs backwards, nothing is both allowed and forbidden, the name to fall back on is allowed."""
    ranges = helper["allowed"]

    def allowed(sign: str) -> bool:
        return any(r[0] <= sign <= r[-1] for r in ranges)

    for i, signs in enumerate(ranges):
        if signs[0] > signs[-1]:
            yield ("allowed", i), "order", signs
    for i, sign in enumerate(helper["forbidden"]):
        if allowed(sign):
            yield ("forbidden", i), "both", sign
    if not all(map(allowed, helper["fallback"])):
        yield ("fallback",), "fallback", helper["fallback"]


def version_faults(helper: Mapping[str, Any]) -> Iterator[Fault]:
    """Every bound is a version, all are written alike, no band is empty, no two overlap."""
    bounds = [(i, n, b[n]) for i, b in enumerate(helper["bands"]) for n in b if n != "says"]
    versions = {(i, name): parse_version(text) for i, name, text in bounds}
    for i, name, text in bounds:
        if versions[i, name] is None:
            yield ("bands", i, name), "version", text
    known = [v for v in versions.values() if v is not None]
    if len(known) < len(versions):
        return
    for (i, name, text), version in zip(bounds, known, strict=True):
        if (version[0], version[3]) != (known[0][0], known[0][3]):
            yield ("bands", i, name), "alike", text
    spans = [span(i, versions) for i in range(len(helper["bands"]))]
    for i, (low, high) in enumerate(spans):
        if low > high:
            yield ("bands", i), "order", str(helper["bands"][i]["says"])
    for (i, one), (j, other) in combinations(enumerate(spans), 2):
        if max(one[0], other[0]) <= min(one[1], other[1]):
            yield ("bands", j), "overlap", f"{i + 1}, {j + 1}"


def span(index: int, versions: Mapping[tuple[int, str], Any]) -> tuple[float, float]:
    """A band as numbers from and to, both in it: `below: i2.50` ends at 2.49."""

    def number(name: str, default: float) -> float:
        version = versions.get((index, name))
        return version[1] * 1000 + version[2] if version else default

    return number("from", -1), min(number("up_to", 1e9), number("below", 1e9 + 1) - 1)


def case_faults(helper: Mapping[str, Any]) -> Iterator[Fault]:
    """There is something to choose from."""
    if len(helper["choices"]) < 2:
        yield ("choices",), "few", helper["choices"][0]


FAULTS: Mapping[str, Callable[[Mapping[str, Any]], Iterator[Fault]]] = {
    "completion-time": time_faults,
    "character-check": character_faults,
    "version-gate": version_faults,
    "which-case": case_faults,
}
