"""Making a document in a worker, and keeping it: what is saved is what was made, byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Report
from ecm_desktop.editing import formulation
from ecm_desktop.errors import Cancelled, Problem
from ecm_desktop.ui.boards.family import WHOLE_MAP
from ecm_desktop.ui.looking_back.past import vouched
from ecm_desktop.ui.made_file import file_notice
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.report.copy import Copy, FileKind
from ecm_desktop.ui.report.form import Asked
from ecm_desktop.ui.report.issuing import Issuing, Stage
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.tasks import IsCancelled, Progress, Task, Work
from ecm_desktop.ui.where_to_keep import where_to_keep

if TYPE_CHECKING:
    from ecm_desktop.reports.editions.view import Issue
    from ecm_desktop.reports.make import At, Wanted


@dataclass(frozen=True)
class Made:
    """A document as it was asked for, and its own bytes; `copy` says in what kind of file they are kept."""

    asked: Asked
    copy: Copy
    setting: Setting
    revision: int  # of the case it was made of
    data: bytes = field(repr=False)
    unprintable: str = ""  # letters for which words in brackets stand
    again: Report | None = None  # the version that it is, made once more

    @property
    def is_the_same(self) -> bool:
        """Whether it is the very file that went out."""
        return self.again is not None and hashlib.sha256(self.data).hexdigest() == self.again.sha256


class Maker(QObject):
    """Makes one document at a time. `working` tells when it begins and ends, `progressed` the part done in per cent."""

    working = Signal(bool)
    progressed = Signal(int)
    kept = Signal()
    failed = Signal(object)  # Problem; it has been told in a notice

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Task[Made] | Task[bytes] | None = None

    def make(self, asked: Asked, copy: Copy, setting: Setting, then: Callable[[Made], None]) -> None:
        """Make a document of the case as it is now; `then` gets it, and a problem is told in a notice.

        `setting` is that of paper for a file, and that of the screen for what is looked at there.
        """
        session = self._session
        case, revision = session.case, session.editor.revision
        seated = replace(setting, seated=session.seated.get(WHOLE_MAP.name))
        at = session.past.at if session.past is not None else None

        def work(progress: Progress, cancelled: IsCancelled) -> Made:
            leaving = vouched(seated, session.past, revision)
            return Made(asked, copy, setting, revision, *_document(case, asked, copy, leaving, at, progress, cancelled))

        self._work(work, then)

    def make_again(self, out: Report, then: Callable[[Made], None]) -> None:
        """Make a version that went out once more, of the case as it was then."""
        session, past = self._session, self._session.past
        if past is None:
            return
        setting = session.setting
        then_set = replace(setting, today=out.dated, lanes=out.lanes, seated=session.seated.get(WHOLE_MAP.name))
        issuing = Issuing(Stage.ISSUED, out.version, out.author, out.why)
        asked = Asked(out.edition, out.meeting, out.recipient, out.reason, issuing, frozenset(out.extras))

        def work(progress: Progress, cancelled: IsCancelled) -> Made:
            leaving = vouched(then_set, past, out.revision)
            told = _document(past.at(out.revision), asked, Copy(), leaving, past.at, progress, cancelled)
            return Made(asked, Copy(), setting, out.revision, *told, again=out)

        self._work(work, then)

    def _work(self, work: Work[Made], then: Callable[[Made], None]) -> None:
        self._begin()
        self._task = self._session.tasks.run(
            work,
            lambda made: self._made(then, made),
            self._failed,
            progress=lambda part: self.progressed.emit(round(100 * part)),
            cancelled=self._ended,
            unfinished=self._session.words("The report is being made."),
        )

    def ask_where(self, edition: str, copy: Copy, parent: QWidget) -> Path | None:
        """Ask where a document is to lie; None when nowhere."""
        words, ending = self._session.words, copy.ending
        name = f"{words('report')}-{edition}-{self._session.setting.today}{ending}"  # names nobody
        kinds = f"{ending[1:].upper()} (*{ending})"
        path = where_to_keep(self._session, parent, words("Keep the report as"), Path.home() / name, kinds)
        return path if path is None or path.suffix.lower() == ending else path.with_name(path.name + ending)

    def keep(self, made: Made, path: Path) -> None:
        """Write a document to `path`, and remember that it was made; not a version that has gone out meanwhile."""
        record, case = self._record(made), self._session.case
        check = formulation.keep_report if made.again is None else None

        def work(_progress: Progress, cancelled: IsCancelled) -> bytes:
            from ecm_desktop.reports.files import write_atomically

            if check is not None:
                check(case, record)  # refuses before there is a file
            sealed = made.copy.sealed(made.data)
            if cancelled():
                raise Cancelled
            write_atomically(path, sealed)
            return made.data

        self._begin()
        self._task = self._session.tasks.run(
            work,
            lambda _data: self._over(lambda _made: self._tell(made, record, path), made),
            self._failed,
            cancelled=self._ended,
            unfinished=self._session.words("The report is being made."),
        )

    def stop(self) -> None:
        """Make no more of it."""
        if self._task is not None:
            self._task.cancel()

    def _begin(self) -> None:
        self.working.emit(True)

    def _ended(self) -> None:
        self._task = None
        self.working.emit(False)

    def _made(self, then: Callable[[Made], None], made: Made) -> None:
        if made.unprintable:
            said = "These cannot be printed, and words in brackets stand for them: {letters}"
            self._session.notice(Notice(self._session.words(said, letters=made.unprintable)))
        self._over(then, made)

    def _over(self, then: Callable[[Made], None], made: Made) -> None:
        self._ended()
        then(made)

    def _record(self, made: Made) -> Report:
        asked, issuing, today = made.asked, made.asked.issuing, made.setting.today
        return Report(
            id=self._session.ids(),
            edition=asked.edition,
            dated=today,
            meeting=asked.meeting,
            recipient=asked.recipient,
            reason=asked.readiness,
            sha256=hashlib.sha256(made.data).hexdigest(),
            issued=today if issuing.version else None,
            version=issuing.version,
            author=issuing.author,
            why=issuing.why,
            revision=made.revision,
            extras=tuple(sorted(asked.extras)),
            lanes=made.setting.lanes.opened(),
        )

    def _tell(self, made: Made, record: Report, path: Path) -> None:
        session, words = self._session, self._session.words
        session.used.emit("exported", record.sha256)
        if made.again is None:
            self._remember(record)
        session.notice(file_notice(session, words("The report is in {file}.", file=path.name), path))
        self.kept.emit()

    def _remember(self, record: Report) -> None:
        session = self._session
        if not record.version:
            session.do("Keep that a report was made", formulation.keep_report, record)
        elif session.do_for_good("Issue a version of a document", formulation.keep_report, record):
            session.used.emit("issued", record.sha256)

    def _failed(self, problem: Problem) -> None:
        self._ended()
        self._session.notice(Notice(self._session.words.problem(problem), NoticeKind.TROUBLE))
        self.failed.emit(problem)


def _issue(issuing: Issuing) -> Issue | None:
    from ecm_desktop.reports.editions.view import Issue

    return None if issuing.stage is Stage.COPY else Issue(issuing.version, issuing.author)


def _wanted(asked: Asked, at: At | None) -> Wanted:
    return {
        "meeting_id": asked.meeting,
        "recipient": asked.recipient,
        "readiness": asked.readiness,
        "issue": _issue(asked.issuing),
        "extras": asked.extras,
        "shown": asked.shown,
        "at": at,
    }


def _document(
    case: Case, asked: Asked, copy: Copy, setting: Setting, at: At | None, progress: Progress, cancelled: IsCancelled
) -> tuple[bytes, str]:
    """The document's bytes, and the letters in it for which words in brackets stand."""
    from ecm_desktop.reports.finish import Standard
    from ecm_desktop.reports.make import make_report

    wanted = _wanted(asked, at)
    if copy.ending != ".pdf":
        from ecm_desktop.reports.other_forms.forms import in_form

        return in_form(case, copy.ending, setting, asked.edition, setting.today, **wanted), ""
    letters: list[str] = []
    data = make_report(
        case,
        asked.edition,
        setting,
        **wanted,
        dated=setting.today,
        standard=Standard.UA_AND_ARCHIVE if copy.kind is FileKind.ARCHIVE else Standard.UA,
        progress=progress,
        cancelled=cancelled,
        unprintable=letters.append,
    )
    return data, "".join(letters)
