"""The rates of data/pay.toml as records: each with its unit, its dates, what it rests on.

What a record cannot hold is refused with its place in the file, as for the sizing model.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from ..data_files import DataError, Reader, founded, known, once, only, read

NO_AGREEMENT, ECLAT, SPORT = "none", "eclat", "sport"
# What every employer pays on the gross, whatever its agreement.
CONTRIBUTIONS = (
    "sickness autonomy old-age old-age-whole family work-accident housing unemployment "
    "wage-guarantee pension pension-balance social-dialogue training apprenticeship"
).split()


@dataclass(frozen=True, kw_only=True)
class Dated:
    """What some numbers rest on, from when they hold, and when they must be read again."""

    since: str
    review: str
    grade: Literal["A", "B", "C", "D", "H", "law"]
    source: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse what is no date or ends before it begins, and a number without its source."""
        for key in ("since", "review"):
            try:
                date.fromisoformat(getattr(self, key))
            except ValueError:
                values = {"value": getattr(self, key), "example": '"2026-01-01"'}
                raise DataError("model-value", values, key) from None
        if self.review <= self.since:
            raise DataError("pay-order", {"since": self.since, "review": self.review})
        founded(self.grade, self.source)


@dataclass(frozen=True, kw_only=True)
class Rate(Dated):
    """One number: euros, per cent of the gross, hours a week, or a plain number."""

    id: str
    value: float
    unit: Literal["€", "%", "h", "x"]


@dataclass(frozen=True, kw_only=True)
class Table(Dated):
    """The numbers of an agreement by group, or by days of the week."""

    unit: Literal["€", "points", "h"]
    values: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """A collective agreement: its pay by group, its fewest hours, what it adds to the gross."""

    id: str
    grid: Table | None = None
    floors: Table | None = None
    contributions: tuple[str, ...] = ()

    @property
    def tables(self) -> dict[str, Table]:
        """Its tables by name."""
        tables = {"grid": self.grid, "floors": self.floors}
        return {name: each for name, each in tables.items() if each}

    @property
    def groups(self) -> list[str]:
        """The groups of its grid, where it has one."""
        return list(self.grid.values) if self.grid else []


@dataclass(frozen=True, kw_only=True)
class Pay:
    """The whole file."""

    rates: tuple[Rate, ...]
    agreements: tuple[Agreement, ...]

    def __post_init__(self) -> None:
        """Refuse a name that stands twice, and one that no rate has."""
        once("rates", (rate.id for rate in self.rates))
        once("agreements", (each.id for each in self.agreements))
        named = [*CONTRIBUTIONS, *(key for each in self.agreements for key in each.contributions)]
        only("rates", named, [rate.id for rate in self.rates])

    def __getitem__(self, name: str) -> float:
        """Return the value of a rate, in its unit. Raises DataError where there is none."""
        return self.rate(name).value

    def rate(self, name: str) -> Rate:
        """Return a rate by its id. Raises DataError where there is none."""
        return known(name, {rate.id: rate for rate in self.rates})

    def agreement(self, name: str) -> Agreement:
        """Return an agreement by its id. Raises DataError where there is none."""
        return known(name, {each.id: each for each in self.agreements})

    def records(self) -> Iterator[tuple[str, Dated]]:
        """Yield all that has dates and sources, each with its place in the file."""
        yield from ((f"rates[{rate.id}]", rate) for rate in self.rates)
        for each in self.agreements:
            yield from ((f"agreements[{each.id}].{name}", t) for name, t in each.tables.items())

    @property
    def holds_until(self) -> str:
        """The first day on which some number must be read again."""
        return min(each.review for _name, each in self.records())


def load(path: Path | str) -> Pay:
    """Read the file. Raises DataError at the first thing that the records cannot hold."""
    pay: Pay = Reader().value(Pay, read(path))
    return pay
