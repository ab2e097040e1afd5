"""A document in a form other than PDF: any as text, its tables as a table; each form has an edition that is usual."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, Unpack

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.errors import Refused
from ecm_desktop.reports.make import Wanted, make_document, unwanted_words
from ecm_desktop.reports.model import Document, Masthead, Table
from ecm_desktop.reports.other_forms.plain_text import plain_text
from ecm_desktop.reports.other_forms.search_form import search_form
from ecm_desktop.reports.other_forms.tables import csv_of_first, xlsx
from ecm_desktop.reports.other_forms.text import docx


class Form(NamedTuple):
    """Its usual edition, how it is written, and what of the document is known to stand in the file."""

    edition: str
    write: Callable[[Document], bytes]
    known: Callable[[Document], tuple[str, ...]]


def _title(document: Document) -> tuple[str, ...]:
    return (document.subject,)


def _head(document: Document) -> tuple[str, ...]:
    return next(((one.title,) for one in document.blocks if isinstance(one, Masthead)), ())


def _first_head(document: Document) -> tuple[str, ...]:
    tables = (block for block in document.blocks if isinstance(block, Table))
    return next((one.head[:1] for one in tables), ())


FORMS = {
    ".docx": Form("full", docx, _title),
    ".xlsx": Form("chronology", xlsx, lambda document: _title(document) + _first_head(document)),
    ".csv": Form("chronology", csv_of_first, _first_head),
    ".txt": Form("court", plain_text, _head),
}


_OF_TABLES = (".xlsx", ".csv")


def in_form(
    case: Case, ending: str, setting: Setting, edition: str = "", dated: date | None = None, **wanted: Unpack[Wanted]
) -> bytes:
    """What a file with that ending holds: the document that is asked for, by default the one usual for that form, as
    the meeting may see it, and dated today.

    Raises Refused when words that are to be withheld are found in it, and for the tables of a document without any.
    """
    form = FORMS[ending]
    chosen = edition or form.edition
    document = make_document(case, chosen, setting, dated=dated or setting.today, **wanted)
    if edition and ending in _OF_TABLES and not any(isinstance(one, Table) for one in document.blocks):
        raise Refused("There is no table in this document. Choose another kind of file.")
    data = form.write(document)
    unwanted = unwanted_words(case, chosen, setting, **wanted)
    if unwanted:
        search_form(data, unwanted, form.known(document))
    return data
