"""Commands that read what others wrote: `import` and `dates`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from ecm_desktop.cli.console import Console, json_text
from ecm_desktop.cli.opening import case_id, opened
from ecm_desktop.cli.options import a_day, some_words
from ecm_desktop.errors import InputRefused, Refused
from ecm_desktop.i18n import Translator

if TYPE_CHECKING:
    from ecm_desktop.domain.case import Case
    from ecm_desktop.domain.proposals import Proposals


_TWO_BIRTHS = "A birth is told with different dates, which the window asks about: {days}."
_TWO_DEATHS = "A death is told with different dates, which the window asks about: {days}."


def add_commands(commands: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `import` and `dates`."""
    bring = commands.add_parser("import", help=words("read agency and family files into a case"), parents=[common])
    add = bring.add_argument
    add("reference", metavar="R", type=some_words, help=words("the case’s reference"))
    add("files", nargs="+", type=Path, metavar="FILE", help=words("xlsx, csv, docx, txt, ged, gdz or ped"))
    add("--agency", type=some_words, metavar="NAME", help=words("whose files these are (otherwise guessed)"))
    add("--today", type=a_day, metavar="YYYY-MM-DD", help=words("the day on which they are read (today)"))
    who = words("who in a family file is the child, such as @I1@, or 1:3 in a PED file")
    add("--child", type=some_words, metavar="XREF", help=who)
    add("--although", type=some_words, metavar="REASON", help=words("why files come in that name another child"))
    add("--dry-run", action="store_true", help=words("read only; the case stays as it is"))
    add("--json", type=Path, metavar="OUT", help=words("write what was proposed into OUT"))
    bring.set_defaults(run=bring_in)
    dates = commands.add_parser("dates", help=words("what the date reader makes of texts"), parents=[common])
    dates.add_argument(
        "--born", required=True, type=a_day, metavar="YYYY-MM-DD", help=words("the child’s date of birth")
    )
    dates.add_argument(
        "--today", type=a_day, metavar="YYYY-MM-DD", help=words("the day on which they are read (today)")
    )
    dates.add_argument(
        "texts", nargs="*", type=some_words, metavar="TEXT", help=words("dates as written (lines of standard input)")
    )
    dates.set_defaults(run=read_dates)


def bring_in(args: argparse.Namespace, console: Console) -> int:
    """`import`: proposals first, then one edit."""
    from ecm_desktop.domain.ids import new_id
    from ecm_desktop.editing.editor import Editor
    from ecm_desktop.editing.proposals import accept
    from ecm_desktop.intake.as_json import proposals_to_plain
    from ecm_desktop.reports.files import write_atomically
    from ecm_desktop.store.audit import Event

    today = args.today or console.today
    with opened(args, console) as store:
        key = case_id(store, args.reference)
        case, revision = store.load(key)
        proposals = _read(case, args, today)
        if args.json:  # before the edit: when it cannot be written, nothing was done
            write_atomically(args.json, json_text(proposals_to_plain(proposals)))
        if not args.dry_run:
            proposals = _vouched(proposals, case, args.although or "")
            Editor(case, store.writer(key), revision).do("Bring in files", accept, proposals, new_id, today)
            store.note_event(Event.IMPORTED, case=key)
            for file in proposals.files:
                if file.vouched:
                    store.note_event(Event.VOUCHED, case=key, sha256=file.sha256)
    _tell(proposals, case, console)
    console.say("Nothing was changed." if args.dry_run else "All of it is in the case now.")
    return 0


def _read(case: Case, args: argparse.Namespace, today: date) -> Proposals:
    from ecm_desktop.intake.read import read_files

    if case.born is None:
        raise Refused("The child’s date of birth is needed to read dates; put it into the case first.")
    names = [case.child_person.name if case.child_person else "", case.child.known_as if case.child else ""]
    known = [name for name in names if name]
    return read_files(
        args.files, case.born, today, child_names=known, agency=args.agency, child_xref=args.child, case=case
    )


def _vouched(proposals: Proposals, case: Case, reason: str) -> Proposals:
    """With the reason for files that seem to be about another child; raises Refused when none is given."""
    from ecm_desktop.editing.proposals import known_source

    doubtful = [file for file in proposals.files if file.doubts and known_source(case, file) is None]
    if doubtful and not reason:
        raise Refused(doubtful[0].doubts[0].key, **doubtful[0].doubts[0].values)
    files = tuple(replace(file, vouched=reason) if file in doubtful else file for file in proposals.files)
    return replace(proposals, files=files)


def _tell(proposals: Proposals, case: Case, console: Console) -> None:
    from ecm_desktop.diagram.wording import when_short
    from ecm_desktop.domain.proposals import LifeDate
    from ecm_desktop.intake.life_dates import date_questions
    from ecm_desktop.intake.read import circles

    words = console.words
    for remark in proposals.warnings:
        console.say(remark.key, **remark.values)
    for family in proposals.families:
        if family.child is None and family.people:
            console.say("Nobody in “{file}” is certainly the child; --child says who it is.", file=family.file)
    for one in date_questions(proposals, case, circles(proposals.families, case), {}):
        days = " / ".join(when_short(choice.when, words) for choice in one.choices)
        is_birth = one.fact.which is LifeDate.BIRTH
        console.say(_TWO_BIRTHS if is_birth else _TWO_DEATHS, days=days)
    people = sum(len(family.people) for family in proposals.families)
    events = words.count("{n} event row", "{n} event rows", len(proposals.rows))
    console.say("Read: {events}, {people}.", events=events, people=words.count("{n} person", "{n} people", people))


def read_dates(args: argparse.Namespace, console: Console) -> int:
    """`dates`: one JSON object a line for each text."""
    from ecm_desktop.intake.as_json import reading_to_plain
    from ecm_desktop.intake.dates import read

    today = args.today or console.today
    for text in args.texts or _lines():
        console.line(msgspec.json.encode(reading_to_plain(text, read(text, args.born, today))).decode())
    return 0


def _lines() -> Iterator[str]:
    """The lines of standard input without their ends."""
    try:
        for line in sys.stdin or ():
            yield line.rstrip("\r\n")
    except UnicodeDecodeError:
        raise InputRefused("Standard input is not UTF-8 text.") from None
