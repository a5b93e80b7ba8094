"""How text and paragraphs look: direct formatting, the list's, styles up their chain, the table's style, the defaults.

Source: ECMA-376 part 1, 17.7.2 (style hierarchy), 17.7.3 (toggles), 17.3.2.26 (fonts), 17.3.1.12 (indents), 17.3.1.33
(spacing). Conditional formats of table styles are not followed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Any

from docx.oxml.ns import qn

_LARGEST = 1e9  # of a number in a file; what is beyond is damage
_DEEPEST = 20  # of styles based on each other
_OFF = ("0", "false", "off", "none")
_TWIPS_PER_PT, _MM_PER_TWIP = 20, 25.4 / 1440
_AUTOMATIC_GAP_PT = 14.0  # spacing that Word chooses itself
_BLACK = ("auto", "000000", "windowText")
_DARK_THEME = ("text1", "dark1")

Element = Any  # lxml's, under python-docx's classes; lxml has no types of its own


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks. `fonts` are those of plain Latin and of other letters; `colour` is None when black."""

    fonts: frozenset[str]
    size_pt: float
    bold: bool
    italic: bool
    colour: str | None
    capitals: bool
    underlined: bool
    raised: bool  # super- or subscript
    hidden: bool


@dataclass(frozen=True, slots=True)
class Form:
    """How a paragraph stands. Indents in mm (`first_mm` relative to `left_mm`), gaps in pt; `line` multiplies a line's
    height and is None where it is a fixed height of `fixed_pt`."""

    align: str
    left_mm: float
    right_mm: float
    first_mm: float
    before_pt: float
    after_pt: float
    line: float | None
    fixed_pt: float | None
    joins_own_style: bool  # no gap between paragraphs of one style
    style: str
    border_below: bool
    border_above: bool
    tabs: tuple[tuple[float, str], ...]  # mm, left/center/right
    framed_centre: bool  # an old-style frame in the middle of the page


@dataclass(slots=True)
class Inheritance:
    """The styles, defaults and theme fonts of one document."""

    styles: dict[str, Element] = field(default_factory=dict)
    usual: dict[str, str] = field(default_factory=dict)  # the style of a type (paragraph, table) that nobody names
    defaults: dict[str, list[Element]] = field(default_factory=dict)  # by rPr and pPr
    theme: dict[str, str] = field(default_factory=dict)  # minor, major -> a font

    @classmethod
    def read(cls, styles: Element | None, theme: Element | None) -> Inheritance:
        """From the roots of `styles.xml` and `theme1.xml`."""
        found = cls()
        for style in styles.iterfind(qn("w:style")) if styles is not None else ():
            style_id = style.get(qn("w:styleId"), "")
            found.styles[style_id] = style
            if is_on(style.get(qn("w:default"), "0")):
                found.usual.setdefault(style.get(qn("w:type"), ""), style_id)
        for kind in ("rPr", "pPr"):
            path = "/".join(qn(f"w:{name}") for name in ("docDefaults", f"{kind}Default", kind))
            place = styles.find(path) if styles is not None else None
            found.defaults[kind] = [] if place is None else [place]
        if theme is not None:
            for kind in ("minor", "major"):
                latin = theme.find(f".//{qn('a:' + kind + 'Font')}/{qn('a:latin')}")
                found.theme[kind] = "" if latin is None else latin.get("typeface", "")
        return found

    def chain(self, style: str | None, kind: str) -> list[Element]:
        """The `kind` (rPr, pPr) properties of a style, then of those that it is based on."""
        found: list[Element] = []
        for _ in range(_DEEPEST):
            element = self.styles.get(style or "")
            if element is None:
                break
            properties = element.find(qn(f"w:{kind}"))
            if properties is not None:
                found.append(properties)
            style = value(element, "basedOn")
        return found

    def style_of(self, paragraph: Element | None) -> str:
        """The paragraph style that a `w:pPr` names, or the usual one."""
        named = value(paragraph, "pStyle")
        return named if named in self.styles else self.usual.get("paragraph", "")

    def look(self, direct: Element | None, style: str, table: str | None) -> Look:
        """Of a run with these direct properties (`w:rPr`) in a paragraph of this style, in a table of that style."""
        own = [] if direct is None else [direct]
        levels = [
            self.chain(value(direct, "rStyle"), "rPr"),
            self.chain(style, "rPr"),
            self.chain(table, "rPr"),
            self.defaults.get("rPr", []),
        ]
        chain = [*own, *(properties for level in levels for properties in level)]
        return Look(
            fonts=frozenset(self._font(chain, slot) for slot in ("ascii", "hAnsi")),
            size_pt=number(value_in(chain, "sz"), 20) / 2,
            bold=_toggled(own, levels, "b"),
            italic=_toggled(own, levels, "i"),
            colour=_colour(first(chain, "color")),
            capitals=_toggled(own, levels, "caps"),
            underlined=(value_in(chain, "u") or "none") != "none",
            raised=(value_in(chain, "vertAlign") or "baseline") != "baseline",
            hidden=_toggled(own, levels, "vanish"),
        )

    def _font(self, chain: Sequence[Element], slot: str) -> str:
        for fonts in every(chain, "rFonts"):
            theme = fonts.get(qn(f"w:{slot}Theme"))
            if theme is not None:
                return self.theme.get(theme[:5], "")
            named = fonts.get(qn(f"w:{slot}"))
            if named is not None:
                return str(named)
        return "Times New Roman"  # the specification's default

    def form(self, paragraph: Element | None, listed: Element | None, table: str | None) -> Form:
        """Of a paragraph with these direct properties (`w:pPr`); `listed` are those of its list's level."""
        style = self.style_of(paragraph)
        own = [] if paragraph is None else [paragraph]
        inherited = [*self.chain(style, "pPr"), *self.chain(table, "pPr"), *self.defaults.get("pPr", [])]
        named_directly = paragraph is not None and paragraph.find(qn("w:numPr")) is not None
        label = [] if listed is None else [listed]
        chain = [*own, *label, *inherited] if named_directly else [*own, *inherited, *label]
        indents, spacing = list(every(chain, "ind")), list(every(chain, "spacing"))
        hanging, first_line = _millimetres(indents, "hanging"), _millimetres(indents, "firstLine")
        rule = attribute(spacing, "lineRule") or "auto"
        line = number(attribute(spacing, "line"), 240)
        frame = first(own, "framePr")
        return Form(
            align=_ALIGNMENTS.get(align := value_in(chain, "jc") or "left", align),
            left_mm=_millimetres(indents, "left", "start"),
            right_mm=_millimetres(indents, "right", "end"),
            first_mm=-hanging if _is_hanging(indents) else first_line,
            before_pt=_gap(spacing, "before"),
            after_pt=_gap(spacing, "after"),
            line=line / 240 if rule == "auto" else None,
            fixed_pt=None if rule == "auto" else line / _TWIPS_PER_PT,
            joins_own_style=is_set(chain, "contextualSpacing"),
            style=style,
            border_below=_has_border(chain, "bottom"),
            border_above=_has_border(chain, "top"),
            tabs=tuple(sorted(_tabs(chain))),
            framed_centre=frame is not None and frame.get(qn("w:xAlign")) == "center",
        )


