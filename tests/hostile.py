"""A project in whose every field somebody wrote what would run, as far as the check lets it stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from faqkit.check import load_checked
from faqkit.source.store import Memory, Store
from faqkit.source.tree import Disk, Overlay, Tree

PAYLOADS = (
    "\"'></title></textarea></script><script>window.ran=1</script><img src=x onerror=window.ran=1>",
    '=HYPERLINK("https://elsewhere.example",1) {{7*7}} ${7*7} ]]><!--<svg/onload=window.ran=1>\u2028-->',
    "javascript:window.ran=1",
)
BODY = "\n\n".join(
    [
        *PAYLOADS[:2],
        "[a](javascript:window.ran=1) ![b](javascript:window.ran=1) <javascript:window.ran=1>",
        "`</code><script>window.ran=1</script>`",
        f"```\n{PAYLOADS[0]}\n```",
        f"| a | b |\n|---|---|\n| {PAYLOADS[0]} | {PAYLOADS[1].replace('|', '')} |",
        f"- {PAYLOADS[0]}",
        f"**{PAYLOADS[0]}**",
    ]
)
Route = tuple[str | int, ...]


def plant(root: Path) -> int:
    """Write a payload into one field of each kind, and all into one body of each language; how many stayed.

    A field that the check refuses a payload in stays as it was.
    """
    store, tree, planted = Memory(), Disk(root), 0
    texts: dict[str, bytes] = {}
    for path, routes in fields(tree).items():
        for route in routes:
            first = planted % len(PAYLOADS)
            for payload in PAYLOADS[first:] + PAYLOADS[:first]:
                text = with_value(Overlay(tree, texts).read(path).decode(), route, payload)
                if sound(Overlay(tree, texts | {path: text.encode()}), store):
                    texts[path] = text.encode()
                    planted += 1
                    break
    for path in [path for path in tree.below("docs") if path.endswith("registration/ic-card-mode.md")]:
        for paragraph in BODY.split("\n\n"):
            text = Overlay(tree, texts).read(path).decode() + f"\n{paragraph}\n"
            if sound(Overlay(tree, texts | {path: text.encode()}), store):
                texts[path] = text.encode()
                planted += 1
    for path, data in texts.items():
        (root / path).write_bytes(data)
    return planted


def sound(tree: Tree, store: Store) -> bool:
    """Whether the check finds nothing that stops a build."""
    catalogue, problems = load_checked(tree, store)
    return catalogue is not None and not any(problem.severity == "error" for problem in problems)


def fields(tree: Tree) -> dict[str, list[Route]]:
    """The first place of each kind of text: file → routes into its YAML."""
    kinds: set[tuple[str, ...]] = set()
    found: dict[str, list[Route]] = {}
    for path in tree.below("docs"):
        data = (
            yaml.safe_load(settings(tree.read(path).decode())[0]) if path.endswith((".md", ".yml")) else None
        )
        where = (
            Path(path).parent.as_posix(),
            "" if path.endswith(".md") and "/faq/" in path else Path(path).stem,
        )
        for route, value in scalars(data) if "published" not in path else ():
            kind = (*where, *(str(key) for key in route if not isinstance(key, int) and key.isascii()))
            if isinstance(value, str) and kind not in kinds:
                kinds.add(kind)
                found.setdefault(path, []).append(route)
    return found


def settings(text: str) -> tuple[str, str]:
    """The YAML of a file, and what follows it."""
    if not text.startswith("---\n"):
        return text, ""
    front, _, body = text.removeprefix("---\n").partition("\n---\n")
    return front, body


def scalars(value: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """Every value of nested mappings and lists, with the way to it."""
    rows = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if rows is None:
        yield route, value
    for key, inner in rows or ():
        yield from scalars(inner, (*route, key))


def with_value(text: str, route: Route, payload: str) -> str:
    """A file with `payload` behind the value that `route` leads to."""
    front, body = settings(text)
    data = yaml.safe_load(front)
    *way, last = route
    holder = data
    for key in way:
        holder = holder[key]
    holder[last] = f"{holder[last].rstrip()}{payload}" if payload[0] != "=" else payload
    written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100_000)
    return f"---\n{written}---\n{body}" if body else written
