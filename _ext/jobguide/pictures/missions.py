"""The five components of the mission, drawn between the association and its community."""

from __future__ import annotations

from dataclasses import dataclass

from . import svg

WIDTH, HEIGHT = 360, 340


@dataclass(frozen=True)
class MissionMap:
    """The words of the picture; the five labels are the titles of the missions."""

    ident: str
    title: str
    description: str
    association: str
    community: str
    broadcast: str
    feedback: str
    animate: str
    events: str
    articulate: str


def draw(words: MissionMap) -> str:
    """Return the map: two worlds, two arrows between them, one task in each, one across."""
    parts = [
        svg.box(4, 4, 352, 96, "soft"),
        svg.text(WIDTH / 2, 28, words.association, "label-strong"),
        svg.box(36, 42, 288, 46, "accent"),
        svg.lines(WIDTH / 2, 65, words.articulate, 40, "label-strong on-accent"),
        *_exchange(words),
        svg.box(4, 240, 352, 96, "soft"),
        svg.text(WIDTH / 2, 326, words.community, "label-strong"),
        svg.box(36, 252, 288, 46, "accent"),
        svg.lines(WIDTH / 2, 275, words.animate, 40, "label-strong on-accent"),
    ]
    return svg.drawing(words.ident, words.title, words.description, (WIDTH, HEIGHT), parts)


def _exchange(words: MissionMap) -> list[str]:
    """Return what passes between the two: down, up, and through real life in the middle."""
    return [
        _upright(62, 104, 236),
        svg.lines(62, 170, words.broadcast, 16, "label on-line"),
        svg.line(180, 104, 180, 236, "accent-ink dash"),
        svg.lines(180, 170, words.events, 16, "label on-line"),
        _upright(298, 236, 104),
        svg.lines(298, 170, words.feedback, 16, "label on-line"),
    ]


def _upright(x: float, y1: float, y2: float) -> str:
    back = -7 if y2 > y1 else 7
    head = f"M{x - 5:g} {y2 + back:g}L{x:g} {y2:g}L{x + 5:g} {y2 + back:g}"
    return f'{svg.line(x, y1, x, y2, "accent-ink")}<path class="accent-ink" d="{head}"/>'
