"""Colours that axe does not judge: those of drawings, and those that a reader's system forces.

axe measures words on a plain ground. Here the words and lines of a drawing are measured against
what was painted before them (WCAG 1.4.3, 1.4.11); and where the system forces its own few colours,
every control must still be seen, every focus have a ring, the current page a mark.
"""

from __future__ import annotations

from playwright.sync_api import Page

from checkers.adaptation import measured
from checkers.browser import DESK, Media
from checkers.tour import Look, Seen

WORDS = 4.5  # contrast of text
LINES = 3.0  # contrast of what a drawing cannot do without
# What only rules the paper, or lies under words.
DECORATION = ".grid, .soft"


def see_drawings(page: Page) -> Seen:
    """Measure the words and lines of every drawing."""
    return measured(page, "pale", WORDS, LINES, DECORATION)


def see_forced(page: Page) -> Seen:
    """Look for controls, rings, marks and drawings that vanish with the site's own colours."""
    drawn, found = see_drawings(page), measured(page, "vanished")
    return Seen([*drawn.faults, *found.faults], drawn.examined + found.examined)


LIGHT = Look("drawings, light", "marks", see_drawings)
DARK = Look("drawings, dark", "marks", see_drawings, DESK, Media("dark"))
FORCED_LIGHT = Look("forced colours", "controls and marks", see_forced, DESK, Media(forced=True))
FORCED_DARK = Look(
    "forced colours, dark", "controls and marks", see_forced, DESK, Media("dark", forced=True)
)
COLOURS = (LIGHT, DARK, FORCED_LIGHT, FORCED_DARK)
