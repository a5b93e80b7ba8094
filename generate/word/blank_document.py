"""The document that every draft starts from: python-docx' own, without all that its template says of itself.

Kept are the parts named here; whatever else a template brings (theme, thumbnail, other fonts, dates of its making)
falls away, in this version of python-docx and in later ones.
"""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.package import Package

from generate import layout
from generate.ooxml_mark import mark
from generate.word.styles import add_missing_styles, define_styles
from generate.word.text import legible

_KEPT_OF_PACKAGE = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT}
_KEPT_OF_DOCUMENT = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS}
_KEPT_OF_FORM = {  # what fixed lines of a form may hang on; its own headers, comments and properties fall away
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.IMAGE,
    RELATIONSHIP_TYPE.HYPERLINK,
}
_CORE_NAME = PackURI("/docProps/core.xml")
_CORE_BLANK = (  # python-docx' own default says "Word Document", its maker and the time
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/"/>'
)
_LONGEST_PROPERTY = 255  # characters, python-docx' limit
_TAB_STOP_TWIPS = 720
_WORD_2013 = 15  # the layout of Word since 2013; without it Word opens in compatibility mode


def blank_document(title: str, author: str) -> Document:
    """A document without text: our styles and settings, and the core properties that a Draft knows."""
    document = docx.Document()
    package = document.part.package
    _keep_only(document.part, _KEPT_OF_DOCUMENT)
    _keep_only(package, _KEPT_OF_PACKAGE)
    _describe(package, title, author)
    _set(document)
    define_styles(document.styles)
    return document


def document_from(form: bytes, title: str, author: str) -> Document:
    """A document without text in a form's styles; those of ours that it lacks are added."""
    document = docx.Document(BytesIO(form))
    package = document.part.package
    _keep_only(document.part, _KEPT_OF_DOCUMENT | _KEPT_OF_FORM)
    _keep_only(package, _KEPT_OF_PACKAGE)
    _describe(package, title, author)
    _set(document)
    add_missing_styles(document.styles)
    document.element.body[:] = [mark("w:sectPr")]
    return document


def _keep_only(source: Package | Part, kept: set[str]) -> None:
    """A part that nothing relates to is not saved."""
    for name, relation in list(source.rels.items()):
        if relation.reltype not in kept:
            del source.rels[name]


def _describe(package: Package, title: str, author: str) -> None:
    """Title, author and language; no times, which only a clock could tell."""
    part = CorePropertiesPart.load(_CORE_NAME, CONTENT_TYPE.OPC_CORE_PROPERTIES, _CORE_BLANK, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    properties = package.core_properties
    properties.title = legible(title)[:_LONGEST_PROPERTY]
    properties.author = legible(author)[:_LONGEST_PROPERTY]
    properties.language = layout.LANGUAGE


def _set(document: Document) -> None:
    """The settings part, in the order that the schema wants."""
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    compatibility = mark("w:compat")
    compatibility.append(
        mark(
            "w:compatSetting",
            name="compatibilityMode",
            uri="http://schemas.microsoft.com/office/word",
            val=_WORD_2013,
        )
    )
    settings.append(mark("w:defaultTabStop", val=_TAB_STOP_TWIPS))
    settings.append(compatibility)
    settings.append(mark("w:themeFontLang", val=layout.LANGUAGE))
