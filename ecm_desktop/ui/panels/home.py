"""The panel of a placement: where the child lived, with whom, from when to when, and on what legal footing."""

from __future__ import annotations

from functools import partial

from ecm_desktop.diagram.veil import called, said_in
from ecm_desktop.diagram.wording import when_words
from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.dates import Period, When
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import bonds
from ecm_desktop.ui.dating import read_when, said_back
from ecm_desktop.ui.panels.panel import Panel
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.chip_picker import ChipPicker
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField
from ecm_desktop.widgets.look import Kind, mark_as


class HomePanel(Panel):
    """Edits a placement where it stands; one that is new enters the case only by its button."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words("Where the child lived"))
        words = self.words
        said = partial(said_back, session)
        self._home: Placement | None = None
        self.name = LineField(words("With whom, or where"))
        self.nature = LineField(words("Kind of home"))
        self.nature.setPlaceholderText(words("at home, foster care, residential, secure…"))
        self.carers = ChipPicker(words("People who cared for the child there"), words)
        self.start = DateWordsField(words("From"), said, words.problem)
        self.end = DateWordsField(words("To"), said, words.problem)
        self.end.line.setPlaceholderText(words("still there"))
        self.legal = LineField(words("Legal footing"))
        self.end_reason = LineField(words("Why it ended"))
        for text, control in (
            (words("With whom, or where"), self.name), (words("Kind of home"), self.nature),
            (words("People who cared for the child there"), self.carers), (words("From"), self.start),
            (words("To"), self.end), (words("Legal footing"), self.legal), (words("Why it ended"), self.end_reason),
        ):  # fmt: skip
            self.field(text, control)
        self.column.addSpacing(10)
        self.put = self.button(words("Put on the timeline"), self._put)
        mark_as(self.put, Kind.PRIMARY)
        self.remove = self.button(words("Take off the timeline"), self._remove)
        self.row(self.put, self.remove)
        self.column.addStretch()
        self._connect()

    def _connect(self) -> None:
        self.name.settled.connect(lambda text: self._change(name=text.strip()))
        self.nature.settled.connect(lambda text: self._change(nature=text.strip()))
        self.legal.settled.connect(lambda text: self._change(legal_status=text.strip()))
        self.end_reason.settled.connect(lambda text: self._change(end_reason=text.strip()))
        self.carers.changed.connect(lambda keys: self._change(carers=keys))
        for field in (self.start, self.end):
            field.settled.connect(lambda _text: self._change(period=self._period()))

    def show_record(self, home: Placement) -> None:
        """Show a placement as it is now; one that is not in the case yet can be put there."""
        self._home, case, setting = home, self.session.case, self.session.setting
        said = said_in(case, setting)
        for field, text in (
            (self.name, home.name), (self.nature, home.nature), (self.legal, home.legal_status),
            (self.end_reason, home.end_reason),
        ):  # fmt: skip
            field.setReadOnly(setting.initials)
            field.show_text(said(text))
        self.carers.offer((one.id, called(one, setting)) for one in case.of(Person))
        self.carers.show_keys(home.carers)
        self.start.follow(self._said(home.period.start), home.id)
        self.end.follow(self._said(home.period.end), home.id)
        self.put.setVisible(home.id not in case and not setting.initials)  # initials are never written
        self.remove.setVisible(home.id in case)

    def _said(self, when: When | None) -> str:
        return "" if when is None else when.words or when_words(when, self.words)

    def _period(self) -> Period:
        start, end = (
            read_when(self.session, text) if (text := field.text()).strip() else None
            for field in (self.start, self.end)
        )
        return Period(start, end)

    def _change(self, **changed: object) -> None:
        """Change the placement that stands; what is typed for a new one waits for its button."""
        home, session = self._home, self.session
        if home is None or home.id not in session.case:
            return
        if not session.do("Change where the child lived", bonds.change_bond, Placement, home.id, **changed):
            self.show_record(session.case.get_one(Placement, home.id))

    def _put(self) -> None:
        home = self._home
        if home is None:
            return
        period = self._period()
        if period.start is None or not period.start.is_dated:
            self.start.object_to(self.words("Say since when the child lived there, as well as it is known."))
            self.start.setFocus()
            return
        new = Placement(
            id=home.id, name=self.name.text().strip(), nature=self.nature.text().strip(), carers=self.carers.keys(),
            legal_status=self.legal.text().strip(), period=period, end_reason=self.end_reason.text().strip(),
        )  # fmt: skip
        if self.session.do("Put down where the child lived", bonds.add_bond, new):
            self.session.select(new.id)

    def _remove(self) -> None:
        if self._home is not None:
            self.session.do("Take where the child lived off the timeline", bonds.remove_bond, self._home.id)
