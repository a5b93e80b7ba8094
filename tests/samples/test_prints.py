"""The committed PDF files say what their sources say."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from samples.build import print_pdf
from samples.source import Marked, parse, text_of
from samples.typeset import typeset
from tests.samples.truth import SAMPLE, SOURCES, column_texts, page_texts, squeezed

_PROSE = {"issuer", "place", "date", "kind", "subject", "to", "base", "text", "h0", "h1", "h2", "h3", "title"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_paragraph_of_the_source_is_in_the_pdf(source: Path) -> None:
    everything = "".join(page_texts(source))
    paragraphs = [line for line in parse(source.read_text(encoding="utf-8")) if line.mark in _PROSE]
    missing = [part for line in paragraphs for part in _words(line) if squeezed(part) not in everything]
    assert [part for part in missing if not _is_beside_another_column(part, source)] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_cell_of_the_source_is_in_its_column(source: Path) -> None:
    rows = [line for line in parse(source.read_text(encoding="utf-8")) if line.mark in ("row", "group")]
    columns = column_texts(source)
    missing = [
        cell
        for line in rows[1:]
        for index, cell in enumerate(line.parts("|"))
        if cell and squeezed(cell) not in columns[index]
    ]
    assert missing == []


def test_the_sample_is_as_long_as_a_real_one_and_has_rows_cut_by_a_page_break() -> None:
    pages = page_texts(SAMPLE)
    texts = [squeezed(line.parts("|")[1]) for line in parse(SAMPLE.read_text(encoding="utf-8")) if line.mark == "row"]
    on_pages = [page for page in pages if "TTNộidung" in page]
    cut = [text for text in texts if not any(text in page for page in pages) and text in column_texts(SAMPLE)[1]]
    assert len(pages) >= 7
    assert len(on_pages) >= 2
    assert cut


def test_typesetting_twice_gives_the_same_words_and_forms() -> None:
    marked = parse(SAMPLE.read_text(encoding="utf-8"))
    assert _document_xml(marked) == _document_xml(marked)


@pytest.mark.office
def test_printing_again_gives_the_committed_words(tmp_path: Path) -> None:
    source = next(path for path in SOURCES if path.stem == "02-CT-UBND")
    again = tmp_path / source.name
    again.write_bytes(source.read_bytes())
    print_pdf(again, tmp_path)
    assert "".join(page_texts(again)) == "".join(page_texts(source))


def _words(line: Marked) -> tuple[str, ...]:
    return tuple(part.strip() for part in text_of(line).split(" / "))


def _is_beside_another_column(part: str, source: Path) -> bool:
    """A subject under the number of a letter (V/v ...) shares its lines with the right column: found word by word."""
    return part.startswith("V/v") and all(word in page_texts(source)[0] for word in re.findall(r"\w+", part))


def _document_xml(marked: tuple[Marked, ...]) -> bytes:
    stored = BytesIO()
    typeset(marked).save(stored)
    return zipfile.ZipFile(stored).read("word/document.xml")
