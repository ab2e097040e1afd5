"""A vault's header on disk, made once and copied for each test."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fakes import FAST

from ecm_desktop.vault.unlocking import make

NOW = datetime(2026, 11, 1, tzinfo=UTC)
PASSPHRASE = "mosslamp ivybook"  # noqa: S105 (of a test's vault)


@dataclass(frozen=True)
class MadeHeader:
    """A folder with a header, and what opens it."""

    folder: Path
    passphrase: str
    recovery: str

    @property
    def file(self) -> Path:
        """The first copy."""
        return self.folder / "header.json"

    @property
    def spare(self) -> Path:
        """The second copy."""
        return self.folder / "header.bak.json"


@pytest.fixture(scope="session")
def header_template(tmp_path_factory: pytest.TempPathFactory) -> MadeHeader:
    folder = tmp_path_factory.mktemp("header")
    _, recovery = make(folder, PASSPHRASE, FAST, NOW)
    return MadeHeader(folder, PASSPHRASE, recovery.text)


@pytest.fixture
def made(header_template: MadeHeader, tmp_path: Path) -> MadeHeader:
    folder = tmp_path / "vault"
    shutil.copytree(header_template.folder, folder)
    return MadeHeader(folder, header_template.passphrase, header_template.recovery)
