"""The language that a command speaks: as asked for, else that of the project."""

from __future__ import annotations

from pathlib import Path

import click

from faqkit.content.settings import read_settings
from faqkit.problems import LANGUAGES
from faqkit.source.tree import Disk


def chosen(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """The value, or the project's source language if commands speak it, or English."""
    del parameter
    return value or read_settings(Disk(context.obj or Path())).speaks(LANGUAGES)


LANG = click.option(
    "--lang", type=click.Choice(LANGUAGES), callback=chosen, help="The project's own language without it."
)
