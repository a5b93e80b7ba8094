"""A Draft as the bytes of a Word file: the one place that serialises. Equal drafts give equal bytes.

The package (ECMA-376 part 2) is written directly: a template's leftover parts, the clock and the order of a
dictionary of parts have no way in.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from generate import layout
from generate.comments import Comments
from generate.letterhead import head_xml
from generate.sign_off import sign_off_xml
from generate.task_table import appendix_xml
from generate.word_styles import styles_xml
from generate.wordml import DECLARATION, NAMESPACES, paragraph, run, text_xml, twips
from model.draft import Draft, Paragraph, Role

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_STYLE_OF = {
    Role.LEGAL_BASE: "Cancu",
    Role.HEADING_1: "Heading1",
    Role.HEADING_2: "Heading2",
    Role.HEADING_3: "Heading3",
    Role.BODY: "Noidung",
    Role.BULLET: "Gachdaudong",
    Role.CLOSING: "Ket",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {  # file name: its kind, which names both its content type and its relationship
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "comments": "comments",
    "header": "header",
    "first": "header",
}


def to_docx(draft: Draft) -> bytes:
    """The DOCX of a draft: letterhead, body, sign-off, each appendix on pages of its own, a comment on each line."""
    comments = Comments()
    body = paragraph("Ngat") + head_xml(draft)  # LibreOffice puts a full line before a table that opens a section
    body += "".join(_paragraph_xml(entry, comments) for entry in draft.body)
    body += sign_off_xml(draft)
    sections = [_section_xml(landscape=False)]
    for appendix in draft.appendices:
        body += paragraph("Ngat", properties=sections[-1]) + appendix_xml(appendix, comments)
        sections.append(_section_xml(landscape=appendix.landscape, starts_anew=True))
    body += paragraph("Ngat") + sections[-1]
    document = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return _package(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _package_relations(),
            "docProps/core.xml": _core_properties(draft),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": _document_relations(),
            "word/styles.xml": styles_xml(),
            "word/settings.xml": _settings(),
            "word/fontTable.xml": _font_table(),
            "word/comments.xml": comments.xml(),
            "word/header.xml": _page_number(),
            "word/first.xml": _no_page_number(),
        }
    )


def _paragraph_xml(entry: Paragraph, comments: Comments) -> str:
    dash = run("- ") if entry.role is Role.BULLET else ""
    runs = dash + "".join(run(part.text, italic=part.italic) for part in entry.runs)
    return paragraph(_STYLE_OF[entry.role], comments.around(runs, entry.origin))


def _section_xml(*, landscape: bool, starts_anew: bool = False) -> str:
    """Page size, margins, the page number from page 2 on; an appendix counts its pages from 1 (Phụ lục I, I.7)."""
    width, height = twips(layout.PAGE_WIDTH_MM), twips(layout.PAGE_HEIGHT_MM)
    size = f'w:w="{width}" w:h="{height}"'
    if landscape:
        size = f'w:w="{height}" w:h="{width}" w:orient="landscape"'
    margins = (
        f'w:top="{twips(layout.TOP_MM)}" w:right="{twips(layout.RIGHT_MM)}" w:bottom="{twips(layout.BOTTOM_MM)}" '
        f'w:left="{twips(layout.LEFT_MM)}" w:header="{twips(layout.HEADER_MM)}" w:footer="{twips(layout.HEADER_MM)}"'
    )
    numbering = '<w:pgNumType w:start="1"/>' if starts_anew else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader"/>'
        '<w:headerReference w:type="first" r:id="rIdfirst"/><w:type w:val="nextPage"/>'
        f'<w:pgSz {size}/><w:pgMar {margins} w:gutter="0"/>{numbering}<w:titlePg/></w:sectPr>'
    )


def _page_number() -> str:
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{paragraph('Header', field)}</w:hdr>"


def _no_page_number() -> str:
    """The first page's header: empty and thin, so that it takes no room from the letterhead."""
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{paragraph('Ngat')}</w:hdr>"


def _settings() -> str:
    word = "http://schemas.microsoft.com/office/word"
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:defaultTabStop w:val="720"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{word}" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{layout.LANGUAGE}"/></w:settings>'
    )


def _font_table() -> str:
    font = (
        f'<w:font w:name="{layout.FONT}"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{font}</w:fonts>"


def _core_properties(draft: Draft) -> str:
    """Title and author; no times, which only a clock could tell."""
    spaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    author = text_xml(draft.letterhead.issuer)
    return (
        f"{DECLARATION}<cp:coreProperties {spaces}><dc:title>{text_xml(draft.title)}</dc:title>"
        f"<dc:creator>{author}</dc:creator><dc:language>{layout.LANGUAGE}</dc:language></cp:coreProperties>"
    )


def _content_types() -> str:
    main = f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
    parts = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for part, kind in _PARTS.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{main}{parts}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _package_relations() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relations(
        f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>'
    )


def _document_relations() -> str:
    return _relations(
        "".join(
            f'<Relationship Id="rId{part}" Type="{_RELATION}/{kind}" Target="{part}.xml"/>'
            for part, kind in _PARTS.items()
        )
    )


def _relations(entries: str) -> str:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{DECLARATION}<Relationships xmlns="{namespace}">{entries}</Relationships>'


def _package(parts: dict[str, str]) -> bytes:
    """The zip: members in the order given, all of one time and one system."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            package.writestr(member, content.encode(), compresslevel=6)
    return held.getvalue()
