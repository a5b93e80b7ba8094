"""A font without glyphs for text that is found and copied but not seen, as Tesseract and OCRmyPDF lay it over scans.

Every code is a UTF-16 unit and every character half an em wide (PDF 1.7, 9.7.4: CIDFontType2 with Identity-H). The
TrueType file holds one empty glyph and the six tables that such a font must have (9.9, table 126).
"""

from __future__ import annotations

import struct
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name

WIDTH_EM = 0.5
_EM = 1000
_NAME = Name("/VanthuGlyphless")
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end
"""


def glyphless_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The font as an object of `pdf`, to be named in the resources of its pages."""
    file = _true_type()
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=_NAME,
        Flags=5,  # fixed pitch, symbolic
        FontBBox=Array([0, 0, int(_EM * WIDTH_EM), _EM]),
        ItalicAngle=0,
        Ascent=_EM,
        Descent=-1,
        CapHeight=_EM,
        StemV=80,
        FontFile2=pdf.make_stream(file, Length1=len(file)),
    )
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=_NAME,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=int(_EM * WIDTH_EM),
        CIDToGIDMap=_compressed(pdf, bytes(2 << 16)),
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=_NAME,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inner)]),
        ToUnicode=_compressed(pdf, _TO_UNICODE),
    )
    return pdf.make_indirect(font)


def _compressed(pdf: pikepdf.Pdf, content: bytes) -> pikepdf.Stream:
    stream = pikepdf.Stream(pdf, b"")
    stream.write(zlib.compress(content, 9), filter=Name.FlateDecode)
    return stream


def _true_type() -> bytes:
    """An OpenType file of one empty glyph (OpenType 1.9: head, hhea, maxp, hmtx, loca, glyf)."""
    head = struct.pack(
        ">IIIIHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 0, 0, 500, _EM, 0, 8, 2, 0, 0
    )
    hhea = struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, _EM, -1, 0, 500, *[0] * 11, 1)
    maxp = struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 1, *[0] * 4, 2, *[0] * 8)
    tables = {b"glyf": bytes(4), b"head": head, b"hhea": hhea, b"hmtx": struct.pack(">Hh", 500, 0)}
    tables |= {b"loca": struct.pack(">HH", 0, 0), b"maxp": maxp}
    directory, body = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 32), b""
    start = len(directory) + 16 * len(tables)
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4sIII", tag, total, start + len(body), len(table))
        body += padded
    return directory + body
