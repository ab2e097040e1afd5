"""Commands about how long a case is kept: `vault review-rule`, `case review`, `hold`, `release`, `delete`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ecm_desktop.cli.console import Console
from ecm_desktop.cli.opening import case_id, opened
from ecm_desktop.cli.options import a_number, some_words
from ecm_desktop.i18n import Translator
from ecm_desktop.settings import Preferences

if TYPE_CHECKING:
    from ecm_desktop.store.retention import Certificate
    from ecm_desktop.store.store import Store


def add_actions(actions: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `case review`, `case hold`, `case release` and `case delete`."""
    reviewing = actions.add_parser("review", help=words("the day to look at each case again"), parents=[common])
    reviewing.add_argument("--json", action="store_true", help=words("as JSON"))
    reviewing.set_defaults(run=review)
    holding = actions.add_parser("hold", help=words("keep a case from being deleted"), parents=[common])
    holding.add_argument("reference", metavar="R", type=some_words, help=words("the case’s reference"))
    reason = words("why it is kept")
    holding.add_argument("--reason", type=some_words, default=words("Legal hold"), metavar="TEXT", help=reason)
    holding.set_defaults(run=hold_case)
    releasing = actions.add_parser("release", help=words("let a case on hold be deleted again"), parents=[common])
    releasing.add_argument("reference", metavar="R", type=some_words, help=words("the case’s reference"))
    releasing.set_defaults(run=release_case)
    deleting = actions.add_parser("delete", help=words("delete a case for good"), parents=[common])
    deleting.add_argument("reference", metavar="R", type=some_words, help=words("the case’s reference"))
    certificate = words("where the certificate of it goes: .pdf to be signed, else JSON")
    deleting.add_argument(
        "--reason", type=some_words, default="", metavar="TEXT", help=words("why it is deleted, for the certificate")
    )
    deleting.add_argument("--certificate", type=Path, required=True, metavar="FILE", help=certificate)
    deleting.set_defaults(run=delete_one)


def add_rule(actions: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `vault review-rule`."""
    rule = actions.add_parser("review-rule", help=words("when to look at a case again"), parents=[common])
    age = words("at this age of the child, or the years after the last meeting, whichever is later")
    rule.add_argument("--age", type=a_number, metavar="YEARS", help=age)
    after = words("so many years after the last meeting")
    rule.add_argument("--years-after-meeting", type=a_number, metavar="YEARS", help=after)
    rule.set_defaults(run=rule_of_vault)


def rule_of_vault(args: argparse.Namespace, console: Console) -> int:
    """`vault review-rule`: the rule of this vault, changed first where a number is given."""
    from ecm_desktop.store.rules import ReviewRule, change_review_rule, review_rule

    with opened(args, console) as store:
        rule = review_rule(store)
        wanted = ReviewRule(
            rule.age if args.age is None else args.age,
            rule.years_after_meeting if args.years_after_meeting is None else args.years_after_meeting,
        )
        if wanted != rule:
            change_review_rule(store, wanted)
    console.line(f"age\t{wanted.age}")
    console.line(f"years_after_meeting\t{wanted.years_after_meeting}")
    return 0


def review(args: argparse.Namespace, console: Console) -> int:
    """`case review`: the day to look at each case again and why it is held, the earliest first."""
    from ecm_desktop.store.retention import reviews

    with opened(args, console) as store:
        found = reviews(store)
    if args.json:
        console.show([{"reference": one.reference, "review": one.day, "hold": one.held_because} for one in found])
        return 0
    for one in found:
        console.line(f"{one.reference}\t{one.day or '-'}\t{' '.join((one.held_because or '').split())}")
    return 0


def hold_case(args: argparse.Namespace, console: Console) -> int:
    """`case hold`: the case cannot be deleted from now on."""
    from ecm_desktop.store.retention import hold

    with opened(args, console) as store:
        hold(store, case_id(store, args.reference), args.reason)
    console.say("The case is on hold and will not be deleted.")
    return 0


def release_case(args: argparse.Namespace, console: Console) -> int:
    """`case release`: the hold ends."""
    from ecm_desktop.store.retention import release

    with opened(args, console) as store:
        release(store, case_id(store, args.reference))
    console.say("The case may be deleted again.")
    return 0


def delete_one(args: argparse.Namespace, console: Console) -> int:
    """`case delete`: nothing of it stays but its id; the certificate says which backups still hold it."""
    from ecm_desktop.store.retention import as_data, delete_with_certificate

    with opened(args, console) as store:
        written = _on_paper(args, console, store) if args.certificate.suffix.lower() == ".pdf" else as_data
        delete_with_certificate(store, case_id(store, args.reference), args.certificate, written)
    console.say("The case is deleted. The certificate is in {file}.", file=args.certificate)
    return 0


def _on_paper(args: argparse.Namespace, console: Console, store: Store) -> Callable[[Certificate], bytes]:
    """Writes the certificate to be signed, with the reference and whose passphrase it was."""
    from ecm_desktop.reports.disposal import AboutDisposal, disposal_certificate
    from ecm_desktop.store.users import users

    here = next((one.name for one in users(store) if one.is_here), "")
    about = AboutDisposal(args.reference, here, args.reason)
    return partial(disposal_certificate, about=about, words=console.words, marking=Preferences().marking)
