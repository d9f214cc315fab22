"""`python -m benchmarks`: measure and print one report."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from benchmarks import modules, quality
from benchmarks.browser import new_page
from benchmarks.budgets import budget_lines
from benchmarks.builds import compare_builds
from benchmarks.folders import PROJECT
from benchmarks.hugo import compare_hugo, hugo_lines
from benchmarks.pages_speed import measure_pages
from benchmarks.pictures import first_offer, measure, picture_report
from benchmarks.report import builds_report, quality_report, speed_report
from benchmarks.screens import screens
from benchmarks.speed import measure_speed
from faqkit.build import deliveries as deliver
from faqkit.check import load_checked
from faqkit.content.model import Catalogue
from faqkit.source.tree import Disk

PARTS = ("build", "hugo", "lookup", "quality", "pictures", "pages")
FIRST_OFFERED = ("capture light 100%", "desktop", "photo mild")
SHOWN = ("", "errors/", "faq/{id}/", "faq/{category}/")  # home, the errors, an entry, a category
BUILD_SIZES = (22, 200)
BUILD_SIZES_FULL = (22, 200, 1_000)
LOOKUP_SIZES = (22, 1_000, 10_000)


def sizes_of(context: click.Context, parameter: click.Parameter, text: str | None) -> tuple[int, ...]:
    """`"22,1000"` → `(22, 1000)`."""
    del context, parameter
    try:
        return tuple(int(size) for size in text.split(",")) if text else ()
    except ValueError:
        raise click.BadParameter("numbers with commas between them, such as 22,1000") from None


@click.command()
@click.option("--only", type=click.Choice(PARTS), multiple=True, help="A part; may be given several times.")
@click.option("--sizes", callback=sizes_of, help="Entries per language, such as 22,1000.")
@click.option("--full", is_flag=True, help="Also the stock build of 1,000 entries (some two minutes more).")
def main(only: tuple[str, ...], sizes: tuple[int, ...], full: bool) -> None:
    """Measure builds, the lookup and its answers beside stock configurations."""
    real, _ = load_checked(Disk(PROJECT))
    if real is None:
        raise click.ClickException("the content cannot be read; run `faqkit check`")
    missing = modules.install()
    if missing:
        click.echo(missing, err=True)
    parts = only or PARTS
    if "build" in parts:
        rows = compare_builds(real, sizes or (BUILD_SIZES_FULL if full else BUILD_SIZES))
        click.echo(builds_report(list(rows)))
    if "hugo" in parts:
        show_hugo(real, sizes or (BUILD_SIZES_FULL if full else BUILD_SIZES))
    if "lookup" in parts:
        show_speed(real, sizes or LOOKUP_SIZES, packages=not missing)
    if "quality" in parts:
        show_quality(real, packages=not missing)
    if "pictures" in parts:
        show_pictures(real)
    if "pages" in parts:
        show_pages(real)


def show_hugo(real: Catalogue, sizes: tuple[int, ...]) -> None:
    """Build beside Hugo with Pagefind, where both are there."""
    try:
        for line in hugo_lines(list(compare_hugo(real, sizes))):
            click.echo(line)
    except FileNotFoundError as error:
        click.echo(error, err=True)


def show_speed(real: Catalogue, sizes: tuple[int, ...], *, packages: bool) -> None:
    """Measure and print bytes and times of the lookups."""
    queries = [query for row in quality.read_sets(real).values() for query in row]
    rows = list(measure_speed(real, sizes, queries, packages))
    click.echo(speed_report(rows))
    for line in budget_lines(rows):
        click.echo(line)
    click.echo("")


def show_quality(real: Catalogue, *, packages: bool) -> None:
    """Ask the development sets, print the scoreboard, and write it if nothing was left out."""
    sets = quality.read_sets(real)
    queries = [query for row in sets.values() for query in row]
    board = quality.scoreboard(real, sets, list(quality.ask_all(real, queries, packages)))
    click.echo(quality_report(board))
    if packages:
        quality.write_scoreboard(board)
        click.echo(f"Written: {quality.TARGET.relative_to(PROJECT)}")


def show_pictures(real: Catalogue) -> None:
    """Read the pictures of all screens on the lookup page of a site built for it."""
    site = deliver.build_site(PROJECT)
    with new_page() as page:
        browser = page.context.browser
        assert browser is not None
        for screen in (next(one for one in screens(real) if one.kind == kind) for kind in FIRST_OFFERED):
            with tempfile.TemporaryDirectory() as folder:
                click.echo(first_offer(site, browser, screen, Path(folder)))
        click.echo(picture_report(measure(real, site, browser), PROJECT))


def show_pages(real: Catalogue) -> None:
    """Open pages of a site built for it on a slow phone."""
    site, entry = deliver.build_site(PROJECT), next(iter(real))
    for line in measure_pages(site, [page.format(id=entry.id, category=entry.category) for page in SHOWN]):
        click.echo(line)


main(prog_name="python -m benchmarks")
