"""Where the HTML that Sphinx writes is not valid or not usable by all, mended as it is written.

Done in the writer, and not in a transform, so that tables computed at the last moment are mended
like the others.

Formulas are MathML, which browsers draw and screen readers speak: no script, no font to fetch.
docutils does the work; Sphinx's own renderers ask for MathJax from another site, or for pictures.
"""

from html import escape

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.util.nodes import traverse_parent
from sphinx.writers.html5 import HTML5Translator

from .words import report

# The class of a paragraph that names a block: a title to the eye, and so to a screen reader, which
# goes from title to title. It is no section: it has no place in the contents of a page or a book.
BLOCK_TITLE = "block-title"
# The class of a container whose list leads into the site: what begins each item names it, and a
# reader takes one of them.
DOORS = "doors"
ELSEWHERE = "external noopener noreferrer"  # what is a link to another site
DEEPEST = 6  # level of a title
WIDE = 3  # columns from which a table may be wider than a phone, even with its words folded


def visit_meta(translator: HTML5Translator, node: nodes.meta) -> None:
    """Drop the mark that Sphinx leaves on what it translated: HTML knows no such attribute."""
    node.attributes.pop("translated", None)
    HTML5Translator.visit_meta(translator, node)


def visit_reference(translator: HTML5Translator, node: nodes.reference) -> None:
    """Say of a link that it leads to another site, which learns nothing of this one."""
    if node.get("refuri", "").startswith(("http://", "https://")):
        node["rel"] = ELSEWHERE
    HTML5Translator.visit_reference(translator, node)


def visit_paragraph(translator: HTML5Translator, node: nodes.paragraph) -> None:
    """Write the name of a block as a title."""
    translator.body.append(translator.starttag(node, tag_of(node), ""))


def depart_paragraph(translator: HTML5Translator, node: nodes.paragraph) -> None:
    """Close a paragraph, or the name of a block."""
    if BLOCK_TITLE in node["classes"]:
        translator.body.append(f"</{tag_of(node)}>\n")
    else:
        HTML5Translator.depart_paragraph(translator, node)


def tag_of(node: nodes.paragraph) -> str:
    """Return the tag of a paragraph; a title stands one level under the section it stands in."""
    if BLOCK_TITLE not in node["classes"]:
        return "p"
    return f"h{min(len(list(traverse_parent(node, nodes.section))) + 1, DEEPEST)}"


def title_doors(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Make a title of what begins each door of a page."""
    blocks = (block for block in doctree.findall(nodes.container) if DOORS in block["classes"])
    for item in (item for block in blocks for item in block.findall(nodes.list_item)):
        for first in item.children[:1]:
            if isinstance(first, nodes.paragraph):
                first["classes"].append(BLOCK_TITLE)


def visit_table(translator: HTML5Translator, node: nodes.table) -> None:
    """Let a wide table scroll in a frame that the keyboard reaches, and that has a name."""
    if _columns(node) >= WIDE:
        name = escape(_name(node))
        translator.body.append(
            f'<div class="table-scroll" role="region" tabindex="0" aria-label="{name}">\n'
        )
    HTML5Translator.visit_table(translator, node)


def depart_table(translator: HTML5Translator, node: nodes.table) -> None:
    """Close the frame of a wide table."""
    HTML5Translator.depart_table(translator, node)
    if _columns(node) >= WIDE:
        translator.body.append("</div>\n")


def _columns(table: nodes.table) -> int:
    return sum(1 for _column in table.findall(nodes.colspec))


def _name(table: nodes.table) -> str:
    """Return the caption of a table, or the title of its section with a number after the first."""
    if isinstance(table[0], nodes.title):
        return table[0].astext()
    above = next(iter(traverse_parent(table, nodes.section)), table.document or table)
    title = next(iter(above.findall(nodes.title)), nodes.title()).astext()
    tables = [wide for wide in above.findall(nodes.table) if _columns(wide) >= WIDE]
    place = tables.index(table)
    return f"{title} ({place + 1})" if place else title


def skip_widths(translator: HTML5Translator, node: nodes.colspec) -> None:
    """Leave out the widths of columns: they are inline styles, and wrong on a phone."""


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
        lines = str(tex2mathml(node.astext(), as_block=as_block)).splitlines()
    except MathError as error:
        values = {"formula": node.astext(), "detail": str(error)}
        report("bad-formula", (translator.docnames[0], node.line or 0), **values)
        return f"<code>{written}</code>"
    drawn = "".join(line.strip() for line in lines)  # its indentation weighs more than its signs
    # What the copy in Markdown shows, and a screen reader that knows no MathML.
    return drawn.replace("<math", f'<math alttext="{written}"', 1)


def add(app: Sphinx) -> None:
    """Register the mended visitors, for HTML only."""
    app.add_node(nodes.meta, override=True, html=(visit_meta, None))
    app.add_node(nodes.reference, override=True, html=(visit_reference, None))
    app.add_node(nodes.paragraph, override=True, html=(visit_paragraph, depart_paragraph))
    app.add_node(nodes.table, override=True, html=(visit_table, depart_table))
    app.connect("doctree-resolved", title_doors)
    app.add_node(nodes.colspec, override=True, html=(HTML5Translator.visit_colspec, skip_widths))
    # Sphinx takes the only renderer that is not MathJax.
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math_block, None))
