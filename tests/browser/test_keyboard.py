"""The site by keyboard alone."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from checkers.keyboard import FRAME, WALK, Manoeuvre, check_keyboard
from checkers.report import Report
from checkers.server import serving
from planted import page, write_site


def test_the_frame_of_the_site_works_by_keyboard(
    browser: Browser,
    base: str,
    homes: list[str],
    kinds: list[str],
    expect_clean: Callable[[Report], None],
) -> None:
    expect_clean(check_keyboard(browser, base, [*homes, kinds[0]], FRAME))


def test_the_focus_walks_through_every_kind_of_page(
    browser: Browser, base: str, kinds: list[str], expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_keyboard(browser, base, kinds, WALK))


STYLE = """
.skip-link:not(:focus) { position: absolute; left: -999px }
.menu-button { display: none }
.theme-button { }
@media (max-width: 500px) { .menu-button { display: block } }
.frame { overflow-x: auto; width: 90% }
.wide { width: 900px }
:focus-visible { outline: 2px solid }
html[data-dark] body { background: #222; color: #eee }
"""
SCRIPT = """
const root = document.documentElement;
const show = () => root.toggleAttribute("data-dark", localStorage.dark === "yes");
const button = document.querySelector(".theme-button");
button.addEventListener("click", () => {
  localStorage.dark = localStorage.dark === "yes" ? "no" : "yes";
  show();
  document.querySelector("#theme-state").textContent = "Couleurs changées";
});
if (localStorage.dark) document.querySelector("#theme-state").textContent = "Couleurs gardées";
show();
"""
SOUND = """<a class="skip-link" href="#content">Aller au contenu</a>
<button class="menu-button" popovertarget="site-nav">Menu</button>
<button class="theme-button">Couleurs</button><span id="theme-state" role="status"></span>
<nav id="site-nav" popover><a href="index.html">Accueil</a></nav>
<div id="content" tabindex="-1"><a href="index.html">Texte</a></div>
<details><summary>Suite</summary>Des mots</details>
<div class="frame" tabindex="0"><div class="wide">Des mots</div></div>
<script src="a.js" defer></script><link rel="stylesheet" href="a.css">"""


NAMES = {manoeuvre.name: manoeuvre for manoeuvre in (*FRAME, *WALK)}


def check_planted(
    folder: Path, browser: Browser, files: dict[str, str], manoeuvres: Sequence[Manoeuvre]
) -> list[str]:
    """Write a page, do some manoeuvres on it, and return what went wrong."""
    write_site(folder, files)
    with serving(folder) as base:
        findings = check_keyboard(browser, base, ["index.html"], manoeuvres).findings
    return [finding.what for finding in findings]


def test_a_sound_page_is_left_alone(tmp_path: Path, browser: Browser) -> None:
    files = {"index.html": page(SOUND), "a.css": STYLE, "a.js": SCRIPT}
    assert check_planted(tmp_path, browser, files, [*FRAME, *WALK]) == []


FAULTS = {
    "no skip link": ('class="skip-link" ', "", "skip link: the first stop is not"),
    "hidden skip link": (
        ".skip-link:not(:focus)",
        ".skip-link",
        "skip link: the skip link has the focus and is not seen",
    ),
    "lost skip link": ('href="#content"', 'href="#site-nav"', "skip link: the skip link does not"),
    "dead menu": ('popovertarget="site-nav"', "", "menu: Enter does not open the menu"),
    "mouse menu": (
        'button class="menu-button"',
        'span class="menu-button"',
        "menu: the menu button cannot be reached",
    ),
    "stuck menu": (" popover>", ' popover="manual">', "menu: Escape does not close"),
    "mouse colours": (
        'class="theme-button"',
        'class="theme-button" tabindex="-1"',
        "colours: the button of the colours cannot be reached",
    ),
    "dead colours": ("show();\n  document", "document", "colours: the button of the colours chan"),
    "silent colours": (".textContent", ".dataset.said", "colours: the change of colours is not"),
    "forgetful colours": ("\nshow();\n", "\n", "colours: the colours chosen are forgotten"),
    "hidden focus": ("2px solid", "none", "focus: the focus does not show"),
    "covered focus": (
        ".theme-button { }",
        ".frame { position: fixed; inset: 0; width: auto; background: #fff }",
        "focus: the focus is hidden under something on <a",
    ),
    "covered on a phone": (
        "@media (max-width: 500px) {",
        "@media (max-width: 500px) { body { padding-top: 9em }"
        " .frame { position: fixed; inset: 0; width: auto; background: #fff }",
        "focus, phone: the focus is hidden under something on <a",
    ),
    "folded for a mouse": (
        "\nshow();\n",
        "\nshow();\nconst fold = document.querySelector('summary');"
        "fold.addEventListener('click', (event) => event.preventDefault());\n",
        "folding: Enter neither opens nor closes “Suite”",
    ),
    "scrolled by a mouse": (
        "\nshow();\n",
        "\nshow();\naddEventListener('keydown', (event) => event.key.startsWith('Arrow')"
        " && event.preventDefault());\n",
        "scrolling: the arrows do not scroll <div",
    ),
    "caught focus": (
        "\nshow();\n",
        "document.addEventListener('keydown', (event) =>"
        " event.target.matches('#content a') && event.preventDefault());",
        "focus: the focus is caught on",
    ),
    "focus in a ring": (
        "\nshow();\n",
        "document.addEventListener('keydown', (event) => { event.preventDefault();"
        "const [a, , b] = document.querySelectorAll('a'); (a.matches(':focus') ? b : a).focus()"
        "});",
        "focus: the focus is caught: still inside",
    ),
}


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(
    tmp_path: Path, browser: Browser, old: str, new: str, told: str
) -> None:
    sound = {"index.html": page(SOUND), "a.css": STYLE, "a.js": SCRIPT}
    files = {name: text.replace(old, new) for name, text in sound.items()}
    assert files != sound, "the fault was not planted"
    found = check_planted(tmp_path, browser, files, [NAMES[told.partition(":")[0]]])
    assert told in "\n".join(found)
