"""A package of Office (a zip, ECMA-376 part 2) whose bytes depend on its members alone."""

from __future__ import annotations

import zipfile
from io import BytesIO

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say


def repacked(saved: BytesIO) -> bytes:
    """The same members by name (`[Content_Types].xml` first), all of one time and system."""
    held = BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(held, "w") as package:
        for name in sorted(source.namelist()):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            package.writestr(member, source.read(name), compresslevel=6)
    return held.getvalue()
