"""What a contributed page may not contain: each refused with its line, its look-alikes let through.

A line marked with « ← » must be told; nothing else may be.
"""

from __future__ import annotations

import pytest

from extension.cases import each
from extension.support import TinySite, message

MARK = "←"
DOT = "R0lGODlhAQABAAAAACwAAAAAAQABAAA="  # a picture of one pixel, as text


def told(site: TinySite, text: str, fault: str) -> list[str]:
    """Build a page, and return the places at which a fault is told."""
    site.write({"index.md": text.replace(MARK, ""), "dot.gif": "", "inside.txt": "dedans"})
    return [warning.split(": WARNING")[0] for warning in site.build("dummy").of(fault)]


def marked(text: str) -> list[str]:
    """Return the places of the marked lines."""
    lines = enumerate(text.splitlines(), 1)
    return [f"index.md:{number}" for number, line in lines if MARK in line]


HTML = {
    "block": "# Page\n\n<div>bloc</div>←\n",
    "inline": "# Page\n\nUn <b>←mot</b>.\n",
    "script": "# Page\n\n<script>alert(1)</script>←\n",
    "image": "# Page\n\n<img src=x onerror=alert(1)>←\n",
    "in a list": "# Page\n\n- un\n- <i>←deux\n",
    "in a block of ours": "# Page\n\n:::{brief}\n<b>←mot\n:::\n",
    "directive": "# Page\n\n```{raw} html←\n<b>mot</b>\n```\n",
    "reStructuredText": "# Page\n\n```{eval-rst}\n.. raw:: html←\n\n   <b>mot</b>\n```\n",
}


@pytest.mark.parametrize("text", each(HTML))
def test_html_is_refused(bare: TinySite, text: str) -> None:
    assert set(told(bare, text, "raw-html")) == set(marked(text))


def test_a_comment_in_html_is_refused(bare: TinySite) -> None:
    text = "# Page\n\n<!-- caché -->←\n"
    assert told(bare, text, "raw-html") == marked(text)


INNOCENT_HTML = {
    "in code": "# Page\n\nLa balise `<b>` et `<!-- -->`.\n",
    "in a code block": "# Page\n\n```html\n<b>mot</b>\n```\n",
    "in a sentence": "# Page\n\nSi 3 < 5 et 7 > 2, ou <https://example.org>.\n",
    "escaped": "# Page\n\nUn \\<b> et &lt;b&gt;.\n",
    "in a passage": "# Page\n\n{passage}`mots <animate>`\n",
    "MyST's own comment": "# Page\n\n% <b>caché</b>\n",
}


@pytest.mark.parametrize("text", each(INNOCENT_HTML))
def test_what_only_looks_like_html_is_let_through(bare: TinySite, text: str) -> None:
    assert told(bare, text, "raw-html") == []


LINKS = {
    "target of a figure": "# Page\n\n```{figure} dot.gif←\n:target: javascript:alert(1)\n```\n",
    "target of an image": "# Page\n\n```{image} dot.gif←\n:target: data:text/html,x\n```\n",
    "button": "# Page\n\n```{button-link} javascript:alert(1)←\n```\n",
    "card": "# Page\n\n```{card} Titre←\n:link: javascript:alert(1)\n```\n",
    "disguised": "# Page\n\n```{button-link} JaVaScRiPt:alert(1)←\n```\n",
    "reStructuredText": "# Page\n\n```{eval-rst}\n`mot <vbscript:x>`__←\n```\n",
}


@pytest.mark.parametrize("text", each(LINKS))
def test_an_address_that_runs_code_is_refused_once(bare: TinySite, text: str) -> None:
    assert told(bare, text, "unsafe-link") == marked(text)


