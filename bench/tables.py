"""Tables in Markdown that are read as well in a terminal. Imports nothing."""

from __future__ import annotations

from collections.abc import Sequence

Row = Sequence[str]


def table(head: Row, rows: Sequence[Row]) -> str:
    """Return a table whose columns stand under one another; the first is text, the rest numbers.

    >>> print(table(["generator", "s"], [["ours", "1.5"], ["Furo", "12.0"]]))
    | generator |    s |
    | --------- | ---: |
    | ours      |  1.5 |
    | Furo      | 12.0 |
    """
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    rule = [mark(place, width) for place, width in enumerate(widths)]
    return "\n".join([line(head, widths), line(rule, widths), *(line(row, widths) for row in rows)])


def line(cells: Row, widths: Sequence[int]) -> str:
    """Return one row, its cells padded to the widths of the columns."""
    padded = (
        cell.rjust(width) if place else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"| {' | '.join(padded)} |"


def mark(place: int, width: int) -> str:
    """Return the rule under the head of a column."""
    return f"{'-' * (width - 1)}:" if place else "-" * width
