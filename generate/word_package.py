"""A document as the bytes of its package (ECMA-376 part 2): equal documents give equal bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO

from docx.document import Document

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say


def packed(document: Document) -> bytes:
    """What python-docx saves, with members by name (`[Content_Types].xml` first) and of one time and system."""
    saved, held = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(held, "w") as package:
        for name in sorted(source.namelist()):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            package.writestr(member, source.read(name), compresslevel=6)
    return held.getvalue()
