"""The public holidays of a country, from the library `holidays`, as dates with their names."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

import holidays

CLOSED = "closed"  # the reason of a day that is no holiday and does not count all the same
YEARS = 3  # the year of the edition and the two after it


def has_country(country: str) -> bool:
    """Whether the library knows the holidays of a country, by its two letters."""
    return country in holidays.list_supported_countries()


def known_years(date: str) -> range:
    """The years that an edition of `2026-11-22` knows holidays for: 2026 to 2028."""
    first = int(date[:4])
    return range(first, first + YEARS)


def days_off(country: str, years: Iterable[int], locale: str, closed: Iterable[str] = ()) -> dict[str, str]:
    """The names of all holidays by date, in `locale` if the library has it, and the `closed` days (`12-29`).

    `("JP", [2026], "ja")` → `{"2026-01-01": "元日", …}`. Raises NotImplementedError for an unknown country.
    """
    years = tuple(years)
    named = {day.isoformat(): name for day, name in calendar(country, years, locale).items()}
    shut = {f"{year}-{day}": CLOSED for year in years for day in closed}
    return dict(sorted((shut | named).items()))


def calendar(country: str, years: tuple[int, ...], locale: str) -> Mapping[datetime.date, str]:
    """What the library knows, in the language that fits best."""
    languages = holidays.country_holidays(country).supported_languages
    language = next((name for name in languages if name.split("_")[0] == locale), None)
    return holidays.country_holidays(country, years=years, language=language)
