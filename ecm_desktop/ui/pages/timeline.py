"""The timeline page: the family as of the scrubber above, the life in its lanes below, the typed line at the foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.ui.actions import Action
from ecm_desktop.ui.boards.chosen import ChosenEvents
from ecm_desktop.ui.boards.family import SMALL_MAP, FamilyBoard
from ecm_desktop.ui.boards.group_list import open_group
from ecm_desktop.ui.boards.playing import PLAY_KEY, Playing
from ecm_desktop.ui.boards.sharing_room import Pictures
from ecm_desktop.ui.boards.timeline import TimelineBoard
from ecm_desktop.ui.boards.together import LitTogether
from ecm_desktop.ui.boards.whole_life import FIT_CHOSEN_KEY, WholeLife
from ecm_desktop.ui.filtering.bar import FILTER_KEY, FilterBar
from ecm_desktop.ui.filtering.told import HiddenTold
from ecm_desktop.ui.hints import WayOn
from ecm_desktop.ui.homes_strip import HomesStrip
from ecm_desktop.ui.lanes.menu import LANES_KEY, LaneMenu
from ecm_desktop.ui.layer import LAYER_KEY, Layer
from ecm_desktop.ui.narration import Narration
from ecm_desktop.ui.narrow import RoomWatch
from ecm_desktop.ui.new_event import NewEvents, ask_words
from ecm_desktop.ui.not_known import HATCH_KEY, NotKnown, NotKnownButton
from ecm_desktop.ui.on_paper import ON_PAPER_KEY
from ecm_desktop.ui.panels.bears_on import BEARS_KEY
from ecm_desktop.ui.panels.inspector import Inspector, WithInspector
from ecm_desktop.ui.panels.layer_actions import layer_actions
from ecm_desktop.ui.panels.told_by import TOLD_KEY
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.speaking import NUMBERED
from ecm_desktop.ui.telling_bar import TELL_KEY, TellingBar
from ecm_desktop.ui.tray import Tray
from ecm_desktop.ui.typed_line import TypedLine
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.controls.tab_order import follow_layout


class TimelinePage(QWidget):
    """The canvas that a room of professionals builds together."""

    title: ClassVar[str] = "Timeline"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.layer = Layer.of(session)
        self.family = FamilyBoard(session, SMALL_MAP)
        self.filter_bar = FilterBar(session, self)  # it has its height before the timeline is drawn in what is left
        self.timeline = TimelineBoard(session, self.layer)
        self.chosen = ChosenEvents(session, self.timeline, self.timeline)
        self.timeline.chosen_together.connect(self.chosen.tell)
        self.timeline.menu_asked.connect(partial(self.chosen.open_menu, self.timeline.viewport()))
        self.lanes = LaneMenu(session, self.timeline, self)
        self._tell = Narration(session)
        self.telling = TellingBar(session, self._tell, self.timeline)
        self.tray = Tray(session, self)
        self.inspector = Inspector(
            session,
            session.words("Choose an event or a person in the picture to see more, or type an event below."),
            self,
            layer=self.layer,
        )
        self.not_known = NotKnown(session)
        self.timeline.under = self.not_known.marks
        self.not_known.changed.connect(self.timeline.redraw)
        self.ask = NotKnownButton(self.not_known, session, self.timeline.days.between)
        self.new_event = NewEvents(session, self.timeline)
        ask_words(self.inspector, self.new_event.added, self.timeline.words_asked)
        self.add_home = self.new_event.home
        self.add_home.clicked.connect(lambda _on: self._begin_home())
        self.timeline.home_asked.connect(self.inspector.begin_home)
        self.typed = TypedLine(session, self.new_event, self.ask, self._layer_button(), self._filter_button())
        self.filter_bar.emptied.connect(self.timeline.setFocus)
        HiddenTold(session, self)
        self.pictures = Pictures(self.family, self.timeline, self.filter_bar, HomesStrip(session, self))
        self.filter_bar.wanted.connect(self.pictures.show_between)
        self.filter_bar.refill()
        self.playing = Playing(session, self)
        LitTogether(session, self.family, self.timeline)
        self.whole_life = WholeLife(self.timeline)
        RoomWatch(self, self._suit_room)
        self.nothing_yet = WayOn(
            session,
            session.words("Nothing is on the timeline yet. Bring in what the agencies sent, or type an event below."),
            session.words("Bring in files"),
            "import",
            self,
        )
        session.changed.connect(UntilShown(self, self._show_nothing_yet).ask)
        self._show_nothing_yet()
        self.family.zoom_bar.put_first(self._paper_button())
        self.family.zoom_bar.put_first(self.playing.button)
        self.family.zoom_bar.put_first(self._tell_button())
        self.timeline.group_opened.connect(
            lambda records, at: open_group(records, session, self.timeline.viewport(), at)
        )
        self.typed.sketched.connect(self.timeline.sketches.type)
        self.typed.details_wanted.connect(self.inspector.enter)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.pictures, 1)
        left.addWidget(self.telling)
        left.addWidget(self.whole_life)
        left.addWidget(self.nothing_yet)
        left.addWidget(self.tray)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(WithInspector(left, self.inspector), 1)
        column.addWidget(self.typed)
        follow_layout(self)

    def _suit_room(self) -> None:
        for one in (self.whole_life, self.new_event):
            one.show_in(self)

    def _layer_button(self) -> QPushButton:
        """Shows and hides the private notes; while the screen is shared there is none."""
        words, layer = self._session.words, self.layer
        made = QPushButton(words("Private notes"))
        made.setCheckable(True)
        made.setToolTip(words("Show or hide the private notes ({key})", key=LAYER_KEY))
        made.clicked.connect(lambda _on: layer.toggle())
        layer.changed.connect(lambda: made.setChecked(layer.is_shown))
        self._session.setting_changed.connect(lambda _setting: made.setVisible(layer.may_be_shown()))
        if not layer.may_be_shown():
            made.hide()  # to show what has no parent yet would make a window of it
        return made

    def _tell_button(self) -> QToolButton:
        made = QToolButton()
        made.setText(self._session.words("Tell"))
        made.setToolTip(self._session.words("Tell the life from birth on, event by event ({key})", key=TELL_KEY))
        made.setAccessibleName(self._session.words("Tell the life from birth on"))
        made.clicked.connect(lambda _on: self.telling.toggle())
        return made

    def _filter_button(self) -> QPushButton:
        words = self._session.words
        made = QPushButton(words("Filter…"))
        made.setToolTip(words("Choose which events are shown ({key})", key=FILTER_KEY))
        made.clicked.connect(lambda _on: self._session.panel_asked.emit("filter"))
        return made

    def _paper_button(self) -> QToolButton:
        made = QToolButton()
        made.setText(self._session.words("Print…"))
        made.setToolTip(self._session.words("The timeline as a wall print or a picture ({key})", key=ON_PAPER_KEY))
        made.setAccessibleName(self._session.words("The timeline as a wall print or a picture"))
        made.clicked.connect(lambda _on: self._ask_paper())
        return made

    def _ask_paper(self) -> None:
        self._session.panel_asked.emit("on-paper")

    def _show_nothing_yet(self) -> None:
        self.nothing_yet.setVisible(not self._session.case.of(LifeEvent))

    def _begin_home(self) -> None:
        self.inspector.begin_home()

    def canvases(self) -> Sequence[CanvasView]:
        """What a room may see of this page."""
        return (self.family, self.timeline)

    def begins_at(self) -> QWidget:
        """Where the keyboard begins."""
        return self.timeline

    def page_actions(self) -> Iterable[Action]:
        """What the keyboard does on this page."""
        speaks = self.typed.speaking.choose
        return (
            *(
                Action(
                    f"timeline.speaks-{n}", "Who speaks, by their number", f"Alt+{n}", "Timeline", partial(speaks, n)
                )
                for n in range(1, NUMBERED + 1)
            ),
            *self._putting_down(),
            *self.chosen.actions(),
            *self._going_through_time(),
            *self._showing(),
        )

    def _putting_down(self) -> Iterable[Action]:
        return (
            Action("timeline.add", "Add an event", "Ctrl+E", "Timeline", self.typed.line.setFocus),
            Action("timeline.home", "Record where the child lived", "Ctrl+Shift+E", "Timeline", self._begin_home),
            Action(
                "timeline.told",
                "Another source tells the chosen event, and when",
                TOLD_KEY,
                "Timeline",
                lambda: self.inspector.ask_who_tells(self.typed.speaking.agency),
                lambda: bool(self.timeline.chosen_events()),
            ),
            Action(
                "timeline.bears-on",
                "A thread from the chosen event to one it seems to bear on",
                BEARS_KEY,
                "Timeline",
                self.inspector.ask_what_it_bears_on,
                lambda: bool(self.timeline.chosen_events()),
            ),
        )

    def _going_through_time(self) -> Iterable[Action]:
        step = self.timeline.step_day
        back, on = (
            "One month earlier; a chosen card or end one step",
            "One month later; a chosen card or end one step",
        )
        sideways = "The scrubber or a chosen card that has the keyboard; on from another card; else along in time"
        aside = self.timeline.sideways
        return (
            Action("timeline.month-back", back, "Alt+Left", "Timeline", lambda: step(-1)),
            Action("timeline.month-on", on, "Alt+Right", "Timeline", lambda: step(1)),
            Action("timeline.left", sideways, "Left", "Timeline", lambda: aside(-1), where=self.timeline),
            Action("timeline.right", sideways, "Right", "Timeline", lambda: aside(1), where=self.timeline),
            Action("timeline.to-scrubber", "To the scrubber", "Alt+S", "Timeline", self.timeline.to_scrubber),
            Action("timeline.play", "Play the life, or stop", PLAY_KEY, "Timeline", self.playing.toggle),
            Action("timeline.year-back", "One year earlier", "Alt+PgUp", "Timeline", lambda: step(-12)),
            Action("timeline.year-on", "One year later", "Alt+PgDown", "Timeline", lambda: step(12)),
            Action("timeline.today", "Back to today", "Alt+Home", "Timeline", lambda: self._session.set_day(None)),
            *self.telling.page_actions(),
        )

    def _showing(self) -> Iterable[Action]:
        hatched, family = self.not_known, self.pictures.toggle_family
        untold = "Hatch what nobody told of, or no longer"
        largest = "The time of what is chosen, as large as it can be"
        fit, may_fit = self.whole_life.fit_chosen, self.whole_life.may_fit
        return (
            Action("timeline.family", "Show or hide the family", "Ctrl+Shift+F", "Timeline", family),
            *layer_actions("timeline", "Timeline", self.layer, self.inspector.write_note),
            Action("timeline.not-known", untold, HATCH_KEY, "Timeline", hatched.toggle, hatched.may_be_shown),
            Action("timeline.lanes", "Lanes: names, colours, order", LANES_KEY, "Timeline", self.lanes.open_all),
            Action("timeline.on-paper", "Wall print or picture", ON_PAPER_KEY, "Timeline", self._ask_paper),
            Action("timeline.whole", "Show the whole life", "Ctrl+9", "Timeline", self.timeline.show_whole),
            Action("timeline.fit-chosen", largest, FIT_CHOSEN_KEY, "Timeline", fit, may_fit),
        )
