"""A project in whose every field somebody wrote what would run, as far as the check lets it stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
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
Make = Callable[[str], str]


def plant(root: Path) -> int:
    """Write a payload into one field of each kind, and all into one body of each language; how many stayed.

    A field that the check refuses a payload in stays as it was.
    """
    tree = Disk(root)
    bodies = [path for path in tree.below("docs") if path.endswith("registration/ic-card-mode.md")]
    places = [(path, route) for path, routes in fields(tree).items() for route in routes]
    waiting: dict[str, list[list[Make]]] = {}
    for number, (path, route) in enumerate(places):
        turned = PAYLOADS[number % len(PAYLOADS) :] + PAYLOADS[: number % len(PAYLOADS)]
        waiting.setdefault(path, []).append([partial(with_value, route=route, payload=one) for one in turned])
    for path in bodies:
        waiting.setdefault(path, []).extend([partial(added, more=text)] for text in BODY.split("\n\n"))
    texts: dict[str, bytes] = {}
    store, planted = Memory(), 0
    while waiting:
        # One edit of each file at a time: what the check says of a file tells which were refused.
        batch = {path: edits[0].pop(0) for path, edits in waiting.items()}
        kept = allowed(batch, tree, texts, store)
        planted += len(kept)
        for path in batch:
            if path in kept or not waiting[path][0]:
                waiting[path].pop(0)
        waiting = {path: edits for path, edits in waiting.items() if edits}
    for path, data in texts.items():
        (root / path).write_bytes(data)
    return planted


def allowed(batch: Mapping[str, Make], tree: Tree, texts: dict[str, bytes], store: Store) -> set[str]:
    """Make the edits, one a file, that the check lets stand together; gives the files that they are in."""
    tried = {path: make(Overlay(tree, texts).read(path).decode()).encode() for path, make in batch.items()}
    # What cannot be read hides what else is wrong, so there may be more once that is gone.
    while refused := stopped(Overlay(tree, texts | tried), store):
        assert refused & tried.keys(), f"told of other files than were edited: {refused}"
        tried = {path: text for path, text in tried.items() if path not in refused}
    texts.update(tried)
    return set(tried)


def stopped(tree: Tree, store: Store) -> set[str]:
    """The files of which the check says what stops a build."""
    _, problems = load_checked(tree, store)
    return {problem.place.path for problem in problems if problem.severity == "error"}


def added(text: str, *, more: str) -> str:
    """A file with a paragraph behind its text."""
    return f"{text}\n{more}\n"


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
