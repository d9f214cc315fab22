"""Kana readings of Japanese text, by SudachiPy, with the editors' corrections on top.

The corrections (`docs/readings.yml`) map a word as it is written to its reading in
kana; they are applied before the dictionary is asked.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from sudachipy import Dictionary, SplitMode

KANJI = re.compile(r"[々〇㐀-䶿一-鿿豈-﫿]")
# The dictionary refuses more than 49,149 bytes at once; lines are far shorter than that.
LINE = re.compile(r"[^\n]{1,8000}")
KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    """SudachiPy's tokenizer: loading the dictionary takes most of a second, so once."""
    return Dictionary(dict="small").tokenizer()


def hiragana(text: str) -> str:
    """`"カード"` → `"かーど"`."""
    return text.translate(KATAKANA_TO_HIRAGANA)


def kana_reader(corrections: Mapping[str, str]) -> Callable[[str], str]:
    """A function that reads Japanese text aloud: `"証明書の版"` → `"しょうめいしょのはん"`.

    `corrections` are the readings that the dictionary gets wrong.
    """

    def read(text: str) -> str:
        return "".join(reading for _, reading in _words(text, corrections))

    return read


def lexicon(texts: Iterable[str], corrections: Mapping[str, str]) -> dict[str, str]:
    """Each word with kanji in `texts` and how it is read most often there, sorted by word.

    With this table the engine reads entries and queries aloud without a dictionary.
    """
    heard: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word, reading in _words(text, corrections):
            if KANJI.search(word):
                heard[word][reading] += 1
    return {word: min(heard[word].items(), key=lambda row: (-row[1], row[0]))[0] for word in sorted(heard)}


def _words(text: str, corrections: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The words of `text` in order, each with its reading in hiragana."""
    for part in _split(text, corrections):
        if part in corrections:
            yield part, hiragana(corrections[part])
            continue
        for line in LINE.findall(part):
            # Short units make the smaller table: 証明 and 書, not every word that ends in 証明書.
            for word in _tokenizer().tokenize(line, SplitMode.A):
                yield word.surface(), _reading(word)


def _split(text: str, corrections: Mapping[str, str]) -> list[str]:
    """`text` in parts, the corrected words as parts of their own."""
    if not corrections:
        return [text]
    words = sorted(corrections, key=lambda word: (-len(word), word))
    return re.split("(" + "|".join(map(re.escape, words)) + ")", text)


def _reading(word: Any) -> str:
    """A word's reading; what has none (Latin letters, signs) stands for itself."""
    reading = word.reading_form()
    if not reading or reading == "キゴウ" or not KANJI.search(word.surface()):
        return hiragana(word.surface())
    return hiragana(reading)
