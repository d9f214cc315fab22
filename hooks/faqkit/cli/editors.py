"""The editors' commands: `new`, `rename`, `retire`, `translations`, `rules`."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from faqkit.cli.spoken import LANG
from faqkit.content.reading import find_locales
from faqkit.content.settings import read_settings
from faqkit.edit import confirmation as confirm
from faqkit.edit import moves as moving
from faqkit.edit.new_entry import UNFINISHED, plan_entry
from faqkit.edit.plans import Plan, RefusedError
from faqkit.problems import both, phrases, rule_book
from faqkit.source.tree import Disk, Tree


def refusing(command: Callable[..., None]) -> Callable[..., None]:
    """Show a refusal as one message and exit 1."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except RefusedError as refusal:
            raise click.ClickException(f"{refusal}\n({both('nothing_changed')})") from None

    return run


def carry_out(plan: Plan, allowed: frozenset[str] = frozenset()) -> None:
    """Do what was planned, and show it."""
    for line in plan.carry_out(allowed):
        click.echo(line)


def asked(value: str | None, question: str) -> str:
    """The value, or on a terminal what the person answers. Raises RefusedError elsewhere."""
    if value:
        return value
    if not sys.stdin.isatty():
        raise RefusedError(both("no_option", name=question))
    return str(click.prompt(question))


def worded(name: str, what: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Two options for words: `--name TEXT` in the source language, `--name-in LOCALE TEXT` in another."""

    def add(command: Callable[..., None]) -> Callable[..., None]:
        other = click.option(
            f"--{name}-in", nargs=2, multiple=True, metavar="LOCALE TEXT", help="In another."
        )
        return click.option(f"--{name}", help=f"{what}, in the source language.")(other(command))

    return add


def in_languages(root: Path, text: str, others: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The words by language. Raises RefusedError for a language that the site has not."""
    tree = Disk(root)
    source = read_settings(tree).source
    words = {source: text, **dict(others)}
    for locale in words.keys() - set(find_locales(tree, source)):
        raise RefusedError(both("no_language", locale=locale))
    return words


@click.command()
@click.argument("category", required=False)
@click.argument("slug", required=False)
@worded("title", "The question")
@click.option("--after", help="The slug that the new entry follows; at the end without it.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Another day than today.")
@click.pass_obj
@refusing
def new(
    root: Path,
    category: str | None,
    slug: str | None,
    title: str | None,
    title_in: tuple[tuple[str, str], ...],
    after: str | None,
    today: datetime.datetime | None,
) -> None:
    """Make an entry, ready to fill: the source file, its twins, the line in the order."""
    category = asked(category, both("ask_category"))
    slug = asked(slug, both("ask_slug"))
    titles = in_languages(root, asked(title, both("ask_title")), title_in)
    day = today.date() if today else datetime.date.today()
    carry_out(plan_entry(Disk(root), category, slug, titles, day.isoformat(), after), UNFINISHED)
    click.echo(both("fill_in"))


@click.command()
@click.argument("old")
@click.argument("new_name", metavar="NEW")
@click.pass_obj
@refusing
def rename(root: Path, old: str, new_name: str) -> None:
    """Give the entry OLD the file name NEW: translations, order, references and redirect follow."""
    carry_out(moving.plan_rename(Disk(root), old, new_name))


@click.command()
@click.argument("entry")
@worded("reason", "Why it is gone, for readers")
@click.option("--moved-to", help="The entry that takes its place.")
@click.pass_obj
@refusing
def retire(
    root: Path, entry: str, reason: str | None, reason_in: tuple[tuple[str, str], ...], moved_to: str | None
) -> None:
    """Remove ENTRY and leave a tombstone that says why, and what replaces it."""
    if not reason:
        raise RefusedError(both("no_option", name="--reason"))
    carry_out(moving.plan_retire(Disk(root), entry, in_languages(root, reason, reason_in), moved_to))


@click.command()
@click.option("--confirm", "confirmed", multiple=True, metavar="ID", help="This translation is up to date.")
@click.option("--all", "everything", is_flag=True, help="All translations are up to date.")
@click.option("--locale", help="One language only.")
@click.option("--diff", is_flag=True, help="Show what changed in the original.")
@LANG
@click.pass_obj
@refusing
def translations(
    root: Path, confirmed: tuple[str, ...], everything: bool, locale: str | None, diff: bool, lang: str
) -> None:
    """List which translations are current, changed or missing; or confirm that they are current."""
    catalogue = moving.read_for_change(Disk(root))
    locales = (locale,) if locale else catalogue.locales[1:]
    if not confirmed and not everything:
        list_translations(Disk(root), list(confirm.statuses(catalogue, locales)), diff, lang)
        return
    for one in locales:
        entries = [moving.find_entry(catalogue, name) for name in confirmed]
        if everything:
            entries = [entry for entry in catalogue if one in entry.texts]
        carry_out(confirm.plan_confirmation(Disk(root), entries, one))


def list_translations(tree: Tree, rows: list[confirm.Status], diff: bool, lang: str) -> None:
    """Print one line for each entry and language, with the difference where it is asked for."""
    for row in rows:
        parts = f" ({', '.join(row.parts)})" if row.parts else ""
        click.echo(f"{row.locale} {phrases(lang)[f'state_{row.state}']}{parts} {row.entry.id}")
        if diff and row.parts:
            for line in confirm.differences(tree, row):
                click.echo(f"    {line}")


@click.command()
@LANG
@click.option("--write", is_flag=True, help="Bring RULES.ja.md and RULES.en.md up to date.")
@click.pass_obj
def rules(root: Path, lang: str, write: bool) -> None:
    """Print the rules of the check as a page in Markdown."""
    if write:
        for name in rule_book.update(root):
            click.echo(f"~ {name}")
    else:
        click.echo(rule_book.rule_book(lang), nl=False)


COMMANDS: tuple[click.Command, ...] = (new, rename, retire, translations, rules)
