"""Settings: how the program looks and behaves, each change at once. Nothing here is about the child."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from ecm_desktop.diagram.wording import choices
from ecm_desktop.domain.bonds import Quality
from ecm_desktop.domain.model_words import Numbering
from ecm_desktop.i18n import LANGUAGES, Translator
from ecm_desktop.settings import IDLE_MINUTES, Preferences
from ecm_desktop.ui.capture.guard import NO_MEANS, Capture
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.preferences import LARGEST_TEXT, SMALLEST_TEXT, PreferenceDesk
from ecm_desktop.ui.preferred import live_qualities
from ecm_desktop.widgets.controls.chip_picker import ChipPicker
from ecm_desktop.widgets.controls.numbers import NumberField, set_off_edge
from ecm_desktop.widgets.controls.tab_order import follow_layout
from ecm_desktop.widgets.look import Kind, mark_as

LOOKS = {"system": "As the system", "light": "Light", "dark": "Dark", "contrast": "High contrast"}
LANGUAGE_NAMES = {"en": "English", "cy": "Cymraeg"}
ONLY_BY_ONESELF = "Not while you share the screen in a meeting: the others then see nothing of this program."
LONGEST_MARKING, MARKING_LETTERS = 60, 36


NUMBERINGS = {
    Numbering.SIX: "1 to 6 on a foundation",
    Numbering.SEVEN: "1 to 7, with the foundation",
    Numbering.NONE: "No numbers",
}


class SettingsPage(QScrollArea):
    """A form bound to the preferences; it follows them when they change elsewhere (a key, the system)."""

    def __init__(
        self, words: Translator, preferences: PreferenceDesk, vault_folder: Path, means: Capture | None = None
    ) -> None:
        super().__init__(widgetResizable=True)
        self.title = "Settings"
        mark_as(self, Kind.PAGE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(words("Settings"))
        self._words, self._preferences = words, preferences
        self.look = _choice({key: words(text) for key, text in LOOKS.items()})
        self.language = _choice({key: LANGUAGE_NAMES[key] for key in LANGUAGES})
        self.text = NumberField(minimum=round(SMALLEST_TEXT * 100), maximum=round(LARGEST_TEXT * 100), singleStep=10)
        self.text.setSuffix(" %")
        self.marking = QLineEdit()
        self.marking.setMaxLength(LONGEST_MARKING)
        self.marking.setMinimumWidth(MARKING_LETTERS * self.fontMetrics().averageCharWidth())
        self.marking.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.idle = NumberField(minimum=IDLE_MINUTES[0], maximum=preferences.longest_idle)
        set_off_edge(self.text, self.idle)
        self.numbers = _choice({key: words(text) for key, text in NUMBERINGS.items()})
        self.minimised = QCheckBox(words("Lock when the window is minimised"))
        self.left_out = QCheckBox(words("Leave this program’s windows out"))
        self.left_out.setEnabled(means is not None)
        self.stages = QCheckBox(words("Name the stages of growing up along the axis"))
        self.qualities = ChipPicker(words("Emotional lines offered in a meeting"), words, choices(Quality, words))
        self._lay_out(vault_folder)
        self._follow(preferences.value)
        self._connect()
        follow_layout(self)

    def _lay_out(self, vault_folder: Path) -> None:
        words, sheet = self._words, QWidget()
        form = QFormLayout(sheet)
        form.setContentsMargins(32, 24, 32, 24)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(label(words("Settings"), Kind.TITLE))
        rows = (
            (words("Look"), self.look),
            (words("Size of the text"), self.text),
            (words("Language, from the next start"), self.language),
            (words("Handling marking"), self.marking),
            (words("Lock after minutes without a key"), self.idle),
            (words("Minimised window"), self.minimised),
            (words("Screenshots and shared screens"), self.left_out),
            (words("Numbers in new placings, from the next opening"), self.numbers),
            (words("Timeline"), self.stages),
            (words("Emotional lines offered in a meeting"), self.qualities),
        )
        for name, widget in rows:
            widget.setAccessibleName(name)
            form.addRow(name, widget)
            if hint := self._hint_of(widget):
                form.addRow("", _wide(hint))
        form.addRow(words("The vault lies in"), _wide(str(vault_folder)))
        self.setWidget(sheet)

    def _hint_of(self, widget: QWidget) -> str:
        words, most = self._words, self._preferences.longest_idle
        if widget is self.idle and most < IDLE_MINUTES[1]:
            return words("Whoever looks after this computer allows {minutes} at the most.", minutes=most)
        if widget is self.left_out:
            is_there = self.left_out.isEnabled()
            return words(ONLY_BY_ONESELF) if is_there else words(NO_MEANS)
        return ""

    def _connect(self) -> None:
        desk = self._preferences
        self.look.activated.connect(lambda: desk.change(look=self.look.currentData()))
        self.language.activated.connect(lambda: desk.change(language=self.language.currentData()))
        self.text.valueChanged.connect(lambda percent: desk.change(text_scale=percent / 100))
        self.marking.editingFinished.connect(lambda: desk.change(marking=self.marking.text().strip()))
        self.idle.valueChanged.connect(lambda minutes: desk.change(idle_minutes=minutes))
        self.minimised.toggled.connect(lambda on: desk.change(lock_when_minimised=on))
        self.numbers.activated.connect(lambda: desk.change(level_numbers=self.numbers.currentData()))
        self.left_out.toggled.connect(lambda on: desk.change(left_out_of_pictures=on))
        self.stages.toggled.connect(lambda on: desk.change(with_stages=on))
        self.qualities.changed.connect(lambda keys: desk.change(qualities=",".join(keys)))
        desk.changed.connect(self._follow)

    def _follow(self, preferences: Preferences) -> None:
        self.look.setCurrentIndex(self.look.findData(preferences.look))
        self.language.setCurrentIndex(self.language.findData(preferences.language))
        self.text.setValue(round(preferences.text_scale * 100))
        self.marking.setText(preferences.marking)
        self.idle.setValue(preferences.idle_minutes)
        self.minimised.setChecked(preferences.lock_when_minimised)
        self.left_out.setChecked(preferences.left_out_of_pictures)
        self.stages.setChecked(preferences.with_stages)
        self.qualities.show_keys(live_qualities(preferences))
        self.numbers.setCurrentIndex(max(self.numbers.findData(preferences.level_numbers), 0))


def _wide(text: str) -> QLabel:
    """As wide as there is room: a wrapped path is hard to read."""
    made = label(text, Kind.HINT)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made


def _choice(texts: dict[str, str]) -> QComboBox:
    made = QComboBox()
    for key, text in texts.items():
        made.addItem(text, key)
    return made
