"""Files that are written: from templates beside the code (Jinja), and as zip archives of others.

Imports nothing of ours.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    Template,
)

TYPE_FILE = "mimetype"  # programs look for it first, and uncompressed
_PLAIN_FILE = 0o644 << 16  # one that its owner may write, for systems that ask
PLAIN = (".txt",)  # what is no markup is written as it is
MARKUP = (".xml", ".rels", ".opf", ".xhtml")  # what a folder of an archive has templates of
NO_DAY = date(1980, 1, 1)  # the first that an archive can tell


@cache
def _read(path: Path) -> Template:
    environment = Environment(
        autoescape=path.suffix not in PLAIN,
        loader=FileSystemLoader(path.parent),
        undefined=StrictUndefined,
        bytecode_cache=FileSystemBytecodeCache(),  # in the system's folder for what is passing
    )
    return environment.get_template(path.name)


def rendered(path: Path, /, **values: object) -> str:
    """Return the text of a template, which may include others that stand beside it.

    Raises jinja2.UndefinedError for a name without a value.
    """
    return _read(path).render(values)


def macros(path: Path, /, **values: object) -> dict[str, Callable[..., str]]:
    """Return the macros of a template by name, for other templates to be given."""
    module = vars(_read(path).make_module(values))
    return {name: each for name, each in module.items() if callable(each)}


def packed(parts: Mapping[str, bytes], day: date = NO_DAY) -> bytes:
    """Return an archive of these parts by name, all of one day, without a trace of the system.

    >>> with ZipFile(BytesIO(packed({"b": b"", "a": b"", "mimetype": b"x"}))) as archive:
    ...     [(one.filename, one.date_time[0]) for one in archive.infolist()]
    [('mimetype', 1980), ('a', 1980), ('b', 1980)]
    """
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != TYPE_FILE, name)):
            part = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            part.create_system = 3
            part.external_attr = _PLAIN_FILE
            part.compress_type = ZIP_STORED if name == TYPE_FILE else ZIP_DEFLATED
            archive.writestr(part, parts[name])
    return written.getvalue()


def filled(folder: Path, /, **values: object) -> dict[str, bytes]:
    """Return the files of a folder, by name, those of markup filled as templates.

    So are office files and EPUBs written: they are archives of such files.
    """
    return {
        path.relative_to(folder).as_posix(): rendered(path, **values).encode()
        if path.suffix in MARKUP
        else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
