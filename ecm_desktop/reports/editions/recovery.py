"""The four developmental ages and where the meeting placed the child on the model: a guide, not a measure."""

from __future__ import annotations

from ecm_desktop.diagram import pyramid
from ecm_desktop.diagram.wording import all_of, fits_words, level_title, placed_by_words, term
from ecm_desktop.domain.course import (
    age_at,
    age_before,
    lived_at,
    meetings_in_order,
    position_at,
    position_before,
    position_standing,
)
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.recovery import AgeDomain, AgeEstimate, RecoveryPosition, SeenBy
from ecm_desktop.reports.editions.circumstances import aged, ages_told, gains_so_far, placed, position_of
from ecm_desktop.reports.editions.quiet import bullets, paragraphs, section
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Bullets, Figure, Heading, Paragraph, Row, Run, Table, Voice

_MODEL, _AGES = (640.0, 350.0), (560.0, 330.0)  # the sizes they are drawn at, in points


def recovery(view: View) -> list[Block]:
    """Ages and model position, with why and what fits now."""
    words = view.words
    blocks: list[Block] = [Heading(words("Developmental ages and model position"))]
    if view.meeting is None:
        return [*blocks, Paragraph(words("No meeting has placed {name} yet.", name=view.child_name), Voice.CALM)]
    guide = words(
        "The Trauma Recovery Model says which help fits a child now, from safety and routine up to planning ahead. It "
        "is a guide, not a measure; moving down and up is expected."
    )
    return [
        *blocks,
        Paragraph(guide, Voice.LEAD),
        *_position(view, view.meeting),
        *_ages(view, view.meeting),
    ]


def gains(view: View) -> list[Block]:
    """The small gains noticed up to the day the document looks from, the latest first."""
    words = view.words
    said = (
        words(
            "{gain} ({when})",
            gain=view.said[one.text],
            when=all_of((words.day(one.noticed, short=True), view.professional(one.who))),
        )
        for one in gains_so_far(view)
    )
    return section(view, words("Small gains"), bullets(said))


def in_words(view: View) -> list[Block]:
    """The same without the drawings, for a short document."""
    words, position, ages = view.words, position_of(view), ages_told(view)
    blocks: list[Block] = []
    if position:
        on_it = words("On the Trauma Recovery Model: {level}", level=placed(view, position))
        blocks += [Paragraph((Run(on_it, strong=True),)), *_reasons(view, position)]
    blocks += paragraphs(words("The four ages, in years: {ages}.", ages=ages) if ages else "")
    meaning = words(
        "The model says which help fits a child now; the ages, how old the child can seem. Both are guides, "
        "not measures."
    )
    guide = [Paragraph(meaning, Voice.LEAD)] if blocks else []
    return section(view, words("Developmental ages and model position"), [*guide, *blocks])


def _model(view: View, meeting: Meeting) -> Figure:
    words = view.words
    drawing = pyramid.draw_model(view.case, meeting.id, view.setting, _MODEL)
    alt = words("{what}. The text below tells the same.", what=drawing.words)
    caption = words("The model on {day}; dashes show the meeting before.", day=words.day(meeting.held))
    return Figure(drawing, alt, caption)


def _ruler(view: View, meeting: Meeting) -> Figure:
    words = view.words
    drawing = pyramid.draw_ages(view.case, meeting.id, view.setting, _AGES)
    alt = words("{what}. The table below tells the same.", what=drawing.words)
    caption = words("The four ages on {day}; dashes show the meeting before.", day=words.day(meeting.held))
    return Figure(drawing, alt, caption)


def _position(view: View, meeting: Meeting) -> list[Block]:
    words = view.words
    position, revised = (position_at(view.case, meeting.id, one) for one in SeenBy)
    heading = Heading(words("Where {name} is now", name=view.child_name), 2)
    if position is None and revised is None:
        return [heading, Paragraph(words("This meeting did not place the child on the model."), Voice.CALM)]
    blocks: list[Block] = [heading, _model(view, meeting), *_placing(view, position)]
    before = position_before(view.case, meeting.id)
    if before:
        blocks.append(Paragraph(words("At the meeting before: {place}.", place=placed(view, before)), Voice.NOTE))
    blocks += _reasons(view, position) if position else []
    if revised:
        title = words("How the psychologist sees it later")
        blocks += [Heading(title, 3), *_placing(view, revised), *_reasons(view, revised)]
    return [*blocks, *_course(view)]


