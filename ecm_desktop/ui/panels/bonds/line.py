"""The panel of an emotional line: what it is, who towards whom, when, how far established, and who told of it."""

from __future__ import annotations

from ecm_desktop.diagram.wording import choices, term
from ecm_desktop.domain.bonds import Direction, HarmStatus, Quality, Relationship
from ecm_desktop.domain.life import Source
from ecm_desktop.ui.panels.bonds.panel import BondPanel
from ecm_desktop.ui.panels.keeping_back import KeepingBack
from ecm_desktop.ui.panels.period_fields import PeriodFields
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.words_field import WordsField

NOT_SAID = ""


class LinePanel(BondPanel[Relationship]):
    """Shows how two people are with each other. How far it is established is asked of harm alone."""

    kind = Relationship
    title = "How two people are with each other"

    def build(self) -> None:
        """Make the fields."""
        words = self.words
        self.quality = PickList(words("How they are with each other"))
        self.direction = PickList(words("Who towards whom"))
        self.status = PickList(words("How far it is established"))
        self.status.offer([(NOT_SAID, words("Not recorded")), *choices(HarmStatus, words)])
        self.period = PeriodFields(self.session, words("Since when"), words("Until when"))
        self.source = PickList(words("Who told of it"))
        self.note = WordsField(words("Note"), lines=4)
        self.field(words("How they are with each other"), self.quality)
        self.field(words("Who towards whom"), self.direction)
        self.status_name = self.field(words("How far it is established"), self.status)
        self.column.addSpacing(6)
        self.row(self.period)
        self.field(words("Who told of it"), self.source)
        self.keeping_back = KeepingBack(self.session)
        self.row(self.keeping_back)
        self.field(words("Note"), self.note)
        self.quality.chosen.connect(lambda key: self.change(quality=Quality(key)))
        self.direction.chosen.connect(lambda key: self.change(direction=Direction(key)))
        self.status.chosen.connect(lambda key: self.change(status=HarmStatus(key) if key else None))
        self.period.settled.connect(lambda period: self.change(period=period))
        self.source.chosen.connect(lambda key: self.change(source=key or None))
        self.note.settled.connect(lambda text: self.change(note=text))

    def fill(self, record: Relationship) -> None:
        """Put the line into the fields."""
        words, veil = self.words, self.session.veil
        a, b = self.name_of(record.a), self.name_of(record.b)
        self.about.setText(words("{a} and {b}", a=a, b=b))
        live = self.session.setting.qualities
        offered = live if record.quality in live else (*live, record.quality)
        self.quality.offer((one, term(one, words)) for one in offered)
        self.quality.show_key(record.quality)
        self.direction.offer(
            [
                (Direction.BOTH, term(Direction.BOTH, words)),
                (Direction.A_TO_B, words("from {a} towards {b}", a=a, b=b)),
                (Direction.B_TO_A, words("from {a} towards {b}", a=b, b=a)),
            ]
        )
        self.direction.show_key(record.direction)
        for part in (self.status, self.status_name):
            part.setVisible(record.is_harm)
        self.status.show_key(record.status or NOT_SAID)
        self.period.show_period(record.period, record.id)
        said = veil or str
        found = [(one.id, said(one.agency or one.file)) for one in self.session.case.of(Source)]
        self.source.offer([(NOT_SAID, words("Not recorded")), *found])
        self.source.show_key(record.source or NOT_SAID)
        self.keeping_back.show_record(record.id)
        self.note.follow(record.note, record.id, veil)

    def settle(self) -> None:
        """Keep what is still being typed."""
        self.period.settle()
        self.keeping_back.settle()
        self.note.settle()
