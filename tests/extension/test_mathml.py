"""Formulas: MathML in the page, no script; one that cannot be read is told with its place."""

from __future__ import annotations

from checkers.html import select, text_of
from extension.support import Built, TinySite

PAGE = """# Page

Les heures {math}`H` d'une année.

```{math}
H = \\sum_{i} \\frac{v_i}{60}
```

```{math}
:label: posts
P = \\frac{H}{A}
```

Voir {eq}`posts`.
"""


def built(site: TinySite, text: str) -> Built:
    """Build one page with `sitekit` alone, which draws the formulas."""
    site.write({"index.md": text})
    return site.build(extensions=["myst_parser", "sitekit"], primary_domain="std")


def test_formulas_are_mathml(bare: TinySite) -> None:
    page = built(bare, PAGE).page("index")
    inline, *blocks = select(page, "//*[local-name()='math']")
    assert select(page, "//p/*[local-name()='math']") == [inline]
    assert [block.get("display") for block in blocks] == ["block", "block"]
    assert len(select(page, "//*[local-name()='mfrac']")) == 2
    assert [text_of(found) for found in select(page, "//span[@class='eqno']")] == ["(1)"]
    assert select(page, "//div[@id='equation-posts']")
