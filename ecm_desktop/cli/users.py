"""Commands about who may open the vault, its key, and what was done in it."""

from __future__ import annotations

import argparse
import dataclasses
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ecm_desktop.cli.console import Console
from ecm_desktop.cli.opening import opened
from ecm_desktop.cli.options import a_day, some_words
from ecm_desktop.cli.secrecy import read_new_passphrase
from ecm_desktop.errors import Refused
from ecm_desktop.i18n import Translator

if TYPE_CHECKING:
    from ecm_desktop.store.audit import Wanted
    from ecm_desktop.store.store import Store
    from ecm_desktop.store.users import VaultUser


def add_actions(actions: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `vault users`, `add-user`, `remove-user` and `rotate`."""
    listing = actions.add_parser("users", help=words("list who may open it"), parents=[common])
    listing.add_argument("--json", action="store_true", help=words("as JSON"))
    listing.set_defaults(run=list_users)
    adding = actions.add_parser("add-user", help=words("let one more person open it"), parents=[common])
    adding.add_argument("name", type=some_words, metavar="NAME", help=words("who"))
    adding.add_argument("--new-passphrase-file", metavar="FILE", help=words("read the new passphrase from FILE"))
    adding.set_defaults(run=add_one)
    removing = actions.add_parser("remove-user", help=words("let somebody open it no more"), parents=[common])
    removing.add_argument("name", type=some_words, metavar="NAME", help=words("who"))
    removing.set_defaults(run=remove_one)
    rotating = actions.add_parser("rotate", help=words("put it under a new key"), parents=[common])
    rotating.set_defaults(run=rotate_key)


def add_commands(commands: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `audit`."""
    audit = commands.add_parser("audit", help=words("what was done in the vault"), parents=[common])
    audit.add_argument("--json", action="store_true", help=words("as JSON"))
    audit.add_argument("--since", type=a_day, metavar="DATE", help=words("from this day on (YYYY-MM-DD)"))
    files = audit.add_mutually_exclusive_group()
    signed = words("write it into FILE, signed, for somebody else to check")
    files.add_argument("--signed", type=Path, metavar="FILE", help=signed)
    check = words("check such a file, of this vault or another; opens no vault")
    files.add_argument("--check", type=Path, metavar="FILE", help=check)
    audit.set_defaults(run=show_audit)


def list_users(args: argparse.Namespace, console: Console) -> int:
    """`vault users`: one user a line: name or id, since when."""
    from ecm_desktop.store.users import users

    with opened(args, console) as store:
        found = users(store)
    if args.json:
        console.show([dataclasses.asdict(one) for one in found])
        return 0
    for one in found:
        console.line(f"{one.name or one.id}\t{one.since}")
    return 0


def add_one(args: argparse.Namespace, console: Console) -> int:
    """`vault add-user`: one more way in, by a passphrase that is strong enough."""
    from ecm_desktop.store.users import add_user

    with opened(args, console) as store:
        add_user(store, args.name, read_new_passphrase(args.new_passphrase_file, console))
    console.say("The new user’s passphrase opens the vault now.")
    return 0


def remove_one(args: argparse.Namespace, console: Console) -> int:
    """`vault remove-user`: says what they could still open."""
    from ecm_desktop.store.users import remove_user

    with opened(args, console) as store:
        removed = remove_user(store, _named(store, args.name).id)
    console.say(
        "The user’s passphrase opens the vault no more. With a copy of the vault’s old header it still opens what is "
        "kept under this key: run `vault rotate`. Backups on this machine that it opens: {n}.",
        n=removed.backups,
    )
    return 0


def rotate_key(args: argparse.Namespace, console: Console) -> int:
    """`vault rotate`: the same vault under a new key, or as it was."""
    from ecm_desktop.store.rotation import rotate

    with opened(args, console) as store:
        rotate(store)
    console.say("The vault is under a new key. Backups made before are still under the old one.")
    return 0


def show_audit(args: argparse.Namespace, console: Console) -> int:
    """`audit`: verified first; one row a line, or all with the head as JSON, or signed in a file."""
    if args.check:
        return _check_export(args.check, console)
    if args.signed:
        return _export_signed(args, console)
    with opened(args, console) as store:
        for _ in store.verify_audit():
            pass
        head, entries = store.audit_head(), store.audit_entries(_wanted(args))
    if args.json:
        console.show({"head": head.text, "entries": [dataclasses.asdict(one) for one in entries]})
        return 0
    for one in entries:
        clock = {"clock": one.clock} if one.clock_differed else {}
        about = " ".join(f"{key}={value}" for key, value in {**one.about, **clock}.items())
        console.line(f"{one.seq}\t{one.at}\t{one.actor}\t{one.event}\t{about}")
    return 0


def _check_export(file: Path, console: Console) -> int:
    """An export that is as it was signed: what it says of itself, one item a line."""
    from ecm_desktop.store.signed import check_export

    for name, value in dataclasses.asdict(check_export(file)).items():
        console.line(f"{name}\t{value}")
    console.say("The file is as it was signed. Ask whoever sent it whether their vault’s key has this fingerprint.")
    return 0


def _export_signed(args: argparse.Namespace, console: Console) -> int:
    from ecm_desktop.store.signed import export_audit, own_fingerprint

    with opened(args, console) as store:
        for _ in store.verify_audit():
            pass
        export_audit(store, _wanted(args), args.signed)
        key = own_fingerprint(store)
    console.say("What was done is in {file}. Fingerprint of the key that signed it: {key}", file=args.signed, key=key)
    return 0


def _wanted(args: argparse.Namespace) -> Wanted:
    from ecm_desktop.store.audit import Wanted

    return Wanted(since=datetime.combine(args.since, time()).astimezone() if args.since else None)


def _named(store: Store, name: str) -> VaultUser:
    from ecm_desktop.store.users import users

    found = [one for one in users(store) if name in (one.name, one.id)]
    if not found:
        raise Refused("There is no user of this name in the vault; `vault users` shows those there are.")
    return found[0]
