"""The editions there are."""

from __future__ import annotations

from ecm_desktop.errors import Refused
from ecm_desktop.reports.editions import appendix, child, drawings, opening, plan, recovery
from ecm_desktop.reports.editions.edition import Edition
from ecm_desktop.reports.editions.summary import summary

_ALL = (
    Edition(
        "full",
        "Formulation report",
        "Everything the meeting shared, for those who work with the child and their family.",
        (
            summary, opening.contents, opening.attendance, child.in_brief, drawings.family, drawings.life,
            recovery.recovery, plan.formulation, plan.risk, plan.recommendations, plan.actions, plan.expectation,
            appendix.chronology, appendix.people,
        ),
    ),
    Edition(
        "summary",
        "One-page summary",
        "One page for any meeting about the child: who they are, what we think, what to do first.",
        (summary,),
    ),
    Edition(
        "minutes",
        "Minutes and actions",
        "Who came, what was said, and what each agency is to do by when.",
        (opening.attendance, opening.notes, plan.recommendations, plan.actions),
    ),
    Edition(
        "chronology",
        "Chronology",
        "Every event in order, with who told of it, as a table.",
        (appendix.chronology,),
    ),
)  # fmt: skip
EDITIONS = {edition.key: edition for edition in _ALL}


def edition_of(key: str) -> Edition:
    """The edition of that key; raises Refused naming those there are."""
    if key not in EDITIONS:
        raise Refused("There is no edition “{key}”; there are {known}.", key=key[:40], known=", ".join(EDITIONS))
    return EDITIONS[key]
