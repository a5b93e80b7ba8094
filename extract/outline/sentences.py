"""Sentences of administrative prose: where they end, and whether they ask for something or only tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.outline.paragraphs import Paragraph
from extract.page import Word
from extract.pdf.folding import fold
from extract.vocabulary import load_vocabulary
from model.directive import RequirementKind

# a full stop, the closing marks behind it, and what a new sentence begins with
_STOP = re.compile(r"(?:\./\.|[.!?…]+)[”\"’')\]]*(?=\s+[A-ZĐÀ-Ỹ“\"‘(\[+\d–-])|(?<=[a-zà-ỹ]{2})\.(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])")
_BLANK = re.compile(r":\s*(?:\.{4,}|…|_{3,})")  # `Số lượng sách: ........` is to be filled in
_END = re.compile(r"(?:\s*(?:\./\.|;|(?<!\.)\.(?!\.)|,))+$")


def split_sentences(paragraph: str) -> tuple[str, ...]:
    """The sentences of a paragraph as printed (folded), with their final marks; () for an empty paragraph.

    A semicolon ends none: a clause of several parts is one requirement (contract.md, "Unit").
    """
    text, begin, sentences = fold(paragraph), 0, []
    for stop in _STOP.finditer(text):
        if _ends_sentence(text, begin, stop):
            sentences.append(text[begin : stop.end()].strip())
            begin = stop.end()
    return tuple(sentence for sentence in (*sentences, text[begin:].strip()) if sentence)


def strip_end(text: str) -> str:
    """Without a final `;`, `.`, `,` or `./.`; an ellipsis stays."""
    return _END.sub("", text.strip())


def is_lead_in(sentence: str) -> bool:
    """It only opens the list behind it (`trọng tâm là:`): its bullets ask, it does not."""
    return re.search(r":[\s”\"']*$|(?<!\w)như sau[\s.:]*$", sentence, re.IGNORECASE) is not None


def asks(sentence: str, *, kind: RequirementKind) -> bool:
    """Whether a sentence in a part of this kind asks for, sets or limits something.

    Telling are lead-ins, references to an appendix, courtesy and contact lines, formulas of entry into force, and what
    only reports; in purposes and principles reports count too, for there they say what shall be kept up.
    """
    text = fold(sentence)
    if not re.search(r"[^\W\d_]{2}", text) or is_lead_in(text) or _BLANK.search(text):
        return False
    may_report = kind in {RequirementKind.PURPOSE, RequirementKind.PRINCIPLE}
    bare = text.lstrip('([“" ')  # `(Công điện này thay thế Công điện số 58/CĐ-VPCP)`
    patterns = [pattern for pattern, reports in _telling() if not (reports and may_report)]
    forms = (text,) if bare == text else (text, bare)
    return not any(pattern.match(form) for pattern in patterns for form in forms)


def _ends_sentence(text: str, begin: int, stop: re.Match[str]) -> bool:
    before, after = text[begin : stop.start()], text[stop.end() :].lstrip()
    if not stop[0].startswith("."):
        return not stop[0].startswith("…") or not after[:1].islower()
    if stop[0].startswith("..") or re.match(r"[(\[]\s*[a-zà-ỹ]", after):
        return False  # an ellipsis goes on; a bracket in small letters still belongs to its sentence
    if after[0].isdigit() and re.search(r"\d$", before):
        return False
    return not (_abbreviated().search(before) or _is_number(before))


def _is_number(before: str) -> bool:
    """`1.`, `a.`, `Điều 5.`: numbering at the head of a sentence, or a place in a document."""
    return re.fullmatch(r"\s*(?:\d+(?:\.\d+)*|[IVXLC]+|[a-zđ])", before) is not None or bool(_placed().search(before))


@cache
def _abbreviated() -> re.Pattern[str]:
    known = "|".join(re.escape(word) for word in load_vocabulary("sentences")["abbreviations"])
    return re.compile(rf"(?<!\w)(?:{known})$")


@cache
def _placed() -> re.Pattern[str]:
    known = "|".join(map(re.escape, load_vocabulary("sentences")["places"]))
    return re.compile(rf"(?<!\w)(?:{known})\s+(?:số\s+)?(?:\d+|[IVX]+)$", re.IGNORECASE)


@cache
def _telling() -> tuple[tuple[re.Pattern[str], bool], ...]:
    entries = load_vocabulary("sentences")["telling"]
    return tuple((re.compile(entry["pattern"], re.IGNORECASE), entry.get("reports", False)) for entry in entries)


def located_sentences(paragraph: Paragraph, start: int) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """The sentences of the content from `start` on, each with the words that it is printed with."""
    content = paragraph.content[start:]  # blanks do not count below: words have none
    position = len(re.sub(r"\s", "", paragraph.text)) - len(re.sub(r"\s", "", content))
    ends: list[int] = []
    for word in paragraph.words:
        ends.append((ends[-1] if ends else 0) + len(word.text))
    for sentence in split_sentences(content):
        end = position + len(re.sub(r"\s", "", sentence))
        words = tuple(
            word
            for word, stop in zip(paragraph.words, ends, strict=True)
            if stop > position and stop - len(word.text) < end
        )
        yield sentence, words or paragraph.words
        position = end
