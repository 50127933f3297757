"""The French of the built pages, read by Grammalecte: its grammar, and the words it knows.

Read in the built pages, where the words that the site computes stand too. Left out: code and
addresses, what is not French, the article of 2009, the bibliography, citations and grades. Words
with a capital or a figure are taken for names, and are not looked up.

Typography has its own check (wording.py), which knows our spaces; the options below leave it out.
What the program said of a text is kept: it reads for fifteen seconds, of pages that change little.
"""

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from checkers.english_texts import Text
from checkers.exceptions import Suspect, judge, read_allowed, read_tables, typed
from checkers.html import OBJECT, Element, has_class, prose, read_pages, select, strings
from checkers.report import Finding, Report, report
from checkers.wording import is_foreign

# Typography: apostrophes, spaces of all sorts, signs, units, tabs, large numbers.
OFF = "apos nbsp esp typo unit tab num".split()
LEFT_OUT = " | ".join(
    (
        f"//blockquote[{has_class('statement')}]",
        f"//*[{has_class('quoted')}]",
        f"//*[{has_class('bibtex-citation')}]",
        f"//li[p[{has_class('cited-in')}]]",  # an entry of the bibliography
        "//tr[th//code]",  # a message of the build: half of its words are code
        "//nav | //svg",  # titles of pages and objects, which are read where they stand
        f"//*[{has_class('grade')} or {has_class('grade-told')}]",
        f"//a[{has_class('headerlink')}]",
    )
)
_ADDRESS = re.compile(r"[^\s«(]+(?:://|@|\.(?:org|fr|com|net|info)\b)[^\s,;)]*")
_GAP = re.compile(r" +(?=[.,)])")
_NAME = re.compile(r"[^a-zà-öø-ÿœ]|.*\d")


def check_grammar(folder: Path, exceptions: Path, program: Path, kept: Path) -> Report:
    """Have the French pages read, and compare what is found with the reviewed exceptions."""
    texts = read_texts(folder)
    alerts = read_alerts(program, texts, kept)
    findings = list(grammar_findings(alerts["lGrammarErrors"], exceptions))
    findings += spelling_findings(alerts["lSpellingErrors"], exceptions)
    words = sum(len(text.words.split()) for text in texts)
    return report("grammar", findings, texts=len(texts), words=words)


def read_texts(folder: Path) -> list[Text]:
    """Return each text of the French pages once: menus stand on every page."""
    first: dict[str, str] = {}
    for page in read_pages(folder):
        for root in select(page.root, "/html/body") if page.language == "fr" else ():
            for words in (*strings(page.root, "//meta[@name='description']/@content"), *said(root)):
                first.setdefault(tidy(words), page.path)
    return [Text(page, words) for words, page in first.items() if words]


def said(body: Element) -> list[str]:
    """Return what a page says in its own voice."""
    for element in select(body, LEFT_OUT):
        remove(element)
    return prose(body, foreign=is_foreign)


def remove(element: Element) -> None:
    """Take an element out of its tree, and leave the text that follows it."""
    above, before = element.getparent(), element.getprevious()
    if above is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        above.text = (above.text or "") + (element.tail or "")
    element.tail = None
    above.remove(element)


def tidy(words: str) -> str:
    """Return a text on one line, without addresses and the gaps that removed words leave."""
    return _GAP.sub("", " ".join(_ADDRESS.sub(OBJECT, typed(words)).split()))


Alert = tuple[Text, dict[str, Any]]
Said = dict[str, dict[str, Any]]  # what the program says of texts, by their words


def read_alerts(program: Path, texts: Sequence[Text], kept: Path) -> dict[str, list[Alert]]:
    """Return what Grammalecte says of each text; those of which it has said it are not read."""
    version = f"{program.stat().st_mtime_ns} {OFF}"
    known: Said = {}
    if kept.exists():
        known = json.loads(kept.read_text(encoding="utf-8")).get(version, known)
    new = [text.words for text in texts if text.words not in known]
    known |= ask(program, new) if new else {}
    said = {text.words: known[text.words] for text in texts}
    kept.parent.mkdir(exist_ok=True)
    written = kept.with_suffix(f".{os.getpid()}")  # another run may read or write it meanwhile
    written.write_text(json.dumps({version: said}), encoding="utf-8")
    written.replace(kept)
    return {
        kind: [(text, alert) for text in texts for alert in said[text.words].get(kind, ())]
        for kind in ("lGrammarErrors", "lSpellingErrors")
    }


def ask(program: Path, texts: Sequence[str]) -> Said:
    """Return what Grammalecte says of each text; it is started once for all of them."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("".join(f"{text}\n" for text in texts))
        file.flush()
        command: list[str | Path] = [program, "-f", file.name, "-j", "-off", *OFF]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)["data"]
    return {text: {} for text in texts} | {texts[one["iParagraph"] - 1]: one for one in told}


def grammar_findings(alerts: Sequence[Alert], exceptions: Path) -> Iterator[Finding]:
    """Yield the faults of grammar, then the exceptions and the rules left out in vain.

    Rules are left out here: the program's own option for it knows few of them.
    """
    left_out = {entry["id"] for entry in read_tables(exceptions).get("rule", [])}
    suspects = [suspect(*alert) for alert in alerts if alert[1]["sRuleId"] not in left_out]
    yield from judge(suspects, read_allowed(exceptions, "grammar"), exceptions.name)
    for rule in sorted(left_out - {alert["sRuleId"] for _, alert in alerts}):
        yield Finding(exceptions.name, f"no page breaks the rule {rule}: remove it")


def suspect(text: Text, alert: dict[str, Any]) -> Suspect:
    """Return a fault of grammar, with the rule that found it."""
    cure = ", ".join(alert.get("aSuggestions", [])[:3])
    told = f"{alert['sMessage'].rstrip('. :')} ({alert['sRuleId']})" + (
        f" → {cure}" if cure else ""
    )
    return Suspect(text.page, text.page, text.words, alert["nStart"], alert["nEnd"], told)


def spelling_findings(alerts: Iterable[Alert], exceptions: Path) -> Iterator[Finding]:
    """Yield the unknown words, then the words of our list that no page uses any more."""
    groups = read_tables(exceptions).get("words", [])
    known = {word for group in groups for word in group["words"]}
    met = [(text, alert["sValue"]) for text, alert in alerts]
    for text, word in met:
        if word not in known and not _NAME.match(word):
            yield Finding(text.page, f"unknown word “{word}”: “{around(text.words, word)}”")
    for word in sorted(known - {word for _, word in met}):
        yield Finding(exceptions.name, f"no page needs the word “{word}” any more: remove it")


def around(words: str, word: str) -> str:
    """Return a word with some of what surrounds it."""
    place = words.find(word)
    return words[max(0, place - 30) : place + len(word) + 30].strip()
