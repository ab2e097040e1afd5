"""What stands beside the plan, on paper: what the child says, what was tried, what is kept ready, how a meeting was."""

from __future__ import annotations

from ecm_desktop.diagram.wording import all_of, level_title, term
from ecm_desktop.domain.beside import Voice, feedback_on, ready_in_order, tried_in_order, voices_in_order
from ecm_desktop.reports.editions.quiet import bullets, table
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Heading


def voices(view: View) -> list[Block]:
    """What the child said up to the day the document looks from; nothing, not even a heading, where nothing was."""
    said = [one for one in voices_in_order(view.case) if one.gathered <= view.day]
    return _headed(view.words("What the child says"), bullets(_voice(view, one) for one in said))


def shared_here(view: View) -> list[Block]:
    """What of it was shared at this meeting."""
    here = view.meeting.id if view.meeting else ""
    said = [one for one in voices_in_order(view.case) if one.shared == here]
    return _headed(view.words("What the child says, as it was shared here"), bullets(_voice(view, one) for one in said))


def _voice(view: View, one: Voice) -> str:
    told = all_of((view.words.day(one.gathered, short=True), view.professional(one.by)))
    return view.words("“{said}” ({when})", said=view.said[one.text].strip('“”"'), when=told)


def tried(view: View) -> list[Block]:
    """What was tried with the child up to that day, the latest first."""
    words = view.words
    rows = [
        (
            words.day(one.on, short=True), view.said[one.text],
            level_title(one.level, view.setting.worded(view.case, one).model, one.called) if one.level else "",
            view.said[one.adapted], view.said[one.went],
        )
        for one in tried_in_order(view.case)
        if one.on <= view.day
    ]  # fmt: skip
    head = (words("When"), words("What"), words("Level"), words("Adapted on the day"), words("How it went"))
    return _headed(words("What was tried"), table("", head, rows, (1.1, 2.4, 1.5, 1.6, 2.0)))


def ready(view: View) -> list[Block]:
    """Messages to the child, plan B for the day, and what goes on beyond the service."""
    words = view.words
    rows = [
        (term(one.nature, words), view.said[one.text], view.professional(one.who)) for one in ready_in_order(view.case)
    ]
    head = (words("What it is"), words("In words"), words("Who"))
    return _headed(words("Kept ready"), table("", head, rows, (1.6, 3.4, 1.4)))


def feedback(view: View) -> list[Block]:
    """How this meeting was for people."""
    here = view.meeting.id if view.meeting else ""
    said = (all_of((view.professional(one.who), view.said[one.text])) for one in feedback_on(view.case, here))
    return _headed(view.words("How the meeting was"), bullets(said))


def _headed(title: str, blocks: list[Block]) -> list[Block]:
    return [Heading(title), *blocks] if blocks else []
