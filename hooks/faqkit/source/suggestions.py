"""What people meant by a setting or a code that is not written as it should be."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

CODE = "^[A-Z][A-Z0-9]{3,15}$"
OTHER_NAMES = {  # what people call a setting
    "題名": "title", "タイトル": "title", "概要": "summary", "要約": "summary", "タグ": "tags",
    "対象": "platforms", "エラー": "errors", "質問": "asked_as", "関連": "related", "確認日": "reviewed",
    "順番": "order", "コード": "code", "メッセージ": "message", "画面": "dialog", "ボタン": "buttons",
}  # fmt: skip


def nearest_key(key: str, known: Iterable[str]) -> str:
    """The setting that was meant, or nothing: `Title`, `ｔｉｔｌｅ`, `題名` → `title`."""
    plain = unicodedata.normalize("NFKC", key).strip().lower()
    meant = OTHER_NAMES.get(plain, plain)
    return next(iter(difflib.get_close_matches(meant, list(known), n=1)), "")


def nearest_code(found: str) -> str:
    """A code as it should be written: `ｖ5eci0087ｅ ` → `V5ECI0087E`; an example where that helps nothing.

    So for a letter of another script too, which looks the same: without it the code would be another one.
    """
    code = plain_code(found)
    whole = not re.search(r"[^\W_]", re.sub("[A-Z0-9]", "", unicodedata.normalize("NFKC", found).upper()))
    return code if whole and re.match(CODE, code) else "V5ECI0087E"


def plain_code(found: str) -> str:
    """A code with only its letters and digits, half-width and upper case."""
    return re.sub(r"[^A-Z0-9]", "", unicodedata.normalize("NFKC", found).upper())
