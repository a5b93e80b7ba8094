from pathlib import Path

from evaluation.locate import pages_of
from tests.press import Print, print_pdf


def test_requirements_are_found_on_the_pages_they_are_printed_on(tmp_path: Path):
    body = [f"{n}. Các trường thực hiện nhiệm vụ số {n} theo hướng dẫn. {'Chi tiết. ' * 90}" for n in range(1, 9)]
    plain = print_pdf(tmp_path / "x.pdf", Print(body=body))
    texts = [f"Các trường thực hiện nhiệm vụ số {n} theo hướng dẫn." for n in (1, 8)]
    first, last = pages_of(texts, plain)
    assert first == 1
    assert last is not None
    assert last > 1


def test_words_that_are_not_printed_have_no_page(tmp_path: Path):
    plain = print_pdf(tmp_path / "x.pdf", Print(body=["1. Các trường đăng ký thi đua."]))
    assert pages_of(["Không in ở đâu cả trong văn bản này"], plain) == (None,)