SAFE_LINKS = {
    "https": "# Page\n\n[mot](https://example.org) et <http://example.org>.\n",
    "mail": "# Page\n\n[écrire](mailto:a@example.org)\n",
    "telephone": "# Page\n\n[appeler](tel:112)\n",
    "inside": "# Page\n\n(ici)=\n## Ici\n\n[là](#ici) {ref}`là <ici>`\n",
    "in code": "# Page\n\n`javascript:alert(1)`\n\n```html\n<a href=javascript:x>\n```\n",
    "in prose": "# Page\n\nUne adresse javascript: est refusée, data: aussi.\n",
}


@pytest.mark.parametrize("text", each(SAFE_LINKS))
def test_a_plain_address_is_let_through(bare: TinySite, text: str) -> None:
    assert told(bare, text, "unsafe-link") == []


def test_an_unsafe_address_in_the_bibliography_is_refused(bare: TinySite) -> None:
    entry = "@misc{x,\n author={X},\n title={T},\n seen={full},\n url={javascript:alert(1)}\n}\n"
    bare.write({"references.bib": entry})
    page = "# Page\n\n{cite:p}`x`\n\n```{bibliography}\n```\n"
    assert told(bare, page, "unsafe-link") == ["references.bib:1"]


IMAGES = {
    "Markdown": "# Page\n\n![Un point](https://example.org/dot.gif)←\n",
    "directive": "# Page\n\n```{image} http://example.org/dot.gif←\n```\n",
    "figure": "# Page\n\n```{figure} http://example.org/dot.gif←\nLégende.\n```\n",
    "inside the page": f"# Page\n\n![Un point](data:image/gif;base64,{DOT})←\n",
}


@pytest.mark.parametrize("text", each(IMAGES))
def test_an_image_from_elsewhere_is_refused(bare: TinySite, text: str) -> None:
    assert told(bare, text, "remote-image") == marked(text)


SAFE_IMAGES = {
    "beside the page": "# Page\n\n![Un point](dot.gif)\n",
    "from the root": "# Page\n\n![Un point](/dot.gif)\n",
    "in code": "# Page\n\n`![Un point](https://example.org/dot.gif)`\n",
    "a link to an image": "# Page\n\n[Un point](https://example.org/dot.gif)\n",
}


@pytest.mark.parametrize("text", each(SAFE_IMAGES))
def test_an_image_of_the_repository_is_let_through(bare: TinySite, text: str) -> None:
    assert told(bare, text, "remote-image") == []
    assert told(bare, text, "outside-file") == []


OUTSIDE = {
    "link": "# Page\n\n[mot](../secret.txt)←\n",
    "download": "# Page\n\n{download}`mot <../secret.txt>`←\n",
    "download from the root": "# Page\n\n{download}`mot </../secret.txt>`←\n",
    "image": "# Page\n\n![Un point](../secret.gif)←\n",
    "image without a scheme": "# Page\n\n![Un point](//example.org/dot.gif)←\n",
}


@pytest.mark.parametrize("text", each(OUTSIDE))
def test_a_file_outside_the_repository_is_refused(bare: TinySite, text: str) -> None:
    bare.write({"../secret.txt": "secret", "../secret.gif": ""})
    assert told(bare, text, "outside-file") == marked(text)


INCLUDED = {
    "include": "# Page\n\n```{include} ../secret.txt←\n```\n",
    "code": "# Page\n\n```{literalinclude} ../secret.txt←\n```\n",
    "table": "# Page\n\n```{csv-table} Titre←\n:file: ../secret.txt\n```\n",
    "reStructuredText": "# Page\n\n```{eval-rst}\n.. include:: ../secret.txt←\n```\n",
}


@pytest.mark.parametrize("text", each(INCLUDED))
def test_a_file_included_from_outside_the_repository_is_refused(bare: TinySite, text: str) -> None:
    bare.write({"../secret.txt": "secret"})
    assert told(bare, text, "outside-file")


def test_a_file_of_the_repository_is_let_through(bare: TinySite) -> None:
    text = (
        "# Page\n\n[mot](inside.txt), {download}`mot <inside.txt>`, {download}`mot </inside.txt>`\n"
    )
    assert told(bare, text, "outside-file") == []


