"""A case for other programs: the family, the records or the chronology, each as a file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.errors import Cancelled, Problem
from ecm_desktop.ui.looking_back.past import vouched
from ecm_desktop.ui.made_file import file_notice
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.tasks import IsCancelled, Progress
from ecm_desktop.ui.where_to_keep import where_to_keep
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.pick_list import PickList

FAMILY, PEDIGREE = ".ged", ".ped"

Written = Callable[[Case, int, Setting], bytes]


class ForPrograms(QWidget):
    """Which form, and a button that asks where the file is to lie."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self.form = PickList(words("For another program"), _offered(session))
        self.form.show_key(".xlsx")
        self.save = QPushButton(words("Save for it…"))
        self.save.clicked.connect(lambda _on: self.ask_where())
        row = QHBoxLayout()
        row.addWidget(self.form, 1)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FieldLabel(words("Or a file for another program"), self.form))
        column.addLayout(row)

    def ask_where(self) -> None:
        """Ask where the file is to lie, then write it."""
        words, form = self._session.words, self.form.key() or ""
        suggested = Path.home() / f"{words('case')}-{self._session.setting.today}{form}"  # names nobody
        path = where_to_keep(self._session, self, words("Keep the file as"), suggested, f"*{form}")
        if path is not None:
            self.write(path if path.suffix.lower() == form else path.with_name(path.name + form))

    def write(self, path: Path) -> None:
        """Write the case as it is now, in the form that the file's ending names, in a worker."""
        session, written = self._session, _FORMS[path.suffix.lower()]
        case, revision, setting = session.case, session.editor.revision, session.paper

        def work(_progress: Progress, cancelled: IsCancelled) -> bytes:
            from ecm_desktop.reports.files import write_atomically

            data = written(case, revision, vouched(setting, session.past, revision))
            if cancelled():
                raise Cancelled
            write_atomically(path, data)
            return data

        self.save.setEnabled(False)
        session.tasks.run(
            work,
            lambda data: self._written(path, data),
            self._failed,
            cancelled=lambda: self.save.setEnabled(True),
            unfinished=session.words("A file is being written."),
        )

    def _written(self, path: Path, data: bytes) -> None:
        self.save.setEnabled(True)
        session = self._session
        session.used.emit("exported", hashlib.sha256(data).hexdigest())
        said = [session.words("The file is {file}.", file=path.name), self._what_stays(path)]
        session.notice(file_notice(session, " ".join(filter(None, said)), path))

    def _what_stays(self, path: Path) -> str:
        from ecm_desktop.exchange import gedcom, ped

        told = {FAMILY: gedcom.not_carried, PEDIGREE: ped.not_carried}.get(path.suffix.lower())
        return told(self._session.case, self._session.words) if told else ""

    def _failed(self, problem: Problem) -> None:
        self.save.setEnabled(True)
        self._session.notice(Notice(self._session.words.problem(problem), NoticeKind.TROUBLE))


def _offered(session: Session) -> list[tuple[str, str]]:
    words = session.words
    return [
        (".xlsx", words("Chronology, a workbook (xlsx)")),
        (".csv", words("Chronology, plain rows (csv)")),
        (FAMILY, words("Family (GEDCOM 7)")),
        (PEDIGREE, words("Birth family, a pedigree table (PED)")),
        (".json", words("Every record (JSON)")),
    ]


def _family(case: Case, _revision: int, setting: Setting) -> bytes:
    from ecm_desktop.exchange.gedcom import family_file

    return family_file(case, setting.marking, setting.audit_head)


def _pedigree(case: Case, _revision: int, setting: Setting) -> bytes:
    from ecm_desktop.exchange.ped import pedigree_file

    return pedigree_file(case, setting.marking, setting.audit_head)


def _records(case: Case, revision: int, setting: Setting) -> bytes:
    from ecm_desktop.exchange.open_json import case_file

    return case_file(case, revision, setting.audit_head)


def _in_form(form: str) -> Written:
    def written(case: Case, _revision: int, setting: Setting) -> bytes:
        from ecm_desktop.reports.other_forms.forms import in_form

        return in_form(case, form, setting)

    return written


_FORMS: dict[str, Written] = {
    FAMILY: _family,
    PEDIGREE: _pedigree,
    ".json": _records,
    **{form: _in_form(form) for form in (".xlsx", ".csv")},
}
