"""A project of one's own: this generator as it is, and three entries that show how one is written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from faqkit.content.languages import language
from faqkit.content.reading import load
from faqkit.edit.block_lists import as_yaml
from faqkit.edit.confirmation import plan_confirmation
from faqkit.edit.front_matter import block, front
from faqkit.edit.plans import RefusedError
from faqkit.problems import both
from faqkit.source.journal import write_all
from faqkit.source.paths import LOCALE, category_path, entry_path
from faqkit.source.tree import Disk, Overlay, Tree
from faqkit.source.yaml_files import plain

GENERATOR = Path(__file__).resolve().parents[3]
STARTER = Path(__file__).with_name("starter")
COPIED = (
    ".editorconfig", ".github/dependabot.yml", ".github/workflows", ".gitignore", ".vscode", "LICENSE",
    "Makefile", "NEW-PROJECT.md", "RULES.en.md", "RULES.ja.md", "hooks", "mkdocs.offline.yml", "overrides",
    "parts", "pyproject.toml", "requirements-dev.in", "requirements-dev.txt", "requirements.in",
    "requirements.txt",
)  # fmt: skip
LEFT_OUT = ("__pycache__", ".egg-info", "overrides/strings/")
OWN = {"pyproject.toml": ('"hooks", "benchmarks"', '"hooks"')}  # a project has no benchmarks
CATEGORY = "start"
CODES = {"cannot-save": "E1042", "page-not-found": "HTTP 404"}
TAGS = {"cannot-save": ("save",), "page-not-found": ("network",), "how-to-ask": ("save", "network")}
EMPTY = {"links": "{}\n", "synonyms": "[]\n", "glossary": "[]\n"}


def make_project(target: Path, name: str, source: str, languages: list[str], today: str) -> list[str]:
    """Write a project in `languages`, the `source` first, into the empty or new folder `target`.

    Gives the paths written. Raises RefusedError, and OSError with the folder as it was.
    """
    refuse(target, name, source, languages)
    bundle = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in name.lower()).split())
    facts = {"name": name, "source": source, "bundle": bundle or "support-site"}
    locales = [source, *(one for one in languages if one != source)]
    files = dict(generator_files(locales)) | dict(own_files(facts, locales, today))
    files |= confirmed(Overlay(Disk(target), files), locales[1:])
    target.mkdir(parents=True, exist_ok=True)
    write_all(target, files)
    return sorted(files)


def confirmed(tree: Tree, locales: list[str]) -> dict[str, bytes]:
    """The translations, each with what it was made from."""
    catalogue, _ = load(tree)
    plans = [plan_confirmation(tree, list(catalogue or ()), locale) for locale in locales]
    return {path: text.encode() for plan in plans for path, text in plan.texts.items() if text is not None}


def refuse(target: Path, name: str, source: str, languages: list[str]) -> None:
    """Raise RefusedError where nothing sound could be made."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise RefusedError(both("not_empty", folder=target))
    if not name.strip():
        raise RefusedError(both("no_option", name="--name"))
    for locale in languages:
        if not LOCALE.match(locale):
            raise RefusedError(both("not_a_language", locale=locale))
    if source not in languages:
        raise RefusedError(both("source_left_out", source=source))


def generator_files(locales: list[str]) -> Iterator[tuple[str, bytes]]:
    """The generator's own files, and the words of its pages in each language."""
    for name in COPIED:
        path = GENERATOR / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            inside = file.relative_to(GENERATOR).as_posix()
            if file.is_file() and not any(part in inside for part in LEFT_OUT):
                old, new = OWN.get(inside, ("", ""))
                yield (
                    inside,
                    file.read_bytes().replace(old.encode(), new.encode()) if old else file.read_bytes(),
                )
    for locale in locales:
        yield f"overrides/strings/{locale}.yml", strings(locale).encode()


