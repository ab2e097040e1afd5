"""Opening the vault and a case in it, for a command."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ecm_desktop.cli.console import Console, read_secret, vault_dir
from ecm_desktop.errors import Refused

if TYPE_CHECKING:
    from ecm_desktop.domain.case import Case
    from ecm_desktop.editing.editor import Editor
    from ecm_desktop.store.store import Store
    from ecm_desktop.vault.credentials import Credential


def credential_of(args: argparse.Namespace, console: Console) -> Credential:
    """What the options give to unlock with: the recovery key, else the passphrase."""
    from ecm_desktop.vault.credentials import Passphrase, RecoveryKeyText

    key_file = getattr(args, "recovery_key_file", None)
    if key_file is not None:
        return RecoveryKeyText(read_secret(key_file, console.words("Recovery key: ")))
    return Passphrase(read_secret(getattr(args, "passphrase_file", None), console.words("Passphrase: ")))


@contextmanager
def opened(args: argparse.Namespace, console: Console) -> Iterator[Store]:
    """The open store, locked again at the end whatever happens."""
    from ecm_desktop.store.opening import open_vault

    store = open_vault(vault_dir(args), credential_of(args, console), clock=console.clock)
    try:
        yield store
    finally:
        store.close()


def case_id(store: Store, reference: str) -> str:
    """The id of the case with that reference; raises Refused when there is none."""
    found = [one.id for one in store.cases() if one.reference == reference]
    if not found:
        raise Refused("There is no case with the reference “{reference}” in this vault.", reference=reference)
    return found[0]


def load_case(store: Store, reference: str) -> Case:
    """The case with that reference as it is now."""
    case, _ = store.load(case_id(store, reference))
    return case


def editor_of(store: Store, reference: str) -> Editor:
    """An editor of the case with that reference."""
    from ecm_desktop.editing.editor import Editor

    key = case_id(store, reference)
    case, revision = store.load(key)
    return Editor(case, store.writer(key), revision)
