"""The site by keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from checkers.keyboard import check_keyboard
from checkers.report import Report
from checkers.server import serving
from planted import page, write_site
from playwright.sync_api import Browser


def test_every_control_works_by_keyboard(
    browser: Browser, base: str, kinds: list[str], expect_clean: Callable[[Report], None]
) -> None:
    pages = [(path, check_keyboard(browser, base + path)) for path in kinds]
    findings = [one._replace(where=f"{p}, {one.where}") for p, r in pages for one in r.findings]
    manoeuvres = sum(checked.examined["manoeuvres"] for _, checked in pages)
    expect_clean(Report("keyboard", tuple(findings), {"manoeuvres": manoeuvres}))


STYLE = """
.skip-link:not(:focus) { position: absolute; left: -999px }
.menu-button { display: none }
.theme-button { }
@media (max-width: 500px) { .menu-button { display: block } }
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
<script src="a.js" defer></script><link rel="stylesheet" href="a.css">"""


def manoeuvre(folder: Path, browser: Browser, files: dict[str, str]) -> list[str]:
    """Write a page, do every manoeuvre on it, and return what went wrong."""
    write_site(folder, files)
    with serving(folder) as base:
        return [str(finding) for finding in check_keyboard(browser, base + "index.html").findings]


def test_a_sound_page_is_left_alone(tmp_path: Path, browser: Browser) -> None:
    files = {"index.html": page(SOUND), "a.css": STYLE, "a.js": SCRIPT}
    assert manoeuvre(tmp_path, browser, files) == []


FAULTS = {
    "no skip link": ('class="skip-link" ', "", "skip link: the first stop is not"),
    "hidden skip link": (".skip-link:not(:focus)", ".skip-link", "has the focus and is not seen"),
    "lost skip link": ('href="#content"', 'href="#site-nav"', "does not bring the focus"),
    "dead menu": ('popovertarget="site-nav"', "", "menu: Enter does not open the menu"),
    "mouse menu": ('button class="menu-button"', 'span class="menu-button"', "cannot be reached"),
    "stuck menu": (" popover>", ' popover="manual">', "menu: Escape does not close"),
    "mouse colours": ('class="theme-button"', 'class="theme-button" tabindex="-1"', "colours: the"),
    "dead colours": ("show();\n  document", "document", "changes nothing"),
    "silent colours": (".textContent", ".dataset.said", "is not said to those"),
    "forgetful colours": ("\nshow();\n", "\n", "are forgotten"),
    "hidden focus": ("2px solid", "none", "focus: the focus does not show"),
}


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(
    tmp_path: Path, browser: Browser, old: str, new: str, told: str
) -> None:
    sound = {"index.html": page(SOUND), "a.css": STYLE, "a.js": SCRIPT}
    files = {name: text.replace(old, new) for name, text in sound.items()}
    assert files != sound, "the fault was not planted"
    assert told in "\n".join(manoeuvre(tmp_path, browser, files))


def test_a_page_that_keeps_the_focus_is_found(tmp_path: Path, browser: Browser) -> None:
    trap = "document.addEventListener('focusout', (e) => setTimeout(() => e.target.focus()))"
    files = {"index.html": page(SOUND), "a.css": STYLE, "a.js": SCRIPT + trap}
    assert "the focus is caught" in "\n".join(manoeuvre(tmp_path, browser, files))
