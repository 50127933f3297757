"""The list of the examples goes on in pages of its own: nobody reads a thousand cards at once.

A page with more than LISTED keeps the first; `index-2`, `index-3`… have the others, to be read
without a script. Who narrows the list is given the other cards, and what they are narrowed by, in
the file REST, which `_static/postings.js` asks for then only.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from sitekit.assets import write_script
from sitekit.files import rendered

from ..blocks import on
from ..nodes import data_text
from ..words import word

LISTED = 60  # cards on a page
REST = "_postings.js"
PAGER = Path(__file__).with_name("pager.html")
_CARDS = re.compile(r'(?<=<ul class="cards no-search">).*?</ul>', re.DOTALL)
_DATA = re.compile(r'(?<= id="postings-data">).*?(?=</script>)', re.DOTALL)
_ANCHOR = re.compile(r'<a [^>]*href="[^"]*#([^"]+)"')
_END = "</li>"


def is_long(cards: Sequence[object]) -> bool:
    """Tell whether a list has more cards than a page shows."""
    return len(cards) > LISTED


@on("html-page-context")
def cut(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Cut the list of a finished page that has too many examples; write the pages that follow.

    The copy of the page, made later, is of what is left.
    """
    whole = context.get("body", "")
    listed, data = _CARDS.search(whole), _DATA.search(whole)
    if not isinstance(app.builder, StandaloneHTMLBuilder) or not (listed and data):
        return
    cards = [card + _END for card in listed[0].split(_END)[:-1]]
    first, *others = _pages(app, pagename, cards)
    above = [
        *context["parents"],
        {
            "link": app.builder.get_target_uri(pagename).rpartition("/")[2],
            "title": context["title"],
        },
    ]
    for number, (name, shown) in enumerate(others, 2):
        title = f"{context['title']} ({number} / {len(others) + 1})"
        body = f'<h1>{title}</h1><ul class="cards" data-style="postings.css">{shown}'
        app.builder.handle_page(name, {"title": title, "body": body, "parents": above})
    known, later = json.loads(data[0]), "".join(cards[LISTED:])
    postings = {name: known["postings"].pop(name) for name in _ANCHOR.findall(later)}
    write_script(app.outdir / REST, "jobguide", "rest", {"cards": later, "postings": postings})
    known["rest"] = {"file": "../" * pagename.count("/") + REST, "total": len(cards)}
    context["body"] = (
        f"{whole[: listed.start()]}{first[1]}{whole[listed.end() : data.start()]}"
        f"{data_text(known)}{whole[data.end() :]}"
    )


def _pages(app: Sphinx, pagename: str, cards: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the name of each page, and its part of the list with the links to all."""
    starts = range(0, len(cards), LISTED)
    names = [pagename, *(f"{pagename}-{number}" for number in range(2, len(starts) + 1))]
    links = [app.builder.get_target_uri(name).rpartition("/")[2] for name in names]
    label = word(app.config.language, "filter-pages")
    for place, (name, start) in enumerate(zip(names, starts, strict=True)):
        pager = rendered(PAGER, links=links, here=place, label=label)
        yield name, f"{''.join(cards[start : start + LISTED])}</ul>{pager}"
