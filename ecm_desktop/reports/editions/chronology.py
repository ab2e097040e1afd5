"""The chronology: the timeline in words, as a table for a report, and with the columns that procedures ask for."""

from __future__ import annotations

from collections.abc import Iterator

from ecm_desktop.diagram.wording import (
    adversity_words,
    agreed_words,
    and_words,
    flag_words,
    in_sentence,
    lane_title,
    term,
)
from ecm_desktop.domain.checks import sources_differ, told_otherwise
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.life import Annotation, LifeEvent, Link, Source
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Heading, Paragraph, Row, Table, Voice

_APART = (1.3, 0.9, 2.4, 1.45, 1.4, 1.5, 2.5)  # how wide the columns are
_NO_EFFECT = (1.3, 0.9, 2.9, 1.45, 1.4, 0.95, 2.55)  # where nobody put one down


def chronology(view: View) -> list[Block]:
    """Every event in order, with who told of it."""
    words = view.words
    blocks = [Heading(words("Chronology")), *_nothing(view)]
    if not view.shown_events:
        return blocks
    head = (words("When"), words("Age"), words("What happened"), words("Area of life"), words("Told by"))
    rows = tuple(_event(view, event) for event in view.shown_events)
    return [*blocks, Table(words("What happened, the earliest first"), head, rows, (2.15, 1.14, 3.4, 1.32, 1.99))]


def for_procedures(view: View) -> list[Block]:
    """Every event in order: what is fact, what it did to the child, and what is made of it, each apart."""
    words = view.words
    blocks = [Heading(words("Chronology")), *_nothing(view)]
    if not view.shown_events:
        return blocks
    head = (
        words("Date"), words("Age"), words("Event"), words("Area of life"), words("Source"),
        words("Effect on the child"), words("Analysis"),
    )  # fmt: skip
    rows = tuple(_apart(view, event) for event in view.shown_events)
    shares = _APART if any(event.effect for event in view.shown_events) else _NO_EFFECT
    return [*blocks, Table(words("What happened, the earliest first"), head, rows, shares)]


def _nothing(view: View) -> list[Block]:
    """What stands instead of events, or before them where only some are shown."""
    said = view.filter_note if view.events else view.words("No events have been recorded yet.")
    return [Paragraph(said, Voice.CALM)] if said else []


def _apart(view: View, event: LifeEvent) -> Row:
    cells = (
        view.when(event.when), view.age(event.when), _title(view, event), lane_title(event.lane, view.setting),
        view.agencies(event), view.said[event.effect], _lines(*_analysis(view, event)),
    )  # fmt: skip
    return Row(cells, view.anchors[event.id])


def _analysis(view: View, event: LifeEvent) -> Iterator[str]:
    """What is noted of it, and which hypotheses rest on it."""
    words = view.words
    yield view.said[event.note]
    yield from _about(view, event)
    for one in view.hypotheses:
        if event.id in one.supports:
            yield words("Speaks for: {hypothesis}", hypothesis=view.said[one.text])
        if event.id in one.against:
            yield words("Speaks against: {hypothesis}", hypothesis=view.said[one.text])
    yield from _bears_on(view, event)
    for note in view.case.of(Annotation):  # what its author lets go into files; the others never come so far
        if note.target == event.id:
            yield f"{', '.join(filter(None, (term(note.nature, words), note.author)))}: {view.said[note.text]}"


def _bears_on(view: View, event: LifeEvent) -> Iterator[str]:
    """The threads that the meeting drew from it."""
    for link in view.case.of(Link):
        other = view.case.find(LifeEvent, link.target) if link.source == event.id else None
        if other is not None:
            told = view.words("Seems to bear on: {title}", title=view.title(other))
            yield " – ".join(filter(None, (told, view.said[link.note])))


def _about(view: View, event: LifeEvent) -> tuple[str, str, str]:
    return _adversities(view, event), doubt_words(view, event.when), _differences(view, event)


def _title(view: View, event: LifeEvent) -> str:
    """What happened; the child's own words as such."""
    title = view.title(event)
    return f"“{title.strip('“”')}”" if event.child_said else title


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _event(view: View, event: LifeEvent) -> Row:
    effect = view.words("Effect on the child: {effect}", effect=view.said[event.effect]) if event.effect else ""
    what = _lines(_title(view, event), effect, view.said[event.note], *_about(view, event))
    lane = lane_title(event.lane, view.setting)
    cells = (view.when(event.when), view.age(event.when), what, lane, view.agencies(event))
    return Row(cells, view.anchors[event.id])


def _adversities(view: View, event: LifeEvent) -> str:
    agreed = and_words([adversity_words(key, view.words).lower() for key in event.adversities], view.words)
    return view.words("The meeting noted: {experiences}", experiences=agreed) if agreed else ""


def doubt_words(view: View, when: When | None) -> str:
    """What is wrong with a date as it was told."""
    flag = when.flag if when is not None else None
    return view.words("Check the date: {why}", why=in_sentence(flag_words(flag, view.words))) if flag else ""


def _differences(view: View, event: LifeEvent) -> str:
    differ, agreed = sources_differ(event), agreed_words(event, view.case, view.words)
    if not (differ or agreed or told_otherwise(event)):
        return ""
    told = []
    for one in event.tellings:
        source = view.case.find(Source, one.source)
        if source and one.when.is_dated:
            told.append(f"{view.said[source.agency or source.file]} {view.when(one.when)}")
    by_hand = "Told as: {tellings}" if agreed else "Placed by hand; told as: {tellings}"
    key = "Sources differ: {tellings}" if differ else by_hand
    parts = (agreed[:1].upper() + agreed[1:], view.words(key, tellings="; ".join(dict.fromkeys(told))))
    return "\n".join(part for part in parts if part)
