"""Answers made by chance, with what a reader would type for them.

One seed: a failure comes back the same on every machine.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from browser.sizing_oracle import Answers, Three
from jobguide.sizing import PERIODS
from jobguide.workload import Model

SEED = 2009
SPACES = (" ", "\u00a0", "\u202f")
# Numbers whose writing or rounding is known to go astray somewhere.
AWKWARD = (0, 0.05, 0.15, 0.25, 0.35, 0.5, 1, 1.005, 2.675, 9.95, 10.5, 12.345, 0.1, 0.3, 1e-3)


@dataclass(frozen=True)
class Vector:
    """What stands in the boxes, and what it means."""

    fields: dict[str, str]
    answers: Answers


def written(value: float, language: str, chance: Random) -> str:
    """Write a number in one of the ways that people do."""
    whole, _, decimals = f"{value:.10f}".rstrip("0").rstrip(".").partition(".")
    if len(whole) > 3 and chance.random() < 0.5:
        separator = chance.choice((*SPACES, ",") if language == "en" else SPACES)
        whole = f"{int(whole):,}".replace(",", separator)
    if not decimals:
        return whole
    point = "." if language == "en" else ","
    if len(decimals) != 3 and whole.isdigit() and chance.random() < 0.3:
        point = "," if point == "." else "."
    return f"{whole}{point}{decimals}"


def number(chance: Random, most: float) -> float:
    """Return a number of any size up to a bound, most of them small, some awkward."""
    if chance.random() < 0.15:
        return min(chance.choice(AWKWARD), most)
    size = min(most, 10 ** chance.uniform(-1, 6))
    return round(chance.uniform(0, size), chance.choice((0, 0, 1, 2, 4)))


def three(chance: Random, most: float) -> Three:
    """Return a low, a central and a high number: some blank, now and then out of order."""
    numbers = [number(chance, most) for _level in range(3)]
    low, central, high = numbers if chance.random() < 0.1 else sorted(numbers)
    kept = [
        None if chance.random() < 0.3 else low,
        central,
        None if chance.random() < 0.3 else high,
    ]
    return kept[0], central, kept[2]


class Maker:
    """Makes vectors for one model, in one language."""

    def __init__(self, model: Model, most: dict[str, int], language: str) -> None:
        self.model, self.most, self.language = model, most, language
        self.chance = Random(f"{SEED} {language}")
        self.fields: dict[str, str] = {}

    def write(self, name: str, value: float) -> None:
        """Type a number into a box."""
        self.fields[name] = written(value, self.language, self.chance)

    def write_three(self, name: str, values: Three) -> Three:
        """Type three levels into their boxes."""
        for box, value in zip((f"{name}-low", name, f"{name}-high"), values, strict=True):
            if value is not None:
                self.write(box, value)
        return values

    def volume(self, driver: str) -> float:
        """Answer a question in some period, and return the year's volume."""
        if driver not in self.model.drivers:
            value = number(self.chance, self.most[driver])
            self.write(driver, value)
            return value
        period = self.chance.choice(list(PERIODS))
        value = number(self.chance, self.most[driver] / PERIODS[period])
        self.write(driver, value)
        self.fields[f"{driver}-per"] = period
        return value * PERIODS[period]

    def some(self, names: list[str], share: float) -> list[str]:
        """Return some of the names."""
        return [name for name in names if self.chance.random() < share]

    def vector(self) -> Vector:
        """Make one vector."""
        self.fields = {}
        eager = self.chance.choice((0.1, 0.5, 1))
        unit = [each.id for each in self.model.activities if each.kind == "unit"]
        fixed = [each.id for each in self.model.activities if each.kind == "fixed"]
        minimal = [each.id for each in self.model.activities if each.minimum_driver]
        launching = self.chance.random() < 0.5
        self.fields["phase"] = "launch" if launching else "cruise"
        answers = Answers(
            volumes={name: self.volume(name) for name in self.some(list(self.most), eager)},
            fixed=self._threes(self.some(fixed, eager), 168, str),
            times=self._threes(self.some(unit, eager / 4), 10_080, "time-{}".format),
            minimum=self._minimums(self.some(minimal, eager / 4)),
            launch=self.write_three("launch", three(self.chance, 120)),
            launching=launching,
        )
        return Vector(self.fields, answers)

    def _threes(self, names: list[str], most: float, box: Callable[[str], str]) -> dict[str, Three]:
        return {name: self.write_three(box(name), three(self.chance, most)) for name in names}

    def _minimums(self, names: list[str]) -> dict[str, float]:
        values = {name: number(self.chance, 10_080) for name in names}
        for name, value in values.items():
            self.write(f"time-{name}-minimum", value)
        return values
