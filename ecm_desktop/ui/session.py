"""A session: one open case joined to Qt. Pages ask it for the case, tell it what to do, and hear what changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, datetime
from typing import ParamSpec

from PySide6.QtCore import QObject, Signal

from ecm_desktop.diagram.covers import is_covered, turned
from ecm_desktop.diagram.inks import Look
from ecm_desktop.diagram.setting import Setting, shown_in
from ecm_desktop.diagram.veil import Said, said_in
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.course import open_meeting
from ecm_desktop.domain.filters import ALL, Filter
from ecm_desktop.domain.ids import IdSource, RecordId, new_id
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.record import Record
from ecm_desktop.editing.editor import Editor, Verb
from ecm_desktop.editing.history import Step
from ecm_desktop.errors import Problem, Unavailable
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.counting import how_much
from ecm_desktop.ui.drafts import Drafts, PassingDrafts
from ecm_desktop.ui.looking_back.past import Past
from ecm_desktop.ui.notice import Notice, NoticeKind, copy_offered
from ecm_desktop.ui.seatings import Seatings
from ecm_desktop.ui.tasks import Tasks

P = ParamSpec("P")


class Session(QObject):
    """One open case. Edits go through `do`; it never raises for what the user can put right, but says it in a notice.

    Titles are msgids: the journal keeps them as they are, and the notice bar shows them in the user's language.
    """

    changed = Signal(object, object, object)  # Case, Change, origin
    day_changed = Signal(object)  # the "as of" day: date, or None for the whole life
    filter_changed = Signal(object)  # Filter: which events are looked at
    selected = Signal(str)  # record id, or "" for nothing
    noticed = Signal(object)  # Notice
    notice_over = Signal(object)  # Notice: it is no longer true
    look_changed = Signal(object)  # Look
    setting_changed = Signal(object)  # Setting
    page_asked = Signal(str)  # key of a page
    panel_asked = Signal(str)  # id of the action that shows a panel over the window, or takes it away
    record_asked = Signal(str)  # id of a record that is to be seen on the page that was asked for just before
    part_asked = Signal(str)  # key of a part of the page that was asked for just before
    used = Signal(str, str)  # what was done, as the audit calls it ("exported", "imported"); the SHA-256 of its file
    details_turned = Signal(bool)  # whether what is chosen is told beside the picture
    child_first = Signal(bool)  # whether the child's own words fill the screen
    told = Signal(str)  # where the telling of the life is, in one line; "" when nobody tells it
    paused = Signal(bool)  # whether everybody pauses: no clock runs
    copy_wanted = Signal()  # of a vault that takes nothing more
    closing = Signal()  # the case is about to be closed: keep drafts now

    def __init__(
        self,
        editor: Editor,
        setting: Setting,
        look: Look,
        *,
        clock: Callable[[], datetime],
        ids: IdSource = new_id,
        drafts: Drafts | None = None,
        shelf: Drafts | None = None,
        author: Callable[[], str] = str,
        user: Callable[[], str] = str,
        past: Past | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.tasks = Tasks(self)
        self.ids = ids
        self.clock = clock
        self.drafts = drafts or PassingDrafts()
        self.shelf = shelf or PassingDrafts()  # what is kept for every case of the vault
        self.seated = Seatings(self.drafts)
        self.author = author  # the name of who works here, "" where none was given
        self.user = user  # the opaque id of their way in, "" where that is the recovery key or there is none
        self.past = past  # None where nothing was kept
        self._setting = dataclasses.replace(setting, looked_at=frozenset())
        self._look = look
        self._day: date | None = None
        self._selection: RecordId = ""
        self._filter = ALL
        self._shows_details = True
        editor.listen(self._tell)

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self.editor.case

    @property
    def shown(self) -> Case:
        """The case without what is covered in the sharing view."""
        return shown_in(self.editor.case, self._setting)

    @property
    def setting(self) -> Setting:
        """What drawings are made with now."""
        return self._setting

    @property
    def paper(self) -> Setting:
        """What documents are made with: names in full, whoever sees the screen, and every lane open."""
        return dataclasses.replace(self._setting.opened(), initials=False, uncovered=None, looked_at=None)

    @property
    def veil(self) -> Said | None:
        """How text may be shown in sharing view; None while names may be read."""
        return said_in(self.case, self._setting) if self._setting.initials else None

    def veil_over(self, record: Record) -> Said | None:
        """How the texts of a record may be shown; None where they may be read."""
        return said_in(self.case, self._setting) if self._setting.initials or self.is_covered(record) else None

    @property
    def words(self) -> Translator:
        """The words of the screen."""
        return self._setting.words

    @property
    def look(self) -> Look:
        """The inks of the screen."""
        return self._look

    @property
    def day(self) -> date | None:
        """The day of the child's life that is looked at; None is the whole of it."""
        return self._day

    @property
    def selection(self) -> RecordId:
        """The record that is selected, "" for none."""
        return self._selection

    @property
    def filter(self) -> Filter:
        """Which events are looked at."""
        return self._filter

    @property
    def shows_details(self) -> bool:
        """Whether what is chosen is told beside the picture: not by itself where others see the same screen."""
        return self._shows_details

    def show_details(self, shown: bool = True) -> None:
        """Tell what is chosen beside the picture, or show the picture alone."""
        if shown is not self._shows_details:
            self._shows_details = shown
            self.details_turned.emit(shown)

    @property
    def open_meeting(self) -> Meeting | None:
        """The meeting that is going on, if any."""
        return open_meeting(self.case)

    def do(self, title: str, verb: Verb[P], /, *args: P.args, **kwargs: P.kwargs) -> bool:
        """Do a verb under a title (a msgid); says what was done, or why not. False when nothing was done."""
        return self._try(title, lambda: self.editor.do(title, verb, *args, **kwargs), self.undo)

    def do_joined(
        self, title: str, join: str, origin: object, verb: Verb[P], /, *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """As `do`, joining the last step when that had the same `join`; `origin` need not redraw itself."""
        return self._try(title, lambda: self.editor.do_joined(title, join, origin, verb, *args, **kwargs), self.undo)

    def do_for_good(self, title: str, verb: Verb[P], /, *args: P.args, **kwargs: P.kwargs) -> bool:
        """As `do`, for what undo cannot take back since it has happened outside."""
        return self._try(title, lambda: self.editor.do_for_good(title, verb, *args, **kwargs), None)

    def undo(self) -> bool:
        """Take the last step back; False when there is none or it could not be kept."""
        return self._step(self.editor.undo, "Taken back: {what}", "Redo", self.redo)

    def redo(self) -> bool:
        """Do the last undone step again."""
        return self._step(self.editor.redo, "Done again: {what}", "Undo", self.undo)

    def select(self, record: RecordId) -> None:
        """Select one record, or nothing with ""."""
        if record != self._selection:
            self._selection = record
            self.selected.emit(record)

    def go(self, page: str, record: RecordId = "", part: str = "") -> None:
        """Ask the window to show a page, with a record selected there, or a part of it in front, when one is given."""
        if record:
            self.select(record)
        self.page_asked.emit(page)
        if record:
            self.record_asked.emit(record)
        if part:
            self.part_asked.emit(part)

    def set_day(self, day: date | None) -> None:
        """Look at the child's life as of a day; None shows the whole of it."""
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def set_filter(self, shown: Filter) -> None:
        """Look at these events only; `ALL` shows every one again."""
        if shown != self._filter:
            self._filter = shown
            self.filter_changed.emit(shown)

    def set_look(self, look: Look) -> None:
        """Change the inks of the screen."""
        if look.name is not self._look.name:
            self._look = look
            self.look_changed.emit(look)

    def change_setting(self, setting: Setting) -> None:
        """Change what drawings are made with: words, marking, initials."""
        if setting != self._setting:
            self._setting = setting
            self.setting_changed.emit(setting)

    def toggle_sharing(self) -> None:
        """Sharing view on or off: in it nobody's name is shown, only initials."""
        initials = not self._setting.initials
        uncovered: frozenset[RecordId] | None = frozenset() if initials else None
        self.change_setting(
            dataclasses.replace(self._setting, initials=initials, uncovered=uncovered, looked_at=frozenset())
        )

    def is_covered(self, record: Record) -> bool:
        """Whether a record is covered on the shared screen now."""
        return is_covered(record, self.case, self._setting)

    def uncover(self, record: RecordId) -> None:
        """Show one covered record, or cover it again; in the sharing view for as long as that lasts."""
        self.change_setting(turned(record, self._setting))

    def notice(self, notice: Notice) -> None:
        """Say something in the notice bar."""
        self.noticed.emit(notice)

    def withdraw(self, notice: Notice) -> None:
        """Say no more of something that is no longer true."""
        self.notice_over.emit(notice)

    def _tell(self, case: Case, change: Change, origin: object) -> None:
        if self._selection and self._selection not in case:
            self.select("")
        self.changed.emit(case, change, origin)

    def _try(self, title: str, work: Callable[[], Change], back: Callable[[], bool] | None) -> bool:
        try:
            change = work()
        except Problem as problem:
            self._say_problem(problem, lambda: self._try(title, work, back))
            return False
        if change:
            said = self.words("Done: {what}", what=self.words(title)) + how_much(change, self.words)
            self.notice(Notice(said, NoticeKind.DONE, self.words("Undo") if back else "", back))
        return bool(change)

    def _step(self, step: Callable[[], Step | None], said: str, button: str, back: Callable[[], bool]) -> bool:
        try:
            done = step()
        except Problem as problem:
            self._say_problem(problem, lambda: self._step(step, said, button, back))
            return False
        if done is not None:
            text = self.words(said, what=self.words(done.title))
            self.notice(Notice(text, NoticeKind.DONE, self.words(button), back))
        return done is not None

    def _say_problem(self, problem: Problem, again: Callable[[], bool]) -> None:
        text = self.words.problem(problem)
        if isinstance(problem, Unavailable):
            copy = copy_offered(problem, self.words, self.copy_wanted.emit)
            self.notice(Notice(text, NoticeKind.TROUBLE, self.words("Try again"), again, copy))
        else:
            self.notice(Notice(text, NoticeKind.NOTE))
