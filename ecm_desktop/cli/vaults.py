"""Commands about the vault itself: create, info, check, passphrase, recovery, backup, restore."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ecm_desktop.cli.console import Console, read_secret, vault_dir
from ecm_desktop.cli.opening import credential_of, opened
from ecm_desktop.errors import Damaged, Unavailable
from ecm_desktop.i18n import Translator


def add_commands(commands: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `vault …`."""
    vault = commands.add_parser("vault", help=words("the vault"), parents=[common], allow_abbrev=False)
    actions = vault.add_subparsers(metavar="ACTION", required=True)

    def action(name: str, help_: str, run: object) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = actions.add_parser(name, help=help_, parents=[common], allow_abbrev=False)
        made.set_defaults(run=run)
        return made

    create = action("create", words("make a vault"), make)
    create.add_argument("--recovery-sheet", type=Path, metavar="FILE")
    action("info", words("what can be told without a key"), info)
    action("check", words("look for damage"), check).add_argument("--deep", action="store_true")
    change = action("passphrase", words("let another passphrase open it"), change_passphrase)
    change.add_argument("--new-passphrase-file", metavar="FILE")
    recovery = action("recovery", words("make a new recovery key"), new_recovery_key)
    recovery.add_argument("--recovery-sheet", type=Path, metavar="FILE")
    action("backup", words("keep a verified copy"), back_up).add_argument("file", type=Path, metavar="FILE")
    restore = action("restore", words("make a vault from a backup"), restore_backup)
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("folder", type=Path, metavar="DIR")


def make(args: argparse.Namespace, console: Console) -> int:
    """`vault create`: nothing secret is printed; the recovery key goes onto the sheet."""
    from ecm_desktop.store.opening import create_vault

    folder = vault_dir(args)
    sheet = _sheet_file(args, folder)
    passphrase = _new_passphrase(getattr(args, "passphrase_file", None), console)
    store, key = create_vault(folder, passphrase, clock=console.clock)
    try:
        _write_sheet(sheet, key.groups, console)
    finally:
        store.close()
    console.say("The vault is in {folder}.", folder=folder)
    console.say("The recovery sheet is {file}: print it, put it in a safe, and delete the file.", file=sheet)
    return 0


def info(args: argparse.Namespace, console: Console) -> int:
    """`vault info`: what the header tells anybody."""
    import dataclasses

    from ecm_desktop.store.opening import read_info

    for name, value in dataclasses.asdict(read_info(vault_dir(args))).items():
        print(f"{name}\t{value}", file=console.out)
    return 0


def check(args: argparse.Namespace, console: Console) -> int:
    """`vault check`: what was found, one sentence a line; exit 4 when anything was."""
    with opened(args, console) as store:
        report = store.check(deep=args.deep)
    for problem in report.problems:
        print(console.words.problem(problem), file=console.out)
    if not report.is_sound:
        raise Damaged("The vault is damaged. Restore it from a backup.")
    console.say("The vault is sound.")
    return 0


def change_passphrase(args: argparse.Namespace, console: Console) -> int:
    """`vault passphrase`: another passphrase opens the vault from now on."""
    from ecm_desktop.store.opening import change_passphrase as change

    with opened(args, console) as store:
        change(store, _new_passphrase(args.new_passphrase_file, console))
    console.say("The new passphrase opens the vault now. Backups made before still open with the old one.")
    return 0


def new_recovery_key(args: argparse.Namespace, console: Console) -> int:
    """`vault recovery`: a new recovery key on a new sheet."""
    from ecm_desktop.store.opening import new_recovery_key as renew

    sheet = _sheet_file(args, vault_dir(args))
    with opened(args, console) as store:
        _write_sheet(sheet, renew(store).groups, console)
    console.say("The recovery sheet is {file}: print it, put it in a safe, and delete the file.", file=sheet)
    return 0


def back_up(args: argparse.Namespace, console: Console) -> int:
    """`vault backup`: a copy that was opened and checked before it is called one."""
    from ecm_desktop.store.backups import backup

    with opened(args, console) as store:
        backup(store, args.file)
    console.say("The backup is {file}.", file=args.file)
    return 0


def restore_backup(args: argparse.Namespace, console: Console) -> int:
    """`vault restore`: a vault in a new folder, proved before it is offered."""
    from ecm_desktop.store.backups import restore

    restore(args.file, args.folder, credential_of(args, console))
    console.say("The vault is in {folder}.", folder=args.folder)
    return 0


def _new_passphrase(source: str | None, console: Console) -> str:
    """A passphrase that is to open the vault; says so when it may be guessed, for whoever sets it up to decide."""
    from ecm_desktop.vault.passphrase import ENOUGH_BITS, strength

    passphrase = read_secret(source, console.words("New passphrase: "))
    if 0 < strength(passphrase) < ENOUGH_BITS:
        console.say("This passphrase may be guessed by somebody who has the file; five made-up words are safer.")
    return passphrase


def _sheet_file(args: argparse.Namespace, folder: Path) -> Path:
    sheet: Path = args.recovery_sheet or folder.parent / f"{folder.name}-recovery-sheet.pdf"
    if sheet.exists():
        raise Unavailable("There is a file where the recovery sheet would go; move it or name another.")
    if args.recovery_sheet and not sheet.parent.is_dir():
        raise Unavailable("The folder for the recovery sheet is not there.")
    return sheet


def _write_sheet(sheet: Path, groups: tuple[str, ...], console: Console) -> None:
    from ecm_desktop.reports.files import write_atomically
    from ecm_desktop.reports.recovery_sheet import recovery_sheet

    if sheet.suffix.lower() == ".txt":
        write_atomically(sheet, ("\n".join(groups) + "\n").encode())
    else:
        write_atomically(sheet, recovery_sheet(groups, console.words, console.today, "OFFICIAL-SENSITIVE"))
