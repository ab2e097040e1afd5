"""Commands about cases: new, list, show."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from ecm_desktop.cli import keeping
from ecm_desktop.cli.console import Console
from ecm_desktop.cli.opening import case_id, opened
from ecm_desktop.cli.options import a_day, a_number, some_words
from ecm_desktop.errors import Refused
from ecm_desktop.i18n import Translator

if TYPE_CHECKING:
    from ecm_desktop.domain.case import Case
    from ecm_desktop.store.store import Store


def add_commands(commands: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `case new`, `case list`, `case show`."""
    case = commands.add_parser("case", help=words("the cases of a vault"), parents=[common])
    actions = case.add_subparsers(metavar="ACTION", required=True, title=words("actions"))
    new = actions.add_parser("new", help=words("begin a case"), parents=[common])
    new.add_argument("--reference", required=True, type=some_words, metavar="R", help=words("the service’s reference"))
    new.add_argument("--name", required=True, type=some_words, help=words("the child’s name"))
    new.add_argument("--born", required=True, type=a_day, metavar="YYYY-MM-DD", help=words("the child’s date of birth"))
    new.set_defaults(run=begin)
    listing = actions.add_parser("list", help=words("list the cases"), parents=[common])
    listing.add_argument("--json", action="store_true", help=words("as JSON"))
    listing.set_defaults(run=list_cases)
    show = actions.add_parser("show", help=words("show one case"), parents=[common])
    show.add_argument("reference", metavar="R", type=some_words, help=words("the case’s reference"))
    show.add_argument("--json", action="store_true", help=words("every record, as JSON"))
    show.add_argument("--revision", type=a_number, metavar="N", help=words("as it was after the Nth saved change"))
    show.set_defaults(run=show_case)
    keeping.add_actions(actions, common, words)


def begin(args: argparse.Namespace, console: Console) -> int:
    """`case new`: begin a case and say so."""
    from ecm_desktop.domain.ids import new_id
    from ecm_desktop.editing.people import begin_case

    case = begin_case(args.reference, args.name, args.born, console.today, new_id)
    with opened(args, console) as store:
        if any(one.reference == case.reference for one in store.cases()):
            raise Refused("There is a case with this reference already; choose another.")
        store.add_case(case, "Begin the case")
    console.say("The case {reference} has been begun.", reference=case.reference)
    return 0


def list_cases(args: argparse.Namespace, console: Console) -> int:
    """`case list`: a line a case, or JSON."""
    with opened(args, console) as store:
        entries = store.cases()
    if args.json:
        console.show([{"reference": one.reference, "name": one.name, "revision": one.revision} for one in entries])
        return 0
    for one in entries:
        console.line(f"{one.reference}\t{one.name}")
    return 0


def show_case(args: argparse.Namespace, console: Console) -> int:
    """`case show`: every record as JSON, or how many of each kind there are."""
    from ecm_desktop.domain.codec import case_to_plain
    from ecm_desktop.domain.reductions import without_layer

    with opened(args, console) as store:
        case, revision = _at(store, args.reference, args.revision)
    plain = case_to_plain(without_layer(case))
    if args.json:
        console.show({"reference": args.reference, "revision": revision, "records": plain})
        return 0
    for kind, records in plain.items():
        if records:
            console.line(f"{kind}\t{len(records)}")
    return 0


def _at(store: Store, reference: str, revision: int | None) -> tuple[Case, int]:
    """The case at that revision, or as it is now, with its revision."""
    from ecm_desktop.store.audit import Event

    key = case_id(store, reference)
    store.note_event(Event.VIEWED, case=key)
    return store.load(key) if revision is None else (store.journal(key).at(revision), revision)
