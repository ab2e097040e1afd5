"""Commands about how long a case is kept: `case hold`, `case delete`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ecm_desktop.cli.console import Console
from ecm_desktop.cli.opening import case_id, opened
from ecm_desktop.cli.options import some_words
from ecm_desktop.i18n import Translator


def add_actions(actions: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `case hold` and `case delete`."""
    holding = actions.add_parser("hold", help=words("keep a case from being deleted"), parents=[common])
    holding.add_argument("reference", metavar="R", type=some_words, help=words("the case’s reference"))
    reason = words("why it is kept")
    holding.add_argument("--reason", type=some_words, default=words("Legal hold"), metavar="TEXT", help=reason)
    holding.set_defaults(run=hold_case)
    deleting = actions.add_parser("delete", help=words("delete a case for good"), parents=[common])
    deleting.add_argument("reference", metavar="R", type=some_words, help=words("the case’s reference"))
    certificate = words("where the certificate of it goes")
    deleting.add_argument("--certificate", type=Path, required=True, metavar="FILE", help=certificate)
    deleting.set_defaults(run=delete_one)


def hold_case(args: argparse.Namespace, console: Console) -> int:
    """`case hold`: the case cannot be deleted from now on."""
    from ecm_desktop.store.retention import hold

    with opened(args, console) as store:
        hold(store, case_id(store, args.reference), args.reason)
    console.say("The case is on hold and will not be deleted.")
    return 0


def delete_one(args: argparse.Namespace, console: Console) -> int:
    """`case delete`: nothing of it stays but its id; the certificate says which backups still hold it."""
    from ecm_desktop.store.retention import delete_with_certificate
    from ecm_desktop.store.shelf import Policy

    with opened(args, console) as store:
        delete_with_certificate(store, case_id(store, args.reference), Policy(), args.certificate)
    console.say("The case is deleted. The certificate is in {file}.", file=args.certificate)
    return 0
