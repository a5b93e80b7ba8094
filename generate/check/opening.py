"""Opens a Word file for checking, with care: capped in members and unpacked size."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError

from generate.ooxml_mark import mark
from model.errors import EncryptedFile, LimitExceeded, UnreadableFile

MAX_MEMBERS = 5000
MAX_UNPACKED_BYTES = 256 * 1024 * 1024
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"  # Word 97's own format, and the wrapper of files with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_word(content: bytes, name: str) -> Document:
    """The document in these bytes; `name` is for messages.

    Raises EncryptedFile, UnreadableFile for what is no .docx, LimitExceeded for one that unpacks to too much.
    """
    if content.startswith(_COMPOUND_FILE):
        if _ENCRYPTED in content:
            raise EncryptedFile(f"{name}: tệp Word có mật khẩu; hãy bỏ mật khẩu rồi kiểm tra lại.")
        raise UnreadableFile(f"{name}: tệp Word đời cũ (.doc); hãy mở bằng Word và lưu lại dạng .docx.")
    try:
        _require_moderate(content, name)
        document = docx.Document(BytesIO(content))
        if document.element.body is None:
            raise ValueError("no body")
        if not document.sections:
            document.element.body.append(mark("w:sectPr"))  # Word's own defaults, and something to repair
    except (RecursionError, MemoryError) as err:
        raise LimitExceeded(f"{name}: tệp Word quá phức tạp, không kiểm tra được.") from err
    except (OpcError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, SyntaxError, EOFError, OSError) as err:
        raise UnreadableFile(
            f"{name}: không phải tệp Word (.docx) hoặc tệp bị hỏng; hãy mở bằng Word và lưu lại dạng .docx."
        ) from err
    return document


def _require_moderate(content: bytes, name: str) -> None:
    with zipfile.ZipFile(BytesIO(content)) as package:
        members = package.infolist()
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        raise LimitExceeded(f"{name}: tệp Word quá lớn sau khi giải nén, không kiểm tra được.")
