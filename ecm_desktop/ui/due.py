"""What is due across cases: how many actions of each are late or fall into the coming week, not what they are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ecm_desktop.domain.due import WEEK
from ecm_desktop.errors import Problem
from ecm_desktop.i18n import Translator

if TYPE_CHECKING:
    from ecm_desktop.store.store import AnyStore


def due_words(store: AnyStore, today: date, words: Translator) -> dict[str, str]:
    """By case id: "2 past their date · 1 due this week"; cases with neither are not in it. Raises Unavailable."""
    late: dict[str, int] = {}
    soon: dict[str, int] = {}
    for one in store.due_actions():
        if one.due < today:
            late[one.case_id] = late.get(one.case_id, 0) + 1
        elif one.due < today + WEEK:
            soon[one.case_id] = soon.get(one.case_id, 0) + 1
    return {key: _said(late.get(key, 0), soon.get(key, 0), words) for key in {*late, *soon}}


def due_or_why(store: AnyStore, today: date, words: Translator) -> tuple[dict[str, str], Problem | None]:
    """The same; where it cannot be read nothing, and why: the cases themselves may well be whole."""
    try:
        return due_words(store, today, words), None
    except Problem as problem:
        return {}, problem


def _said(late: int, soon: int, words: Translator) -> str:
    parts = (
        words.count("{n} action past its date", "{n} actions past their date", late) if late else "",
        words.count("{n} due this week", "{n} due this week", soon) if soon else "",
    )
    return " · ".join(part for part in parts if part)
