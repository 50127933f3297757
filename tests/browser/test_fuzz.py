"""What nobody should have written, given to every tool: nothing runs, breaks, or is lost.

A few of each here; `make fuzz SEED=7 N=1000` gives as many as one asks for. A seed gives the same
things on every machine.
"""

import json
import os
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from browser.editions import FOLDERS
from checkers.browser import PHONE, new_page, watch
from reading.samples import POSTING, open_document, paragraphs, pdf, word

SEED = int(os.environ.get("SEED") or 2026)
COUNT = int(os.environ.get("N") or 8)
FUZZ = Path(__file__).with_name("fuzz.js").read_text(encoding="utf-8")
XML_NOTE = "Applying inline style"  # Chromium writes one into XML that it cannot read
LOADED = 25  # a page is loaded anew for one in so many of what a browser keeps
TEXTS = [
    "<img src=x onerror=alert(1)>",
    "'\"><script>alert(1)</script>",
    "$' $& $` $1 {what} {words} {question}",
    *"__proto__ constructor javascript:alert(1) ../../etc/passwd % X C++".split(),
    *"0 -1 1e9 1,5 1.200 ½ ٣ 0x10 1:30 0,0000001".split(),
    *("| a | b", "- [x](y)", "1 000", "9" * 40, "🏔️" * 9, "مرحبا \u202e abc", "e\u0301\u0327"),
    *("\x00\x0b\x1f", "a" * 30_000, "", " ", "\n" * 99),
]
NAMES = [
    *("__proto__", "constructor", "toString", "staff", "members", "out", "missions", "status"),
    *("need-1", "level-writing", "way-writing", "placement", "services", "weight-animate", ""),
    *("posting.title", "posting.text", "note.title", "guide/handing-over#1", "../x#1", "sound"),
    *("central", "contract", "mission-animate", "messages", "messages-per", "launch", "gross"),
]
VALUES = [
    *TEXTS, None, True, False, -1, 1e308, 0, "yes", "no", "none", "team", "volunteer", "pair",
    ["animate"], ["x"] * 600,
]  # fmt: skip


def some_value(chance: Random, depth: int = 0) -> Any:
    """Return a value of any sort."""
    if depth > 2 or chance.random() < 0.8:
        return chance.choice(VALUES)
    if chance.random() < 0.5:
        return [some_value(chance, depth + 1) for _one in range(chance.randint(0, 4))]
    return {name: some_value(chance, depth + 1) for name in chance.sample(NAMES, 3)}


def some_plan(chance: Random) -> str:
    """Return a plan that nobody should have written, or what is no plan at all."""
    parts = ("answers", "ticks", "hours", "pay", "edits", "__proto__", "more")
    plan = {"version": chance.choice([1, 1, 1, 1, 0, 2, "1", None, 1.5])} | {
        part: {name: some_value(chance) for name in chance.sample(NAMES, chance.randint(0, 9))}
        if chance.random() < 0.8
        else some_value(chance)
        for part in parts
    }
    text = json.dumps(plan, ensure_ascii=chance.random() < 0.5)
    return chance.choice([text, text, text, text[: chance.randint(0, len(text))], "null", "[]"])


def some_link(chance: Random) -> str:
    """Return the fragment of a link, of today or of the forms of before."""
    kind = chance.choice(("plan", "sizing", "pay"))
    if kind == "plan":
        carried = b64encode(some_plan(chance)[:6000].encode("utf-8", "ignore")).decode()
        text = carried.replace("+", "-").replace("/", "_").rstrip("=")
        end = checksum(text) if chance.random() < 0.8 else "x"
        return f"#plan={chance.choice((1, 1, 1, 2, 'a'))}.{text}.{end}"
    told = [f"{quote(chance.choice(NAMES))}={some_words(chance)}" for _one in range(9)]
    return f"#{kind}=1&{'&'.join(told)}&end=1"


