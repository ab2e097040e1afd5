"""What keys do to somebody on the family map: relatives beside them, walking on, the shape of the symbol, a death."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.editing import people
from ecm_desktop.editing.joining import Beside
from ecm_desktop.ui.actions import Action
from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.ui.panels.person import PersonPanel
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.canvas.hits import Way

_RELATIVES = (
    (Beside.PARENT, "Add a parent", "Ctrl+Up"),
    (Beside.CHILD, "Add a child", "Ctrl+Down"),
    (Beside.PARTNER, "Add a partner", "Ctrl+Right"),
    (Beside.SIBLING, "Add a brother or sister", "Ctrl+Left"),
    (Beside.TWIN, "Add a twin", "Ctrl+Shift+Left"),
)
_WAYS = (
    (Way.UP, "On to a parent", "Alt+Up"),
    (Way.DOWN, "On to a child", "Alt+Down"),
    (Way.NEXT, "On to who stands right", "Alt+Right"),
    (Way.PREVIOUS, "On to who stands left", "Alt+Left"),
)
_SHAPES = (
    (Gender.MALE, "A man or boy", "Alt+M"),
    (Gender.FEMALE, "A woman or girl", "Alt+F"),
    (Gender.OTHER, "Another gender", "Alt+N"),
    (Gender.UNKNOWN, "Gender not known", "Alt+U"),
)
DIED_KEY = "Alt+X"


class FamilyKeys:
    """The keys of one family page. They are about the person the keyboard is at, else the one shown beside the map.

    No letter without a key held changes anybody; a death is said by Enter alone.
    """

    def __init__(self, session: Session, board: FamilyBoard, panel: PersonPanel) -> None:
        self._session, self._board, self._panel = session, board, panel
        self._came_from: RecordId = ""
        self._asked_of: RecordId = ""  # whose death Enter would say
        panel.name.returnPressed.connect(self._name_given)
        panel.death.line.returnPressed.connect(self._death_given)
        panel.death.line.left.connect(self._ask_no_more)

    def actions(self) -> Iterator[Action]:
        """What the keyboard does about somebody."""
        there = self._has_somebody
        for kin, said, keys in _RELATIVES:
            yield Action(f"family.add-{kin}", said, keys, "Family", partial(self._add_relative, kin), there)
        for way, said, keys in _WAYS:
            walk = partial(self._walk, way)
            yield Action(f"family.walk-{way.name.lower()}", said, keys, "Family", walk, there, self._board)
        for gender, said, keys in _SHAPES:
            yield Action(f"family.shape-{gender}", said, keys, "Family", partial(self._shape, gender), there)
        yield Action("family.died", "Has died: a date, or Enter alone", DIED_KEY, "Family", self._ask_of_death, there)

    def _somebody(self) -> RecordId:
        """Whom keys are about; the child where nobody else is on the map yet."""
        mark = self._board.drawing.by_id().get(self._board.focused() or "") if self._board.hasFocus() else None
        key = mark.record if mark is not None and mark.record else self._session.selection
        everybody = self._session.case.of(Person)
        if not key and len(everybody) == 1:
            return everybody[0].id
        return key if self._session.case.find(Person, key) else ""

    def _has_somebody(self) -> bool:
        return bool(self._somebody())

    def _add_relative(self, kin: Beside) -> None:
        self._panel.settle()
        key = self._somebody()
        if self._panel.add_beside(kin, key):
            self._came_from = key
            self._session.show_details()

    def _name_given(self) -> None:
        """Enter in the name of somebody who was added by keys: back to whom they were added beside."""
        if self._came_from:
            self._panel.name.settle()
            self._session.select(self._came_from)
            self._came_from = ""
            self._board.setFocus()

    def _walk(self, way: Way) -> None:
        other = self._board.beside(self._somebody(), way)
        if other is not None:
            self._session.select(other)
            self._board.focus_on(f"person:{other}")

    def _shape(self, gender: Gender) -> None:
        self._session.do("Change the person", people.change_person, self._somebody(), gender=gender)

    def _ask_of_death(self) -> None:
        """Take the cursor to the date of a death; nothing is said of it before Enter."""
        key, field = self._somebody(), self._panel.death.line
        self._session.select(key)
        self._session.show_details()
        field.setPlaceholderText(self._session.words("Enter: has died, date not known"))
        field.setFocus()
        field.selectAll()
        self._asked_of = key

    def _death_given(self) -> None:
        key, field = self._asked_of, self._panel.death
        if not key:
            return
        field.settle()
        if not field.text().strip() and not self._session.case.get_one(Person, key).has_died:
            self._session.do("Change the person", people.change_person, key, is_dead=True)
        self._board.setFocus()

    def _ask_no_more(self) -> None:
        self._asked_of = ""
        self._panel.death.line.setPlaceholderText("")
