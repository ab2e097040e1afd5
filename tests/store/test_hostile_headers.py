"""A hostile header is refused before any work: no key is derived, no store opened, nothing written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hostile import hostile_headers

from ecm_desktop.errors import Damaged
from ecm_desktop.store import connection
from ecm_desktop.store.opening import Passphrase, RecoveryKeyText, open_or_read, open_vault, read_info
from ecm_desktop.vault import finding


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Hears of every key that is derived and every store that is opened."""
    done: list[str] = []

    def refuse(what: str) -> Any:
        def refused(*_given: object, **_more: object) -> None:
            done.append(what)
            raise AssertionError(what)

        return refused

    monkeypatch.setattr(finding, "derive", refuse("derived"))
    monkeypatch.setattr(finding, "open_pair", refuse("tried a slot"))
    monkeypatch.setattr(connection.dbapi2, "connect", refuse("opened a store"))
    return done


def test_06_10_11_no_work_is_done_for_a_hostile_header(vault: Any, work: list[str]) -> None:
    sound = (vault.folder / "header.json").read_bytes()
    kinds = hostile_headers(sound)
    assert len(kinds) >= 60
    assert sound not in kinds.values()
    for name, data in kinds.items():
        put_in_both_places(vault.folder, data)
        before = all_of(vault.folder)
        for way in (open_vault, open_or_read):
            for credential in (Passphrase(vault.passphrase), RecoveryKeyText(vault.recovery)):
                with pytest.raises(Damaged) as told:
                    way(vault.folder, credential)
                assert "under backups" in told.value.key, name
        with pytest.raises(Damaged):
            read_info(vault.folder)
        assert all_of(vault.folder) == before, name
    assert work == []


def test_a_sound_header_is_worked_on(vault: Any, work: list[str]) -> None:
    with pytest.raises(AssertionError, match="derived"):
        open_vault(vault.folder, Passphrase(vault.passphrase))
    with pytest.raises(AssertionError, match="tried a slot"):
        open_vault(vault.folder, RecoveryKeyText(vault.recovery))


def put_in_both_places(folder: Path, data: bytes) -> None:
    for name in ("header.json", "header.bak.json"):
        (folder / name).write_bytes(data)


def all_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
