"""Numbers of a `TT` column mended by their order: between `1` and `3` stands `2`, whatever was made of it.

A lone figure is what Tesseract reads worst. Only what fits both neighbours is put in its place, or what looks like the
number that follows; a number that was printed out of order stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.page import Cell, Grid, Word

_NUMBER = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))?[.)]?")
_MARKS = re.compile(r"[\W_]")
_LONGEST = 3  # signs of what is read for one or two figures
_LETTER = re.compile(r"[A-HĐ]|[IVX]+")  # may be the letter of a group
_READ_AS = {
    "0": "0OoQ", "1": "1lIÌìÍí|i!t", "2": "2zZ", "3": "38nñEŠšBz", "4": "4A", "5": "58SsŠšB§6", "6": "68Gb5",
    "7": "7WYw?T", "8": "8B3", "9": "9gq",
}  # fmt: skip

_Value = tuple[int, ...]


def mended_numbers(grids: Sequence[Grid]) -> Iterator[tuple[Word, str]]:
    """Words of the first columns with the numbers that they must be: `n` between `2` and `4` is `3`."""
    for grid in grids:
        cells = [cell for cell in grid.cells if cell.columns == range(1) and len(cell.words) <= 1]
        values: list[_Value | None] = [_value(cell) for cell in cells]
        for index, cell in enumerate(cells):
            if not cell.words:
                continue
            found = _number_at(values, index, cell.words[0].text)
            if found and found != values[index]:
                values[index] = found
                yield cell.words[0], ".".join(map(str, found))


def _value(cell: Cell) -> _Value | None:
    number = _NUMBER.fullmatch(cell.text)
    return tuple(int(part) for part in number.groups() if part) if number else None


def _number_at(values: Sequence[_Value | None], index: int, text: str) -> _Value | None:
    """The one number that the neighbours leave for the word at `index`; None where they leave none or several."""
    before = values[index - 1] if index else None
    after = values[index + 1] if index + 1 < len(values) else None
    if before and after:
        deepest = max(len(value) for value in values if value)
        fits = [found for found in _following(before) if after in _following(found) and len(found) <= deepest]
        is_number = values[index] is not None
        if len(fits) != 1 or not (_is_alike(text, fits[0]) or (not is_number and len(text) <= _LONGEST)):
            return None
        return fits[0]
    if _LETTER.fullmatch(text):
        return None
    if before and index > 1 and values[index - 2] in _preceding(before):
        return next((found for found in _following(before) if _is_alike(text, found)), None)
    if after and index + 2 < len(values) and values[index + 2] in _following(after):
        return next((found for found in _preceding(after) if _is_alike(text, found)), None)
    return None


def _following(value: _Value) -> set[_Value]:
    """`2` or `1.1` behind `1`, `1.3` or `2` behind `1.2`."""
    return {(*value[:-1], value[-1] + 1), (*value, 1) if len(value) == 1 else (value[0] + 1,)}


def _preceding(value: _Value) -> set[_Value]:
    if value[-1] > 1:
        return {(*value[:-1], value[-1] - 1)}
    return {value[:-1]} if len(value) > 1 else set()


def _is_alike(text: str, value: _Value) -> bool:
    """Whether the figures, marks left out, may have been read as `text`: `82` for `3.2`."""
    read, figures = _MARKS.sub("", text), "".join(map(str, value))
    return len(read) == len(figures) and all(one in _READ_AS[figure] for one, figure in zip(read, figures, strict=True))
