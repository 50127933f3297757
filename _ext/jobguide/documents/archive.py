"""Office files are zip archives: the same parts always make the same bytes. Imports nothing."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

TYPE = "mimetype"


def repacked(saved: BytesIO) -> bytes:
    """Return an archive without the dates of its parts, nor any trace of the system."""
    packed = BytesIO()
    with ZipFile(saved) as source, ZipFile(packed, "w") as target:
        # The type comes first, uncompressed: programs look for it there.
        for name in sorted(source.namelist(), key=lambda name: (name != TYPE, name)):
            part = ZipInfo(name)  # dated 1 January 1980
            part.create_system = 3
            part.compress_type = ZIP_STORED if name == TYPE else ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return packed.getvalue()
