"""Footnotes in a Word file: python-docx has none, so the part is written here (ISO/IEC 29500-1, 17.11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/><w:sz w:val="20"/></w:rPr>'
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def add_footnotes(word: Document, notes: Sequence[str]) -> None:
    """Sets each note under a long paragraph of the body, every second one from the second on."""
    places = list(_places(word))[1::2]
    used = list(zip(places, notes, strict=False))
    if not used:
        return
    for number, (paragraph, _) in enumerate(used, start=2):
        _refer(paragraph, number)
    texts = "".join(_note(number, note) for number, (_, note) in enumerate(used, start=2))
    xml = f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}{texts}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), _TYPE, xml.encode(), word.part.package)
    word.part.relate_to(part, _RELATION)


def _places(word: Document) -> Iterator[Paragraph]:
    return (paragraph for paragraph in word.paragraphs if len(paragraph.text) > 120)


def _refer(paragraph: Paragraph, number: int) -> None:
    run = paragraph.add_run()
    run.font.superscript = True
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    run._r.append(reference)


def _note(number: int, text: str) -> str:
    body = (
        f"<w:r>{_RAISED}<w:footnoteRef/></w:r>"
        f'<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve"> {escape(text)}</w:t></w:r>'
    )
    return f'<w:footnote w:id="{number}"><w:p>{body}</w:p></w:footnote>'
