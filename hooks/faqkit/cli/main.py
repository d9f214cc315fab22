"""`faqkit`: the commands that editors, the Makefile and the workflows call."""

from __future__ import annotations

import datetime
import json
import os
import sys
from pathlib import Path

import click

from faqkit import problems
from faqkit.build import deliveries as deliver
from faqkit.build import picture_reader as picture
from faqkit.build.open_site import ContentError
from faqkit.check import load_checked
from faqkit.check.published import check_since
from faqkit.cli.editors import COMMANDS as EDITORS
from faqkit.cli.projects import COMMANDS as PROJECTS
from faqkit.cli.spoken import LANG
from faqkit.cli.workflows import COMMANDS as WORKFLOWS
from faqkit.content.model import Catalogue
from faqkit.content.permanent_ids import PUBLISHED_FILE, record_published
from faqkit.content.reading import load
from faqkit.problems import both
from faqkit.source.git import why_unread
from faqkit.source.journal import finish
from faqkit.source.store import CACHE, Store, open_store
from faqkit.source.tree import Disk


@click.group()
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The project's folder.",
)
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Check, extend and build the support site."""
    context.obj = root.resolve()
    for path in finish(context.obj):
        click.echo(f"~ {path} ({both('completing')})", err=True)


for command in (*EDITORS, *PROJECTS, *WORKFLOWS):
    main.add_command(command)


@main.command()
@click.option("--format", "form", type=click.Choice(problems.FORMATS), default="text")
@LANG
@click.option("--notices", is_flag=True, help="Also what only concerns a maintainer.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Another day than today.")
@click.option(
    "--base",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A checkout of what is published: all its ids and codes must go on answering.",
)
@click.pass_obj
def check(
    root: Path, form: str, lang: str, notices: bool, today: datetime.datetime | None, base: Path | None
) -> None:
    """Print every problem of the content; exit 1 if one of them is an error."""
    with open_store(root / CACHE) as store:
        day = today.date() if today else None
        catalogue, found = load_checked(Disk(root), store, today=day, notices=notices)
        found += collisions(catalogue, found, store)
    found += lost_since(base, catalogue)
    text = problems.show(found, form, lang)
    if text:
        click.echo(text)
    if form == "github":
        write_summary(problems.as_summary(found, lang, rules_url(lang)))
    failed = catalogue is None or problems.has_errors(found)
    if form == "text" and not failed:
        count = sum(1 for _ in catalogue or ())
        click.echo(problems.phrases(lang)["no_problems"].format(count=count))
    sys.exit(1 if failed else 0)


def collisions(
    catalogue: Catalogue | None, found: list[problems.Problem], store: Store
) -> list[problems.Problem]:
    """Errors that the lookup mixes up; only content without errors can be asked."""
    if catalogue is None or problems.has_errors(found):
        return []
    from faqkit.lookup.self_test import ask_every_error  # starts V8: only where it is used

    test = ask_every_error(catalogue, store)
    if test.asked < test.possible:  # what was not asked is not known
        click.echo(f"lookup: {test.asked:,} / {test.possible:,} ({test.errors:,} errors)", err=True)
    return list(test.problems)


def lost_since(base: Path | None, catalogue: Catalogue | None) -> list[problems.Problem]:
    """What the state in `base` has and this one lacks; nothing where one of them is unreadable."""
    before = load(Disk(base.resolve()))[0] if base is not None else None
    return list(check_since(before, catalogue)) if before is not None and catalogue is not None else []


def rules_url(lang: str) -> str:
    """Where the book of rules is read: on GitHub as it is in this very commit, else in the project."""
    name, run = f"RULES.{lang}.md", os.environ
    if "GITHUB_SHA" not in run:
        return name
    return f"{run['GITHUB_SERVER_URL']}/{run['GITHUB_REPOSITORY']}/blob/{run['GITHUB_SHA']}/{name}"


def write_summary(markdown: str) -> None:
    """Add to the page that GitHub shows for a run, where there is one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        with Path(path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(markdown)


@main.command()
@click.argument("delivery", type=click.Choice(["site", "offline"]))
@click.option("--cache/--no-cache", default=True, help="Take finished work from earlier builds.")
@click.option("--pdf", is_flag=True, help="Print each category too (needs Chromium).")
@click.pass_obj
def build(root: Path, delivery: str, cache: bool, pdf: bool) -> None:
    """Build a delivery; the last good one stays when anything is wrong."""
    make = deliver.build_site if delivery == "site" else deliver.build_offline
    try:
        target = make(root, keep=cache, pdf=pdf)
    except (deliver.BuildError, ContentError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    if unread := why_unread(root):
        click.echo(both("no_commit", why=unread), err=True)
    click.echo(f"{target.relative_to(root)}/")


@main.command("fetch-reader")
@click.pass_obj
def fetch_reader(root: Path) -> None:
    """Fetch the parts that read pictures; without them the site is built all the same."""
    try:
        picture.fetch(root)
    except picture.MissingError as error:
        click.echo(both("no_reader", why=error), err=True)


@main.command()
@click.argument("text", required=False)
@click.option("--json", "as_json", is_flag=True, help="The engine's whole answer.")
@LANG
@click.option("--limit", default=5, show_default=True)
@click.pass_obj
def explain(root: Path, text: str | None, as_json: bool, lang: str, limit: int) -> None:
    """Answer TEXT (or standard input) with the lookup of the pages."""
    from faqkit.lookup.explain import answer, describe  # starts V8: only where it is used

    query = sys.stdin.read() if text is None else text
    try:
        result = answer(root, query, lang, limit)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    click.echo(json.dumps(result, ensure_ascii=False, indent=2) if as_json else describe(result, lang))


@main.command("publish-ids")
@click.pass_obj
def publish_ids(root: Path) -> None:
    """Add new ids and codes to docs/published.yml; nothing in it is ever removed."""
    catalogue, found = load_checked(Disk(root))
    record = root / PUBLISHED_FILE
    broken = any(p.place.path == PUBLISHED_FILE and p.severity == "error" for p in found)
    if catalogue is None or (broken and record.exists()):
        raise click.ClickException("the content cannot be read; run `faqkit check`")
    for name in record_published(root, catalogue):
        click.echo(f"+ {name}")
