"""Opening the vault and a case in it, for a command."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ecm_desktop.cli.console import Console
from ecm_desktop.cli.secrecy import read_secret, refuse_two_from_stdin
from ecm_desktop.errors import Refused, WrongCredential
from ecm_desktop.settings import default_vault_dir

if TYPE_CHECKING:
    from ecm_desktop.store.store import Store
    from ecm_desktop.vault.credentials import Credential


def vault_dir(args: argparse.Namespace) -> Path:
    """The folder of the vault that is meant."""
    return getattr(args, "vault", None) or default_vault_dir()


def credential_of(args: argparse.Namespace, console: Console) -> Credential:
    """What the options give to unlock with: the recovery key, else the passphrase. Raises WrongCredential."""
    from ecm_desktop.vault.credentials import Passphrase, RecoveryKeyText

    refuse_two_from_stdin(args)
    key_file = getattr(args, "recovery_key_file", None)
    if key_file is not None:
        return RecoveryKeyText(read_secret(key_file, console.words("Recovery key: ")))
    return Passphrase(_possible(read_secret(getattr(args, "passphrase_file", None), console.words("Passphrase: "))))


def _possible(passphrase: str) -> str:
    """What cannot be a passphrase at all (nothing, broken letters) opens a vault as little as a wrong one."""
    from ecm_desktop.vault.keys import wipe
    from ecm_desktop.vault.passphrase import prepare

    try:
        wipe(prepare(passphrase))
    except Refused as refused:
        raise WrongCredential(refused.key, **refused.values) from None
    return passphrase


@contextmanager
def opened(args: argparse.Namespace, console: Console) -> Iterator[Store]:
    """The open store, locked again at the end whatever happens."""
    with opened_with(args, console) as (store, _credential):
        yield store


@contextmanager
def opened_with(args: argparse.Namespace, console: Console) -> Iterator[tuple[Store, Credential]]:
    """The open store and what opened it, locked again at the end whatever happens."""
    from ecm_desktop.store.opening import open_vault, read_info

    folder = vault_dir(args)
    read_info(folder)  # asks for no passphrase where there is nothing to open
    credential = credential_of(args, console)
    store = open_vault(folder, credential, clock=console.clock)
    try:
        yield store, credential
    finally:
        store.close()


def case_id(store: Store, reference: str) -> str:
    """The id of the case with that reference; raises Refused when there is none."""
    found = [one.id for one in store.cases() if one.reference == reference]
    if not found:
        raise Refused("There is no case with this reference in the vault; `case list` shows those there are.")
    return found[0]


def export(
    store: Store, case: str, data: bytes, out: Path, console: Console, sealed: Callable[[bytes], bytes] = bytes
) -> None:
    """Write a file of a case (by id), and say the audit's head; the audit is told first, with the file's hash.

    `sealed` makes of it what is written, when that is not the plain file; the hash is always the plain one's.

    By its hash a file is found in the audit later, whoever has it. The row of this export cannot stand inside: the same
    case, edition and date give the same bytes. Where there is room for one, the row of the case as it is does.
    """
    from hashlib import sha256

    from ecm_desktop.reports.files import write_atomically
    from ecm_desktop.store.audit import Event

    written = sealed(data)
    store.note_event(Event.EXPORTED, case=case, sha256=sha256(data).hexdigest())
    head = store.audit_head().text
    write_atomically(out, written)
    console.say("The audit knows the file by its hash. The audit’s head: {head}", head=head)
