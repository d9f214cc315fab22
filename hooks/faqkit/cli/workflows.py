"""The commands behind the workflows: `changes`, `links`, `reviews` and `issue`."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import click

from faqkit.source.tree import Disk

REPORT = click.option(
    "--report", type=click.Path(dir_okay=False, path_type=Path), help="Write the report here as Markdown."
)


@click.command()
@click.option(
    "--base",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="A checkout of the state before the change.",
)
@click.option("--json", "as_json", is_flag=True, help="Everything, for programs.")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a page for reviewers here."
)
@click.pass_obj
def changes(root: Path, base: Path, as_json: bool, html: Path | None) -> None:
    """Tell what leads from the content of another checkout to this one."""
    from faqkit.report import change_pages as changes_report
    from faqkit.report.changes import UnreadableError

    try:
        found = changes_report.compare_projects(Disk(base.resolve()), Disk(root))
    except UnreadableError as error:
        raise click.ClickException(str(error)) from error
    if html is not None:
        changes_report.write_report(found, html)
    changes_report.append_summary(found, os.environ)
    show = changes_report.as_json if as_json else changes_report.as_markdown
    click.echo(show(found).rstrip("\n"))


@click.command()
@REPORT
@click.pass_obj
def links(root: Path, report: Path | None) -> None:
    """Ask all external addresses; an empty report means that none is gone or has moved."""
    from faqkit.report import external_links as linkcheck

    places = linkcheck.external_urls(Disk(root))
    if not places:
        raise click.ClickException("no external link was found; run `faqkit check`")
    answers = linkcheck.check_links(places, linkcheck.patient(linkcheck.probe))
    for answer in answers:
        click.echo(f"{answer.state:6} {answer.detail}: {answer.url} {answer.target}".rstrip())
    if report is not None:
        write(report, linkcheck.report(answers, places))


@click.command()
@REPORT
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Another day than today.")
@click.pass_obj
def reviews(root: Path, report: Path | None, today: datetime.datetime | None) -> None:
    """List what is due for another look."""
    from faqkit.report import reviews as due_list
    from faqkit.report.changes import UnreadableError, read_catalogue

    try:
        catalogue = read_catalogue(Disk(root))
    except UnreadableError as error:
        raise click.ClickException(str(error)) from error
    rows = due_list.due(catalogue, today.date() if today else datetime.date.today())
    for row in rows:
        click.echo(f"{row.last} {row.path}: {row.name}")
    if report is not None:
        write(report, due_list.report(rows))


@click.command()
@click.option("--label", required=True, help="What marks the one issue.")
@click.option("--title", required=True)
@click.option(
    "--body",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="A Markdown file.",
)
def issue(label: str, title: str, body: Path) -> None:
    """Open, update or (for an empty file) close the one issue of a matter, through `gh`."""
    from faqkit.report.issues import keep_issue

    click.echo(keep_issue(label, title, body.read_text(encoding="utf-8")))


def write(path: Path, text: str) -> None:
    """Write a report and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


COMMANDS: tuple[click.Command, ...] = (changes, links, reviews, issue)
