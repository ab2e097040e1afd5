"""One page for any meeting: what somebody who has a minute should know. Long texts are shortened to keep it one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ecm_desktop.diagram.wording import fits_words, in_sentence
from ecm_desktop.reports.editions.circumstances import age, homes, orders, placed, position_of
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.measures import BODY_HEIGHT, CELL, CELL_PAD, MEASURE
from ecm_desktop.reports.model import Block, Heading, Paragraph, Row, Table, Voice

_FEW = 3
_RISKS = 2
_SHARES = (1.0, 3.6)
_COLUMN = MEASURE * _SHARES[1] / sum(_SHARES) - 2 * CELL_PAD[0] - 2
_ROOM = BODY_HEIGHT - 230  # what the masthead and the heading leave of the first page


@dataclass(frozen=True)
class Fit:
    """Shortens texts to lines of the table's column: a whole thought to `thought` lines, a mere entry to `entry`, and
    what helps at the child's level to `helps`, which may be none.
    """

    view: View
    thought: int
    entry: int
    helps: int

    def thoughts(self, texts: Iterable[str]) -> str:
        """Thoughts as bullets."""
        return "\n".join(self._in(f"• {text}", self.thought) for text in texts if text)

    def one(self, text: str) -> str:
        """One thought; "" stays so."""
        return self._in(text, self.thought)

    def what_helps(self, text: str) -> str:
        """What helps at the child's level."""
        return self._in(text, self.helps) if self.helps else ""

    def entries(self, texts: Iterable[str]) -> str:
        """Entries, each beginning a line."""
        return "\n".join(self._in(text, self.entry) for text in texts if text)

    def _in(self, text: str, lines: int) -> str:
        return " ".join(self.view.setting.metrics.wrapped(text, _COLUMN, CELL[0], lines))

    def height(self, rows: Iterable[Row]) -> float:
        """How tall these rows will be, in points."""
        wrapped = self.view.setting.metrics.wrapped
        return sum(
            2 * CELL_PAD[1] + 0.6 + CELL[1] * sum(len(wrapped(line, _COLUMN, CELL[0], 9)) for line in _lines(row))
            for row in rows
        )


_FITS = (
    (3, 2, 2),
    (3, 1, 1),
    (2, 1, 1),
    (2, 1, 0),
)  # the first with which all of it stands on the page; the last always does


def summary(view: View) -> list[Block]:
    """The page, in the order in which it is read: the child first, then what we think, then what is to be done."""
    words = view.words
    for lines in _FITS:
        fit = Fit(view, *lines)
        rows = _rows(view, fit)
        told = tuple(row for row in rows if row.cells[1])
        if fit.height(told) <= _ROOM:
            break
    missing = " · ".join(str(row.cells[0]) for row in rows if not row.cells[1])
    quiet = Paragraph(words("Not recorded yet: {parts}", parts=missing), Voice.CALM)
    what = words(
        "What the people who work with {name} understood together, and what they agreed to do to help.",
        name=view.child_name,
    )
    return [
        Heading(words("At a glance")),
        Paragraph(what, Voice.LEAD),
        *([Table("", (), told, _SHARES)] if told else []),
        *([quiet] if missing else []),
    ]


def _lines(row: Row) -> list[str]:
    return str(row.cells[1]).split("\n")


def _rows(view: View, fit: Fit) -> tuple[Row, ...]:
    words, name, meeting = view.words, view.child_name, view.meeting
    numbered = enumerate([one for one in view.recommendations if one.is_for_now][:_FEW], 1)
    return (
        Row((words("About {name}", name=name), fit.entries(_about(view)))),
        Row((words("In {name}’s words", name=name), fit.one(view.own_words))),
        Row((words("Strengths"), fit.entries(view.good_at[:_FEW]))),
        Row((words("Where {name} is", name=name), _position(view, fit))),
        Row((words("How we understand it"), fit.thoughts(view.said[one.text] for one in view.hypotheses[:_FEW]))),
        Row((words("What to do first"), fit.entries(f"{n}. {view.said[one.text]}" for n, one in numbered))),
        Row((words("Keeping people safe"), fit.thoughts(_safety(view)))),
        Row((words("Still to do"), fit.entries(_to_do(view)))),
        Row((words("Next meeting"), words.day(meeting.next_date) if meeting and meeting.next_date else "")),
    )


def _about(view: View) -> list[str]:
    """Age, homes, and the latest order in force on the day the document looks from."""
    words, years = view.words, age(view)
    return [
        words("{age} old", age=years) if years else "",
        *(words("Lives with: {home}", home=home) for home in homes(view, view.day)[:_FEW]),
        *orders(view)[-1:],
    ]


def _position(view: View, fit: Fit) -> str:
    words = view.words
    position = position_of(view)
    if position is None:
        return ""
    guide = words("On the Trauma Recovery Model: {level} (a guide, not a measure)", level=placed(view, position))
    fits = view.said[fits_words(position, view.setting.worded(view.case, position).model)]
    now = words("What fits now: {what}", what=in_sentence(fits)) if fits else ""
    return "\n".join(part for part in (guide, fit.one(view.said[position.why]), fit.what_helps(now)) if part)


def _safety(view: View) -> list[str]:
    risks = sorted(view.risks, key=lambda one: not one.immediate)[:_RISKS]
    return [" ".join(part for part in (view.risk(one), view.said[one.safety]) if part) for one in risks]


def _to_do(view: View) -> list[str]:
    still = [one for one in view.actions if one.is_open]
    nobody = view.words("nobody yet")
    who = [view.said[one.owner_agency] or view.professional(one.owner) or nobody for one in still[:_FEW]]
    lines = [f"{view.due(one)} · {name}: {view.said[one.text]}" for name, one in zip(who, still, strict=False)]
    more = len(still) - len(lines)
    return [*lines, view.words.count("and {n} more", "and {n} more", more)] if more else lines
