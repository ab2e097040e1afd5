"""Commands about the vault itself: create, info, check, passphrase, recovery, backup, restore."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ecm_desktop.cli import keeping, users
from ecm_desktop.cli.console import Console
from ecm_desktop.cli.opening import credential_of, opened, opened_with, vault_dir
from ecm_desktop.cli.options import file_named
from ecm_desktop.cli.secrecy import read_new_passphrase
from ecm_desktop.errors import Damaged, Unavailable
from ecm_desktop.i18n import Translator

if TYPE_CHECKING:
    from ecm_desktop.vault.recovery import RecoveryKey


def add_commands(commands: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `vault …`."""
    vault = commands.add_parser("vault", help=words("make, look after, back up the vault"), parents=[common])
    actions = vault.add_subparsers(metavar="ACTION", required=True, title=words("actions"))

    def action(name: str, help_: str, run: object) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = actions.add_parser(name, help=help_, parents=[common])
        made.set_defaults(run=run)
        return made

    sheet = words("where the recovery key goes, a .pdf or .txt file (beside the vault’s folder)")
    create = action("create", words("make a vault"), make)
    create.add_argument("--recovery-sheet", type=file_named(".pdf", ".txt"), metavar="FILE", help=sheet)
    action("info", words("what can be told without a key"), info)
    deep = words("look at every page of the file and every step of each journal")
    action("check", words("look for damage"), check).add_argument("--deep", action="store_true", help=deep)
    change = action("passphrase", words("let another passphrase open it"), change_passphrase)
    change.add_argument("--new-passphrase-file", metavar="FILE", help=words("read the new passphrase from FILE"))
    recovery = action("recovery", words("make a new recovery key"), new_recovery_key)
    recovery.add_argument("--recovery-sheet", type=file_named(".pdf", ".txt"), metavar="FILE", help=sheet)
    keep = action("backup", words("keep a verified copy"), back_up)
    keep.add_argument("file", type=Path, metavar="FILE", help=words("where to"))
    restore = action("restore", words("make a vault from a backup"), restore_backup)
    restore.add_argument("file", type=Path, metavar="FILE", help=words("the backup"))
    restore.add_argument("folder", type=Path, metavar="DIR", help=words("a new or empty folder"))
    users.add_actions(actions, common, words)
    keeping.add_rule(actions, common, words)


def make(args: argparse.Namespace, console: Console) -> int:
    """`vault create`: nothing secret is printed; the recovery key goes onto the sheet."""
    from ecm_desktop.store.opening import create_vault

    folder = vault_dir(args)
    sheet = _sheet_file(args, folder)
    passphrase = read_new_passphrase(getattr(args, "passphrase_file", None), console)
    store, key = create_vault(folder, passphrase.text, clock=console.clock)
    with _gone_on_failure(sheet, folder), closing(store):
        _write_sheet(sheet, key, folder, console)
    console.say("The vault is in {folder}.", folder=folder)
    _tell_sheet(sheet, console)
    return 0


def info(args: argparse.Namespace, console: Console) -> int:
    """`vault info`: what the header tells anybody, one item a line."""
    import dataclasses

    from ecm_desktop.store.opening import read_info

    for name, value in dataclasses.asdict(read_info(vault_dir(args))).items():
        console.line(f"{name}\t{value}")
    return 0


def check(args: argparse.Namespace, console: Console) -> int:
    """`vault check`: what was found, one sentence a line; exit 4 when anything was."""
    with opened(args, console) as store:
        report = store.check(deep=args.deep)
    for problem in report.problems:
        console.line(console.words.problem(problem))
    if not report.is_sound:
        raise Damaged("The vault is damaged. Restore it from a backup.")
    console.say("The vault is sound.")
    return 0


def change_passphrase(args: argparse.Namespace, console: Console) -> int:
    """`vault passphrase`: another passphrase opens the vault from now on."""
    from ecm_desktop.store.opening import change_passphrase as change

    with opened_with(args, console) as (store, credential):
        kept = change(store, read_new_passphrase(args.new_passphrase_file, console).text, before=credential)
    console.say("The new passphrase opens the vault now. Backups made before still open with the old one.")
    for one in kept:
        console.say("{file} still does.", file=one.file)
    return 0


def new_recovery_key(args: argparse.Namespace, console: Console) -> int:
    """`vault recovery`: a new recovery key on a new sheet; without the sheet the key before stays."""
    from ecm_desktop.store.opening import new_recovery_key as renew

    sheet = _sheet_file(args, vault_dir(args))
    with opened(args, console) as store, _gone_on_failure(sheet):
        renew(store, keep=lambda key: _write_sheet(sheet, key, vault_dir(args), console))
    _tell_sheet(sheet, console)
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


def _sheet_file(args: argparse.Namespace, folder: Path) -> Path:
    """Where the sheet goes; looked at before anything is made. Raises Unavailable."""
    sheet: Path = args.recovery_sheet or folder.absolute().with_name(f"{folder.absolute().name}-recovery-sheet.pdf")
    if sheet.exists():
        raise Unavailable("There is a file where the recovery sheet would go; move it or name another.")
    if args.recovery_sheet and not sheet.parent.is_dir():
        raise Unavailable("The folder for the recovery sheet is not there.")
    return sheet


def _write_sheet(sheet: Path, key: RecoveryKey, folder: Path, console: Console) -> None:
    from ecm_desktop.reports.files import write_atomically
    from ecm_desktop.reports.recovery_sheet import recovery_sheet

    if sheet.suffix.lower() == ".txt":
        data = ("\n".join(key.groups) + "\n").encode()
    else:
        data = recovery_sheet(key.groups, console.words, console.today, "OFFICIAL-SENSITIVE", folder.absolute())
    write_atomically(sheet, data)


@contextmanager
def _gone_on_failure(sheet: Path, vault: Path | None = None) -> Iterator[None]:
    """A vault without its sheet could be lost for ever, and a sheet without its vault misleads: both or neither."""
    try:
        yield
    except BaseException:
        sheet.unlink(missing_ok=True)
        if vault is not None:
            shutil.rmtree(vault, ignore_errors=True)
        raise


def _tell_sheet(sheet: Path, console: Console) -> None:
    console.say("The recovery sheet is {file}: print it, put it in a safe, and delete the file.", file=sheet)
