"""The four ages as numbers: from and to in half years, for the keyboard and for ranges."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QWidget

from ecm_desktop.diagram.wording import term
from ecm_desktop.domain.course import age_at
from ecm_desktop.domain.recovery import AgeDomain
from ecm_desktop.editing import recovery
from ecm_desktop.ui.plan.part import small_button
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind, mark_as

OLDEST = 25.0


class AgesFields(QWidget):
    """A row for each age; an age that is not set shows no number."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._meeting = session, ""
        words, grid = session.words, QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        for column, text in enumerate((words("Age"), words("from (years)"), words("to (years)"))):
            caption = QLabel(text)
            mark_as(caption, Kind.FIELD_LABEL)
            grid.addWidget(caption, 0, column)
        self.fields: dict[AgeDomain, tuple[QDoubleSpinBox, QDoubleSpinBox]] = {}
        for row, domain in enumerate(AgeDomain, 1):
            title = term(domain, words)
            low, high = (
                _years(words("{domain} age, from", domain=title)),
                _years(words("{domain} age, to", domain=title)),
            )
            clear = small_button("×", words("Clear the {domain} age", domain=title), partial(self._clear, domain))
            for column, part in enumerate((QLabel(title), low, high, clear)):
                grid.addWidget(part, row, column)
            low.valueChanged.connect(partial(self._low_changed, domain))
            high.valueChanged.connect(partial(self._high_changed, domain))
            self.fields[domain] = (low, high)

    def show_meeting(self, meeting: str) -> None:
        """Show the ages as that meeting sees them."""
        self._meeting = meeting
        for domain, (low, high) in self.fields.items():
            age = age_at(self._session.case, meeting, domain)
            for field, months in ((low, age.low if age else -6), (high, age.high if age else -6)):
                field.blockSignals(True)
                field.setValue(months / 12)
                field.blockSignals(False)

    def set_age(self, domain: str, months: int) -> None:
        """Set an age to one value, or move its range there."""
        key = AgeDomain(domain)
        now = age_at(self._session.case, self._meeting, key)
        half = (now.high - now.low) // 2 if now else 0
        self._set(key, max(months - half, 0), months + half)

    def _low_changed(self, domain: AgeDomain, years: float) -> None:
        months = round(years * 12)
        if months < 0:
            self._clear(domain)
        else:
            now = age_at(self._session.case, self._meeting, domain)
            was_one = now is None or now.low == now.high
            self._set(domain, months, months if was_one or now is None else max(now.high, months))

    def _high_changed(self, domain: AgeDomain, years: float) -> None:
        months = round(years * 12)
        now = age_at(self._session.case, self._meeting, domain)
        if months >= 0:
            self._set(domain, min(now.low, months) if now else months, months)

    def _set(self, domain: AgeDomain, low: int, high: int) -> None:
        join = f"age {self._meeting} {domain}"
        self._session.do_joined("Set an age", join, None, recovery.set_age, self._meeting, domain, low, high)
        self.show_meeting(self._meeting)

    def _clear(self, domain: AgeDomain) -> None:
        self._session.do("Clear an age", recovery.clear_age, self._meeting, domain)


def _years(name: str) -> QDoubleSpinBox:
    """A field of half years; below zero it is empty, which is 'not set'."""
    field = QDoubleSpinBox()
    field.setRange(-0.5, OLDEST)
    field.setSingleStep(0.5)
    field.setDecimals(1)
    field.setSpecialValueText("–")
    field.setKeyboardTracking(False)
    field.setMinimumWidth(60)
    field.setAccessibleName(name)
    return field
