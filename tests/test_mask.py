"""What is cut out of a text before it goes to a help desk (`overrides/assets/lookup/ui/mask.js`)."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

from faqkit.lookup.scripts import scripts_for

QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
LOG = (
    "申請された電子証明書は以下の内容で既に登録されています。  識別番号:123456789  氏名:特許 太郎 "
    "住所:東京都千代田区霞ヶ関3-4-3\n2026-11-25 10:23:45 SUM1000 X9200 V5ECI0087E ERROR CODE=[0x00700001]"
)


@pytest.fixture(scope="module")
def context() -> MiniRacer:
    """A V8 that has the script and what it needs."""
    v8 = MiniRacer()
    v8.eval(scripts_for(("ui/mask",)) + ";0")
    return v8


def pieces(context: MiniRacer, text: str, values: list[str] | None = None) -> list[dict[str, Any]]:
    """The pieces of `text`, where `values` are known to be somebody's own."""
    call = f"JSON.stringify(faqLookup.mask.mask({json.dumps(text)}, {json.dumps(values or [])}))"
    return list(json.loads(str(context.eval(call))))


def left(found: list[dict[str, Any]]) -> str:
    """What goes out while nothing is shown."""
    return "".join("●" if piece["secret"] else piece["text"] for piece in found)


def test_a_log_keeps_its_codes_and_times_and_loses_its_people(context: MiniRacer) -> None:
    assert left(pieces(context, LOG)) == (
        "申請された電子証明書は以下の内容で既に登録されています。  識別番号:●  氏名:● 住所:●\n"
        "2026-11-25 10:23:45 SUM1000 X9200 V5ECI0087E ERROR CODE=[0x00700001]"
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("連絡先 03-1234-5678 まで", "連絡先 ● まで"),
        ("連絡先 ０３１２３４５６７８", "連絡先 ●"),
        ("taro@example.jp に送る", "● に送る"),
        ("C:\\Users\\tokkyo\\cert.p12 がない", "C:\\Users\\●\\cert.p12 がない"),
        ("氏名又は名称:株式会社 特許\nOK", "氏名又は名称:●\nOK"),
        ("パスワード: himitsu", "パスワード: ●"),
        ("V5ECI0087E 2026-11-25 i3.40 18:00", "V5ECI0087E 2026-11-25 i3.40 18:00"),
        ("氏名:特許 太郎\n特許太郎が押しました", "氏名:●\n●が押しました"),
    ],
)
def test_what_looks_like_somebodys_own_is_cut_out(context: MiniRacer, text: str, kept: str) -> None:
    assert left(pieces(context, text)) == kept


WORDS = st.text(alphabet="特許太郎証明書AB12 　:\n、「」", min_size=0, max_size=30)


@QUICK
@given(before=WORDS, value=st.text(alphabet="山田花子XY89", min_size=2, max_size=8), after=WORDS)
def test_a_known_value_is_gone_wherever_it_stands(
    context: MiniRacer, before: str, value: str, after: str
) -> None:
    text = f"{before}{value}{after}{value}"
    found = pieces(context, text, [value])
    assert "".join(piece["text"] for piece in found) == text
    assert value not in left(found)


@pytest.mark.parametrize("piece", ["氏名:", "0-", "a@", "氏名: a", "識別番号 ", " ", "1234567 ", "\\Users\\"])
def test_a_text_as_long_as_a_sheet_takes_takes_no_time(context: MiniRacer, piece: str) -> None:
    text = (piece * 4000)[:4003]
    start = time.perf_counter()
    assert "".join(part["text"] for part in pieces(context, text)) == text
    assert time.perf_counter() - start < 2
