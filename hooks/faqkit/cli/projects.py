"""The commands that begin or fill a project: `init` and `import`."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from faqkit.cli.editors import refusing
from faqkit.edit.new_project import make_project


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="What the site is called.")
@click.option("--source", required=True, help="The language that answers are written in first: en.")
@click.option("--languages", help="All languages, with commas: en,ja. Only the source without it.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Another day than today.")
@refusing
def init(
    folder: Path, name: str, source: str, languages: str | None, today: datetime.datetime | None
) -> None:
    """Write a small, complete project of one's own into FOLDER, which must be empty or new."""
    day = (today.date() if today else datetime.date.today()).isoformat()
    files = make_project(folder, name, source, (languages or source).split(","), day)
    click.echo(f"+ {folder}/ ({len(files)})")
    click.echo(f"cd {folder} && make site")


COMMANDS: tuple[click.Command, ...] = (init,)
