"""A vault at rest, made once and copied for each test, with one case of a child in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
import pytest
from fakes import FAST, TestClock

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.store.opening import Passphrase, create_vault, open_vault
from ecm_desktop.store.store import Store
from ecm_desktop.vault.unlocking import unlock

PASSPHRASE = "mosslamp ivybook"  # noqa: S105 (of a test's vault)
MARKER = "Zebedee Quillfeather"


@dataclass(frozen=True)
class Vault:
    """A vault at rest: its folder, what opens it, and the case in it."""

    folder: Path
    recovery: str
    case_id: str
    case: Case
    passphrase: str = PASSPHRASE

    @property
    def file(self) -> Path:
        """The store file."""
        return self.folder / "store-k1.db"

    def open(self) -> Store:
        """Open it; the caller closes."""
        return open_vault(self.folder, Passphrase(self.passphrase), clock=TestClock())

    def forget_pages(self) -> None:
        """Let its header not know its pages, so that what is altered in the store meets the defences behind that."""
        unlocked = unlock(self.folder, Passphrase(self.passphrase))
        assert unlocked.header.anchor is not None
        unlocked.keep(msgspec.structs.replace(unlocked.header.anchor, pages=None))


def first_case() -> Case:
    """A child with a name that is easy to search for."""
    person = Person(id="p1", name=MARKER, birth=on_day(date(2011, 8, 31)))
    return Case([person, Child(id="c1", person="p1", reference="T-1")])


@pytest.fixture(scope="session")
def vault_template(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    folder = tmp_path_factory.mktemp("template") / "vault"
    store, recovery = create_vault(folder, PASSPHRASE, clock=TestClock(), cost=FAST)
    case_id = store.add_case(first_case(), "Begin the case")
    store.close()
    return Vault(folder, recovery.text, case_id, first_case())


@pytest.fixture
def vault(vault_template: Vault, tmp_path: Path) -> Vault:
    """A vault of the test's own, at rest."""
    return copy_of(vault_template, tmp_path / "vault")


@pytest.fixture
def new_copy(vault_template: Vault, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Vault]:
    """As many vaults as a test wants."""
    return lambda: copy_of(vault_template, tmp_path_factory.mktemp("copy") / "vault")


@pytest.fixture
def store(vault: Vault) -> Iterator[Store]:
    """That vault, open."""
    opened = vault.open()
    yield opened
    opened.close()


def copy_of(vault: Vault, folder: Path) -> Vault:
    """The same vault elsewhere."""
    shutil.copytree(vault.folder, folder)
    return Vault(folder, vault.recovery, vault.case_id, vault.case)
