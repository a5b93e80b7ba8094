"""How the body of a plan is numbered and punctuated, whatever has fallen away between its parts."""

from __future__ import annotations

from generate.plan.section_tree import Line, Node, paragraphs
from model.draft import Role, Run


def line(text: str, *, bullet: bool = False, counts: bool = False) -> Line:
    return Line((Run(text),), None, is_bullet=bullet, counts=counts)


def node(text: str, *items: Node | Line, opener: bool = False, bullet: bool = False, counts: bool = True) -> Node:
    return Node(text, None, is_opener=opener, is_bullet=bullet, counts=counts, items=list(items))


def printed(*sections: Node) -> list[str]:
    marks = {Role.BULLET: "- ", Role.SUBBULLET: "+ "}
    found = paragraphs(Node("", None, items=list(sections)))
    return [marks.get(paragraph.role, "") + paragraph.text for paragraph in found]


def test_each_level_has_its_own_numbers() -> None:
    deep = node("Hình thức", line("Một.", counts=True), line("Hai.", counts=True))
    assert printed(
        node("MỤC ĐÍCH", line("Tạo khí thế.")),
        node("NỘI DUNG", node("Thi đua", deep, node("Thời gian", line("Cả năm."))), node("Khen", line("Đúng."))),
    ) == [
        "I. MỤC ĐÍCH",
        "Tạo khí thế.",
        "II. NỘI DUNG",
        "1. Thi đua",
        "a) Hình thức",
        "- Một;",
        "- Hai.",
        "b) Thời gian",
        "Cả năm.",
        "2. Khen",
        "Đúng.",
    ]


def test_numbered_paragraphs_and_headings_count_together_in_their_order() -> None:
    section = node("NỘI DUNG", node("Trước bão", line("Chằng chống.")), line("Ai chủ quan thì chịu.", counts=True))
    assert printed(section)[1:] == ["1. Trước bão", "Chằng chống.", "2. Ai chủ quan thì chịu."]


def test_an_only_part_takes_no_number() -> None:
    assert printed(node("NỘI DUNG", line("Một việc.", counts=True))) == ["I. NỘI DUNG", "Một việc."]


def test_a_dash_under_a_dash_is_a_plus_and_the_list_goes_on_behind_it() -> None:
    inner = node("Hồ sơ gồm:", line("Đơn;", bullet=True), line("Ảnh.", bullet=True), opener=True, bullet=True)
    section = node("NỘI DUNG", line("Đóng dấu.", bullet=True), inner, line("Gửi đi", bullet=True))
    assert printed(section)[1:] == ["- Đóng dấu;", "- Hồ sơ gồm:", "+ Đơn;", "+ Ảnh;", "- Gửi đi."]


def test_a_list_ends_before_the_next_number() -> None:
    first = node("Hồ sơ gồm:", line("Đơn;", counts=True), line("Ảnh;", counts=True), opener=True)
    section = node("NỘI DUNG", first, line("Thời hạn nộp.", counts=True))
    assert printed(section)[1:] == ["1. Hồ sơ gồm:", "a) Đơn;", "b) Ảnh.", "2. Thời hạn nộp."]


def test_a_dash_of_several_sentences_keeps_its_stop() -> None:
    section = node("NỘI DUNG", line("Giao trẻ. Không để đi một mình.", bullet=True), line("Trực.", bullet=True))
    assert printed(section)[1:] == ["- Giao trẻ. Không để đi một mình.", "- Trực."]


def test_the_mark_behind_a_name_in_italics_is_upright() -> None:
    movement = Line((Run("Phong trào "), Run("“Dạy tốt, học tốt”;", italic=True)), None, is_bullet=True)
    last = paragraphs(Node("", None, items=[node("NỘI DUNG", movement)]))[-1]
    assert [(run.text, run.italic) for run in last.runs][-1] == (".", False)
