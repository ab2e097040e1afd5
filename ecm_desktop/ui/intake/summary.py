"""What is open in a few sentences: how much each file gave, what would be added, what becomes one, what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

from ecm_desktop.diagram.wording import and_words
from ecm_desktop.domain.proposals import Proposals, Told
from ecm_desktop.i18n import Translator
from ecm_desktop.intake.lookthrough import LookThrough


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


def what_to_heed(look: LookThrough, words: Translator) -> str:
    """What was remarked on in the files, each once, one a line; "" for nothing."""
    remarks = [remark for part in look.parts for remark in part.warnings]
    return "\n".join(dict.fromkeys(words(one.key, **one.values) for one in (*remarks, *look.warnings)))


def what_comes(shown: Proposals, chosen: Proposals, told: Set[Told], words: Translator) -> str:
    """What accepting would do with every row that is shown, so that the counts add up; "" when there are no rows.

    `told` are rows that the case has already.
    """
    if not shown.rows:
        return ""
    added = [row for row in chosen.rows if row.key not in told]
    fresh = [row for row in added if row.known is None]
    groups = Counter(row.group for row in fresh if row.group)
    together = {group: count for group, count in groups.items() if count > 1}
    shared = sum(together.values())
    alone = len(fresh) - shared
    events = words.count("{n} event", "{n} events", len(together))
    counts = (
        (alone, "{n} tells an event by itself", "{n} tell an event each"),
        (shared, "{n} tells {events} together", "{n} tell {events} together"),
        (len(added) - len(fresh), "{n} tells an event of the case again", "{n} tell events of the case again"),
        (len(chosen.rows) - len(added), "{n} is in the case already", "{n} are in the case already"),
        (len(shown.rows) - len(chosen.rows), "{n} is left out", "{n} are left out"),
    )
    parts = [words.count(one, many, count, events=events) for count, one, many in counts if count]
    rows = words.count("{n} row", "{n} rows", len(shown.rows))
    made = words.count("{n} new event", "{n} new events", alone + len(together))
    return words("{rows}: {parts}. This makes {events}.", rows=rows, parts=", ".join(parts), events=made)


def only_some(count: int, words: Translator) -> str:
    """The words of the box that shows only the rows in which a person must decide something."""
    return words.count("Show only the {n} row to look at", "Show only the {n} rows to look at", count)


def read_anew(changed: int, words: Translator) -> str:
    """What reading the open files again for another date of birth came to."""
    if not changed:
        return words("Read again for the new date of birth: no row has another date.")
    return words.count(
        "Read again for the new date of birth: {n} row has another date. Look at it, then accept.",
        "Read again for the new date of birth: {n} rows have another date. Look at them, then accept.",
        changed,
    )


def what_to_accept(chosen: Proposals, words: Translator) -> str:
    """The words of the button that accepts."""
    rows = words.count("{n} row", "{n} rows", len(chosen.rows))
    people = words.count("{n} person", "{n} people", sum(len(one.people) for one in chosen.families))
    parts = [part for part, there in ((rows, chosen.rows), (people, chosen.families)) if there]
    return words("Accept {what}", what=and_words(parts, words)) if parts else words("Accept")
