"""Text of a page that nobody sees, taken out: the layer that a scanner without Vietnamese has laid under its picture.

Text is hidden where its rendering mode is 3 (PDF 1.7, 9.3.6), or where a picture that covers the page is painted after
it. What is seen of the page stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Name
from pikepdf.models import PdfParsingError

_SHOWING = frozenset(("Tj", "TJ", "'", '"'))
_INVISIBLE = 3
_COVERS = 0.8  # of the page's area
_MOST_DEPTH = 8  # forms in forms

_Instruction = Any  # operands and operator, as pikepdf parses them
_Dictionary = Any  # pikepdf's types do not say what a dictionary's entries are


@dataclass(slots=True)
class _State:
    """What counts of the graphics state: the matrix and the text's rendering mode, with those that were saved."""

    matrix: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    mode: int = 0
    saved: list[tuple[pikepdf.Matrix, int]] = field(default_factory=list)

    def follow(self, operator: str, operands: Sequence[Any]) -> None:
        if operator == "q":
            self.saved.append((self.matrix, self.mode))
        elif operator == "Q" and self.saved:
            self.matrix, self.mode = self.saved.pop()
        elif operator == "cm":
            self.matrix = pikepdf.Matrix(*map(float, operands)) @ self.matrix
        elif operator == "Tr":
            self.mode = int(operands[0])


def remove_hidden_text(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Takes hidden text out of the page's content and out of the forms that it draws.

    A page whose content is damaged keeps it.
    """
    with suppress(PdfParsingError, ValueError, TypeError, IndexError):
        _remove(pdf, page)


def _remove(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    shared: _Dictionary = page.resources
    resources: _Dictionary = pikepdf.Dictionary(shared)
    page.obj.Resources = resources  # its own: what pages share stays
    instructions: Sequence[_Instruction] = pikepdf.parse_content_stream(page)
    box = [float(side) for side in page.mediabox]
    covered = _covered(instructions, resources, (box[2] - box[0]) * (box[3] - box[1]))
    kept = _kept(pdf, instructions, resources, covered)
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def _covered(instructions: Sequence[_Instruction], resources: _Dictionary, area: float) -> int:
    """How many instructions stand before the last picture that covers the page."""
    state, covered = _State(), 0
    for index, (operands, operator) in enumerate(instructions):
        state.follow(str(operator), operands)
        if str(operator) != "Do" or (drawn := _drawn(resources, operands)) is None:
            continue
        across = abs(state.matrix.a * state.matrix.d - state.matrix.b * state.matrix.c)  # a picture is 1 x 1
        if drawn.get(Name.Subtype) == Name.Image and across >= _COVERS * area:
            covered = index
    return covered


def _kept(
    pdf: pikepdf.Pdf, instructions: Sequence[_Instruction], resources: _Dictionary, covered: int
) -> list[_Instruction]:
    """The instructions without hidden text; those before the one at `covered` paint what a picture covers."""
    state, forms = _State(), _Forms(pdf)
    kept: list[_Instruction] = []
    for index, instruction in enumerate(instructions):
        operands, operator = instruction
        state.follow(str(operator), operands)
        is_covered = index < covered
        if str(operator) in _SHOWING and (is_covered or state.mode == _INVISIBLE):
            continue
        if str(operator) == "Do":
            forms.clean(resources, operands, is_covered=is_covered)
        kept.append(instruction)
    return kept


def _drawn(resources: _Dictionary, operands: Sequence[Any]) -> Any:
    found = resources.get(Name.XObject, {})
    return found.get(operands[0]) if operands else None


@dataclass(slots=True)
class _Forms:
    """Form XObjects that a page draws; each is looked into once."""

    pdf: pikepdf.Pdf
    done: set[tuple[int, int]] = field(default_factory=set)

    def clean(
        self,
        resources: _Dictionary,
        operands: Sequence[Any],
        *,
        is_covered: bool,
        depth: int = 0,
    ) -> None:
        """Puts a copy without hidden text in the place of the form that is drawn, if one is."""
        form = _drawn(resources, operands)
        if form is None or form.get(Name.Subtype) != Name.Form or form.objgen in self.done or depth > _MOST_DEPTH:
            return
        self.done.add(form.objgen)
        instructions: Sequence[_Instruction] = pikepdf.parse_content_stream(form)
        own = form.get(Name.Resources, resources)
        state = _State()
        kept: list[_Instruction] = []
        for instruction in instructions:
            inner, operator = instruction
            state.follow(str(operator), inner)
            if str(operator) in _SHOWING and (is_covered or state.mode == _INVISIBLE):
                continue
            kept.append(instruction)
            if str(operator) == "Do":
                self.clean(own, inner, is_covered=is_covered, depth=depth + 1)
        if len(kept) < len(instructions):
            drawn = pikepdf.Dictionary(resources.XObject)
            drawn[operands[0]] = self._copy(form, kept)
            resources.XObject = drawn

    def _copy(self, form: Any, kept: list[_Instruction]) -> pikepdf.Stream:
        clean = self.pdf.make_stream(pikepdf.unparse_content_stream(kept))
        for key in form:
            if key not in ("/Length", "/Filter", "/DecodeParms"):
                clean[key] = form[key]
        return clean
