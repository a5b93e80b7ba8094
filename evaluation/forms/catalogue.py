"""All forms, in the order of the report."""

from __future__ import annotations

from evaluation.forms.born_digital import BORN_DIGITAL
from evaluation.forms.form import Form
from evaluation.forms.legacy import LEGACY
from evaluation.forms.other_inputs import OTHER_INPUTS
from evaluation.forms.scans import GARBAGE, SCANS

FORMS: tuple[Form, ...] = (*BORN_DIGITAL, *LEGACY, *SCANS, *GARBAGE, *OTHER_INPUTS)


def form_named(name: str) -> Form:
    """The form of that name. Raises KeyError."""
    return {form.name: form for form in FORMS}[name]
