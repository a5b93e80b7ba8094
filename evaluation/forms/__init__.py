"""Physical forms: a case printed in the many shapes in which directives really arrive.

    for printed in print_cases([(case, form) for case in cases for form in FORMS if form.suits(case)], folder):
        ...  # printed.case (truth as this form prints it), printed.form, printed.path, printed.plain

`form.reworked(case)` gives the truth alone. `printed.plain` has good Unicode text laid out on the same pages, so that
the page of a requirement can be looked up there. Everything is written below `folder` and is the same at every run.
"""

from evaluation.forms.catalogue import FORMS, form_named
from evaluation.forms.form import Form, Printed
from evaluation.forms.printing import print_cases

__all__ = ["FORMS", "Form", "Printed", "form_named", "print_cases"]
