"""Vaults for the benchmarks, with the sample case (made from the twins) in them; each is gone afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import new_id
from ecm_desktop.editing.editor import Editor
from ecm_desktop.sample import make_sample
from ecm_desktop.settings import resource_dir
from ecm_desktop.store.opening import create_vault, new_recovery_key
from ecm_desktop.store.store import Store

PASSPHRASE = "quiet harbour seven lanterns"  # noqa: S105  # opens nothing but the vaults made here


@cache
def sample() -> Case:
    """The fictional case, read from its files."""
    return make_sample(resource_dir() / "samples" / "imani", new_id)


@contextmanager
def open_editor() -> Iterator[Editor]:
    """The editor of the sample case in an open vault: each edit is written and journalled."""
    with open_vault() as (store, key, _):
        case, revision = store.load(key)
        yield Editor(case, store.writer(key), revision)


@contextmanager
def vault_folder() -> Iterator[Path]:
    """The folder of a vault that is closed."""
    with open_vault() as (store, _, folder):
        store.close()
        yield folder


@contextmanager
def vault_folder_and_recovery() -> Iterator[tuple[Path, str]]:
    """The folder of a vault that is closed, and its recovery key."""
    with open_vault() as (store, _, folder):
        recovery = new_recovery_key(store).text
        store.close()
        yield folder, recovery


@contextmanager
def open_vault() -> Iterator[tuple[Store, str, Path]]:
    """A store with the sample case, the case's id, and the vault's folder."""
    with TemporaryDirectory(prefix="ecm-bench-") as home:
        folder = Path(home) / "vault"
        store, _ = create_vault(folder, PASSPHRASE, clock=lambda: datetime.now(UTC))
        try:
            yield store, store.add_case(sample(), "Sample"), folder
        finally:
            store.close()
