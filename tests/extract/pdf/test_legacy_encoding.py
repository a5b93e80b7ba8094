"""TCVN3, VNI and VISCII: every letter there and back, real phrases, and PDFs whose fonts lie about what they hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extract.page import Page, lines_of
from extract.pdf.legacy_encoding import decode
from extract.pdf.pdf_file import open_pdf
from extract.vocabulary import load_vocabulary
from model.directive import Encoding
from tests.press import Print, print_pdf

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES] + ["đ"]
_CAPITALS = [letter.upper() for letter in _SMALL]
_PHRASE = "Căn cứ Kế hoạch số 50/KH-UBND ngày 19 tháng 02 năm 2024 của Ủy ban nhân dân huyện Đắk Song về việc sẵn sàng"


@cache
def _vni_codes() -> Mapping[str, str]:
    """Vietnamese letters as VNI writes them, from the letter and the marks it is made of."""
    table = load_vocabulary("legacy_encodings")["vni"]
    singles = {letter: code for code, letter in table["letters"].items()}
    codes = dict(singles)
    for base in ["a", "e", "o", "u", "y", "ơ", "ư", "A", "E", "O", "U", "Y", "Ơ", "Ư"]:
        for code, marks in table["marks"].items():
            letter = unicodedata.normalize("NFC", base + marks)
            if len(letter) == 1:
                codes.setdefault(letter, singles.get(base, base) + (code.upper() if base.isupper() else code))
    return codes


def _encode(text: str, encoding: Encoding) -> str:
    if encoding is Encoding.VNI:
        return "".join(_vni_codes().get(character, character) for character in text)
    codes = {letter: code for code, letter in load_vocabulary("legacy_encodings")[encoding]["letters"].items()}
    return "".join(codes.get(character, character) for character in text)


@pytest.mark.parametrize("letter", [*_SMALL, *_CAPITALS])
def test_every_letter_of_vni_comes_back(letter: str) -> None:
    code = _encode(letter, Encoding.VNI)
    assert letter.isascii() or code != letter or letter in "íìÍÌ"
    code.encode("cp1252")
    assert decode(code, Encoding.VNI) == letter


@pytest.mark.parametrize("letter", [*_SMALL, *"ĂÂÊÔƠƯĐ"])
def test_every_letter_that_tcvn3_has_comes_back(letter: str) -> None:
    code = _encode(letter, Encoding.TCVN3)
    assert letter.isascii() or code != letter or letter == "ý"
    code.encode("latin-1")
    assert decode(code, Encoding.TCVN3) == letter


@pytest.mark.parametrize("letter", [*_SMALL, *_CAPITALS])
def test_every_letter_of_viscii_comes_back(letter: str) -> None:
    code = _encode(letter, Encoding.VISCII)
    code.encode("latin-1")
    assert decode(code, Encoding.VISCII) == letter


def test_viscii_has_134_letters_at_the_codes_of_rfc_1456() -> None:
    letters = load_vocabulary("legacy_encodings")["viscii"]["letters"]
    assert len(letters) == len(set(letters.values())) == 134
    assert set(letters.values()) == {letter for letter in (*_SMALL, *_CAPITALS) if not letter.isascii()}
    known = {"\x02": "Ẳ", "\x80": "Ạ", "\xa0": "Õ", "\xaa": "ế", "\xd5": "ạ", "\xdf": "ư", "\xf0": "đ", "\xff": "Ữ"}
    assert {code: letters[code] for code in known} == known


@given(st.text(alphabet=[*_SMALL, *_CAPITALS, *"bcdghklmnpqrstvx BCDGH.,;:/-0123456789"]))
def test_any_vietnamese_text_survives_vni(text: str) -> None:
    assert decode(_encode(text, Encoding.VNI), Encoding.VNI) == text


@given(st.text(alphabet=[*_SMALL, *_CAPITALS, *"bcdghklmnpqrstvx BCDGH.,;:/-0123456789"]))
def test_any_vietnamese_text_survives_viscii(text: str) -> None:
    assert decode(_encode(text, Encoding.VISCII), Encoding.VISCII) == text


@given(st.text(alphabet=[*_SMALL, *"bcdghklmnpqrstvx BCDGH.,;:/-0123456789ĂÂÊÔƠƯĐ"]))
def test_any_text_of_small_letters_survives_tcvn3(text: str) -> None:
    assert decode(_encode(text, Encoding.TCVN3), Encoding.TCVN3) == text


@pytest.mark.parametrize(
    ("encoding", "written", "shown"),
    [
        (Encoding.TCVN3, "QuyÕt ®Þnh sè 115/2004/Q§-TTg", "Quyết định số 115/2004/QĐ-TTg"),
        (Encoding.TCVN3, "Bé tr−ëng", "Bộ trưởng"),
        (Encoding.TCVN3, "Bé tr\u00adëng", "Bộ trưởng"),
        (Encoding.TCVN3, "Quü b¶o l∙nh", "Quỹ bảo lãnh"),
        (Encoding.TCVN3, "Quü b¶o l·nh", "Quỹ bảo lãnh"),
        (Encoding.VNI, "UÛY BAN NHAÂN DAÂN", "ỦY BAN NHÂN DÂN"),
        (Encoding.VNI, "Uûy ban nhaân daân huyeän Ñaék Song", "Ủy ban nhân dân huyện Đắk Song"),
        (Encoding.VNI, "Keá hoaïch thöïc hieän nhieäm vuï", "Kế hoạch thực hiện nhiệm vụ"),
        (Encoding.VNI, "veà vieäc tuyeân truyeàn, kyû nieäm", "về việc tuyên truyền, kỷ niệm"),
    ],
)
def test_phrases_of_real_files(encoding: Encoding, written: str, shown: str) -> None:
    assert decode(written, encoding) == shown


def _page(pdf: Path, runs: Sequence[tuple[str, str]]) -> Page:
    """A page of lines, each (font name, text in Latin-1); the fonts are Times under other names, as in real prints."""
    canvas = Canvas(str(pdf))
    fonts = ("Times-Roman", "Times-Bold", "Times-Italic", "Helvetica")
    names = list(dict.fromkeys(name for name, _ in runs))
    for index, (name, text) in enumerate(runs):
        canvas.setFont(fonts[names.index(name)], 13)
        canvas.drawString(60, 780 - 20 * index, text)
    canvas.save()
    with pikepdf.open(pdf, allow_overwriting_input=True) as file:
        for font in file.pages[0].Resources.Font.values():
            plain = str(font.BaseFont).removeprefix("/")
            if plain in fonts[: len(names)]:
                font.BaseFont = pikepdf.Name("/" + names[fonts.index(plain)])
        file.save(pdf)
    with open_pdf(pdf) as opened:
        (page,) = opened.pages()
    return page


def _text(page: Page) -> str:
    return " ".join(line.text for line in lines_of(page.words))


@pytest.mark.parametrize(
    ("encoding", "font"),
    [
        (Encoding.TCVN3, ".VnTime"),
        (Encoding.TCVN3, "ABCDEF+VnTimeBold"),
        (Encoding.TCVN3, "TimesNewRoman"),
        (Encoding.VISCII, "VI Times"),
        (Encoding.VISCII, "ABCDEF+VISCII-Bold"),
        (Encoding.VISCII, "Helvetica"),
        (Encoding.VNI, "VNI-Times"),
        (Encoding.VNI, "ABCDEF+VNI-Helve-Bold"),
        (Encoding.VNI, "F1"),
    ],
)
def test_a_page_is_read_by_its_fonts_name_or_by_its_text(tmp_path: Path, encoding: Encoding, font: str) -> None:
    phrase = _PHRASE.replace("Ủ", "U" if encoding is Encoding.TCVN3 else "Ủ")
    code = _encode(phrase, encoding).replace("\x9c", "œ")  # as Windows shows VISCII's Ủ
    page = _page(tmp_path / "a.pdf", [(font, code)])
    assert _text(page) == phrase
    assert page.encoding is encoding


def test_small_letters_of_a_capital_font_are_shown_as_capitals(tmp_path: Path) -> None:
    runs = [(".VnTimeH", _encode("quyết định", Encoding.TCVN3)), (".VnTimeH", "ban hành".replace("à", "µ"))]
    assert _text(_page(tmp_path / "a.pdf", runs)) == "QUYẾT ĐỊNH BAN HÀNH"


def test_each_font_of_a_page_is_judged_on_its_own(tmp_path: Path) -> None:
    runs = [
        (".VnTime", _encode("kế hoạch", Encoding.TCVN3)),
        ("VNI-Times", _encode("kế hoạch", Encoding.VNI)),
        ("Arial", "façade of a café"),
    ]
    assert _text(_page(tmp_path / "a.pdf", runs)) == "kế hoạch kế hoạch façade of a café"


def test_unicode_under_a_legacy_name_stays_as_it_is(tmp_path: Path) -> None:
    pdf = print_pdf(tmp_path / "a.pdf", Print(body=[_PHRASE] * 5))
    with open_pdf(pdf) as opened:
        wanted = [word.text for page in opened.pages() for word in page.words]
    with pikepdf.open(pdf, allow_overwriting_input=True) as file:
        for font in file.pages[0].Resources.Font.values():
            font.BaseFont = pikepdf.Name("/.VnTime")
        file.save(tmp_path / "b.pdf")
    with open_pdf(tmp_path / "b.pdf") as opened:
        pages = list(opened.pages())
    assert [word.text for page in pages for word in page.words] == wanted
    assert {page.encoding for page in pages} == {Encoding.UNICODE}


def test_french_and_english_are_no_legacy_encoding(tmp_path: Path) -> None:
    text = "L'élève naïf a déjà lu où naître; the café's façade, § 3 ® 2 µm"
    page = _page(tmp_path / "a.pdf", [("Times", text)])
    assert _text(page) == text
    assert page.encoding is Encoding.UNICODE


_ONSETS = ("", "b", "ch", "đ", "gh", "h", "kh", "l", "ngh", "nh", "ph", "th", "tr", "v")
_RHYMES = {
    "ai": "a", "an": "a", "ương": "ơ", "ươc": "ơ", "iên": "ê", "uyên": "ê", "ơi": "ơ", "ưa": "ư", "âu": "â",
    "ăng": "ă", "ôt": "ô", "inh": "i", "oa": "o", "uy": "y", "e": "e", "ư": "ư", "ưu": "ư", "u": "u",
}  # fmt: skip


def _syllables() -> list[str]:
    """Every onset with every rhyme, the tones in turn: of each letter that bears a tone all six are among them."""
    found = []
    for at, (onset, (rhyme, bearer)) in enumerate((o, r) for o in _ONSETS for r in _RHYMES.items()):
        place = rhyme.rindex(bearer)
        toned = unicodedata.normalize("NFC", bearer + _TONES[(at + at // len(_RHYMES)) % 6])
        found.append(onset + rhyme[:place] + toned + rhyme[place + 1 :])
    return found


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI, Encoding.VISCII])
@pytest.mark.parametrize("named", [True, False])
def test_syllables_of_all_letters_come_back_from_a_print(tmp_path: Path, encoding: Encoding, named: bool) -> None:
    font = {Encoding.TCVN3: ".VnTime", Encoding.VNI: "VNI-Times", Encoding.VISCII: "VI Times"}[encoding]
    syllables = [syllable for syllable in _syllables() if syllable not in {"ư", "ễ"}]
    lines = [" ".join(syllables[at : at + 9]) for at in range(0, len(syllables), 9)]
    page = _page(tmp_path / "a.pdf", [(font if named else "F1", _encode(line, encoding)) for line in lines])
    assert _text(page).split() == " ".join(lines).split()
    assert page.encoding is encoding


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Hi\u00d6u tr-\u00ebng", "Hiệu trưởng"),
        ("th- ký vµ l-u tr÷", "thư ký và lưu trữ"),
        ("50/KH-UBND", "50/KH-UBND"),
        ("kinh tÕ-x· héi", "kinh tế-xã hội"),
        ("- Thi ®ua", "- Thi đua"),
    ],
)
def test_a_hyphen_is_a_letter_of_tcvn3_only_where_the_letter_can_stand(
    tmp_path: Path, written: str, shown: str
) -> None:
    assert _text(_page(tmp_path / "a.pdf", [(".VnTime", written), (".VnTime", "®Þnh")])) == f"{shown} định"
