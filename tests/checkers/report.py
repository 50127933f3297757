"""What every checker hands back: what it found wrong, what to know, how much it looked at.

The last is there since a checker that looks at nothing finds nothing, and nobody notices. A notice
stops nothing: what can wait for another person, or for another day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Finding(NamedTuple):
    """One fault: the page or file, and what to mend there."""

    where: str
    what: str

    def __str__(self) -> str:
        """Return the line that a contributor reads."""
        return f"{self.where}: {self.what}"

    def as_notice(self) -> str:
        """Return the line of what stops nothing, in the form in which the build tells its own."""
        return f"{self.where}: NOTICE: {self.what}"


@dataclass(frozen=True)
class Report:
    """The faults that one checker found, and the number of things of each sort it examined."""

    checker: str
    findings: tuple[Finding, ...]
    examined: Mapping[str, int]
    notices: tuple[Finding, ...] = ()

    def told(self, most: int | None = None) -> str:
        """Return the findings, one a line, all or the first of them."""
        shown = [str(finding) for finding in self.findings[:most]]
        hidden = len(self.findings) - len(shown)
        return "\n".join([*shown, f"… and {hidden} more"] if hidden else shown)

    def counts(self) -> str:
        """Return what was examined, in words."""
        told = ", ".join(f"{number:,} {thing}" for thing, number in self.examined.items())
        return f"{self.checker}: {told}"


def report(
    checker: str, findings: Iterable[Finding], notices: Iterable[Finding] = (), /, **examined: int
) -> Report:
    """Return a report; the names of the counts are words, written with underscores."""
    named = {thing.replace("_", " "): number for thing, number in examined.items()}
    return Report(checker, tuple(findings), named, tuple(notices))
