"""Makes the tests' own Word files, element by element, as Word and others write them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RULES = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
A4 = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/>'
LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' + (
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="850"/>'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str = "", *, align: str = "both", properties: str = "", bold: bool = False) -> str:
    """A paragraph of plain text, or of runs where `content` begins with an element."""
    inner = content if content.startswith("<") else run(content, "<w:b/>" if bold else "") if content else ""
    return f'<w:p><w:pPr>{properties}<w:jc w:val="{align}"/></w:pPr>{inner}</w:p>'


def listed(text: str, number: int, level: int = 0, *, mark: str = "", bold: bool = False) -> str:
    """A paragraph of a list; `mark` are properties of its paragraph mark."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, properties=f"{place}<w:rPr>{mark}</w:rPr>", bold=bold).replace(
        f'<w:rPr>{mark}</w:rPr><w:jc w:val="both"/>', f'<w:jc w:val="both"/><w:rPr>{mark}</w:rPr>'
    )


def cell(*blocks: str, properties: str = "") -> str:
    inner = "".join(block if block.startswith("<") else paragraph(block, align="left") for block in blocks or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(each if each.startswith("<w:tc") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str, widths: Sequence[int], ruled: bool = True) -> str:
    """`widths` in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    borders = f"<w:tblBorders>{_RULES}</w:tblBorders>" if ruled else ""
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def level(number: int, shown: str, text: str, *, more: str = "", run_properties: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{shown}"/>{more}<w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr><w:rPr>{run_properties}</w:rPr></w:lvl>'
    )


def numbering(*abstract: Sequence[str], uses: Mapping[int, str] | None = None) -> str:
    """Abstract lists 0, 1, ... of levels; list N + 1 uses abstract list N, `uses` are further ones with overrides."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{i}">{"".join(each)}</w:abstractNum>' for i, each in enumerate(abstract)
    )
    plain = {i + 1: f'<w:abstractNumId w:val="{i}"/>' for i in range(len(abstract))}
    nums = "".join(f'<w:num w:numId="{i}">{inner}</w:num>' for i, inner in {**plain, **(uses or {})}.items())
    return lists + nums


OUTLINE = (
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "\uf0b7", run_properties='<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'),
    level(4, "bullet", "o", run_properties='<w:rFonts w:ascii="Courier New"/>'),
)

LETTERHEAD = table(
    row(
        cell(
            paragraph("ỦY BAN NHÂN DÂN", align="center", bold=True),
            paragraph("HUYỆN ĐẮK SONG", align="center", bold=True),
            paragraph("Số: 50/KH-UBND", align="center"),
        ),
        cell(
            paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", align="center", bold=True),
            paragraph("Độc lập - Tự do - Hạnh phúc", align="center", bold=True),
            paragraph(run("Đắk Song, ngày 19 tháng 02 năm 2024", "<w:i/>"), align="center"),
        ),
    ),
    widths=(3800, 5600),
    ruled=False,
)
TITLE = paragraph("KẾ HOẠCH", align="center", bold=True) + paragraph(
    "Công tác thi đua, khen thưởng năm 2024", align="center", bold=True
)
CLOSING = table(
    row(
        cell(paragraph(run("Nơi nhận:", "<w:b/><w:i/>"), align="left"), "- Các trường học;", "- Lưu: VT."),
        cell(
            paragraph("TM. ỦY BAN NHÂN DÂN", align="center", bold=True),
            paragraph("CHỦ TỊCH", align="center", bold=True),
            paragraph(),
            paragraph("Nguyễn Hữu Thành", align="center", bold=True),
        ),
    ),
    widths=(4500, 4900),
    ruled=False,
)


def directive(*body: str) -> str:
    """The body of a whole directive around these elements."""
    return LETTERHEAD + TITLE + "".join(body) + CLOSING + paragraph()


def write_docx(path: Path, body: str, *, section: str = A4, lists: str = "", **parts: str) -> Path:
    """Writes a Word file; `parts` are further ones of the main document by kind: styles, footnotes, header, footer.

    Headers and footers have the relationship ids `header` and `footer`.
    """
    roots = {"styles": "styles", "footnotes": "footnotes", "header": "hdr", "footer": "ftr", "numbering": "numbering"}
    parts = {**parts, **({"numbering": lists} if lists else {})}
    content = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.document.main+xml"/>'
        + "".join(
            f'<Override PartName="/word/{kind}.xml" ContentType="application/vnd.openxmlformats-officedocument'
            f'.wordprocessingml.{kind}+xml"/>'
            for kind in parts
        )
        + "</Types>",
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}"
        f"<w:sectPr>{section}</w:sectPr></w:body></w:document>",
        "word/_rels/document.xml.rels": _relations({kind: (kind, f"{kind}.xml") for kind in parts}),
        **{
            f"word/{kind}.xml": f"<w:{roots[kind]} {_NAMESPACES}>{inner}</w:{roots[kind]}>"
            for kind, inner in parts.items()
        },
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in content.items():
            package.writestr(name, text)
    return path


def _relations(links: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for i, (kind, target) in links.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )
