"""Where the user was when the window locked: kept in the vault, so that nothing of it stays in a locked program."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ecm_desktop.errors import Problem

if TYPE_CHECKING:
    from datetime import date

    from ecm_desktop.store.store import AnyStore
    from ecm_desktop.ui.room import Room

_KEY = "window/standpoint"


class Standpoint(NamedTuple):
    """Case, page, selected record and day; what was being made when the window locked ("" for nothing).

    `unfinished` is what was typed and not added yet, by page and name of the line; `seen` is how the page was seen, and
    `panel` what lay open over it; `begun` names what else was half filled in ("" for nothing).
    """

    case_id: str
    page: str = "overview"
    selection: str = ""
    day: date | None = None
    stopped: str = ""
    unfinished: Mapping[str, dict[str, str]] = MappingProxyType({})
    seen: str = ""
    panel: str = ""
    begun: str = ""


def standpoint_in(room: Room, case_id: str) -> Standpoint:
    """Where the user is in the room of a case."""
    session = room.session
    return Standpoint(case_id, room.current, session.selection, session.day, "", room.unfinished, *room.view())


def stand_again(room: Room, standpoint: Standpoint) -> None:
    """Lead back to the same page, record and day, seen as before, with what was half typed."""
    # with these come the pages, which the lock screen must not wait for
    from ecm_desktop.ui.notice import Notice, NoticeKind
    from ecm_desktop.ui.seen import show_seen
    from ecm_desktop.ui.unfinished import in_hand

    room.session.set_day(standpoint.day)
    room.take_unfinished(dict(standpoint.unfinished))
    room.session.select(standpoint.selection)
    page = room.show_page(standpoint.page)
    if standpoint.seen:
        show_seen(standpoint.seen, page, room.session)
    line = in_hand(page) if page is not None and standpoint.page in standpoint.unfinished else None
    if line is not None:
        line.setFocus()  # and not where the page begins: whoever types on would press keys of the page
    if standpoint.panel and room.session.veil is None:
        room.open_again(standpoint.panel)  # on a screen that others see it waits until it is asked for
    if standpoint.begun:
        said = room.session.words("Half filled in when the vault locked, and kept: {what}.", what=standpoint.begun)
        room.session.notice(Notice(said, NoticeKind.NOTE))


def keep_standpoint(store: AnyStore, standpoint: Standpoint | None) -> None:
    """Keep it in the vault, for the next unlocking; a disk that refuses must not hold up the lock."""
    import json

    from ecm_desktop.store.store import ReadOnlyStore

    if isinstance(store, ReadOnlyStore):
        return
    with contextlib.suppress(Problem):
        if standpoint is None:
            store.drop_draft(_KEY)
        else:
            day = standpoint.day.isoformat() if standpoint.day else ""
            kept = standpoint._replace(day=None, unfinished=dict(standpoint.unfinished))
            store.keep_draft(_KEY, json.dumps([*kept, day]), standpoint.case_id)


def recall_standpoint(store: AnyStore) -> Standpoint | None:
    """Where the user was, told once; None when that is not known. Raises Unavailable."""
    import json
    from datetime import date

    from ecm_desktop.store.store import ReadOnlyStore

    text = store.draft(_KEY)
    if text is None:
        return None
    if not isinstance(store, ReadOnlyStore):
        store.drop_draft(_KEY)
    case_id, page, selection, _, stopped, *typed, day = json.loads(text)  # nothing typed: kept by an earlier version
    return Standpoint(case_id, page, selection, date.fromisoformat(day) if day else None, stopped, *typed)
