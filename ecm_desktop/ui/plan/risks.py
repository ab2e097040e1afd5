"""Risk and safety: always beside the plan, each risk with what keeps people safe and who acts."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from ecm_desktop.diagram.wording import choices
from ecm_desktop.domain.course import latest_meeting
from ecm_desktop.domain.formulation import Risk, RiskNature
from ecm_desktop.domain.kept_back import KeptBack
from ecm_desktop.editing import formulation
from ecm_desktop.ui.plan.kept_out import KeptOut
from ecm_desktop.ui.plan.part import Part, PartOf, changing, entry_column, in_a_row, quiet, small_button
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.words_field import WordsField


class RiskEntry(QFrame):
    """One risk."""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self.text = WordsField(words("Risk"), lines=1)
        natures = [("", words("whom it threatens")), *choices(RiskNature, words)]
        self.nature = PickList(words("Whom it threatens, and from whom"), natures)
        self.nature.setMinimumContentsLength(18)
        self.triggers = LineField(words("What sets it off"))
        self.triggers.setPlaceholderText(words("What sets it off"))
        self.told_to = LineField(words("Whom it was told at once, and when"))
        self.told_to.setPlaceholderText(words("Whom it was told at once, and when"))
        self.exception = Hint()
        self.safety = WordsField(words("What keeps people safe"), lines=1)
        self.safety.setPlaceholderText(words("What keeps people safe"))
        self.who = LineField(words("Who acts"))
        self.who.setPlaceholderText(words("Who acts"))
        self.immediate = QCheckBox(words("now"))
        self.immediate.setAccessibleName(words("At risk now"))
        self.kept_out = KeptOut(session, key)
        remove = small_button(
            "×", words("Take the risk out"), lambda: session.do("Take out of the plan", formulation.remove_part, key)
        )
        quiet(self.text, self.safety, self.who, self.nature, self.triggers, self.told_to)
        column = entry_column(self)
        column.addLayout(in_a_row(self.text, self.immediate, self.kept_out.with_press(), remove, wide=self.text))
        column.addLayout(in_a_row(self.nature, self.triggers, wide=self.triggers))
        acting = in_a_row(self.safety, self.who)
        for place, share in enumerate((3, 2)):
            acting.setStretch(place, share)
        column.addLayout(acting)
        for part in (self.exception, self.told_to, self.kept_out):
            column.addWidget(part)
        change = changing(session, "Change the risk", Risk, key, self.show_record)
        self.text.settled.connect(lambda text: change(text=text))
        self.safety.settled.connect(lambda text: change(safety=text))
        self.nature.chosen.connect(lambda key: change(nature=RiskNature(key) if key else None))
        self.triggers.settled.connect(lambda text: change(triggers=text))
        self.told_to.settled.connect(lambda text: change(told_to=text))
        self.who.settled.connect(lambda text: change(who=text))
        self.immediate.clicked.connect(lambda on: change(immediate=on))

    def widget(self) -> QWidget:
        """The controls."""
        return self

    def show_record(self, record: Risk) -> None:
        """Show the risk as it is now."""
        veil = self._session.veil
        for field, text in ((self.text, record.text), (self.safety, record.safety)):
            field.follow(text, record.id, veil)
        self.nature.show_key(record.nature or "")
        for line, text in (
            (self.who, record.who), (self.triggers, record.triggers), (self.told_to, record.told_to),
        ):  # fmt: skip
            line.follow(text, record.id, veil)
        self.immediate.setChecked(record.immediate)
        asks = record.immediate and not record.told_to
        told = "An immediate risk may be shared without consent. Who was told, and when?"
        self.exception.say(self._session.words(told) if asks else "")
        self.told_to.setVisible(record.immediate or bool(record.told_to))
        self.kept_out.follow()


def risks_part(session: Session) -> Part[Risk]:
    """The card of risks; what is immediate comes first."""
    words = session.words

    def add(text: str) -> bool:
        meeting = latest_meeting(session.case)
        new = Risk(id=session.ids(), text=text, meeting=meeting.id if meeting else None)
        return session.do("Add a risk", formulation.add_part, new)

    return Part(
        session,
        PartOf(
            title=words("Risk and safety"),
            hint=words("To the child and to others, always looked at beside the model."),
            add_words=words("Add a risk"),
            kinds=(Risk, KeptBack),
            records=lambda case: sorted(case.of(Risk), key=lambda one: not one.immediate),
            entry=partial(RiskEntry, session),
            add=add,
        ),
    )
