"""Every page in a real browser: sound, and fit for all who read it (WCAG 2.2 AA).

Each page is opened once; what is looked at there is in `conftest.LOOKS`. Below, each look is seen
finding the fault that it is there for.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from checkers import adaptation, colours
from checkers.axe import OPEN, axe_on
from checkers.browser import DESK, PHONE
from checkers.report import Report
from checkers.screens import SCREENS
from checkers.server import serving
from checkers.tour import VISITS, Look, look_at, reports, tour
from planted import page, write_site
from tools import chromium

AXE = axe_on()
LOOKS = (SCREENS, *adaptation.ADAPTATIONS, *colours.COLOURS, AXE["dark", PHONE])


@pytest.mark.parametrize("look", [VISITS, *(look.name for look in LOOKS)])
def test_every_page_is_sound(
    toured: Mapping[str, Report], look: str, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(toured[look])


def seen(folder: Path, browser: Browser, files: dict[str, str], *looks: Look) -> dict[str, Report]:
    """Look at a tiny site, with one browser."""
    write_site(folder, files)
    paths = [name for name in files if name.endswith(".html")]
    with serving(folder) as base:
        return reports(list(look_at(browser, base, paths, looks)), looks)


DRAWING = "<svg role='img' width='99' height='99'><title>Un dessin</title>{}</svg>"


class Planted(NamedTuple):
    """A fault: the look that is there for it, what stands on the page, its style, what is told."""

    look: Look
    body: str
    style: str
    told: str


FAULTS = {name: Planted(*fault) for name, fault in {
    "long": (SCREENS, "<p>Des mots</p>", "p { height: 6000px }", "screens of a phone, over 8"),
    "slow": (
        SCREENS, "<p>Des mots</p><ol><li>Agir</li></ol>", "p { height: 760px }", "is for begins"),
    "wide": (adaptation.NARROW, f"<pre>{'mot ' * 99}</pre>", "", "scrolls sideways"),
    "wide when enlarged": (
        adaptation.ENLARGED, "<p>Des mots</p>", "p { width: 650px }", "scrolls sideways"),
    "cut off": (
        adaptation.NARROW, "<p>Des mots, et encore des mots</p>",
        "p { width: 4em; overflow: hidden; white-space: nowrap }", "text is cut off: <p>"),
    "cut off when spaced": (
        adaptation.SPACED_OUT, "<p>Des mots</p>", "p { height: 20px; overflow: hidden }",
        "text is cut off: <p>"),
    "stop on its own": (
        adaptation.NARROW, "<p>Des mots <button>H</button>. Suite</p>",
        "button { width: 100% }", "a line begins with a stop"),
    "run over": (
        adaptation.SPACED_OUT, "<header><a href='#'>Accueil</a><a href='#'>Suite</a></header>",
        "a { float: left; width: 4em } a + a { margin-left: -1em }", "runs over <a href"),
    "moves": (
        adaptation.STILL, "<p>Des mots</p>",
        "@keyframes a { to { opacity: .5 } } p { animation: a 9s infinite }", "moves: a"),
    "glides": (adaptation.STILL, "<a href='#'>A</a>", "a { transition: color 1s }", "would glide"),
    "scrolls by itself": (
        adaptation.STILL, "", "html { scroll-behavior: smooth }", "would scroll by itself"),
    "control on paper": (adaptation.PRINTED, "<nav>Menu</nav>", "", "prints a control: <nav>Menu"),
    "no text on paper": (
        adaptation.PRINTED, "", "@media print { main { display: none } }", "the text"),
    "dark paper": (adaptation.PRINTED, "", "body { background: black }", "prints a background"),
    "small letters": (
        adaptation.DRAWN_SMALL, DRAWING.format("<text y='20' font-size='9'>Mot</text>"), "",
        "letters of 9.0: Mot"),
    "words out of the drawing": (
        adaptation.DRAWN_LARGE, DRAWING.format("<text x='80' y='20'>Des mots</text>"), "",
        "words leave their box: Des mots"),
    "words out of their box": (
        adaptation.DRAWN_SMALL,
        DRAWING.format("<rect x='9' width='40' height='40'/><text x='4' y='20'>Un mot</text>"), "",
        "words leave their box: Un mot"),
    "frame left empty": (
        adaptation.DRAWN_LARGE, f"<figure class='picture'>{DRAWING.format('')}</figure>", "",
        "a drawing of 99 in a frame of"),
    "pale words": (
        colours.LIGHT, DRAWING.format("<text y='20' fill='#999'>Pâle</text>"), "", "words at 2.8"),
    "words on a box": (
        colours.LIGHT,
        DRAWING.format("<rect width='99' height='99' fill='#333'/><text y='20'>Noir</text>"), "",
        "words at 1.7 to 1: Noir"),
    "pale line": (
        colours.LIGHT, DRAWING.format("<line y1='9' x2='90' y2='9'/>"), "line { stroke: #ccc }",
        "a mark at 1.6 to 1"),
    "dark line in the dark": (
        colours.DARK, DRAWING.format("<line y1='9' x2='90' y2='9' stroke='#333'/>"),
        "@media (prefers-color-scheme: dark) { body { background: #111 } }", "a mark at 1.5"),
    "own colours forced": (
        colours.FORCED_LIGHT, DRAWING.format("<line y1='9' x2='90' y2='9' stroke='#fff'/>"),
        "body { background: #000 }", "a mark at 1.0"),
    "control without a border": (
        colours.FORCED_LIGHT, "<input aria-label='Mot'>",
        "input { appearance: none; border: 0; background: #eee }", "a control cannot be seen"),
    "icon by its background": (
        colours.FORCED_LIGHT, "<button aria-label='Menu'></button>",
        "button { width: 2em; height: 2em; background: #333 }", "a control cannot be seen"),
    "focus by its background": (
        colours.FORCED_LIGHT, "<a href='#'>Accueil</a>",
        "a:focus { outline: none; background: #ff0 }", "the focus cannot be seen"),
    "current page by its background": (
        colours.FORCED_LIGHT, "<p><a href='#' aria-current='page'>Ici</a><a href='#'>Là</a></p>",
        "[aria-current] { background: #cde }", "the current page is not marked"),
    "link told by its colour": (
        AXE["dark", PHONE], "<p>Des mots, <a href='#'>un lien</a>, des mots</p>",
        "a { color: #333; text-decoration: none }", "(dark, 360 px) link-in-text-block"),
    "pale for axe": (
        AXE["dark", PHONE], "<p>Des mots</p>", "p { color: #777; background: #666 }",
        "(dark, 360 px) color-contrast"),
}.items()}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, browser: Browser, fault: Planted) -> None:
    bad = page(fault.body, '<link rel="stylesheet" href="a.css">')
    files = {"good.html": page(), "bad.html": bad, "a.css": fault.style}
    found = seen(tmp_path, browser, files, fault.look)[fault.look.name]
    assert {finding.where for finding in found.findings} == {"bad.html"}
    assert fault.told in found.told()
    assert found.examined["pages"] == 2


def test_a_look_begins_with_the_page_as_it_was(tmp_path: Path, browser: Browser) -> None:
    files = {"a.html": page("<p>Des mots</p>")}
    looks = (adaptation.SPACED_OUT, colours.FORCED_DARK, adaptation.PRINTED, adaptation.NARROW)
    assert not [
        one.told() for one in seen(tmp_path, browser, files, *looks).values() if one.findings
    ]


def test_a_look_that_breaks_off_is_told(tmp_path: Path, browser: Browser) -> None:
    broken = Look("broken", "things", lambda open_page: adaptation.measured(open_page, "nope"))
    told = seen(tmp_path, browser, {"a.html": page()}, broken)["broken"].told()
    assert "could not be looked at: " in told
    assert "nope is not a function" in told


def test_what_goes_wrong_in_opening_a_page_is_told(tmp_path: Path, browser: Browser) -> None:
    scripted = page('<script src="fail.js"></script><img src="no.png" alt="">')
    files = {"a.html": scripted, "b.html": page(), "fail.js": "throw new Error('planted')"}
    visits = seen(tmp_path, browser, files)[VISITS]
    assert {one.where for one in visits.findings} == {"a.html"}
    assert "planted" in visits.told()
    assert "404" in visits.told()


PALE = "p { color: #777; background: #666 }"
AXE_FILES = {
    "dark.css": f"@media (prefers-color-scheme: dark) {{ {PALE} }}",
    "phone.css": f"@media (max-width: 500px) {{ {PALE} }}",
    "sound.html": page(),
    "rule.html": page('<img src="data:," alt>', title="A").replace(" alt>", ">"),
    "practice.html": page("<h4>Saut</h4>"),
    "closed.html": page("<h4>Too deep</h4>", language="en"),
    "held-back.html": page(
        "<button>+</button><a href='#'>Moins</a>", '<link rel="stylesheet" href="small.css">'
    ),
    "small.css": "button { width: 12px; height: 12px; padding: 0; border: 0; font-size: 8px }"
    "a { display: inline-block; padding: 20px }",
    "covered.html": page(
        "<button>+</button><button>-</button>", '<link rel="stylesheet" href="over.css">'
    ),
    "over.css": "button { width: 60px; height: 40px } button + button { margin-left: -50px }",
    "dark.html": page("<p>Des mots</p>", '<link rel="stylesheet" href="dark.css">'),
    "phone.html": page("<p>Des mots</p>", '<link rel="stylesheet" href="phone.css">'),
}
AXE_FAULTS = {
    "rule.html": ("image-alt", (("light", DESK),)),  # where all rules run
    "practice.html": ("heading-order", OPEN),
    "closed.html": ("heading-order", (("light", PHONE), ("light", DESK))),
    "held-back.html": ("target-size", OPEN),
    "covered.html": ("target-size", OPEN),
    "dark.html": ("color-contrast", (("dark", PHONE), ("dark", DESK))),
    "phone.html": ("color-contrast", (("light", PHONE), ("dark", PHONE))),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Report:
    """Return the report of axe on a sound page and on one page a fault."""
    return seen(tmp_path_factory.mktemp("planted"), browser, AXE_FILES, *AXE.values())["axe"]


@pytest.mark.parametrize(("path", "fault"), AXE_FAULTS.items())
def test_axe_finds_a_fault_in_each_state_that_shows_it(
    judged: Report, path: str, fault: tuple[str, tuple[tuple[str, int], ...]]
) -> None:
    rule, states = fault
    found = {one.what.partition(": ")[0] for one in judged.findings if one.where == path}
    assert found == {f"({scheme}, {width} px) {rule}" for scheme, width in states}


def test_axe_leaves_a_sound_page_alone(judged: Report) -> None:
    assert not [one for one in judged.findings if one.where == "sound.html"]


def test_several_browsers_see_what_one_sees(tmp_path: Path, browser: Browser) -> None:
    files = {
        f"{name}.html": page(body) for name, body in (("a", ""), ("b", "<nav>M</nav>"), ("c", ""))
    }
    one = seen(tmp_path, browser, files, adaptation.PRINTED)
    with serving(tmp_path) as base:
        several = tour(chromium(), base, list(files), [adaptation.PRINTED])
    assert {name: set(told.findings) for name, told in several.items()} == {
        name: set(told.findings) for name, told in one.items()
    }
    assert [told.examined for told in several.values()] == [told.examined for told in one.values()]
