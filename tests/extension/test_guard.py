"""What a contributed page may not contain: each refused with its line, its look-alikes let through.

A line marked with « ← » must be told; nothing else may be.
"""

from __future__ import annotations

import pytest

from extension.support import TinySite, message

MARK = "←"
DOT = "R0lGODlhAQABAAAAACwAAAAAAQABAAA="  # a picture of one pixel, as text


def told(site: TinySite, text: str, fault: str) -> list[str]:
    """Build a page, and return the places at which a fault is told."""
    page = f"# Page\n\n{text.replace(MARK, '')}\n"
    site.write({"index.md": page, "dot.gif": "", "inside.txt": "dedans"})
    site.write({"inside.html": "", "inside.py": ""})
    site.write({"../secret.txt": "secret", "../secret.gif": ""})
    return [
        warning.split(": WARNING")[0]
        for warning in site.build("dummy", jobguide_code_pages=[]).of(fault)
    ]


def marked(text: str) -> set[str]:
    """Return the places of the marked lines, which the page puts under its title."""
    return {f"index.md:{n}" for n, line in enumerate(text.splitlines(), 3) if MARK in line}


# The code of a fault, and the ways in which it comes about.
REFUSED = {
    "raw-html": {
        "block": "<div>bloc</div>←",
        "inline": "Un <b>←mot</b>.",
        "comment": "<!-- caché -->←",
        "in a block of ours": ":::{brief}\n<b>←mot\n:::",
    },
    "refused-directive": {
        "in a page": "```{include} ../secret.txt←\n```",
        "from a difference": "```{literalinclude} inside.txt←\n:diff: ../secret.txt\n```",
        "from another site": ":::{csv-table} Titre←\n:url: file:///etc/hostname\n:::",
        "raw": "```{raw} html←\n<b>mot</b>\n```",
        "code": "```{testsetup}←\nimport os\n```",
        "reStructuredText": "```{eval-rst}\n.. include:: ../secret.txt←\n```",
        "button": "```{button-link} JaVaScRiPt:alert(1)←\n```",
        "role of HTML": "```{eval-rst}\n.. role:: mine(raw)←\n   :format: html\n```",
    },
    "code-in-page": {
        "hidden": "```{doctest}←\n:hide:\n:skipif: print()\n\n>>> 1 + 1\n2\n```",
        "reStructuredText": "```{eval-rst}\n>>> 1 + 1←\n2\n```",
    },
    "secret-link": {"key": "[Un site](https://example.org/?access_token=x)←"},
    "local-link": {
        "machine": "[Un site](http://localhost:8000/)←",
        "IPv6": "[Un site](http://[::1]/)←",
        "short": "[Un site](http://127.1/)←",
        "written": "http://10.0.0.1/ ←",
    },
    "silent-link": {
        "nothing": "[](https://example.org)←",
        "page": "(ici)=\n## Titre\n\n[cliquez ici](#ici)←",
    },
    "private-address": {"link": "<mailto:anne@asso.fr>←", "text": "Écrire à anne.b@asso.fr.←"},
    "wordless-picture": {
        "file name": "![dot.gif](dot.gif)←",
        "directive": "```{image} dot.gif←\n```",
        "decorative, with words": "![Un point](dot.gif){.decorative}←",
    },
    "published-kind": {"page": "{download}`mot <inside.html>`←", "code": "[mot](inside.py)←"},
    "repeated-option": {
        "in a list": "- un\n\n  ```{image} dot.gif\n  :alt: Un\n  :alt: Deux←\n  ```",
    },
    "hidden-sign": {"turned": "Un \u202etxe.etad←", "null": "Un\x1b mot←", "tag": "Un\U000e0041←"},
    "ragged-row": {"in a quotation": "> | A | B |\n> |---|---|\n> | 1 | 2 | 3 |←"},
    "taken-id": {
        "tool": "[mot]{#sizing-form}←",
        "menu": "## Group 1←",
    },
    "unsafe-link": {
        "no site": "[mot](http:evil.example)←",
        "target of a figure": "```{figure} dot.gif←\n:alt: Un\n:target: javascript:alert(1)\n```",
        "reStructuredText": "```{eval-rst}\n`mot <vbscript:x>`__←\n```",
    },
    "remote-image": {
        "Markdown": "![Un point](https://example.org/dot.gif)←",
        "figure": "```{figure} http://example.org/dot.gif←\nLégende.\n```",
        "inside the page": f"![Un point](data:image/gif;base64,{DOT})←",
    },
    "outside-file": {
        "link": "[mot](../secret.txt)←",
        "download from the root": "{download}`mot </../secret.txt>`←",
        "image": "![Un point](../secret.gif)←",
        "image without a scheme": "![Un point](//example.org/dot.gif)←",
    },
    "reference-link": {
        "full": "Un [texte][cible]←.",
        "collapsed": "Un [texte][]←.",
        "definition": "[cible]: https://example.org←",
        "image": "![texte][cible]←",
        "definition in a list": "- Un [mot].\n\n  [mot]: https://example.org←",
        "definition on two lines": "Un [mot].\n\n[mot]:←\nhttps://example.org",
    },
    "bare-prompt": {
        "no fence": ">>> 1 + 1←",
        "in a list": "- un\n\n  >>> 1 + 1←",
        "python": "```python\n>>> 1 + 1←\n2\n>>> 2 + 2←\n```",
        "after a doctest": "```{doctest}\n>>> 1 + 1\n2\n```\n\n>>> 1 + 1←",
    },
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_a_page_may_not_hold_is_refused_at_its_line(bare: TinySite, fault: str) -> None:
    """All the ways of a fault stand on one page, each in a paragraph of its own."""
    assert all(map(marked, REFUSED[fault].values()))
    text = "\n\n".join(REFUSED[fault].values())
    places = told(bare, text, fault)
    assert set(places) == marked(text)
    if fault != "raw-html":  # where both tags of an element are told
        assert len(places) == len(marked(text))


# What only looks like a fault: one page for each, since nothing of it may be told.
INNOCENT = {
    "refused-directive": "```md\n:::{include} a\n```\n`{raw}`",
    "code-in-page": "```python\nprint(1)\n```",
    "secret-link": "[La page](https://example.org/?tokens=2) `https://a:b@example.org`",
    "local-link": "`http://localhost` [Un site](https://8.8.8.8/) [Autre](https://local.example.org)",
    "silent-link": "(un)=\n## Un\n\n[](#un) Venez ici : <https://example.org>, [ici même](https://a.org)",
    "private-address": "[Anne](mailto:anne@example.org), anne@forum.example, @anne, a @ b",
    "wordless-picture": "![](dot.gif){.decorative} ![Le fichier dot.gif](dot.gif)",
    "published-kind": "[mot](inside.txt), {download}`mot <inside.txt>` ![Un point](dot.gif)",
    "repeated-option": ":::{admonition} Un\n:class: note\n\n:class: deux fois dans le texte\n:::",
    "hidden-sign": "L'été\u00a0: 1\u202f000\u2011€, « œuvré » – 👩🏽",
    "ragged-row": "| A | B |\n|---|---|\n| 1 \\| 1 | 2 |\n| 1 | |\n\n`a | b | c`",
    "taken-id": "(un)=\n## Un\n\n[mot]{#deux} `{#site-nav}`",
    "raw-html": """La balise `<b>` et `<!-- -->`. Un \\<b> et &lt;b&gt;.
Si 3 < 5 et 7 > 2, ou <https://example.org>. {passage}`mots <animate>`

```html
<b>mot</b>
```

% <b>caché</b>
""",
    "unsafe-link": """
[mot](https://example.org), [écrire](mailto:a@example.org), [appeler](tel:112).
Une adresse javascript: est refusée, data: aussi : `javascript:alert(1)`.

(ici)=
## Ici

[là](#ici) {ref}`là <ici>`

```html
<a href=javascript:x>
```
""",
    "remote-image": """![Un point](dot.gif) ![Un point](/dot.gif)
`![Un point](https://example.org/dot.gif)` [Un point](https://example.org/dot.gif)
""",
    "outside-file": """[mot](inside.txt), {download}`mot <inside.txt>`
{download}`mot </inside.txt>`
![Un point](dot.gif) ![Un point](/dot.gif)
""",
    "reference-link": """[texte](https://example.org) [autre](https://example.org)
Le tableau `notes[0][1]` et ``[texte][cible]``. Il dit [sic] : non. [1] ou [2].

- un

  ~~~md
  [texte][cible]
  ~~~

::::{brief}
```md
[texte][cible]

[cible]: https://example.org
```
::::

````md
```
[texte][cible]
```
````
""",
    "bare-prompt": """L'invite est `>>>`, ou plus : a >>> b.

```{doctest} calcul
>>> 1 + 1
2
```

````{doctest}
>>> 1 + 1
2
````

:::{doctest}
>>> 1 + 1
2
:::
""",
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_only_looks_like_it_is_let_through(bare: TinySite, fault: str) -> None:
    assert told(bare, INNOCENT[fault], fault) == []


def test_an_unsafe_address_in_the_bibliography_is_refused(bare: TinySite) -> None:
    kept = "author={X},\n title={T},\n seen={full}"
    entry = f"@misc{{x,\n {kept},\n url={{javascript:alert(1)}}\n}}\n"
    bare.write({"references.bib": f"{entry}@misc{{y,\n {kept},\n url={{//evil.example/}}\n}}\n"})
    page = "{cite:p}`x,y`\n\n```{bibliography}\n```"
    assert told(bare, page, "unsafe-link") == ["references.bib:1", "references.bib:7"]


def test_what_is_refused_is_named_once(bare: TinySite) -> None:
    bare.write({"index.md": "# Page\n\nUn [texte][cible].\n"})
    told_once = message("index.md:3", "reference-link", text="[texte][cible]")
    assert bare.build("dummy").of("reference-link") == [told_once]
