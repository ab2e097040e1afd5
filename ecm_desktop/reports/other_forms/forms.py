"""Which document leaves in which form: the report as text, the chronology as a table, the court's paragraphs plain."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.reports.editions.catalogue import edition_of
from ecm_desktop.reports.make import THE_MEETING, make_document
from ecm_desktop.reports.model import Document, Table
from ecm_desktop.reports.other_forms.plain_text import plain_text
from ecm_desktop.reports.other_forms.search_form import search_form
from ecm_desktop.reports.other_forms.tables import csv_of_first, xlsx
from ecm_desktop.reports.other_forms.text import docx
from ecm_desktop.reports.unwanted import unwanted_in


class Form(NamedTuple):
    """An edition, how it is written, and what of the document is known to stand in the file."""

    edition: str
    write: Callable[[Document], bytes]
    known: Callable[[Document], tuple[str, ...]]


def _title(document: Document) -> tuple[str, ...]:
    return (document.subject,)


def _first_head(document: Document) -> tuple[str, ...]:
    tables = (block for block in document.blocks if isinstance(block, Table))
    return next((one.head[:1] for one in tables), ())


FORMS = {
    ".docx": Form("full", docx, _title),
    ".xlsx": Form("chronology", xlsx, lambda document: _title(document) + _first_head(document)),
    ".csv": Form("chronology", csv_of_first, _first_head),
    ".txt": Form("court", plain_text, _title),
}


def in_form(case: Case, ending: str, setting: Setting) -> bytes:
    """What a file with that ending holds, as the meeting may see it, dated today.

    Raises Refused when words that are to be withheld are found in it.
    """
    form = FORMS[ending]
    document = make_document(case, form.edition, setting, dated=setting.today)
    data = form.write(document)
    unwanted = unwanted_in(case, edition_of(form.edition), THE_MEETING, setting)
    if unwanted:
        search_form(data, unwanted, form.known(document))
    return data
