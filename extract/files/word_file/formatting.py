"""How text and paragraphs look: direct formatting, then styles up their chain, then the document's defaults.

Source: ECMA-376 Part 1, 17.7.2 (style hierarchy). Conditional formats of table styles are not followed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

_TWENTIETHS = 20.0  # lengths are in twentieths of a point, sizes in halves
_MOST_PT = 1500.0
_OFF = ("0", "false", "off", "none")
_DEEPEST = 20  # of styles based on each other


@dataclass(frozen=True, slots=True)
class Look:
    """What a stretch of text looks like; `font` in lower case, as the fonts of PDFs are named here."""

    font: str
    size_pt: float
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """How a paragraph stands in its column, in points; `first_pt` is relative to `left_pt`, below zero when it hangs.

    `spacing` multiplies the line's height, `exact_pt` replaces it; `tabs` are places with `left`, `right`, `center`.
    """

    align: str = "left"
    left_pt: float = 0.0
    right_pt: float = 0.0
    first_pt: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    spacing: float = 1.0
    exact_pt: float | None = None
    tabs: tuple[tuple[float, str], ...] = ()
    breaks_page: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a document, and its defaults."""

    _styles: dict[str, Element] = field(default_factory=dict)
    _defaults: dict[str, list[Element]] = field(default_factory=dict)  # by rPr and pPr
    _usual: str | None = None  # the paragraph style of paragraphs that name none
    tables: list[str] = field(default_factory=list)  # styles of the tables that are being read, outermost first

    @classmethod
    def read(cls, root: Element | None) -> Styles:
        """From the part `styles.xml`."""
        found = cls()
        for style in root.iterfind("style") if root is not None else ():
            found._styles[style.get("styleId", "")] = style
            if style.get("type") == "paragraph" and is_on(style.get("default", "0")):
                found._usual = style.get("styleId")
        for kind in ("rPr", "pPr"):
            place = root.find(f"docDefaults/{kind}Default/{kind}") if root is not None else None
            found._defaults[kind] = [] if place is None else [place]
        return found

    def style_of(self, properties: Element | None) -> str | None:
        """The paragraph style that a `pPr` names, or the usual one."""
        named = value(properties, "pStyle")
        return named if named in self._styles else self._usual

    def chain(self, style: str | None, kind: str) -> list[Element]:
        """The `kind` (rPr, pPr) properties of a style, then of those that it is based on."""
        found: list[Element] = []
        for _ in range(_DEEPEST):
            element = self._styles.get(style or "")
            if element is None:
                break
            properties = element.find(kind)
            if properties is not None:
                found.append(properties)
            style = value(element, "basedOn")
        return found

    def look(self, direct: Element | None, style: str | None) -> Look:
        """Of a run with these direct properties (`rPr`) in a paragraph of this style."""
        chain = [] if direct is None else [direct, *self.chain(value(direct, "rStyle"), "rPr")]
        chain += [*self.chain(style, "rPr"), *self._below("rPr")]
        fonts = _first(chain, "rFonts")
        font = "" if fonts is None else fonts.get("hAnsi") or fonts.get("ascii") or fonts.get("cs") or ""
        return Look(
            font=font.lower(),
            size_pt=min(max(_number(_first(chain, "sz"), "val", 24.0) / 2, 1.0), 200.0),
            bold=_is_set(chain, "b"),
            italic=_is_set(chain, "i"),
            capitals=_is_set(chain, "caps") or _is_set(chain, "smallCaps"),
            hidden=_is_set(chain, "vanish"),
        )

    def format(self, direct: Element | None, style: str | None, label: Element | None) -> Format:
        """Of a paragraph with these direct properties and this style; `label` is the `pPr` of its list level."""
        chain = [*([] if direct is None else [direct]), *([] if label is None else [label])]
        chain += [*self.chain(style, "pPr"), *self._below("pPr")]
        spacing = list(_all(chain, "spacing"))
        rule = _attribute(spacing, "lineRule") or "auto"
        line = _length(spacing, "line", scale=1.0)
        indents = list(_all(chain, "ind"))
        hanging, first = _length(indents, "hanging"), _length(indents, "firstLine")
        return Format(
            align=value_in(chain, "jc") or "left",
            left_pt=_length(indents, "left", "start"),
            right_pt=_length(indents, "right", "end"),
            first_pt=-hanging if hanging else first,
            before_pt=_length(spacing, "before"),
            after_pt=_length(spacing, "after"),
            spacing=min(max(line / 240, 0.5), 4.0) if line and rule == "auto" else 1.0,
            exact_pt=min(line / _TWENTIETHS, _MOST_PT) if line and rule == "exact" else None,
            tabs=tuple(_tabs(chain)),
            breaks_page=_is_set(chain, "pageBreakBefore"),
        )

    def _below(self, kind: str) -> list[Element]:
        """What counts where neither text nor style says anything: the table's style, the document's defaults."""
        return [*self.chain(self.tables[-1] if self.tables else None, kind), *self._defaults.get(kind, [])]

    def is_ruled(self, style: str | None) -> bool | None:
        """Whether a table style draws lines between cells; None where it does not say."""
        for properties in self.chain(style, "tblPr"):
            borders = properties.find("tblBorders")
            if borders is not None:
                return draws_inside(borders)
        return None


