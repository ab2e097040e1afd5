"""Opening a case: its records from the store, an editor over them, a session, and the room that shows it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon

from ecm_desktop.diagram.inks import Look
from ecm_desktop.domain.model_words import Numbering
from ecm_desktop.editing.editor import Editor
from ecm_desktop.editing.recovery import keep_earlier_wording
from ecm_desktop.settings import Preferences
from ecm_desktop.ui.actions import Actions
from ecm_desktop.ui.drafts import Drafts, LentDrafts, PassingDrafts, StoredDrafts, kept_in
from ecm_desktop.ui.lanes.kept import OwnLanes
from ecm_desktop.ui.lanes.reading import LANES
from ecm_desktop.ui.preferred import preferred
from ecm_desktop.ui.room import Room
from ecm_desktop.ui.seatings import CLOSE, WHOLE, slot_of
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.wiring import Wiring
from ecm_desktop.widgets.icons import Ground, icon

if TYPE_CHECKING:
    from ecm_desktop.store.store import AnyStore
    from ecm_desktop.ui.standpoint import Standpoint


def make_session(wiring: Wiring, store: AnyStore, case_id: str, preferences: Preferences, look: Look) -> Session:
    """A session of one case of an open store; raises Damaged when it cannot be read."""
    from ecm_desktop.store.store import ReadOnlyStore

    case, revision = store.load(case_id)
    writer = store.refuse if isinstance(store, ReadOnlyStore) else store.writer(case_id)
    drafts, shelf = _kept_in(store, case_id)

    def author() -> str:
        from ecm_desktop.store.users import users

        here = () if isinstance(store, ReadOnlyStore) else users(store)
        return next((one.name for one in here if one.is_here), "")

    editor = Editor(case, writer, revision)
    made = wiring.make_setting(wiring.words)
    model = made.model.numbered(numbering_of(preferences.level_numbers))
    setting = preferred(dataclasses.replace(made, model=model), preferences)
    past = store.journal(case_id)
    session = Session(
        editor, setting, look,
        clock=wiring.clock, drafts=drafts, shelf=shelf, author=author, user=lambda: store.user, past=past,
    )  # fmt: skip
    OwnLanes(session).show()
    if not isinstance(store, ReadOnlyStore):
        editor.do_for_good("Keep the wording of the model", keep_earlier_wording, model)
    return session


def _kept_in(store: AnyStore, case_id: str) -> tuple[Drafts, Drafts]:
    """What is kept with a case, and for every case; where nothing can be kept, its lanes and seats alone."""
    from ecm_desktop.store.store import ReadOnlyStore

    if isinstance(store, ReadOnlyStore):
        with_it = (LANES, slot_of(WHOLE), slot_of(CLOSE))
        return PassingDrafts({name: kept_in(store, name, case_id) for name in with_it}), LentDrafts(store)
    return StoredDrafts(store, case_id), StoredDrafts(store)


def numbering_of(kept: str) -> Numbering:
    """A numbering as it is kept among the preferences; the first for one that is not known."""
    return Numbering(kept) if kept in set(Numbering) else Numbering.SIX


def make_room(
    wiring: Wiring, store: AnyStore, case_id: str, preferences: Preferences, look: Look, actions: Actions
) -> Room:
    """The room of one case, with the pages that are wired."""
    session = make_session(wiring, store, case_id, preferences, look)

    def icon_of(name: str) -> QIcon:
        return icon(name, session.look.tones, Ground.RAIL, Ground.ACCENT)

    room = Room(session, wiring.pages(), actions, icon_of)
    session.setParent(room)
    return room


def case_at_once(store: AnyStore, left: Standpoint | None) -> str:
    """The case to go on with without asking, by its id: the one that was left, or the only one; "" where to ask."""
    from ecm_desktop.ui.cases import was_beginning_case

    known = {one.id for one in store.cases()}
    if left is not None and left.case_id in known:
        return left.case_id
    return next(iter(known)) if len(known) == 1 and not was_beginning_case(store) else ""
