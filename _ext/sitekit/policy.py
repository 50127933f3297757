"""What browsers are told to refuse: scripts and styles that stand in a page, and all other sites.

Each page carries the policy, for hosts that send no header and for copies opened from a disk.
`_headers` tells it once more to hosts that read such a file (Netlify, Cloudflare Pages), with what
a page cannot say of itself. `.nojekyll` keeps GitHub Pages from leaving out what begins with ``_``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from .assets import BEFORE_PAINT, hash_of
from .editions import is_source

POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' {hash_of(BEFORE_PAINT)}",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
REFERRER = "no-referrer"  # whoever follows a link does not tell the other site where she was
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": REFERRER,
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def show(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give the layout what each page tells browsers."""
    context["policy"], context["referrer"] = POLICY, REFERRER


def for_hosts() -> str:
    """Return the file that some hosts read: the headers to send with every file."""
    return "\n".join(("/*", *(f"  {name}: {value}" for name, value in HEADERS.items()), ""))


def write(app: Sphinx, error: Exception | None) -> None:
    """Write at the root of the site the files that hosts read."""
    if error is None and app.builder.name == "html" and is_source(app.config):
        Path(app.outdir, "_headers").write_text(for_hosts(), encoding="utf-8")
        Path(app.outdir, ".nojekyll").touch()


def add(app: Sphinx) -> None:
    """Tell the pages and the hosts."""
    app.connect("html-page-context", show)
    app.connect("build-finished", write)
