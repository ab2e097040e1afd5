"""The child in brief: strengths and own words first, then the facts, then what the meeting keeps in view."""

from __future__ import annotations

from ecm_desktop.diagram.wording import age_words, and_words, need_words, term
from ecm_desktop.domain.beside import strengths_in_order
from ecm_desktop.domain.dates import age_on
from ecm_desktop.domain.formulation import Need
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.record import FourState
from ecm_desktop.reports.editions.circumstances import addresses, homes, orders
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Bullets, Heading, Item, Paragraph, Row, Table, Voice

_ASKED = (FourState.YES, FourState.SUSPECTED, FourState.NOT_KNOWN)


def in_brief(view: View) -> list[Block]:
    """The child in brief."""
    heading = Heading(view.words("{name} in brief", name=view.child_name))
    return [heading, *_strengths(view), *_own_words(view), *_facts(view), *_needs(view)]


def _strengths(view: View) -> list[Block]:
    words = view.words
    heading = Heading(words("Strengths"), 2)
    events = view.strengths[: view.amount.strengths]
    told = [Item(view.said[one.text]) for one in strengths_in_order(view.case)]
    if not events and not told:
        return [heading, Paragraph(words("No strengths have been recorded yet; there are some."), Voice.CALM)]
    return [heading, Bullets((*told, *view.evidence(event.id for event in events)))]


def _own_words(view: View) -> list[Block]:
    words = view.words
    said = [event for event in view.events if event.child_said]
    heading = Heading(words("In {name}’s own words", name=view.child_name), 2)
    if view.own_words:
        return [heading, Paragraph(view.own_words, Voice.QUOTE), *_told_by_child(view, said)]
    if said:
        return [heading, *_told_by_child(view, said)]
    return [
        heading,
        Paragraph(words("Nothing has been written down yet in {name}’s own words.", name=view.child_name), Voice.CALM),
    ]


def _told_by_child(view: View, said: list[LifeEvent]) -> list[Block]:
    return [Bullets(view.evidence(event.id for event in said))] if said else []


def _facts(view: View) -> list[Block]:
    words, child, person = view.words, view.case.child, view.case.child_person
    if child is None or person is None:
        return []
    rows = [
        (words("Known as"), "" if view.setting.initials else child.known_as),
        (words("Born"), _born(view)),
        (words("Pronouns"), child.pronouns),
        (words("Heritage"), child.heritage),
        (words("Languages"), and_words(child.languages, words)),
        (words("Legal status"), child.legal_status),
        (words("Home area"), child.home_area),
        (words("Education"), child.education),
        (words("Living now"), "\n".join(homes(view, view.day))),
        (words("Address"), "\n".join(addresses(view))),
        (words("Orders"), "\n".join(orders(view))),
    ]
    told = tuple(Row((label, view.said[value])) for label, value in rows if value)
    return [Heading(words("Facts"), 2), Table("", (), told, (1.0, 3.2))]


def _born(view: View) -> str:
    person = view.case.child_person
    if person is None or person.birth is None:
        return ""
    when = view.when(person.birth)
    if view.case.born is None:
        return when
    age = age_words(age_on(view.case.born, view.day), view.words)
    return view.words("{day} (aged {age} on {today})", day=when, age=age, today=view.words.day(view.day))


def _needs(view: View) -> list[Block]:
    words = view.words
    rows = []
    for answer in _ASKED:
        found = [_need(view, one) for one in view.case.of(Need) if one.answer is answer]
        if found:
            rows.append(Row((_answer(view, answer), "; ".join(found))))
    if not rows:
        return []
    return [Heading(words("What we keep in view"), 2), Table("", (), tuple(rows), (1.0, 3.2))]


def _answer(view: View, answer: FourState) -> str:
    return view.words("Known") if answer is FourState.YES else term(answer, view.words)


def _need(view: View, one: Need) -> str:
    title = need_words(one.key, view.words)
    return f"{title} ({view.said[one.note]})" if one.note else title
