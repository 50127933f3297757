"""Files that are zip archives: the same parts always make the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

TYPE_FILE = "mimetype"  # programs look for it first, and uncompressed
_PLAIN_FILE = 0o644 << 16  # one that its owner may write, for systems that ask


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of these parts by name, without dates or any trace of the system.

    >>> with ZipFile(BytesIO(packed({"b": b"", "a": b"", "mimetype": b"x"}))) as archive:
    ...     [(one.filename, one.date_time[0]) for one in archive.infolist()]
    [('mimetype', 1980), ('a', 1980), ('b', 1980)]
    """
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != TYPE_FILE, name)):
            part = ZipInfo(name)  # dated 1 January 1980
            part.create_system = 3
            part.external_attr = _PLAIN_FILE
            part.compress_type = ZIP_STORED if name == TYPE_FILE else ZIP_DEFLATED
            archive.writestr(part, parts[name])
    return written.getvalue()
