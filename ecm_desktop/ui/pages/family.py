"""The family page: the family map as of a day, with a slider for the day and the inspector beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.seating.by_hand import HAND_ROOM
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.domain.seats import Seat
from ecm_desktop.editing import notation, people, seats
from ecm_desktop.editing.joining import Beside
from ecm_desktop.ui.actions import Action
from ecm_desktop.ui.boards.covers import Covers
from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.ui.boards.family_keys import FamilyKeys
from ecm_desktop.ui.boards.map_key import MapKey
from ecm_desktop.ui.boards.playing import PLAY_KEY, Playing
from ecm_desktop.ui.boards.ring import Ring
from ecm_desktop.ui.boards.shape_palette import ShapePalette
from ecm_desktop.ui.boards.two_days import TwoDays
from ecm_desktop.ui.day_bar import STEP_KEYS, DayBar
from ecm_desktop.ui.hints import WayOn
from ecm_desktop.ui.layer import Layer
from ecm_desktop.ui.on_paper import ON_PAPER_KEY
from ecm_desktop.ui.panels.bonds.kinds import BONDS
from ecm_desktop.ui.panels.inspector import Inspector, WithInspector
from ecm_desktop.ui.panels.layer_actions import layer_actions
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.tab_order import follow_layout
from ecm_desktop.widgets.look import text_scale

BESIDE = 880  # pixels at 100 % that the day bar and the buttons need beside each other


class FamilyPage(QWidget):
    """The genogram in the whole window."""

    title: ClassVar[str] = "Family"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.board = FamilyBoard(session)
        self.key = MapKey(self.board)
        self._put_beside_zoom()
        self.shapes = ShapePalette(self.board, session.words)
        self.add = self.shapes.buttons[Gender.UNKNOWN]
        self.shapes.asked.connect(self._add_person)
        self.shapes.fallen.connect(self._add_at)
        self.days = DayBar(session, self)
        words = session.words
        hint = words("Choose a person, a line or a household in the picture to see more.")
        self.layer = Layer.of(session)
        self.inspector = Inspector(session, hint, self, of=(Person, *BONDS), layer=self.layer)
        self.tidy = QPushButton(words("Tidy the map"))
        self.relative = QPushButton(words("A relative…"))
        self._compared: TwoDays | None = None  # made when it is first asked for
        self.relative.setToolTip(words("By one line: half-brother via dad, name not known"))
        self.relative.clicked.connect(lambda _on: session.panel_asked.emit("relative"))
        self.tidy.clicked.connect(lambda _on: self._tidy())
        self.signs = PickList(words("Signs"), [(one.key, one.title) for one in session.setting.notations])
        self.signs.setToolTip(words("Which signs the family map is drawn with"))
        self.signs.setMinimumContentsLength(14)
        self.signs.chosen.connect(self._choose_signs)
        self.nobody_yet = WayOn(
            session,
            words("Only the child is on the map yet. Bring in a family file, or choose the child and add people."),
            words("Bring in files"),
            "import",
            self,
        )
        self.covers = Covers(session)
        self.board.joined.connect(lambda kin, key: self.inspector.person_panel.add_beside(Beside(kin), key))
        self.keys = FamilyKeys(session, self.board, self.inspector.person_panel)
        session.changed.connect(UntilShown(self, self._follow).ask)
        self._follow()
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 4, 16, 6)
        buttons.setSpacing(8)
        for button in (self.relative, self.tidy):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addWidget(self.covers)
        buttons.addWidget(self.signs)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(0)
        self._foot.addWidget(self.days, 1)
        self._foot.addLayout(buttons)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.board, 1)
        left.addWidget(self.nobody_yet)
        left.addLayout(self._foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(WithInspector(left, self.inspector))
        follow_layout(self)

    def _put_beside_zoom(self) -> None:
        words = self._session.words
        self.ring = Ring(self.board)
        self.two_days = QToolButton()
        self.two_days.setText(words("Two days"))
        self.two_days.setToolTip(words("Compare the family on two days, side by side"))
        self.two_days.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.two_days.clicked.connect(lambda _on: self.compare())
        self.board.zoom_bar.put_first(self.two_days)
        self.playing = Playing(self._session, self)
        self.playing.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.board.zoom_bar.put_first(self.playing.button)
        self.paper = QToolButton()
        self.paper.setText(words("Print…"))
        self.paper.setAccessibleName(words("The family map on paper or as a picture"))
        self.paper.setToolTip(words("The family map on paper or as a picture ({key})", key=ON_PAPER_KEY))
        self.paper.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.paper.clicked.connect(lambda _on: self._ask_paper())
        self.board.zoom_bar.put_first(self.paper)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the text is too large for bar and buttons beside each other, the buttons stand below."""
        super().resizeEvent(event)
        fits = self.width() - self.inspector.width() >= BESIDE * text_scale()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(way)

    def canvases(self) -> Sequence[CanvasView]:
        """What a room may see of this page."""
        return (self.board,)

    def begins_at(self) -> QWidget:
        """Where the keyboard begins."""
        return self.board

    def page_actions(self) -> Iterable[Action]:
        """What the keyboard does on this page."""
        return (
            Action("family.add", "Add a person", "Ctrl+E", "Family", self._add_person),
            *self.keys.actions(),
            Action("family.tidy", "Tidy the map", "Ctrl+T", "Family", self._tidy, self._is_untidy),
            Action("family.key", "Show or hide what the signs mean", "", "Family", self.key.button.toggle),
            Action("family.two-days", "Compare the family on two days", "", "Family", self.compare),
            Action("family.on-paper", "On paper or as a picture", ON_PAPER_KEY, "Family", self._ask_paper),
            Action("family.play", "Play the life, or stop", PLAY_KEY, "Family", self.playing.toggle),
            *(Action(f"family.step{way}", said, STEP_KEYS[way], "Family", partial(self.days.step, way))
              for way, said in ((-1, "The day before on which the family changed"),
                                (1, "The next day on which the family changed"))),
            Action("family.ring", "Show or hide agencies and school round the family", "", "Family", self.ring.toggle),
            *layer_actions("family", "Family", self.layer, self.inspector.write_note),
            Action("family.whole", "Show the whole family", "Ctrl+9", "Family", self.board.show_whole),
        )  # fmt: skip

    def _follow(self) -> None:
        self.tidy.setEnabled(self._is_untidy())
        self.covers.follow()
        self.signs.show_key(self._session.setting.noted(self._session.case).notation.key)
        self.nobody_yet.setVisible(len(self._session.case.of(Person)) <= 1)

    def _add_person(self, gender: Gender = Gender.UNKNOWN) -> None:
        new = self._somebody(gender)
        if self._session.do("Add a person", people.add_person, new):
            self._name_at_once(new)

    def _add_at(self, gender: Gender, x: float, y: float) -> None:
        new = self._somebody(gender)
        if self._session.do("Add a person", seats.add_seated, new, (x, y), HAND_ROOM):
            self._name_at_once(new)

    def _somebody(self, gender: Gender) -> Person:
        return Person(id=self._session.ids(), name=self._session.words("Name not known"), gender=gender)

    def _name_at_once(self, new: Person) -> None:
        self._session.select(new.id)
        self._session.show_details()
        self.inspector.person_panel.name.setFocus()
        self.inspector.person_panel.name.selectAll()

    def _ask_paper(self) -> None:
        self._session.panel_asked.emit("family-on-paper")

    def compare(self) -> None:
        """Show the family on two days side by side."""
        if self._compared is None:
            self._compared = TwoDays(self._session, self.window())
        self._compared.toggle()

    def _choose_signs(self, key: str) -> None:
        if not self._session.do("Choose the signs of the family map", notation.choose_notation, key):
            self._follow()

    def _is_untidy(self) -> bool:
        return bool(self._session.case.of(Seat)) or not self.board.is_as_arranged

    def _tidy(self) -> None:
        self._session.do("Tidy the map", seats.tidy)
