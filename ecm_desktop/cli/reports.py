"""The command `report`: one document of a case as tagged PDF."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from ecm_desktop.cli.console import Console
from ecm_desktop.cli.drawing import lanes_in, make_setting, seats_in
from ecm_desktop.cli.issuing import add_issuing, extras_of, issue_of, keep_issued, what_it_is
from ecm_desktop.cli.opening import case_id, export, opened
from ecm_desktop.cli.options import a_day, a_number, an_age, file_named, some_words
from ecm_desktop.cli.secrecy import read_secret, refuse_two_from_stdin
from ecm_desktop.errors import Refused
from ecm_desktop.i18n import Translator

if TYPE_CHECKING:
    from ecm_desktop.diagram.setting import Setting
    from ecm_desktop.domain.case import Case
    from ecm_desktop.reports.make import Wanted


PARTS = ("ages", "recommendations", "risk", "actions", "contacts", "expectation", "chronology")


def add_commands(commands: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `report`."""
    report = commands.add_parser("report", help=words("one document of a case"), parents=[common])
    report.add_argument("reference", metavar="R", type=some_words, help=words("the case’s reference"))
    report.add_argument(
        "--edition", required=True, metavar="NAME", type=some_words, help=words("which document, such as full")
    )
    report.add_argument(
        "--out",
        required=True,
        metavar="FILE",
        type=file_named(".pdf", ".docx", ".txt", ".xlsx"),
        help=words("where to: a .pdf file, .docx or .txt with its words, or .xlsx with its tables"),
    )
    report.add_argument("--meeting", type=a_number, metavar="N", help=words("as the Nth meeting saw it"))
    report.add_argument(
        "--recipient", default="", metavar="NAME", type=some_words, help=words("whose copy it is, on every page")
    )
    report.add_argument(
        "--readiness", default="", metavar="TEXT", type=some_words,
        help=words("for the child’s pages: why the child is ready; without it each page says that it is a draft"),
    )  # fmt: skip
    report.add_argument("--date", type=a_day, metavar="YYYY-MM-DD", help=words("the date it bears (today)"))
    report.add_argument("--addresses", action="store_true", help=words("print addresses, too"))
    report.add_argument(
        "--paper",
        choices=("cream", "blue", "green", "rose"),
        help=words("for the child’s pages: the paper’s colour"),
    )
    report.add_argument(
        "--without", action="append", default=[], choices=PARTS, help=words("for the handover: a part to leave out")
    )
    then = report.add_mutually_exclusive_group()
    then.add_argument("--family-age", type=an_age, metavar="6y3m", help=words("the family map at that age, too"))
    then.add_argument("--family-on", type=a_day, metavar="YYYY-MM-DD", help=words("the family map on that day, too"))
    add_issuing(report, words)
    copy = report.add_mutually_exclusive_group()
    copy.add_argument("--archive", action="store_true", help=words("for an archive: PDF/A-2a besides PDF/UA-1"))
    copy.add_argument(
        "--protect", metavar="FILE",
        help=words("only the passphrase in FILE opens the document; - is standard input"),
    )  # fmt: skip
    report.set_defaults(run=report_one)


def report_one(args: argparse.Namespace, console: Console) -> int:
    """`report`: one document; same case, edition and date give the same bytes."""
    from ecm_desktop.reports.editions.catalogue import edition_of

    dated = args.date or console.today
    if args.out.suffix.lower() != ".pdf" and (args.archive or args.issue is not None or args.protect is not None):
        raise Refused("What is issued, protected or for an archive is a PDF: name a .pdf file.")
    sealed = _sealing(args, console)
    edition_of(args.edition)  # an edition that is not there is told before anybody types a passphrase
    with opened(args, console) as store:
        key = case_id(store, args.reference)
        case, revision = store.load(key)
        meeting = _meeting(case, args.meeting)
        head = store.journal(key).audit_head(revision)
        setting = make_setting(console, lanes_in(store, key), seats_in(store, key), today=dated, audit_head=head)
        record = what_it_is(args, store, case, revision, meeting, setting)
        wanted: Wanted = {
            "meeting_id": meeting, "recipient": args.recipient, "readiness": args.readiness,
            "extras": extras_of(args, case), "issue": issue_of(args, record), "at": store.journal(key).at,
        }  # fmt: skip
        data = _document(args, console, case, setting, wanted)
        export(store, key, data, args.out, console, sealed)
        if record is not None:
            keep_issued(store, key, record, data)
    console.say("The report is in {file}.", file=args.out)
    return 0


def _document(args: argparse.Namespace, console: Console, case: Case, setting: Setting, wanted: Wanted) -> bytes:
    """What is written, in the form that the file's ending names; `setting` is of the day it bears."""
    form = args.out.suffix.lower()
    if form != ".pdf":
        from ecm_desktop.reports.other_forms.forms import in_form

        return in_form(case, form, setting, args.edition, setting.today, **wanted)
    from ecm_desktop.reports.finish import Standard
    from ecm_desktop.reports.make import make_report

    return make_report(
        case, args.edition, setting,
        **wanted,
        dated=setting.today,
        standard=Standard.UA_AND_ARCHIVE if args.archive else Standard.UA,
        unprintable=lambda letters: console.say(
            "These cannot be printed, and words in brackets stand for them: {letters}", letters=letters
        ),
    )  # fmt: skip


def _sealing(args: argparse.Namespace, console: Console) -> Callable[[bytes], bytes]:
    """What is done to the document before it is written: nothing, or a passphrase is put before it."""
    from ecm_desktop.reports.protect import protected, usable
    from ecm_desktop.vault.passphrase import ENOUGH_BITS, strength

    if args.protect is None:
        return bytes
    refuse_two_from_stdin(args)
    passphrase = usable(read_secret(args.protect, ""))
    if strength(passphrase) < ENOUGH_BITS:
        console.say("The document’s passphrase could be guessed; five made-up words are safer.")
    return partial(protected, passphrase=passphrase)


def _meeting(case: Case, number: int | None) -> str | None:
    from ecm_desktop.domain.course import meetings_in_order

    if number is None:
        return None
    held = meetings_in_order(case)
    if not 1 <= number <= len(held):
        raise Refused("This case has no meeting {number}.", number=number)
    return held[number - 1].id
