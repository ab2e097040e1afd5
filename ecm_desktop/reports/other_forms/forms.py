"""Which document leaves in which form: the report as text, the chronology as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.reports.make import make_document
from ecm_desktop.reports.model import Document
from ecm_desktop.reports.other_forms.tables import csv_of_first, xlsx
from ecm_desktop.reports.other_forms.text import docx


class Form(NamedTuple):
    """An edition, and how it is written."""

    edition: str
    write: Callable[[Document], bytes]


FORMS = {
    ".docx": Form("full", docx),
    ".xlsx": Form("chronology", xlsx),
    ".csv": Form("chronology", csv_of_first),
}


def in_form(case: Case, ending: str, setting: Setting) -> bytes:
    """What a file with that ending holds, as the meeting may see it, dated today."""
    form = FORMS[ending]
    return form.write(make_document(case, form.edition, setting, dated=setting.today))