def strings(locale: str) -> str:
    """The words of the pages; those of a language that has none yet are English, to be translated."""
    folder = GENERATOR / "overrides" / "strings"
    own = folder / f"{locale}.yml"
    if own.is_file():
        return own.read_text(encoding="utf-8")
    table = plain((folder / "en.yml").read_text(encoding="utf-8"))
    table |= {f"section_{key}": name for key, name in language(locale).sections.items()}
    rows = "".join(f"{key}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in table.items())
    return (
        f"# TODO translate. Every word the site itself says; {{n}}, {{date}} and so on are filled in.\n{rows}"
    )


def starter(locale: str) -> dict[str, Any]:
    """The words of a new project; English for a language that has none."""
    path = STARTER / f"{locale}.yml"
    words: dict[str, Any] = plain(
        (path if path.is_file() else STARTER / "en.yml").read_text(encoding="utf-8")
    )
    return words


def own_files(facts: Mapping[str, str], locales: list[str], today: str) -> Iterator[tuple[str, bytes]]:
    """What is the project's own: settings, content, how to write for it, its tests."""
    texts = dict(data_files(facts, locales)) | dict(documents(facts, locales))
    for locale in locales:
        texts |= dict(pages(facts, locale, today))
    texts["mkdocs.yml"] = (
        (STARTER / "settings.txt")
        .read_text(encoding="utf-8")
        .format(
            **{**facts, "name": as_yaml(facts["name"])},
            nav="".join(f"  - {page}.md\n" for page in starter(facts["source"])["pages"]),
            languages="".join(map(language_row, locales, [True] + [False] * len(locales))),
        )
    )
    texts |= dict(forms(locales))
    texts["tests/test_site.py"] = (STARTER / "test_site.py").read_text(encoding="utf-8")
    yield from ((path, text.encode()) for path, text in texts.items())


def forms(locales: list[str]) -> Iterator[tuple[str, str]]:
    """The issue forms that the pages lead to, in each language that there are words for; else in English."""
    there = [one for one in locales if (STARTER / "forms" / f"wrong-answer-{one}.yml").is_file()] or ["en"]
    for name in (f"{form}-{one}.yml" for one in there for form in ("wrong-answer", "error-code-missing")):
        yield f".github/ISSUE_TEMPLATE/{name}", (STARTER / "forms" / name).read_text(encoding="utf-8")


def language_row(locale: str, first: bool) -> str:
    """A row of the languages that are built."""
    default = ", default: true" if first else ""
    return f"        - {{locale: {locale}, name: {language(locale).name or locale}{default}, build: true}}\n"


def data_files(facts: Mapping[str, str], locales: list[str]) -> Iterator[tuple[str, str]]:
    """The lists that editors own. The record of what was published begins with this project."""
    source = starter(facts["source"])
    own = hashlib.sha256(facts["name"].encode()).hexdigest()[:8]
    ids = "".join(f"  - {CATEGORY}/{slug}\n" for slug in source["entries"])
    codes = "".join(f"  - {code}\n" for code in CODES.values())
    head = "# Ids and codes that were ever published: only ever add lines.\n"
    yield "docs/published.yml", f"{head}project: {facts['bundle']}-{own}\nids:\n{ids}codes:\n{codes}"
    words = {locale: {"site_name": facts["name"], **starter(locale)["words"]} for locale in locales}
    yield "docs/words.yml", block(words)
    names = ("save", "network")
    rows = {
        source[f"tag_{n}"]: {one: starter(one)[f"tag_{n}"] for one in locales[1:]}
        for n in names
        if locales[1:]
    }
    yield "docs/tags.yml", block(rows)
    for name, text in EMPTY.items():
        yield f"docs/{name}.yml", text


def documents(facts: Mapping[str, str], locales: list[str]) -> Iterator[tuple[str, str]]:
    """README and CONTRIBUTING, in each language that there are words for."""
    filled = {**facts, "code": CODES["cannot-save"]}
    for path, key in (("README.md", "readme"), ("CONTRIBUTING.md", "contributing")):
        said = dict.fromkeys(starter(locale)[key].format(**filled) for locale in locales)
        yield path, "\n".join(said)


def pages(facts: Mapping[str, str], locale: str, today: str) -> Iterator[tuple[str, str]]:
    """The pages, the category and its entries in one language."""
    words, first = starter(locale), locale == facts["source"]
    for page, title in words["pages"].items():
        body = words["download"].format(**facts) if page == "download" else ""
        yield f"docs/{locale}/{page}.md", front({"title": title}) + body
    folder = category_path(locale, CATEGORY)
    order = {"order": list(words["entries"])} if first else {}
    category = {"title": words["category"], "summary": words["category_summary"]}
    yield f"{folder}/index.md", front(category | order) + f"{words['category_summary']}\n"
    yield f"{folder}/all.md", front({"title": words["category_all"]})
    for slug, row in words["entries"].items():
        facts_of = source_facts(slug, row, words, today) if first else gloss(slug, row)
        told = {key: row[key] for key in ("title", "summary")}
        body = row["body"].replace("{error}", f"{{error:{CODES.get(slug, '')}}}")
        for key, name in language(locale).sections.items():
            body = body.replace(f"{{{key}}}", name)
        yield (
            entry_path(locale, f"{CATEGORY}/{slug}"),
            front(told | {"asked_as": row["asked_as"]} | facts_of) + body,
        )


def source_facts(slug: str, row: Mapping[str, Any], words: Mapping[str, Any], today: str) -> dict[str, Any]:
    """What only the entry in the source language says."""
    error = {
        "code": CODES.get(slug),
        "dialog": row.get("dialog"),
        "message": row.get("message"),
        "buttons": ["OK"],
    }
    errors = {"errors": [error]} if slug in CODES else {}
    return {"tags": [words[f"tag_{name}"] for name in TAGS[slug]], **errors, "reviewed": today}


def gloss(slug: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """What a translation says about the error."""
    return {"glosses": {CODES[slug]: row["gloss"]}} if slug in CODES else {}
