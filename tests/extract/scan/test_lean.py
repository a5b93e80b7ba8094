"""A table photographed askew has its columns set upright, and boxes lead back to where they lay."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.scan.image import Grey
from extract.scan.lean import UPRIGHT, lean_of, set_upright
from extract.scan.placement import Placement
from extract.scan.rules import find_rules
from model.source import BBox

_SCALE = 4.0


def _table(fan: float) -> Grey:
    """Six columns over most of an A4 page, 4 pixels a point; the outer ones lean by `fan` to their sides."""
    picture = Image.new("L", (2380, 3368), 255)
    draw = ImageDraw.Draw(picture)
    for share in (-1, -0.6, -0.2, 0.2, 0.6, 1):
        middle, slide = 1190 + share * 900, 1400 * fan * share
        draw.line((middle - slide, 284, middle + slide, 3084), fill=0, width=4)
    for y in range(284, 3200, 400):
        reach = 900 + (y - 1684) * fan
        draw.line((1190 - reach, y, 1190 + reach, y), fill=0, width=4)
    return np.asarray(picture)


def test_columns_that_fan_out_are_found_and_set_upright() -> None:
    leaning = _table(0.02)
    assert len([rule for rule in find_rules(leaning, _SCALE).upright if rule.stop_pt - rule.start_pt > 600]) < 6
    upright = set_upright(leaning, lean_of(leaning, _SCALE))
    found = [rule for rule in find_rules(upright, _SCALE).upright if rule.stop_pt - rule.start_pt > 600]
    assert [round(rule.at_pt) for rule in found] == pytest.approx([72, 162, 252, 343, 433, 522], abs=3)


def test_upright_columns_few_columns_and_empty_pages_stay() -> None:
    assert lean_of(_table(0.0), _SCALE) == UPRIGHT
    assert lean_of(np.full((3368, 2380), 255, dtype=np.uint8), _SCALE) == UPRIGHT
    one = np.full((3368, 2380), 255, dtype=np.uint8)
    one[400:3000, 600:604] = 0
    assert lean_of(one, _SCALE) == UPRIGHT


@pytest.mark.parametrize("quarters", [0, 1])
def test_a_box_of_a_leaning_page_leads_there_and_back(quarters: int) -> None:
    place = Placement(595, 842, quarters, 0.4, lean=-0.005, fan_per_pt=5e-5)
    box = BBox(80, 90, 140, 102)
    there_and_back = place.on_upright(place.on_page(box))
    assert (there_and_back.x0, there_and_back.top) == pytest.approx((box.x0, box.top), abs=2)
    assert (there_and_back.x1, there_and_back.bottom) == pytest.approx((box.x1, box.bottom), abs=2)


def test_a_corner_lies_on_the_page_where_the_lean_took_it() -> None:
    leaning = _table(0.02)
    lean = lean_of(leaning, _SCALE)
    place = Placement(595, 842, lean=lean.turn, fan_per_pt=lean.fan * _SCALE)
    assert place.shown(522.5, 771)[0] == pytest.approx((595 + 450 + 700 * 0.02) / 2, abs=2)
    assert place.shown(522.5, 71)[0] == pytest.approx((595 + 450 - 700 * 0.02) / 2, abs=2)
