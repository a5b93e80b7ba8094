"""How an upright picture of a page lies on the page: turned by quarters, then straightened by a small angle, then
leaning lines set upright."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, radians, sin

from model.source import BBox

_Move = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Placement:
    """The page is `width_pt` x `height_pt` as shown; upright reading turns it by `quarters` x 90 degrees
    counter-clockwise, then by `skew_degrees` counter-clockwise about the picture's middle. Lines that leaned by `lean`
    for each point down, and by `fan_per_pt` more for each point to the right, stand upright then."""

    width_pt: float
    height_pt: float
    quarters: int = 0
    skew_degrees: float = 0.0
    lean: float = 0.0
    fan_per_pt: float = 0.0

    @property
    def upright_size_pt(self) -> tuple[float, float]:
        """Width and height of the upright picture."""
        return (self.height_pt, self.width_pt) if self.quarters % 2 else (self.width_pt, self.height_pt)

    def on_page(self, box: BBox) -> BBox:
        """The box on the page as shown that holds a box of the upright picture."""
        return self._around(box, self._to_page, self.width_pt, self.height_pt)

    def on_upright(self, box: BBox) -> BBox:
        """The box on the upright picture that holds a box of the page."""
        return self._around(box, self._to_upright, *self.upright_size_pt)

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of the upright picture where it lies on the page as shown."""
        return self._to_page(x, y)

    @staticmethod
    def _around(box: BBox, move: _Move, width: float, height: float) -> BBox:
        corners = [move(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return BBox(
            min(max(min(xs), 0.0), width),
            min(max(min(ys), 0.0), height),
            max(min(max(xs), width), 0.0),
            max(min(max(ys), height), 0.0),
        )

    def _to_page(self, x: float, y: float) -> tuple[float, float]:
        width, height = self.upright_size_pt
        x, y = x - width / 2, y - height / 2
        x, y = _turned(x + y * (self.lean + self.fan_per_pt * x), y, -self.skew_degrees)
        for _ in range(self.quarters % 4):
            x, y = -y, x
        return x + self.width_pt / 2, y + self.height_pt / 2

    def _to_upright(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.width_pt / 2, y - self.height_pt / 2
        for _ in range(self.quarters % 4):
            x, y = y, -x
        x, y = _turned(x, y, self.skew_degrees)
        x = (x - y * self.lean) / (1 + y * self.fan_per_pt)
        width, height = self.upright_size_pt
        return x + width / 2, y + height / 2


def _turned(x: float, y: float, degrees: float) -> tuple[float, float]:
    """A point turned counter-clockwise about the origin, y growing downwards."""
    angle = radians(degrees)
    return x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle)
