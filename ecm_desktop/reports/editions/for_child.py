"""The child's own edition, spoken to them: own words, strengths, who is there, what comes. No harm, no offences."""

from __future__ import annotations

from ecm_desktop.diagram.veil import called
from ecm_desktop.diagram.wording import all_of
from ecm_desktop.domain.beside import strengths_in_order
from ecm_desktop.domain.meetings import Attendance
from ecm_desktop.reports.editions.circumstances import gains_so_far
from ecm_desktop.reports.editions.network import people_close, taking_part
from ecm_desktop.reports.editions.quiet import bullets, paragraphs, section
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Heading, Masthead, Paragraph, Voice

_MOST = 5


def head(view: View, _title: str) -> Masthead:
    """The top of the first page: whose it is, no meeting and no reference."""
    words, child = view.words, view.case.child
    return Masthead(
        title=words("Your pages"),
        subtitle=words("For {name}", name=view.child_name),
        facts=(words.day(view.dated),),
        stamp=words("FICTIONAL") if child and child.fictional else "",
    )


def said(view: View) -> list[Block]:
    """What the child said."""
    words = view.words
    quote: list[Block] = [Paragraph(view.own_words, Voice.QUOTE)] if view.own_words else []
    return section(view, words("What you said"), quote)


def done(view: View) -> list[Block]:
    """What the child is good at and has done, without anybody's doubt."""
    told = (view.said[one.text] for one in strengths_in_order(view.case))
    titles = (*told, *(view.said[event.title] for event in view.strengths))[: view.amount.strengths]
    return section(view, view.words("What you are good at, and what you have done"), bullets(titles))


def lately(view: View) -> list[Block]:
    """The small things that somebody noticed going well; no heading where nobody has put one down."""
    noticed = bullets(view.said[one.text] for one in gains_so_far(view)[:_MOST])
    return section(view, view.words("What people have noticed lately"), noticed) if noticed else []


def people(view: View) -> list[Block]:
    """Who is there."""
    words = view.words
    near = bullets(called(one, view.setting) for one, _ in people_close(view))
    work = bullets(_by_name(view, one) for one in taking_part(view))
    with_you = words("These people work with you and want things to go well for you:")
    blocks = [*near, *([Paragraph(with_you), *work] if work else [])]
    return section(view, words("People who are there for you"), blocks)


def _by_name(view: View, one: Attendance) -> str:
    name, agency = view.professional(one.name), view.said[one.agency]
    return all_of((name, agency))


def coming(view: View) -> list[Block]:
    """What happens next, and that the child may change what is written here."""
    words, meeting = view.words, view.meeting
    day = words.day(meeting.next_date) if meeting and meeting.next_date else ""
    again = words("The adults who work with you meet again on {day}. You can tell them what to say.", day=day)
    yours = words(
        "These pages are yours. Cross out what is wrong, add what is missing, and show them only to those you choose."
    )
    return [Heading(words("What happens next")), *paragraphs(again if day else "", yours)]
