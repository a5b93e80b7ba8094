"""Damaged and foreign files end in a finding or an error of ours, never in a crash."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

import pytest
from docx.oxml.ns import qn
from lxml import etree

from generate.check import opening
from generate.check.linter import check_docx, repair_docx
from model.errors import EncryptedFile, LimitExceeded, UnreadableFile, VanthuError
from tests.generate.check.official_letters import official_plan, saved
from tests.generate.check.variants import boxed, listed

_PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/header1.xml", "word/theme/theme1.xml")
_ODD_VALUES = ("-1", "99999999999", "x", "", "nan", "0")


def _damaged(content: bytes, seed: int) -> bytes:
    """Elements and attributes of one part dropped or overwritten, by chance that the seed fixes."""
    chance = random.Random(seed)  # noqa: S311 (examples, not secrets)
    wanted = chance.choice(_PARTS)
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(held, "w") as package:
        for name in source.namelist():
            package.writestr(name, _torn(source.read(name), chance) if name == wanted else source.read(name))
    return held.getvalue()


def _torn(part: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(part)  # a part that the test itself has made
    for _ in range(25):
        below = [element for element in root.iter() if element is not root]
        element = chance.choice(below)
        if element.attrib and chance.random() < 0.5:
            element.set(chance.choice(list(element.attrib)), chance.choice(_ODD_VALUES))
        elif element.getparent() is not None and len(below) > 30:
            element.getparent().remove(element)
    return etree.tostring(root)


@pytest.mark.parametrize("seed", range(24))
def test_a_damaged_file_is_checked_or_refused(seed: int) -> None:
    make = (official_plan, boxed, listed)[seed % 3]
    content = _damaged(saved(make()), seed)
    try:
        assert check_docx(content, "a.docx") is not None
        repair_docx(content, "a.docx")
    except VanthuError as error:
        assert "a.docx" in error.message


def test_a_document_without_a_section_gets_words_defaults_and_is_mended() -> None:
    document = official_plan()
    for section in list(document.element.body.iter(qn("w:sectPr"))):
        section.getparent().remove(section)
    content = saved(document)
    found = {finding.rule for finding in check_docx(content, "a.docx")}
    assert {"page-size", "margin-right", "page-number-place"} <= found
    assert {finding.rule for finding in repair_docx(content, "a.docx").left} == {"appendix-pages"}


def test_old_word_files_and_passwords_are_told_apart() -> None:
    old = b"\xd0\xcf\x11\xe0" + bytes(600)
    with pytest.raises(UnreadableFile, match=r"\.doc\)"):
        check_docx(old, "a.doc")
    with pytest.raises(EncryptedFile, match="mật khẩu"):
        check_docx(old + "EncryptedPackage".encode("utf-16-le"), "a.docx")


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_UNPACKED_BYTES", 1000)
    with pytest.raises(LimitExceeded):
        check_docx(saved(official_plan()), "a.docx")
