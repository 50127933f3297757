"""The fonts of the books: open ones, that pip brings with the other packages.

What is printed must not depend on the fonts of the machine, so none of them is named. Only the
build uses these; a page of the site never loads a font.
"""

from __future__ import annotations

import fontpkg

# The names are ours: a font of the machine that bears the real name is not taken in its place.
FAMILIES = {
    "Book Serif": "Source Serif 4",
    "Book Sans": "Source Sans 3",
    "Book Mono": "Source Code Pro",
}


def font_faces() -> str:
    """Return the rules of CSS that give our names to the files of the fonts."""
    return "\n".join(
        f'@font-face {{ font-family: "{ours}"; font-style: {file.style}; '
        f'src: url("{file.path.as_uri()}") }}'
        for ours, theirs in FAMILIES.items()
        for file in fontpkg.family(theirs).files
    )
