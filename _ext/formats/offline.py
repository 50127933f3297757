"""The whole site in one .zip, and the list of all that can be taken away: the last of `make dist`.

Run as ``python -m formats.offline HTML NOTES`` on the folder of the built site, with the folder of
the texts that stand beside the pages in the archive. A reader unzips it and opens ``index.html``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from .listing import FOLDER, KINDS, SITE
from .words import word
from .zips import packed

MANIFEST = "formats.json"
TOP = word("fr", "name")  # the folder that unzipping makes
LANGUAGES = ("fr", "en")
_OWN = frozenset({f"{FOLDER}/{SITE}", f"{FOLDER}/{MANIFEST}"})
_ADDRESS = re.compile(r'<link rel="canonical" href="([^"]*?)(?:index\.html)?"')
_LINK = re.compile(rf'<a [^<>]*href="[^"]*{FOLDER}/{re.escape(SITE)}"[^<>]*>(.*?)</a>', re.DOTALL)


def archive(html: Path, notes: Path) -> bytes:
    """Return the site as an archive, with the notes at the top of its folder."""
    address = _ADDRESS.search((html / "index.html").read_text(encoding="utf-8"))
    parts = {
        path.name: _note(path.read_text(encoding="utf-8"), address[1] if address else "")
        for path in sorted(notes.glob("*.txt"))
    }
    parts |= {name: _content(html / name) for name in _names(html)}
    return packed({f"{TOP}/{name}": content for name, content in parts.items()})


def _note(text: str, address: str) -> bytes:
    r"""Return a note with the address of the site; a site without one leaves the line out.

    >>> _note("Open it.\nToday: {address}en/\n", "https://a.org/"), _note("{address}\nOpen.\n", "")
    (b'Open it.\nToday: https://a.org/en/\n', b'Open.\n')
    """
    lines = text.splitlines(keepends=True)
    kept = (line for line in lines if address or "{address}" not in line)
    return "".join(kept).replace("{address}", address).encode("utf-8")


def _names(html: Path) -> Iterator[str]:
    """Yield the files of the site; what Sphinx keeps for itself begins with a dot."""
    for path in sorted(html.rglob("*")):
        name = path.relative_to(html).as_posix()
        if path.is_file() and not path.name.startswith(".") and name not in _OWN:
            yield name


def _content(path: Path) -> bytes:
    """Return a file as it is; a page loses its link to the archive, which cannot hold itself."""
    content = path.read_bytes()
    if path.suffix == ".html" and SITE.encode() in content:
        return without_own_link(content.decode("utf-8")).encode("utf-8")
    return content


def without_own_link(page: str) -> str:
    """Return a page where the link to the archive is plain text.

    >>> without_own_link('<p><a class="a" href="../downloads/site.zip">The site</a></p>')
    '<p>The site</p>'
    """
    return _LINK.sub(r"\1", page)


def manifest(folder: Path) -> list[Mapping[str, object]]:
    """Return what can be taken away: name, kind, language and size in bytes of each file."""
    names = {
        f"{word(language, 'name')}.{kind}": (kind, [language])
        for language in LANGUAGES
        for kind in KINDS
    } | {SITE: ("zip", list(LANGUAGES))}
    return [
        {"file": name, "kind": kind, "languages": languages, "bytes": size}
        for name, (kind, languages) in names.items()
        if (size := _size(folder / name))
    ]


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def main(html: Path, notes: Path) -> None:
    """Write the archive and the list beside the books, and say what there is."""
    folder = html / FOLDER
    folder.mkdir(exist_ok=True)
    (folder / SITE).write_bytes(archive(html, notes))
    told = manifest(folder)
    (folder / MANIFEST).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    for one in told:
        print(f"{one['bytes']:>12,}  {folder / str(one['file'])}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