def _placing(view: View, position: RecoveryPosition | None) -> list[Block]:
    """The level, and who placed the child on it."""
    if position is None:
        return [Paragraph(view.words("The meeting itself did not place the child."), Voice.CALM)]
    by = placed_by_words(view.case, position, view.words, view.professional)
    return [Paragraph((Run(placed(view, position), strong=True),)), *paragraphs(by)]


def _course(view: View) -> list[Block]:
    """Where each meeting so far placed the child, with what was happening: dated places, not a line that goes up."""
    words = view.words
    held = [one for one in meetings_in_order(view.case) if one.held <= view.day]
    told = [(one, found) for one in held if (found := position_standing(view.case, one.id)) is not None]
    if len(told) < 2:
        return []
    cells = [
        (
            words.day(one.held, short=True),
            _by_whom(view, found),
            "\n".join(view.said[text] for text in lived_at(view.case, one.id) if text),
        )
        for one, found in told
    ]
    head, shares = (
        (words("Meeting"), words("Where the child was"), words("Home, and what was happening")),
        (1, 2.2, 2.6),
    )
    shown = len(head) if any(what for *_, what in cells) else len(head) - 1
    rows = tuple(Row(one[:shown]) for one in cells)
    return [Table(words("Where each meeting placed the child"), head[:shown], rows, shares[:shown])]


def _by_whom(view: View, position: RecoveryPosition) -> str:
    said = placed(view, position)
    return view.words("{place} (the psychologist, later)", place=said) if position.seen_by is not SeenBy.ROOM else said


def _reasons(view: View, position: RecoveryPosition) -> list[Block]:
    words, model = view.words, view.setting.worded(view.case, position).model
    told = [
        (words("Why we think so"), position.why),
        (words("What fits now"), fits_words(position, model)),
        (words("What does not fit yet"), model.of(position.level).not_yet if position.level else ""),
        (words("How sure we are"), term(position.sure, words) if position.sure else ""),
        (words("What was happening"), position.happening),
        (words("Where the child was living"), position.setting),
        *((term(one.where, words), level_title(one.level, model, one.called)) for one in position.elsewhere),
        (words("Seen differently"), position.dissent),
    ]
    rows = tuple(Row((label, view.said[text])) for label, text in told if text)
    blocks: list[Block] = [Table("", (), rows, (1.0, 3.2))] if rows else []
    evidence = view.evidence(position.evidence)[: view.amount.evidence]
    if evidence:
        blocks += [Heading(words("What it rests on"), 3), Bullets(evidence)]
    return blocks


def _ages(view: View, meeting: Meeting) -> list[Block]:
    words = view.words
    heading = Heading(words("The four ages"), 2)
    told = {one: [age_at(view.case, meeting.id, domain, one) for domain in AgeDomain] for one in SeenBy}
    if not any(estimate for ages in told.values() for estimate in ages):
        return [heading, Paragraph(words("This meeting did not set the developmental ages."), Voice.CALM)]
    room, revised = told[SeenBy.ROOM], told[SeenBy.PSYCHOLOGIST]
    cells = [
        (
            term(domain, words),
            _both(view, now, later),
            aged(view, age_before(view.case, meeting.id, domain)),
            "\n".join(part for part in (_why(view, now), _why(view, later)) if part),
        )
        for domain, now, later in zip(AgeDomain, room, revised, strict=True)
    ]
    by = next((placed_by_words(view.case, one, words, view.professional) for one in room if one), "")
    head, shares = (words("Age"), words("Now"), words("Before"), words("Why")), (1.2, 0.9, 0.9, 4.0)
    shown = len(head) if any(why for *_, why in cells) else len(head) - 1  # nobody said why: no empty column
    return [
        heading,
        _ruler(view, meeting),
        Table(
            words("The ages in years, as the meeting saw them"),
            head[:shown],
            tuple(Row(one[:shown]) for one in cells),
            shares[:shown],
        ),
        *paragraphs(by),
    ]


def _both(view: View, room: AgeEstimate | None, revised: AgeEstimate | None) -> str:
    """The age the room set, with what the psychologist revised it to under it."""
    said = aged(view, room)
    if revised is None:
        return said
    day = view.words.day(revised.said_on, short=True) if revised.said_on else view.words("later")
    who = all_of((view.words("psychologist"), view.professional(revised.author), day))
    return said + "\n" + view.words("{who}: {age}", who=who, age=aged(view, revised))


def _why(view: View, estimate: AgeEstimate | None) -> str:
    if estimate is None:
        return ""
    cited = [str(item.words) for item in view.evidence(estimate.evidence)]
    return "\n".join(part for part in (view.said[estimate.why], *cited) if part)
