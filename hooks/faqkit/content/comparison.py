"""Named texts of two states laid beside each other, and what of them differs."""

from __future__ import annotations

from collections.abc import Mapping

Part = tuple[str, str]  # a language ("" for what all share) and a name: `title`, `section:cause`


def aligned(old: Mapping[Part, str], new: Mapping[Part, str]) -> dict[Part, str]:
    """`old` under the names of `new` where as many parts of a kind went as came.

    A corrected code renames its message: that is one changed message, not one gone and one new.
    """
    names: dict[Part, Part] = {}
    for locale, kind in sorted({(locale, name.partition(":")[0]) for locale, name in old}):
        gone, fresh = (
            [key for key in one if key not in other and key[0] == locale and key[1].startswith(f"{kind}:")]
            for one, other in ((old, new), (new, old))
        )
        if len(gone) == len(fresh):
            names |= dict(zip(gone, fresh, strict=True))
    return {names.get(key, key): text for key, text in old.items()}


def different(old: Mapping[Part, str], new: Mapping[Part, str]) -> tuple[Part, ...]:
    """The parts that differ, in the order of the new state, those that are gone last."""
    keys = [*new, *(key for key in old if key not in new)]
    return tuple(key for key in keys if old.get(key, "") != new.get(key, ""))