REFERENCES = {
    "full": "# Page\n\nUn [texte][cible]←.\n",
    "collapsed": "# Page\n\nUn [texte][]←.\n",
    "definition": "# Page\n\n[cible]: https://example.org←\n",
    "image": "# Page\n\n![texte][cible]←\n",
    "indented definition": "# Page\n\nUn [mot].\n\n   [mot]: https://example.org←\n",
    "definition in a list": "# Page\n\n- Un [mot].\n\n  [mot]: https://example.org←\n",
    "definition on two lines": "# Page\n\nUn [mot].\n\n[mot]:←\nhttps://example.org\n",
}
HIDDEN = ["indented definition", "definition in a list", "definition on two lines"]


@pytest.mark.parametrize("text", each(REFERENCES))
def test_a_link_by_reference_is_refused(bare: TinySite, text: str) -> None:
    assert told(bare, text, "reference-link") == marked(text)


NO_REFERENCES = {
    "link": "# Page\n\n[texte](https://example.org) [autre](https://example.org)\n",
    "code": "# Page\n\nLe tableau `notes[0][1]` et `[texte][cible]`.\n",
    "code between two marks": "# Page\n\nOn écrit ``[texte][cible]``.\n",
    "code block": "# Page\n\n```md\n[texte][cible]\n\n[cible]: https://example.org\n```\n",
    "code block in a list": "# Page\n\n- un\n\n  ~~~md\n  [texte][cible]\n  ~~~\n",
    "code block in a block": "# Page\n\n::::{brief}\n```md\n[texte][cible]\n```\n::::\n",
    "longer fence": "# Page\n\n````md\n```\n[texte][cible]\n```\n````\n",
    "brackets": "# Page\n\nIl dit [sic] : non. [1] ou [2].\n",
}


@pytest.mark.parametrize("text", each(NO_REFERENCES))
def test_what_only_looks_like_a_reference_is_let_through(bare: TinySite, text: str) -> None:
    assert told(bare, text, "reference-link") == []


PROMPTS = {
    "no fence": "# Page\n\n>>> 1 + 1←\n",
    "plain fence": "# Page\n\n```\n>>> 1 + 1←\n```\n",
    "python": "# Page\n\n```python\n>>> 1 + 1←\n2\n>>> 2 + 2←\n```\n",
    "code block": "# Page\n\n```{code-block} pycon\n>>> 1 + 1←\n```\n",
    "after a doctest": "# Page\n\n```{doctest}\n>>> 1 + 1\n2\n```\n\n>>> 1 + 1←\n",
    "indented": "# Page\n\n- un\n\n  >>> 1 + 1←\n",
}


@pytest.mark.parametrize("text", each(PROMPTS))
def test_an_example_that_nobody_checks_is_refused(bare: TinySite, text: str) -> None:
    assert told(bare, text, "bare-prompt") == marked(text)


CHECKED = {
    "doctest": "# Page\n\n```{doctest}\n>>> 1 + 1\n2\n```\n",
    "doctest of a group": "# Page\n\n```{doctest} calcul\n>>> 1 + 1\n2\n```\n",
    "longer fence": "# Page\n\n````{doctest}\n>>> 1 + 1\n2\n````\n",
    "colons": "# Page\n\n:::{doctest}\n>>> 1 + 1\n2\n:::\n",
    "in a sentence": "# Page\n\nL'invite est `>>>`, ou plus : a >>> b.\n",
}


@pytest.mark.parametrize("text", each(CHECKED))
def test_an_example_that_is_checked_is_let_through(bare: TinySite, text: str) -> None:
    assert told(bare, text, "bare-prompt") == []


def test_what_is_refused_is_named(bare: TinySite) -> None:
    bare.write({"index.md": "# Page\n\nUn [texte][cible].\n"})
    told = message("index.md:3", "reference-link", text="[texte][cible]")
    assert told in bare.build("dummy").warnings
