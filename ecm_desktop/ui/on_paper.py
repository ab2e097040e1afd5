"""A drawing taken along: a wall print over several sheets, or a picture; here the timeline, whole or as filtered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Drawing
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording.filters import shown_words
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.filters import ALL, Filter
from ecm_desktop.errors import Problem
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.looking_back.past import vouched
from ecm_desktop.ui.made_file import file_notice
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.printing import printing_words
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.tasks import IsCancelled, Progress
from ecm_desktop.ui.where_to_keep import where_to_keep
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind, mark_as

ON_PAPER_KEY = "Ctrl+P"
WALL_A3, WALL_A4, SVG, PNG = "wall-a3", "wall-a4", "svg", "png"
WHOLE, FILTERED = "whole", "filtered"
_SUFFIX = {WALL_A3: ".pdf", WALL_A4: ".pdf", SVG: ".svg", PNG: ".png"}
_SHARP = 2.0  # pixels a point of a PNG, or fewer where the drawing is too large for them


class PaperPanel(Overlay):
    """Asks over the window `parent` what is to be made of a drawing; names stand in full, as on any document.

    `asks` is its title, `saves` that of the system's dialog, `stem` begins the file's name, `done` says where it is,
    `hint` where else the drawing stands: all msgids.
    """

    asks: ClassVar[str]
    saves: ClassVar[str]
    stem: ClassVar[str]
    done: ClassVar[str]
    hint: ClassVar[str]

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self.session = session
        self.form = PickList(words("As"), (
            (WALL_A3, words("Wall print on A3: sheets to put together, with marks where they overlap (PDF)")),
            (WALL_A4, words("Wall print on A4: sheets to put together, with marks where they overlap (PDF)")),
            (SVG, words("Picture that can be enlarged (SVG)")), (PNG, words("Picture (PNG)")),
        ))  # fmt: skip
        self.which = PickList(words("What it shows"))
        self.sheets, self.printing = Hint(), Hint()
        self.save, self.back = QPushButton(words("Save…")), QPushButton(words("Back"))
        mark_as(self.save, Kind.PRIMARY)
        self.form.show_key(WALL_A3)
        self._lay_out()
        self.save.clicked.connect(lambda _on: self._ask_where())
        self.back.clicked.connect(lambda _on: self.close_panel())
        for ended in (session.setting_changed, session.closing):
            ended.connect(self.close_panel)

    def _lay_out(self) -> None:
        words = self.session.words
        self.column.addWidget(label(words(self.asks), Kind.TITLE))
        said = words(
            "Names stand in full. A plain file is not encrypted: keep it where only those who need it can read it."
        )
        self.column.addWidget(label(said, Kind.SUBTITLE))
        for field in (self.form, self.which):
            self.column.addWidget(FieldLabel(field.accessibleName(), field))
            self.column.addWidget(field)
        for said_below, told in ((self.sheets, words(self.hint)), (self.printing, printing_words(words))):
            self.column.addWidget(said_below)
            said_below.say(told)  # only now: without a parent it would come as a window of its own
        foot = QHBoxLayout()
        foot.addStretch()
        for button in (self.back, self.save):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.column.addLayout(foot)

    def toggle(self) -> None:
        """Ask, or take the question away."""
        if self.isVisible():
            self.close_panel()
            return
        ways = self.ways()
        self.which.offer(ways)
        self.which.show_key(ways[-1][0])
        self.open()
        self.form.setFocus()

    def ways(self) -> list[tuple[str, str]]:
        """What may be shown, with its words; the last is offered first."""
        raise NotImplementedError

    def maker(self, form: str) -> Callable[[Setting], bytes]:
        """What makes the file of that form, of the session as it is now and in a setting for paper."""
        raise NotImplementedError

    def _ask_where(self) -> None:
        words, form = self.session.words, self.form.key() or WALL_A3
        suffix = _SUFFIX[form]
        name = f"{words(self.stem).replace(' ', '-')}-{self.session.setting.today}{suffix}"  # names nobody
        kind = f"{suffix[1:].upper()} (*{suffix})"
        path = where_to_keep(self.session, self, words(self.saves), Path.home() / name, kind)
        if path is not None:
            self.make(path)

    def make(self, path: Path) -> None:
        """Make the file while the window goes on."""
        session = self.session
        make = self.maker(self.form.key() or WALL_A3)
        setting, revision = session.paper, session.editor.revision
        self.close_panel()

        def work(_progress: Progress, _cancelled: IsCancelled) -> bytes:
            return make(vouched(setting, session.past, revision))

        session.tasks.run(work, partial(self._write, path), self._failed, unfinished=session.words(self.stem))

    def _write(self, path: Path, data: bytes) -> None:
        from ecm_desktop.reports.files import write_atomically

        session = self.session
        try:
            write_atomically(path, data)
        except Problem as problem:
            self._failed(problem)
            return
        session.used.emit("exported", hashlib.sha256(data).hexdigest())
        session.notice(file_notice(session, session.words(self.done, file=path.name), path))

    def _failed(self, problem: Problem) -> None:
        self.session.notice(Notice(self.session.words.problem(problem), NoticeKind.TROUBLE))


class OnPaper(PaperPanel):
    """The timeline on paper."""

    asks = "The timeline on paper or as a picture"
    saves = "Save the timeline as"
    stem = "timeline"
    done = "The timeline is in {file}."
    hint = "On A4 and A3 to be folded out, beside everything else, the timeline stands in the full report."

    def ways(self) -> list[tuple[str, str]]:
        """The whole life, and what is shown of it now."""
        session, words = self.session, self.session.words
        found = [(WHOLE, words("The whole life"))]
        if session.filter != ALL:
            seen = shown_words(session.case, session.filter, session.setting)
            found.append((FILTERED, words("What the timeline shows now: {seen}", seen=seen)))
        return found

    def maker(self, form: str) -> Callable[[Setting], bytes]:
        """The life, whole or as it is filtered."""
        session = self.session
        shown = session.filter if self.which.key() == FILTERED else ALL
        return partial(_life_in_form, form, session.case, shown)


def _life_in_form(form: str, case: Case, shown: Filter, setting: Setting) -> bytes:
    from ecm_desktop.reports.wall import WIDER, life_on_paper

    drawing = life_on_paper(case, setting, shown, WIDER if form in (WALL_A3, WALL_A4) else 1.0)
    return made_in_form(form, drawing, case, setting)


def made_in_form(form: str, drawing: Drawing, case: Case, setting: Setting) -> bytes:
    """A drawing of a case as a file of that form."""
    from ecm_desktop.diagram.audit_row import in_file
    from ecm_desktop.diagram.svg import svg
    from ecm_desktop.reports.wall import A3, A4, wall_pdf
    from ecm_desktop.widgets.canvas.picture import LARGEST, render_png

    sizes, about = {WALL_A3: A3, WALL_A4: A4}, in_file(setting.audit_head)
    if form == SVG:
        return svg(drawing, Look(LookName.LIGHT), about=about).encode()
    if form == PNG:
        most = LARGEST / max(drawing.area.w, drawing.area.h)
        return render_png(drawing, Look(LookName.LIGHT), scale=min(_SHARP, most), about=about)
    return wall_pdf(drawing, sizes[form], setting, case.reference)
