"""The commands that begin or fill a project: `init` and `import`."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from faqkit.cli.editors import refusing
from faqkit.edit.importing import plan_import
from faqkit.edit.new_entry import UNFINISHED
from faqkit.edit.new_project import make_project
from faqkit.edit.tables import read_table
from faqkit.problems import both
from faqkit.source.tree import Disk


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


@click.command("import")
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--category", required=True, help="The category that the entries belong to.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Another day than today.")
@click.pass_obj
@refusing
def import_table(root: Path, table: Path, category: str, today: datetime.datetime | None) -> None:
    """Make entries from TABLE, a CSV or JSON file; name the rows left out, and exit 1 for them."""
    day = (today.date() if today else datetime.date.today()).isoformat()
    found = plan_import(Disk(root), read_table(table), category, day)
    if found.made:
        found.plan.carry_out(UNFINISHED)
    for number, why in found.refused:
        click.echo(f"{table.name}:{number}: {why}")
    click.echo(both("imported", made=len(found.made), left=len(found.refused)))
    sys.exit(1 if found.refused else 0)


COMMANDS: tuple[click.Command, ...] = (init, import_table)
