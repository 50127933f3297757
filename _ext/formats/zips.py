"""Archives that are the same bytes each time: parts in order, no date, no trace of the system.

Imports nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

FILE = 0o644 << 16  # a plain file that its owner may write, for systems that ask


def packed(parts: Mapping[str, bytes], first: str = "") -> bytes:
    """Return an archive of these parts by name; ``first``, left uncompressed, comes first.

    >>> with ZipFile(BytesIO(packed({"b": b"", "a": b"", "type": b"x"}, "type"))) as archive:
    ...     [(one.filename, one.date_time[0]) for one in archive.infolist()]
    [('type', 1980), ('a', 1980), ('b', 1980)]
    """
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != first, name)):
            part = ZipInfo(name)  # dated 1 January 1980
            part.create_system = 3
            part.external_attr = FILE
            part.compress_type = ZIP_STORED if name == first else ZIP_DEFLATED
            archive.writestr(part, parts[name])
    return written.getvalue()
