"""The bytes of a received file, within limits, and the answer to what nobody here can read."""

from __future__ import annotations

from pathlib import Path

from extract.files.media import Media
from model.errors import EncryptedFile, LimitExceeded, UnreadableFile

MAX_FILE_BYTES = 200 * 1024 * 1024

_NAMES = {
    Media.XLSX: "là bảng tính Excel",
    Media.XLS: "là bảng tính Excel",
    Media.PPTX: "là bản trình chiếu PowerPoint",
    Media.HEIC: "là ảnh HEIC của điện thoại",
    Media.WEBP: "là ảnh WebP",
    Media.GIF: "là ảnh GIF",
    Media.ZIP: "là tệp nén, hãy giải nén trước",
    Media.RAR: "là tệp nén, hãy giải nén trước",
    Media.HTML: "là trang web",
}
_WANTED = "hãy gửi văn bản ở dạng PDF, Word (.docx) hoặc ảnh (JPG, PNG, TIFF, BMP)"


def content_of(path: Path) -> bytes:
    """The file's bytes; raises UnreadableFile where there is none to read, LimitExceeded where it is too large."""
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise LimitExceeded(f"{path.name}: tệp lớn hơn {MAX_FILE_BYTES // 2**20} MB; hãy tách hoặc nén tệp.")
        return path.read_bytes()
    except OSError as err:
        raise UnreadableFile(f"{path}: không mở được tệp ({err.strerror}); hãy kiểm tra đường dẫn và quyền.") from err


def refusal(media: Media, name: str) -> UnreadableFile:
    """What to say of a file that is neither a PDF, a Word file nor a picture."""
    if media is Media.LOCKED_OFFICE:
        return EncryptedFile(f"{name}: tệp Word có mật khẩu; hãy xin bản không khóa từ nơi gửi.")
    return UnreadableFile(f"{name}: {_NAMES.get(media, 'không phải văn bản đọc được')}; {_WANTED}.")
