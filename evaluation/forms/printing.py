"""Prints cases in forms: sets each document in Word, lets LibreOffice print what is not printed yet, then treats it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf

from evaluation.case import Case
from evaluation.forms.form import Form, Printed, Spelling, Treatment
from evaluation.forms.office import print_word_files
from samples.layout import Layout
from samples.source import Marked
from samples.typeset import typeset


def print_cases(jobs: Sequence[tuple[Case, Form]], folder: Path) -> Iterator[Printed]:
    """Each case in its form, in order. Files go to `folder` (made if need be): `CASE.FORM.pdf`, `plain/CASE.FORM.pdf`.

    A form that does not suit its case raises ValueError: ask `suits` first.
    """
    plain = folder / "plain"
    press = folder / "press"
    for place in (plain, press):
        place.mkdir(parents=True, exist_ok=True)
    reworked = [(form.reworked(case), form) for case, form in jobs]
    spellings = [(case, form, spelling) for case, form in reworked for spelling in {None, form.spelling}]
    _print_all(
        [(sheets, form.layout) for case, form, spelling in spellings for sheets in _typed(case, spelling)], press
    )
    for case, form in reworked:
        yield _made(case, form, folder)


def _made(case: Case, form: Form, folder: Path) -> Printed:
    name = f"{case.name}.{form.name}.pdf"
    plain, path = folder / "plain" / name, folder / name
    press = folder / "press"
    _lay_out(case, form, press, plain)
    typed = plain
    if form.spelling:
        typed = path.with_suffix(".typed")
        _lay_out(case, form, press, typed, spelling=form.spelling)
    _treat(typed, form.treatments, path, case)
    if typed != plain:
        typed.unlink()
    return Printed(case, form, path, plain)


def _lay_out(case: Case, form: Form, press: Path, target: Path, *, spelling: Spelling | None = None) -> None:
    """All sheets of a file in order, before anything is put on them."""
    _join([press / f"{_name(part, form.layout)}.pdf" for part in _typed(case, spelling)], target)
    if form.paging:
        _treat(target, [form.paging], target, case)


def _treat(source: Path, treatments: Sequence[Treatment], target: Path, case: Case) -> None:
    """Lets each treatment make a file of the one before; the last is `target`."""
    made = source
    for number, treatment in enumerate(treatments):
        step = target.with_suffix(f".{number}.step")
        treatment(made, step, case)
        if made != source:
            made.unlink()
        made = step
    if made == source:
        shutil.copyfile(source, target)
    else:
        made.replace(target)


def _typed(case: Case, spelling: Spelling | None) -> list[tuple[Marked, ...]]:
    """The marked text of each document, spelt so."""
    return [tuple(_respelt(entry.marked, spelling) for entry in document) for document in case.documents]


def _respelt(marked: Marked, spelling: Spelling | None) -> Marked:
    if spelling is None or marked.mark in ("table", "appendix"):
        return marked
    return Marked(marked.mark, spelling(marked.text))


def _name(marked: Sequence[Marked], layout: Layout) -> str:
    return hashlib.sha256(repr((tuple(marked), layout)).encode()).hexdigest()[:24]


def _print_all(sheets: Sequence[tuple[tuple[Marked, ...], Layout]], folder: Path) -> None:
    """Prints what differs once: forms that only treat the print share it."""
    wanted = {_name(marked, layout): (marked, layout) for marked, layout in sheets}
    files = []
    for name, (marked, layout) in wanted.items():
        if not (folder / f"{name}.pdf").is_file():
            files.append(folder / f"{name}.docx")
            typeset(marked, layout).save(str(files[-1]))
    print_word_files(files, folder)


def _join(sheets: Sequence[Path], target: Path) -> None:
    if len(sheets) == 1:
        shutil.copyfile(sheets[0], target)
        return
    with pikepdf.new() as joined:
        for sheet in sheets:
            with pikepdf.open(sheet) as pdf:
                joined.pages.extend(pdf.pages)
        joined.save(target, deterministic_id=True)
