"""Words and sentence frames for a synthetic corpus: some drawn from the real content, more made up.

A corpus of real words only would compress too well: ten thousand entries do not
share the vocabulary of twenty-two. So each word of a sentence may be replaced by
one of a vocabulary that grows with the corpus and is used as unevenly as words are.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

HOLES = {
    "ja": re.compile(r"[㐀-䶿一-鿿々]{2,}|[ァ-ヺー]{3,}"),
    "en": re.compile(r"\b[a-z]{5,}\b"),
}
# Beyond the signs of the real content: common in office Japanese.
KANJI = (
    "仕割効労勤協反呼営困固圧均型埋城堂塩増壁夢妻孫宅宗宝容寄密層岸島川巻布希帯幕庫延弁張影律"
    "従復徴忘応念怒患悪悲想感慣慶憲懐戦戻扱批技抗択招拝拠拡括振捜排探控揮援損揺撃擁操攻救敗散敬"
    "旅昇星映昨景晴暑暖暗曲替朗望材束条枚柱染栄株根格案梅械棄棒植極構標模権横橋欲止武歩歳殺毒毛"
    "汗池河油治沿泉法波泣注泳洋洗活派浅浜浴海消涙液涼渉渡温測港湖湯満源準滅滞演漁漢潔激濃灯災炎"
)
MORAE = [
    *"アイウエオカキクケコサシスセソタチツテトナニノハヒフヘホマミムメモラリルレロワン",
    *"ガギグゲゴザジズゼゾダデドバビブベボパピプペポ", "ー", "ッ", "ション", "ティ", "チャ", "フィ",
]  # fmt: skip
ONSETS = [
    "b",
    "c",
    "d",
    "f",
    "g",
    "h",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "w",
    "br",
    "cl",
    "cr",
    "dr",
    "fl",
    "gr",
    "pl",
    "pr",
    "sc",
    "st",
    "str",
    "tr",
]
VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]
CODAS = ["", "", "l", "n", "r", "s", "t", "ck", "nt", "rm"]
ENDINGS = ["", "", "", "er", "ing", "ed", "ment", "tion", "al", "s"]
GROWTH = 0.6  # Heaps' law: how the vocabulary grows with the text
FIRST = 60


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with holes: `texts` has one piece more than `words`, which stood in the holes."""

    texts: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def size(self) -> int:
        """Its length as it was."""
        return sum(map(len, self.texts)) + sum(map(len, self.words))


def frame(sentence: str, locale: str) -> Frame:
    """`frame("証明書を選ぶ", "ja")` → texts `("", "を選ぶ")`, words `("証明書",)`."""
    pattern = HOLES[locale]
    return Frame(tuple(pattern.split(sentence)), tuple(pattern.findall(sentence)))


class Vocabulary:
    """The words of one language, drawn by rank as in natural text (Zipf)."""

    def __init__(self, locale: str, real: Iterable[str], entries: int, rng: random.Random) -> None:
        known = sorted(set(real))
        make = _word_maker(locale, known, rng)
        words = dict.fromkeys(known)
        while len(words) < len(known) + FIRST * entries**GROWTH:
            words[make()] = None
        self._words = list(words)
        rng.shuffle(self._words)
        self._weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(self._words))))

    def draw(self, rng: random.Random, count: int) -> list[str]:
        """`count` words, frequent ones often."""
        return rng.choices(self._words, cum_weights=self._weights, k=count)

    def rare(self, rng: random.Random, count: int) -> list[str]:
        """`count` words, all equally likely: what one entry is about and others are not."""
        return rng.choices(self._words, k=count)


def _word_maker(locale: str, known: list[str], rng: random.Random) -> Callable[[], str]:
    kanji = sorted({sign for word in known for sign in word if "一" <= sign <= "鿿"} | set(KANJI))

    def japanese() -> str:
        if rng.random() < 0.3:
            return "".join(rng.choices(MORAE[:40], k=1) + rng.choices(MORAE, k=rng.randint(2, 5)))
        return "".join(rng.choices(kanji, k=rng.choice((2, 2, 2, 2, 3, 4))))

    def english() -> str:
        count = rng.choice((1, 2, 2, 3))
        syllables = (rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(count))
        return "".join(syllables) + rng.choice(ENDINGS)

    return japanese if locale == "ja" else english
