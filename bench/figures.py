"""What a measure is when it was taken several times, and how sizes grow. Imports nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from statistics import median

KILOBYTE = 1000


@dataclass(frozen=True)
class Figure:
    """A measure taken several times: its median, its lowest and its highest value."""

    median: float
    lowest: float
    highest: float

    def told(self, digits: int = 1) -> str:
        """Return the median, with the spread where there is one to tell.

        >>> figure([3.14, 2.9, 3.3]).told(), figure([4]).told(0)
        ('3.1 (2.9–3.3)', '4')
        """
        middle, low, high = (
            f"{value:,.{digits}f}" for value in (self.median, self.lowest, self.highest)
        )
        return middle if low == high else f"{middle} ({low}–{high})"


def figure(values: Sequence[float]) -> Figure:
    """Return the figure of these values, of which there is at least one."""
    return Figure(median(values), min(values), max(values))


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Return how costs grow with sizes: 1 in proportion, 2 with the square.

    The slope of a straight line through the logarithms, by least squares.

    >>> round(exponent([10, 100, 1000], [2, 20, 200]), 2), round(exponent([10, 100], [1, 100]), 2)
    (1.0, 2.0)
    """
    across, up = [log(size) for size in sizes], [log(cost) for cost in costs]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    spread = sum((place - middle) ** 2 for place in across)
    rise = sum((place - middle) * (cost - height) for place, cost in zip(across, up, strict=True))
    return rise / spread


def kilobytes(count: float) -> str:
    """Return a count of bytes in kilobytes, of 1,000 bytes as on the wire.

    >>> kilobytes(4_050), kilobytes(139_576)
    ('4.0', '139.6')
    """
    return f"{count / KILOBYTE:,.1f}"
