"""The scripts of the lookup in the order in which they load: each after all that it needs.

A script names itself and its needs: `faqLookup.define("match/codes", (need) => { … need("text/fold") … });`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "overrides" / "assets" / "lookup"
FIRST = "define"
NAME = re.compile(r'^faqLookup\.define\("([^"]+)"', re.MULTILINE)
NEED = re.compile(r'\bneed\("([^"]+)"\)')


def scripts_for(names: Iterable[str], folder: Path = FOLDER) -> str:
    """The scripts `names` and everything they need, as one script.

    Raises ValueError for a script that is missing, gives another name than its path's, or needs itself.
    """
    return joined((FIRST, *load_order(names, folder)), folder)


def joined(names: Iterable[str], folder: Path = FOLDER) -> str:
    """The scripts `names`, in this order, as one."""
    return "\n".join(read(folder, name).strip() for name in names) + "\n"


def load_order(names: Iterable[str], folder: Path = FOLDER) -> list[str]:
    """`names` and what they need: needs first, else by name. Raises ValueError as `scripts_for` does."""
    needs: dict[str, tuple[str, ...]] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in needs:
            needs[name] = needs_of(read(folder, name), name)
            waiting += needs[name]
    try:
        return list(_in_order(needs))
    except CycleError as error:
        raise ValueError(f"lookup scripts need one another: {' → '.join(error.args[1])}") from error


def needs_of(script: str, name: str) -> tuple[str, ...]:
    """The names that `script` needs, in its order. Raises ValueError if it is not called `name`."""
    if NAME.findall(script) != [name]:
        raise ValueError(f'the lookup script {name}.js must call faqLookup.define("{name}", …) once')
    return tuple(dict.fromkeys(NEED.findall(script)))


def read(folder: Path, name: str) -> str:
    """The text of the script `name`."""
    try:
        return (folder / f"{name}.js").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ValueError(f"the lookup script {name}.js is needed, but not there") from error


def _in_order(needs: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """A name as soon as all its needs have been, of several the first by name."""
    sorter = TopologicalSorter(needs)
    sorter.prepare()
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        yield from ready
        sorter.done(*ready)
