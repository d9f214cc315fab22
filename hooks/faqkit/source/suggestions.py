"""What people meant by a setting or a code that is not written as it should be."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence

PLAIN = r"[A-Z][A-Z0-9]{3,15}"
PRINTED = r"(?=.*[A-Za-z0-9])[!-~](?:[ -~]{0,38}[!-~])?"  # HTTP 404, 0x80070005, no-unused-vars
FAMILY = re.compile(r"(?P<head>[A-Z][A-Z0-9]*?)(?P<number>[0-9]+)[A-Z]?")
SIGNS = r"[\W_]*"
SAMPLE = "E1042"
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


def code_pattern(known: Iterable[str]) -> str:
    """What a code may look like beside the `known` ones of a site, as a regular expression.

    Anything printed, up to 40 characters – but neither a code of a known family in other letters or
    with signs in it, nor the mere number of one: beside V5ECI0087E, `v5eci-0087e` and `0087` are slips.
    """
    found = [m for code in known if re.fullmatch(PLAIN, code) and (m := FAMILY.fullmatch(code))]
    heads = sorted({SIGNS.join(match["head"]) for match in found})
    slips = [rf"(?i:{head}){SIGNS}[0-9][0-9\W_]*[A-Za-z]?" for head in heads]
    slips += sorted({match["number"] for match in found})
    unlike = rf"(?!(?:{'|'.join(slips)})$)" if slips else ""
    return rf"^(?:{PLAIN}|{unlike}{PRINTED})$"


def nearest_code(found: str, pattern: str, known: Sequence[str]) -> str:
    """A code as it should be written: `ｖ5eci0087ｅ ` → `V5ECI0087E`; a known one where that helps nothing.

    So for a letter of another script too, which looks the same: without it the code would be another one.
    """
    code, printed = plain_code(found), unicodedata.normalize("NFKC", found).strip()
    whole = not re.search(r"[^\W_]", re.sub("[A-Z0-9]", "", printed.upper()))
    fit = [one for one in (code, printed) if whole and re.fullmatch(PLAIN if one == code else pattern, one)]
    others = [one for one in known if re.match(pattern, one)]
    return next(iter([*fit, *difflib.get_close_matches(code, others, 1), *others]), SAMPLE)


def plain_code(found: str) -> str:
    """A code with only its letters and digits, half-width and upper case."""
    return re.sub(r"[^A-Z0-9]", "", unicodedata.normalize("NFKC", found).upper())
