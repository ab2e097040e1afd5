"""The panel of a placement: where the child lived, with whom, from when to when, and on what legal footing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from ecm_desktop.diagram.veil import called
from ecm_desktop.diagram.wording import when_words
from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.dates import Period, When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import bonds
from ecm_desktop.ui.dating import read_when, said_back
from ecm_desktop.ui.panels.home_draft import SLOT, HomeDraft
from ecm_desktop.ui.panels.panel import Panel
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.chip_picker import ChipPicker
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField
from ecm_desktop.widgets.look import Kind, mark_as


class HomePanel(Panel):
    """Edits a placement where it stands; one that is new enters the case only by its button, and is a draft before."""

    thrown_away = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words("Where the child lived"))
        words = self.words
        said = partial(said_back, session)
        self._home: RecordId | None = None
        self._draft: HomeDraft | None = None
        self.name = LineField(words("With whom, or where"))
        self.nature = LineField(words("Kind of home"))
        self.nature.setPlaceholderText(words("at home, foster care, residential, secure…"))
        self.carers = ChipPicker(words("People who cared for the child there"), words)
        self.start = DateWordsField(words("From"), said, words.problem)
        self.end = DateWordsField(words("To"), said, words.problem)
        self.end.line.setPlaceholderText(words("still there"))
        self.legal = LineField(words("Legal footing"))
        self.end_reason = LineField(words("Why it ended"))
        self.address = LineField(words("Address (printed only when asked for)"))
        for text, control in (
            (words("With whom, or where"), self.name), (words("Kind of home"), self.nature),
            (words("People who cared for the child there"), self.carers), (words("From"), self.start),
            (words("To"), self.end), (words("Legal footing"), self.legal), (words("Why it ended"), self.end_reason),
            (self.address.accessibleName(), self.address),
        ):  # fmt: skip
            self.field(text, control)
        self.column.addSpacing(10)
        self.taken_up = Hint()
        self.put = self.button(words("Put on the timeline"), self._put)
        mark_as(self.put, Kind.PRIMARY)
        self.discard = self.button(words("Throw this away"), self.throw_away)
        self.remove = self.button(words("Take off the timeline"), self._remove)
        self.row(self.taken_up, self.put, self.discard, self.remove)
        self.column.addStretch()
        self._connect()

    def _connect(self) -> None:
        self.name.settled.connect(lambda text: self._change(name=text.strip()))
        self.nature.settled.connect(lambda text: self._change(nature=text.strip()))
        self.legal.settled.connect(lambda text: self._change(legal_status=text.strip()))
        self.end_reason.settled.connect(lambda text: self._change(end_reason=text.strip()))
        self.address.settled.connect(lambda text: self._change(address=text.strip()))
        self.carers.changed.connect(lambda keys: self._change(carers=keys))
        for field in (self.start, self.end):
            field.settled.connect(lambda _text: self._change(period=self._period()))

    def show_record(self, home: Placement) -> None:
        """Show a placement as it is now."""
        if self._home is not None and self._home != home.id:
            self.settle()
        self._home, self._draft = home.id, None
        self._fill(self._as_written(home))
        self._offer_acts()

    def begin(self, draft: HomeDraft, *, taken_up: bool = False) -> None:
        """Begin to put a placement down, or go on with one that was `taken_up` where it was left."""
        if self._home is not None:
            self.settle()
        self._home, self._draft = None, draft
        self.taken_up.say(self.words("Taken up again where you left it.") if taken_up else "")
        self._fill(draft)
        self._offer_acts()

    def from_event(self, placement: Placement, event: RecordId) -> HomeDraft:
        """The draft that an event begins, kept beside others."""
        return self._as_written(placement)._replace(slot=f"{SLOT}/{event}")

    @property
    def draft(self) -> HomeDraft | None:
        """What was put down so far and is on no timeline yet; None while a placement of the case is shown."""
        if self._draft is None:
            return None
        return self._draft._replace(
            name=self.name.written, nature=self.nature.written, carers=self.carers.keys(), start=self.start.text(),
            end=self.end.text(), legal_status=self.legal.written, end_reason=self.end_reason.written,
            address=self.address.written,
        )  # fmt: skip

    def keep_draft(self) -> None:
        """Keep what was put down so far, so that it can be taken up again."""
        draft = self.draft
        if draft is not None:
            self.session.drafts.keep(draft.slot, "" if draft.is_empty else draft.as_text())

    def leave_draft(self) -> None:
        """Keep the draft; something else is about to be shown."""
        self.keep_draft()
        self._draft = None

    def show_again(self) -> None:
        """Fill the fields of the draft again: what names look like has changed."""
        if (draft := self.draft) is not None:
            self._fill(draft)
            self.taken_up.say("")
            self._offer_acts()

    def throw_away(self) -> None:
        """Forget the draft."""
        if self._draft is not None:
            self.session.drafts.keep(self._draft.slot, "")
            self._draft = None
            self.thrown_away.emit()

    def settle(self) -> None:
        """Keep what is still being typed."""
        for field in (self.name, self.nature, self.start, self.end, self.legal, self.end_reason, self.address):
            field.settle()

    def _fill(self, home: HomeDraft) -> None:
        case, veil = self.session.case, self.session.veil
        for field, text in (
            (self.name, home.name), (self.nature, home.nature), (self.start, home.start), (self.end, home.end),
            (self.legal, home.legal_status), (self.end_reason, home.end_reason),
        ):  # fmt: skip
            field.follow(text, home.id, veil)
        self.address.follow(home.address, home.id, veil and (lambda _text: ""))  # a house is told by its number, too
        self.carers.offer((one.id, called(one, self.session.setting)) for one in case.of(Person))
        self.carers.show_keys(home.carers)

    def _offer_acts(self) -> None:
        is_draft, veiled = self._draft is not None, self.session.setting.initials
        self.put.setVisible(is_draft and not veiled)  # nobody puts down what they cannot read
        self.discard.setVisible(is_draft)
        self.remove.setVisible(not is_draft)
        if not is_draft:
            self.taken_up.say("")
        elif veiled:
            self.taken_up.say(self.words("In the sharing view this can only be read; leave the view to go on writing."))

    def _as_written(self, home: Placement) -> HomeDraft:
        return HomeDraft(
            id=home.id, name=home.name, nature=home.nature, carers=home.carers, start=self._said(home.period.start),
            end=self._said(home.period.end), legal_status=home.legal_status, end_reason=home.end_reason,
            address=home.address,
        )  # fmt: skip

    def _said(self, when: When | None) -> str:
        return "" if when is None else when.words or when_words(when, self.words)

    def _period(self) -> Period:
        start, end = (
            read_when(self.session, text) if (text := field.text()).strip() else None
            for field in (self.start, self.end)
        )
        return Period(start, end)

    def _change(self, **changed: object) -> None:
        """Change the placement that stands; what is typed for a new one waits for its button, and is kept meanwhile."""
        self.keep_draft()
        home = self.session.case.find(Placement, self._home)
        if home is None:
            return
        if not self.session.do("Change where the child lived", bonds.change_bond, Placement, home.id, **changed):
            self.show_record(home)

    def _put(self) -> None:
        draft = self.draft
        if draft is None:
            return
        period = self._period()
        if period.start is None or not period.start.is_dated:
            self.start.object_to(self.words("Say since when the child lived there, as well as it is known."))
            self.start.setFocus()
            return
        new = Placement(
            id=draft.id, name=draft.name.strip(), nature=draft.nature.strip(), carers=draft.carers,
            legal_status=draft.legal_status.strip(), period=period, end_reason=draft.end_reason.strip(),
            address=draft.address.strip(),
        )  # fmt: skip
        if self.session.do("Record where the child lived", bonds.add_bond, new):
            self.session.drafts.keep(draft.slot, "")
            self._draft = None
            self.session.select(new.id)

    def _remove(self) -> None:
        if self._home is not None:
            self.session.do("Take where the child lived off the timeline", bonds.remove_bond, self._home)
