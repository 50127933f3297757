"""What every directive of ours shares: located, translatable nodes.

A string given as an option is invisible to gettext unless it becomes a text node with its source
and line: `prose_option` does that once for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from ..messages import report
from ..nodes import option_text

if TYPE_CHECKING:
    from docutils import nodes


class JobDirective(SphinxDirective):
    """A directive of the domain: argument = identifier."""

    required_arguments = 1
    has_content = True

    def prose_option(self, name: str) -> option_text:
        """Turn the option ``name`` into a text node that gettext extracts and translates."""
        raw = str(self.options[name])
        inline, _messages = self.parse_inline(raw, lineno=self.lineno)
        node = option_text(raw, "", *inline, option=name)
        self.set_source_info(node)
        return node

    def fault(self, fault: str, node: nodes.Node, **values: object) -> None:
        """Report a fault at the place of this directive."""
        self.set_source_info(node)
        report(fault, node, **values)