_ALIGNMENTS = {"start": "left", "end": "right", "distribute": "both", "lowKashida": "both", "thaiDistribute": "both"}


def value(element: Element | None, name: str) -> str | None:
    """`w:val` of a child: `<w:jc w:val="center"/>` is `center`."""
    child = None if element is None else element.find(qn(f"w:{name}"))
    return None if child is None else child.get(qn("w:val"))


def every(chain: Sequence[Element], name: str) -> Iterator[Element]:
    tag = qn(f"w:{name}")
    return (child for element in chain if (child := element.find(tag)) is not None)


def first(chain: Sequence[Element], name: str) -> Element | None:
    return next(every(chain, name), None)


def value_in(chain: Sequence[Element], name: str) -> str | None:
    child = first(chain, name)
    return None if child is None else child.get(qn("w:val"))


def attribute(found: Sequence[Element], *names: str) -> str | None:
    """The nearest element's that has it: attributes are inherited one by one."""
    return next((text for each in found for name in names if (text := each.get(qn(f"w:{name}"))) is not None), None)


def is_on(text: str | None) -> bool:
    """A switch (17.17.4): there without a value, or with one that is not off."""
    return text is None or text not in _OFF


def is_set(chain: Sequence[Element], name: str) -> bool:
    child = first(chain, name)
    return child is not None and is_on(child.get(qn("w:val")))


def number(text: str | None, otherwise: float) -> float:
    try:
        said = otherwise if text is None else float(text)
    except ValueError:
        return otherwise
    return min(max(said, -_LARGEST), _LARGEST) if not isnan(said) else otherwise


def _toggled(own: Sequence[Element], levels: Sequence[Sequence[Element]], name: str) -> bool:
    """Direct formatting says it; else an odd number of the styles (17.7.3), or the defaults."""
    if first(own, name) is not None:
        return is_set(own, name)
    *styles, defaults = levels
    return sum(is_set(level, name) for level in styles) % 2 == 1 or is_set(defaults, name)


def _colour(colour: Element | None) -> str | None:
    if colour is None or colour.get(qn("w:themeColor")) in _DARK_THEME:
        return None
    said = colour.get(qn("w:val"), "auto")
    return None if said in _BLACK else said


def _is_hanging(indents: Sequence[Element]) -> bool:
    """Whichever of the two stands nearest counts."""
    for each in indents:
        if each.get(qn("w:hanging")) is not None:
            return True
        if each.get(qn("w:firstLine")) is not None:
            return False
    return False


def _millimetres(found: Sequence[Element], *names: str) -> float:
    return number(attribute(found, *names), 0) * _MM_PER_TWIP


def _gap(spacing: Sequence[Element], side: str) -> float:
    automatic = attribute(spacing, f"{side}Autospacing")
    if automatic is not None and is_on(automatic):
        return _AUTOMATIC_GAP_PT
    return number(attribute(spacing, side), 0) / _TWIPS_PER_PT


def _has_border(chain: Sequence[Element], side: str) -> bool:
    borders = first(chain, "pBdr")
    border = None if borders is None else borders.find(qn(f"w:{side}"))
    return border is not None and border.get(qn("w:val")) not in ("nil", "none", None)


def _tabs(chain: Sequence[Element]) -> Iterator[tuple[float, str]]:
    seen: set[str] = set()
    for group in every(chain, "tabs"):
        for tab in group.iterfind(qn("w:tab")):
            place = tab.get(qn("w:pos"), "0")
            if place not in seen:
                seen.add(place)
                kind = tab.get(qn("w:val"), "left")
                if kind != "clear":
                    yield number(place, 0) * _MM_PER_TWIP, kind
