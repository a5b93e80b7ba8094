"""What is read together: along a line, on to the next, never over a gap or a rule."""

from __future__ import annotations

from extract.page import Word
from extract.pdf.characters import Edge
from extract.scan.flow import flows
from model.source import BBox


def _line(text: str, left: float, top: float) -> list[Word]:
    words = []
    for part in text.split():
        words.append(Word(part, 1, BBox(left, top, left + 6 * len(part), top + 12), 12))
        left = words[-1].bbox_pt.x1 + 4
    return words


def _texts(words: list[Word], edges: tuple[Edge, ...] = ()) -> list[str]:
    return sorted(" ".join(word.text for word in flow) for flow in flows(words, edges))


def test_a_line_runs_on_to_the_line_below_it() -> None:
    assert _texts([*_line("công tác tổ", 50, 10), *_line("chức thi đua", 50, 26)]) == ["công tác tổ chức thi đua"]


def test_columns_and_paragraphs_far_below_are_apart() -> None:
    words = [*_line("Kiểm tra", 50, 10), *_line("Sở Nội vụ", 200, 10), *_line("chéo", 50, 26), *_line("Cuối", 50, 80)]
    assert _texts(words) == ["Cuối", "Kiểm tra chéo", "Sở Nội vụ"]


def test_rules_part_what_stands_close_together() -> None:
    words = [*_line("kể", 50, 10), *_line("Sở", 70, 10), *_line("chuyện", 50, 26), *_line("Nội", 90, 26)]
    upright = Edge(66, 0, 66, 24, upright=True)
    assert "kể Sở" in _texts(words)[0]
    assert _texts(words, (upright,))[0] == "Sở"
    below = Edge(40, 24, 300, 24, upright=False)
    assert "chuyện Nội" in _texts(words, (upright, below))
