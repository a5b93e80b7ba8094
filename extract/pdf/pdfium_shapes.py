"""Ruled edges and images of a page from PDFium's objects, those inside form XObjects included.

As everywhere, PDFium is called while `PDFIUM` is held (`pdfium_page.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_float, c_int
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from extract.pdf.characters import Edge, Frame

_MAX_DEPTH = 8  # of form XObjects in each other; real files have one or two
_MAX_OBJECTS = 200_000  # of one page; a map or a drawing is no directive
_ALIGNED_PT = 0.05  # floats of a turned or scaled line do not meet exactly

_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]


def shapes_of(page: Any, frame: Frame) -> tuple[list[Edge], float]:
    """The level and upright edges that a raw PDFium page draws, and the area of its images in square points."""
    edges: list[Edge] = []
    image_area = 0.0
    for kind, item, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            edges.extend(_edges(item, matrix, frame))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            image_area += _image_area(item, matrix)
    return edges, image_area


def _objects(page: Any) -> Iterator[tuple[int, Any, _Matrix]]:
    """Paths and images of a page, those inside form XObjects included, each with the matrix of its container."""
    left = _MAX_OBJECTS
    count = pdfium.FPDFPage_CountObjects(page)
    waiting = [(pdfium.FPDFPage_GetObject, page, count, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)]
    while waiting:
        get, container, count, matrix, depth = waiting.pop()
        for index in range(min(count, left)):
            left -= 1
            item = get(container, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
                inner = _product(_matrix(item), matrix)
                waiting.append(
                    (pdfium.FPDFFormObj_GetObject, item, pdfium.FPDFFormObj_CountObjects(item), inner, depth + 1)
                )
            elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
                yield kind, item, matrix


def _matrix(item: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(first: _Matrix, then: _Matrix) -> _Matrix:
    """The matrix that applies `first` and `then` (PDF 1.7, 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _image_area(item: Any, container: _Matrix) -> float:
    a, b, c, d, _, _ = _product(_matrix(item), container)
    return abs(a * d - b * c)  # an image is the unit square under its matrix


def _edges(item: Any, container: _Matrix, frame: Frame) -> Iterator[Edge]:
    """The level and upright sides of a painted path; a path that only clips paints nothing."""
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not (fill.value or stroke.value):
        return
    a, b, c, d, e, f = _product(_matrix(item), container)
    for points in _outlines(item):
        placed = [frame.place(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        for (x0, y0), (x1, y1) in pairwise(placed):
            if abs(x0 - x1) <= _ALIGNED_PT:
                yield Edge(x0, min(y0, y1), x0, max(y0, y1), upright=True)
            elif abs(y0 - y1) <= _ALIGNED_PT:
                yield Edge(min(x0, x1), y0, max(x0, x1), y0, upright=False)


def _outlines(item: Any) -> Iterator[list[_Point]]:
    """The corners of each subpath, the first again at the end of a closed one; a curve counts as its chord."""
    points: list[_Point] = []
    curve = 0
    x, y = c_float(), c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(item), _MAX_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points, curve = [], 0
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curve = (curve + 1) % 3
        if not curve:  # the third of a curve's points is its end, the two before it are handles
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append((x.value, y.value))
            if pdfium.FPDFPathSegment_GetClose(segment) and points[-1] != points[0]:
                points.append(points[0])
    if len(points) > 1:
        yield points
