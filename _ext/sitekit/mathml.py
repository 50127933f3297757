"""Formulas as MathML, which browsers draw and screen readers speak: no script, no font to fetch.

docutils does the work; Sphinx's own renderers ask for MathJax from another site, or for pictures.
"""

from __future__ import annotations

from html import escape

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from .faults import report


def add(app: Sphinx) -> None:
    """Register the renderer: Sphinx takes the only one that is not MathJax."""
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math_block, None))


def visit_math(translator: HTML5Translator, node: nodes.math) -> None:
    """Write a formula that stands in a sentence."""
    translator.body.append(_rendered(translator, node, as_block=False))
    raise nodes.SkipNode


def visit_math_block(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula that stands alone, with its number where it has a label."""
    translator.body.append(translator.starttag(node, "div", CLASS="math"))
    translator.body.append(_rendered(translator, node, as_block=True))
    if node.get("number"):
        translator.body.append(f'<span class="eqno">({node["number"]})</span>')
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def _rendered(translator: HTML5Translator, node: nodes.Element, *, as_block: bool) -> str:
    """Return the formula; one that cannot be read is reported and shown as it is written."""
    written = escape(node.astext())
    try:
        drawn = compact(str(tex2mathml(node.astext(), as_block=as_block)))
    except MathError as error:
        values = {"formula": node.astext(), "detail": str(error)}
        report("bad-formula", (translator.docnames[0], node.line or 0), **values)
        return f"<code>{written}</code>"
    # What the copy in Markdown shows, and a screen reader that knows no MathML.
    return drawn.replace("<math", f'<math alttext="{written}"', 1)


def compact(markup: str) -> str:
    r"""Return MathML on one line: its indentation weighs more than its signs.

    >>> compact("<math>\n  <mi>H</mi>\n</math>")
    '<math><mi>H</mi></math>'
    """
    return "".join(line.strip() for line in markup.splitlines())