def checksum(text: str) -> str:
    """Return the sum at the end of a link that is whole, as plan.js reckons it.

    >>> checksum("eyJ2Il0")
    '1y7eu9e'
    """
    whole = 0x811C9DC5
    for letter in text:
        whole = (whole ^ ord(letter)) * 0x01000193 % 2**32
    digits = ""
    while whole:
        whole, digit = divmod(whole, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def some_words(chance: Random) -> str:
    """Return words of an address."""
    return quote(chance.choice(TEXTS)[:300])


def some_query(chance: Random) -> str:
    """Return what an address asks of the list of examples."""
    names = ["country", "mission", "status", "ticked", "compare", "__proto__"]
    return "&".join(f"{chance.choice(names)}={some_words(chance)}" for _one in range(4))


def some_question(chance: Random) -> str:
    """Return a question to the search."""
    words = [*TEXTS, "stagiaire", "animateur·trice", "35h", "zzqq", "zzqq $' $& $`", "R.G.P.D."]
    return " ".join(chance.choice(words)[:300] for _one in range(chance.randint(1, 3)))


def some_posting(chance: Random) -> str:
    """Return a text to read."""
    lines = [*POSTING.split("\n"), *TEXTS]
    return "\n".join(chance.choice(lines)[:9000] for _one in range(chance.randint(0, 9)))


SOUND = {
    "a.docx": word(POSTING),
    "b.odt": open_document(POSTING),
    "c.pdf": pdf(paragraphs(POSTING)),
}


def some_document(chance: Random) -> tuple[str, str]:
    """Return the name and the bytes of a file, cut short or spoiled in places."""
    name, sound = chance.choice(list(SOUND.items()))
    content = bytearray(sound[: chance.choice((None, chance.randrange(len(sound))))])
    for _one in range(chance.randint(0, 30)):
        if content:
            content[chance.randrange(len(content))] = chance.randrange(256)
    return name, b64encode(content).decode()


def some_text(chance: Random) -> tuple[str, int]:
    """Return what is typed into boxes of a form, and from which one: each fifth after it."""
    return chance.choice(TEXTS), chance.randrange(5)


SCREENS = ("need", "missions", "place", "hours", "papers")
HOURS = "plan/hours.html"
KEEP = "kept => { localStorage.plan = localStorage.theme = localStorage.sizing = kept; }"


# What is always tried: links, plans, and answers as the form of before kept them.
ALWAYS = {
    "link": [
        "#sizing=1&posts=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&end=1",
        "#sizing=1&__proto__=1&constructor=2&toString=3&posts-per=constructor&end=1",
        *("#sizing=", "#sizing=1&posts=%E0%A4%A&end=1", "#sizing=99&posts=2&end=99"),
        "#sizing=1&case=small-volunteer&posts=2&posts-p",
        "#sizing=1&posts=1e999&answers=-1&messages=Infinity&members=NaN&end=1",
        "#sizing=1&phase=nowhere&case=nobody&posts=2&posts-per=century&end=1",
        f"#sizing=1&posts={'9' * 20_000}&end=1",
        "#pay=1&hours=<img src=x onerror=alert(1)>&agreement=constructor&gross=__proto__",
    ],
    "store": [
        json.dumps({"version": 1, "hours": hours, "pay": {"hours": "x", "total": "1"}})
        for hours in (
            {"posts": "~<img src=x onerror=alert(1)>", "posts-per": "century"},
            {"phase": "toString", "constructor": "1", "members": "2", "case": "federation"},
            {"posts": True, "answers": 3, "central": "NaN", "sound": "yes", "contract": "Infinity"},
            {"monitoring": "~", "monitoring-low": "~-", "launch": "~\u202e12", "time-read": "0"},
        )
    ],
}
OF_BEFORE = ("{", "[1,2]", "null", '"x"', '{"posts":3}', '{"__proto__":{"posts":"2"}}')


class Case(NamedTuple):
    """A tool: its page, what is done there, what it is given."""

    path: str
    tool: str
    some: Callable[[Random], Any]


CASES = [
    *(Case(f"plan/{screen}.html", "store", some_plan) for screen in SCREENS),
    *(Case(f"plan/{screen}.html", "form", some_text) for screen in ("need", "place", "hours")),
    Case(HOURS, "link", some_link),
    Case("plan/missions.html", "file", some_plan),
    Case("examples/read.html", "posting", some_posting),
    Case("examples/read.html", "document", some_document),
    Case("examples/index.html", "filter", some_query),
    Case("search.html", "search", some_question),
]


def unfold(page: Page) -> None:
    """Open what a page keeps folded, whose scripts then come."""
    page.eval_on_selector_all(
        "main details", "folds => folds.forEach(fold => { fold.open = true; })"
    )
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("case", CASES, ids=[f"{case.tool} {case.path}" for case in CASES])
def test_a_tool_stands_what_nobody_should_have_written(
    case: Case, browser: Browser, base: str, say: Callable[[str], None]
) -> None:
    path, tool, some = case
    chance = Random(f"{SEED} {path} {tool}")
    folder = chance.choice(list(FOLDERS.values()))
    things = [*ALWAYS.get(tool, ()), *(some(chance) for _one in range(COUNT))]
    with new_page(browser, PHONE) as page:
        told = watch(page, base)
        page.goto(f"{base}{folder}{path}")
        unfold(page)
        found = page.evaluate(FUZZ, {"tool": tool, "things": things})
        assert [(what, repr(things[n])[:300]) for n, what in found][:5] == []
        of_before = OF_BEFORE if path == HOURS else ()
        for text in (*of_before, *things[::LOADED]) if tool == "store" else ():
            page.evaluate(KEEP, text)
            page.reload()
            unfold(page)
            assert page.evaluate(FUZZ, {"tool": tool, "things": []}) == []
        assert [one for one in told if tool != "document" or XML_NOTE not in one] == []
    say(f"fuzz, {tool} {folder}{path}: {len(things)} things, seed {SEED}")


FAULTS = {
    "shows": "document.querySelector('h1').append(0 / 0)",
    "as HTML": "document.querySelector('h1').innerHTML = '<img>'",
    "throws answers away": "localStorage.removeItem('plan-unread')",
    "reads other answers": "jobguide.plan.read = () => ({})",
    "every object": "Object.prototype.polluted = 1",
}


@pytest.mark.parametrize(("told", "fault"), FAULTS.items(), ids=FAULTS)
def test_a_planted_fault_is_found(told: str, fault: str, browser: Browser, base: str) -> None:
    with new_page(browser, PHONE) as page:
        page.goto(f"{base}plan/need.html")
        page.evaluate(f"addEventListener('storage', () => {{ {fault}; }})")
        found = page.evaluate(FUZZ, {"tool": "store", "things": ["null"]})
    assert len(found) == 1
    assert told in found[0][1]
