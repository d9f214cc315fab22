"""Writes `content/lookup/near-misses.jsonl` from `near_misses.yml`: run it after changing the changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
KINDS = ("frame", "cause", "object", "number", "negation")

# The company a message keeps: as copied from its window, as wrapped, as told, as in a log.
COMPANIES: tuple[Callable[[str, str], str], ...] = (
    lambda title, text: f"[Window Title]\n{title}\n\n[Content]\n{text}\n\n[OK]",
    lambda _, text: "".join(text.split("\n")),
    lambda _, text: f"「{text}」と表示されました",
    lambda title, text: f"10:21:07 {title}\n10:21:09 {text}\n10:21:09 終了",
)


def near_misses() -> Iterator[dict[str, Any]]:
    """The rows of the set, in the order of the file. Raises ValueError for a change that changes nothing."""
    changes = [
        (message, kind, old, new)
        for message in yaml.safe_load((HERE / "near_misses.yml").read_text(encoding="utf-8"))
        for kind in KINDS
        for old, new in message.get(kind, ())
    ]
    for number, (message, kind, old, new) in enumerate(changes):
        text = message["text"].replace(old, new)
        if text == message["text"]:
            raise ValueError(f"{message['id']} {kind}: {old!r} is not in it")
        company = COMPANIES[number % len(COMPANIES)]
        for form, query in (("", text), ("c", company(message["title"], text))):
            if form and query == text:
                query = COMPANIES[0](message["title"], text)
            yield {
                "id": f"k{number + 1:03}{form}",
                "q": query,
                "kind": f"miss-{kind}",
                "lang": "ja",
                "expect": [],
                "note": message["id"],
            }


def written() -> str:
    """The set as the file holds it."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in near_misses())


if __name__ == "__main__":
    (HERE / "content" / "lookup" / "near-misses.jsonl").write_text(written(), encoding="utf-8")
