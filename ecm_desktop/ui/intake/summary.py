"""What is open in a few sentences: how much each file gave, what would be added, what becomes one, what is left out."""

from __future__ import annotations

from collections import Counter

from ecm_desktop.domain.proposals import Proposals
from ecm_desktop.i18n import Translator


def by_file(proposals: Proposals, words: Translator) -> str:
    """The files, each with its agency and how many rows or people it gave."""
    rows = Counter(row.file for row in proposals.rows)
    people = {one.file: len(one.people) for one in proposals.families}
    parts = []
    for one in proposals.files:
        if one.name in people:
            told = words.count("{n} person", "{n} people", people[one.name])
        else:
            told = words.count("{n} row", "{n} rows", rows[one.name])
        agency = "" if one.name in people else one.agency or words("agency not known")
        name = words("{file} ({agency})", file=one.name, agency=agency) if agency else one.name
        parts.append(words("{file}: {what}", file=name, what=told))
    return " · ".join(parts)


def what_comes(shown: Proposals, chosen: Proposals, words: Translator) -> str:
    """What accepting would do; "" when there are no rows."""
    if not shown.rows:
        return ""
    told_again = sum(row.known is not None for row in chosen.rows)
    fresh = [row for row in chosen.rows if row.known is None]
    events = len({row.group for row in fresh if row.group}) + sum(row.group is None for row in fresh)
    parts = [words.count("{n} new event", "{n} new events", events)]
    if len(fresh) > events:
        grouped = sum(row.group is not None for row in fresh)
        parts.append(words.count("{n} row shares its event", "{n} rows share their event with another", grouped))
    if told_again:
        parts.append(words.count("{n} row tells an event of the case again", "{n} rows tell events of the case again",
                                 told_again))  # fmt: skip
    if len(chosen.rows) < len(shown.rows):
        parts.append(words.count("{n} row left out", "{n} rows left out", len(shown.rows) - len(chosen.rows)))
    return " · ".join(parts)
