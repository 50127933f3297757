"""What pages load and run: nothing of others, nothing inline."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.report import Report
from checkers.safety import check_safety
from planted import page, write_site


def test_no_page_loads_or_runs_what_it_should_not(
    site: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_safety(site))


FAULTS = {
    "stylesheet": '<link rel="stylesheet" href="https://cdn.example/a.css">',
    "preconnection": '<link rel="preconnect" href="https://cdn.example/">',
    "script": '<script src="//cdn.example/a.js"></script>',
    "image": '<img src="https://cdn.example/a.png" alt="">',
    "srcset": '<img src="a.png" srcset="https://cdn.example/a.png 2x" alt="">',
    "frame": '<iframe src="https://cdn.example/"></iframe>',
    "form": '<form action="https://example.org/"></form>',
    "drawing": '<svg><image href="https://cdn.example/a.png"/></svg>',
    "inline script": "<script>alert(1)</script>",
    "inline style": "<p style='color: red'>a</p>",
    "style element": "<style>p { color: red }</style>",
    "handler": '<p onclick="alert(1)">a</p>',
    "script address": '<a href=" JavaScript:alert(1)">a</a>',
    "base": '<base href="https://example.org/">',
}


@pytest.mark.parametrize("body", FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, body: str) -> None:
    write_site(tmp_path, {"index.html": page(body)})
    assert len(check_safety(tmp_path).findings) == 1


@pytest.mark.parametrize(
    "style", ["p { background: url(https://cdn.example/a.png) }", '@import "//cdn.example/a.css";']
)
def test_a_stylesheet_of_others_is_found(tmp_path: Path, style: str) -> None:
    write_site(tmp_path, {"a.css": style})
    assert len(check_safety(tmp_path).findings) == 1


def test_sound_pages_are_left_alone(tmp_path: Path) -> None:
    body = (
        '<link rel="canonical" href="https://example.org/"><script src="a.js" defer></script>'
        '<script type="application/ld+json">{}</script><a href="https://example.org/">a</a>'
        '<img src="data:image/svg+xml,a" alt="">'
    )
    write_site(tmp_path, {"index.html": page(body)})
    assert check_safety(tmp_path).findings == ()