def draws_inside(borders: Element) -> bool:
    """A table's borders with a line between its columns or rows."""
    return any(_draws(borders.find(side)) for side in ("insideV", "insideH"))


def draws_beside(borders: Element | None) -> bool:
    """A cell's borders with a line at its left or right."""
    return borders is not None and any(_draws(borders.find(side)) for side in ("left", "right", "start", "end"))


def _draws(border: Element | None) -> bool:
    return border is not None and border.get("val") not in ("nil", "none", None)


def value(element: Element | None, name: str) -> str | None:
    """`val` of a child: `<jc val="center"/>` is `center`."""
    child = None if element is None else element.find(name)
    return None if child is None else child.get("val")


def value_in(chain: Sequence[Element], name: str) -> str | None:
    return next((found for element in chain if (found := value(element, name)) is not None), None)


def is_on(text: str | None) -> bool:
    """A switch (17.17.4): there without a value, or with one that is not off."""
    return text is None or text not in _OFF


def points(text: str | None) -> float:
    """A length in twentieths of a point, kept within a few pages; 0 for what is none."""
    try:
        return min(max(float(text or 0) / _TWENTIETHS, -_MOST_PT), _MOST_PT)
    except ValueError:
        return 0.0


def _is_set(chain: Sequence[Element], name: str) -> bool:
    child = _first(chain, name)
    return child is not None and is_on(child.get("val"))


def _first(chain: Sequence[Element], name: str) -> Element | None:
    return next(_all(chain, name), None)


def _all(chain: Sequence[Element], name: str) -> Iterator[Element]:
    return (child for element in chain if (child := element.find(name)) is not None)


def _attribute(found: Sequence[Element], *names: str) -> str | None:
    return next((text for element in found for name in names if (text := element.get(name)) is not None), None)


def _length(found: Sequence[Element], *names: str, scale: float = _TWENTIETHS) -> float:
    return points(_attribute(found, *names)) * _TWENTIETHS / scale


def _number(element: Element | None, name: str, otherwise: float) -> float:
    try:
        return otherwise if element is None else float(element.get(name) or otherwise)
    except ValueError:
        return otherwise


def _tabs(chain: Sequence[Element]) -> Iterator[tuple[float, str]]:
    seen: set[float] = set()
    for group in _all(chain, "tabs"):
        for tab in list(group.iterfind("tab"))[:100]:
            place = points(tab.get("pos"))
            if place not in seen and place > 0:
                seen.add(place)
                kind = tab.get("val") or "left"
                if kind != "clear":
                    yield place, {"start": "left", "end": "right"}.get(kind, kind)
