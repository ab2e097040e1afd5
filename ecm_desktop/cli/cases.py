"""Commands about cases: new, list, show."""

from __future__ import annotations

import argparse
from typing import Any

from ecm_desktop.cli.console import Console, a_day
from ecm_desktop.cli.opening import case_id, opened
from ecm_desktop.errors import Refused
from ecm_desktop.i18n import Translator


def add_commands(commands: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `case new`, `case list`, `case show`."""
    case = commands.add_parser("case", help=words("the cases of a vault"), parents=[common], allow_abbrev=False)
    actions = case.add_subparsers(metavar="ACTION", required=True)
    new = actions.add_parser("new", help=words("begin a case"), parents=[common], allow_abbrev=False)
    new.add_argument("--reference", required=True, metavar="R")
    new.add_argument("--name", required=True)
    new.add_argument("--born", required=True, type=a_day, metavar="YYYY-MM-DD")
    new.set_defaults(run=begin)
    listing = actions.add_parser("list", help=words("list the cases"), parents=[common], allow_abbrev=False)
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=list_cases)
    show = actions.add_parser("show", help=words("show one case"), parents=[common], allow_abbrev=False)
    show.add_argument("reference", metavar="R")
    show.add_argument("--json", action="store_true")
    show.add_argument("--revision", type=int, metavar="N")
    show.set_defaults(run=show_case)


def begin(args: argparse.Namespace, console: Console) -> int:
    """`case new`: begin a case and say so."""
    from ecm_desktop.domain.ids import new_id
    from ecm_desktop.editing.people import begin_case

    case = begin_case(args.reference, args.name, args.born, console.today, new_id)
    with opened(args, console) as store:
        if any(one.reference == case.reference for one in store.cases()):
            raise Refused("There is a case with the reference “{reference}” already.", reference=case.reference)
        store.add_case(case, "Begin the case")
    console.say("The case {reference} has been begun.", reference=case.reference)
    return 0


def list_cases(args: argparse.Namespace, console: Console) -> int:
    """`case list`: a line a case, or JSON."""
    with opened(args, console) as store:
        entries = store.cases()
    if args.json:
        console.show([{"reference": one.reference, "name": one.name, "revision": one.revision} for one in entries])
    else:
        for one in entries:
            print(f"{one.reference}\t{one.name}", file=console.out)
    return 0


def show_case(args: argparse.Namespace, console: Console) -> int:
    """`case show`: every record as JSON, or how many of each kind there are."""
    from ecm_desktop.domain.codec import case_to_plain

    with opened(args, console) as store:
        key = case_id(store, args.reference)
        case, revision = store.load(key)
        if args.revision is not None:
            revision = args.revision
            case = store.journal(key).at(revision)
    plain = case_to_plain(case)
    if args.json:
        console.show({"reference": args.reference, "revision": revision, "records": plain})
    else:
        for kind, records in plain.items():
            if records:
                print(f"{kind}\t{len(records)}", file=console.out)
    return 0
