"""What a text of any length and make-up costs: short pieces repeated, as patterns that blow up are found."""

from __future__ import annotations

import itertools
import random

import pytest
from py_mini_racer import JSOOMException

from faqkit.content.addresses import Urls
from faqkit.content.model import Catalogue
from faqkit.lookup.documents import lookup_documents
from faqkit.lookup.engine import LookupEngine

LENGTH = 200_000
GROWTH = 4  # a text so many times as long …
SLACK = 1.5  # … costs at most so many times as much again, …
PAUSE = 120  # ms: … and what a busy machine and a garbage collection add
MEGABYTES = 50  # beside the loaded index
PIECES = [
    "x", "0", "1 ", "a ", "(", "\n", "a\n", " ", "-", "ー", "ゼロ", "いち ", "ﾊﾟ", "証明書", "使用中の",
    "shoumeisho", "certifciate ", "V5ECI", "V5ECI0087E ", "0x", "0x0002002e ", "a-", "aA1",
    "SUM1000 X9200\n", "エラーNo[-14]\n", "お世話になります", "\u0301", "\U00020bb7", "[]", "。\n",
]  # fmt: skip
ALPHABETS = {
    "japanese": "証明書格納ファイルへアクセスするためのパスワードが間違っています接続通信失敗\n",
    "latin": "abcdefghiknorstu \n",
    "hexadecimal": "0123456789abcdefx \n",
    "codes": "V5ECIASUMX0123456789 \n",
    "half-width": "ｱｲｳｴｵｶﾞﾊﾟ\n",
}
TIME = "(text => { const start = Date.now(); faqLookup.search(text); return Date.now() - start; })"


def noise(alphabet: str, length: int) -> str:
    """A text in which nothing is repeated."""
    return "".join(random.Random(alphabet).choices(alphabet, k=length))


def cost(engine: LookupEngine, text: str) -> float:
    """Milliseconds for a search, the best of three."""
    return min(engine.call(TIME, text) for _ in range(3))


def bounded(engine: LookupEngine, short: str, long: str) -> bool:
    """Whether `long`, GROWTH times `short`, costs no more than in proportion."""
    return cost(engine, long) <= GROWTH * SLACK * cost(engine, short) + PAUSE


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_repeated_pieces_cost_no_more_than_in_proportion(engine: LookupEngine, piece: str) -> None:
    text = "".join(itertools.islice(itertools.cycle(piece), LENGTH))
    assert bounded(engine, text[: LENGTH // GROWTH], text)
    assert bounded(engine, text[:1_000], text[: 1_000 * GROWTH])


@pytest.mark.parametrize("alphabet", ALPHABETS.values(), ids=list(ALPHABETS))
def test_noise_costs_no_more_than_in_proportion(engine: LookupEngine, alphabet: str) -> None:
    text = noise(alphabet, LENGTH)
    assert bounded(engine, text[: LENGTH // GROWTH], text)
    assert bounded(engine, text[:1_000], text[: 1_000 * GROWTH])


@pytest.mark.parametrize("alphabet", ALPHABETS.values(), ids=list(ALPHABETS))
def test_a_long_text_needs_little_room(catalogue: Catalogue, alphabet: str) -> None:
    engine = LookupEngine()
    engine.load(engine.build(lookup_documents(catalogue, Urls())))
    engine.limit_memory(MEGABYTES)
    assert engine.search(noise(alphabet, LENGTH))["clipped"]


def test_the_limit_of_memory_is_one(catalogue: Catalogue) -> None:
    engine = LookupEngine()
    engine.load(engine.build(lookup_documents(catalogue, Urls())))
    engine.limit_memory(MEGABYTES)
    with pytest.raises(JSOOMException):
        engine.call("(() => Array.from({length: 20_000_000}, (_, i) => ({i})).length)")
