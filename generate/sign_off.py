"""The end of an outgoing document: recipients left, authority, title and name right (Phụ lục I, II.7 and II.9)."""

from __future__ import annotations

from generate import layout
from generate.wordml import cell, paragraph, row, run, table, twips
from model.draft import Draft, Signature


def sign_off_xml(draft: Draft) -> str:
    """One row that no page break cuts; the closing paragraph before it is kept with it by its style."""
    left, right = twips(layout.RECIPIENTS_CELL_MM), twips(layout.SIGNATURE_CELL_MM)
    cells = (cell(left, _recipients(draft.recipients)), cell(right, _signature(draft.signature)))
    return table((left, right), (row(cells),), bordered=False)


def _recipients(recipients: tuple[str, ...]) -> str:
    if not recipients:
        return paragraph("Danhsachnoinhan")
    last = len(recipients) - 1
    lines = (
        paragraph("Danhsachnoinhan", run(f"- {_bare(line)}{'.' if n == last else ';'}"))
        for n, line in enumerate(recipients)
    )
    return paragraph("Noinhan", run("Nơi nhận:")) + "".join(lines)


def _signature(signature: Signature) -> str:
    authority = paragraph("Chucvu", run(signature.authority)) if signature.authority else ""
    return authority + paragraph("Chucvu", run(signature.title)) + paragraph("Nguoiky", run(signature.name))


def _bare(line: str) -> str:
    return line.strip().removeprefix("-").strip(" ;.")
