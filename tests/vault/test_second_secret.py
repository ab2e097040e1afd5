"""A second secret in the system's keyring: what keyrings do wrong, and that none of it locks anybody out."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fakes import Drawer
from keyring.errors import KeyringLocked, NoKeyringError

from ecm_desktop.errors import WrongCredential
from ecm_desktop.vault import second_secret
from ecm_desktop.vault.credentials import Passphrase, RecoveryKeyText
from ecm_desktop.vault.own_way import change_passphrase, pair, unpair, uses_second_secret
from ecm_desktop.vault.passphrase import NewPassphrase
from ecm_desktop.vault.second_secret import ALLOWED, Keyring, KeyringUnavailable, system_keyring
from ecm_desktop.vault.unlocking import unlock
from ecm_desktop.vault.ways_in import new_way

NOW = datetime(2026, 11, 1, tzinfo=UTC)

PROJECT = Path(__file__).resolve().parents[2]
NAME = "keyring.backends.SecretService.Keyring"


class Forgetful(Drawer):
    """Takes everything and keeps nothing, as the null keyring does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Gone."""


def only(backend: Drawer) -> Callable[[str], Keyring]:
    return lambda _name: Keyring(NAME, backend, patience=5)


@pytest.fixture
def paired(made: Any) -> tuple[Any, Drawer]:
    drawer = Drawer()
    unlocked = unlock(made.folder, Passphrase(made.passphrase))
    pair(unlocked, made.passphrase, Keyring(NAME, drawer), NOW)
    return made, drawer


def test_the_passphrase_opens_only_together_with_the_keyring(paired: tuple[Any, Drawer]) -> None:
    made, drawer = paired
    (text,) = drawer.kept.values()
    assert len(text) == 44
    opened = unlock(made.folder, Passphrase(made.passphrase), only(drawer))
    assert uses_second_secret(opened) == NAME
    assert opened.key.for_sealing() == unlock(made.folder, RecoveryKeyText(made.recovery)).key.for_sealing()
    with pytest.raises(KeyringUnavailable):
        unlock(made.folder, Passphrase(made.passphrase), only(Drawer()))
    with pytest.raises(WrongCredential):
        unlock(made.folder, Passphrase("something else"), only(drawer))
    assert text not in made.file.read_text()


def test_pairing_needs_the_passphrase_itself(made: Any) -> None:
    before, drawer = made.file.read_bytes(), Drawer()
    with pytest.raises(WrongCredential):
        pair(unlock(made.folder, Passphrase(made.passphrase)), "something else", Keyring(NAME, drawer), NOW)
    assert made.file.read_bytes() == before
    assert drawer.kept == {}


def test_a_new_passphrase_stays_paired_and_unpairing_takes_the_secret_away(paired: tuple[Any, Drawer]) -> None:
    made, drawer = paired
    opened = unlock(made.folder, Passphrase(made.passphrase), only(drawer))
    change_passphrase(opened, "another one", NOW, only(drawer))
    with pytest.raises(WrongCredential):
        unlock(made.folder, Passphrase(made.passphrase), only(drawer))
    opened = unlock(made.folder, Passphrase("another one"), only(drawer))
    unpair(opened, "another one", NOW, only(drawer))
    assert drawer.kept == {}
    assert uses_second_secret(unlock(made.folder, Passphrase("another one"), only(drawer))) == ""


def test_23_without_a_keyring_the_passphrase_works_and_pairing_is_refused(made: Any) -> None:
    before = made.file.read_bytes()
    with pytest.raises(KeyringUnavailable):
        pair(unlock(made.folder, Passphrase(made.passphrase)), made.passphrase,
             only(Drawer(trouble=NoKeyringError()))(""), NOW)  # fmt: skip
    assert made.file.read_bytes() == before
    unlock(made.folder, Passphrase(made.passphrase))


def test_24_a_locked_keyring_is_told_and_tried_again(paired: tuple[Any, Drawer]) -> None:
    made, drawer = paired
    drawer.trouble = KeyringLocked("Failed to unlock the collection!")
    with pytest.raises(KeyringUnavailable, match="is locked"):
        unlock(made.folder, Passphrase(made.passphrase), only(drawer))
    drawer.trouble = None
    unlock(made.folder, Passphrase(made.passphrase), only(drawer))


def test_25_a_keyring_that_keeps_nothing_is_refused(made: Any) -> None:
    before = made.file.read_bytes()
    with pytest.raises(KeyringUnavailable, match="did not keep"):
        pair(unlock(made.folder, Passphrase(made.passphrase)), made.passphrase, Keyring(NAME, Forgetful()), NOW)
    assert made.file.read_bytes() == before


@pytest.mark.parametrize("name", ["keyrings.alt.file.PlaintextKeyring", "keyring.backends.null.Keyring", "os.path"])
def test_26_a_keyring_that_is_not_on_the_list_is_not_made(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(second_secret.importlib, "import_module", asked.append)
    with pytest.raises(KeyringUnavailable):
        system_keyring(name)
    assert asked == []


CHOICE = """
import sys
from ecm_desktop.vault.second_secret import KeyringUnavailable, system_keyring
try:
    print(system_keyring().name)
except KeyringUnavailable as told:
    print(told.key)
print("planted" in sys.modules)
"""


def test_27_settings_of_the_library_choose_nothing(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text("print('loaded')\n")
    (tmp_path / "python_keyring").mkdir()
    (tmp_path / "python_keyring" / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=planted.Keyring\n")
    done = subprocess.run(
        [sys.executable, "-c", CHOICE], check=True, capture_output=True, text=True,
        env={"PYTHON_KEYRING_BACKEND": "planted.Keyring", "PYTHONPATH": f"{tmp_path}:{PROJECT}",
             "XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)},
    )  # fmt: skip
    chosen, planted = done.stdout.splitlines()
    assert chosen in ALLOWED or chosen.startswith("This computer has no keyring")
    assert planted == "False"


def test_28_a_deleted_secret_is_told_and_the_recovery_key_leads_back(paired: tuple[Any, Drawer]) -> None:
    made, drawer = paired
    drawer.kept.clear()
    with pytest.raises(KeyringUnavailable, match="no longer holds"):
        unlock(made.folder, Passphrase(made.passphrase), only(drawer))
    opened = unlock(made.folder, RecoveryKeyText(made.recovery))
    change_passphrase(opened, "a fresh start", NOW, only(drawer))
    again = unlock(made.folder, Passphrase("a fresh start"), only(drawer))
    pair(again, "a fresh start", Keyring(NAME, drawer), NOW)
    assert uses_second_secret(unlock(made.folder, Passphrase("a fresh start"), only(drawer))) == NAME


def test_29_the_recorded_keyring_is_asked_for_and_named_when_it_is_not_there(paired: tuple[Any, Drawer]) -> None:
    made, drawer = paired
    asked: list[str] = []

    def keyrings(name: str) -> Keyring:
        asked.append(name)
        return Keyring(name, drawer)

    unlock(made.folder, Passphrase(made.passphrase), keyrings)
    assert asked == [NAME]
    with pytest.raises(KeyringUnavailable, match="not on this computer") as told:
        system_keyring("keyring.backends.Windows.WinVaultKeyring")
    assert told.value.values == {"name": "Windows.WinVaultKeyring"}


@pytest.mark.parametrize("altered", ["A" * 43 + "=", "", "not base64 at all", "QUJD"])
def test_30_an_altered_secret_opens_nothing(paired: tuple[Any, Drawer], altered: str) -> None:
    made, drawer = paired
    for item in drawer.kept:
        drawer.kept[item] = altered
    with pytest.raises(WrongCredential):
        unlock(made.folder, Passphrase(made.passphrase), only(drawer))
    unlock(made.folder, RecoveryKeyText(made.recovery))


def test_30_another_ones_altered_secret_keeps_nobody_else_out(paired: tuple[Any, Drawer]) -> None:
    made, drawer = paired
    opened = unlock(made.folder, Passphrase(made.passphrase), only(drawer))
    opened.add(new_way(opened, NewPassphrase("of somebody else"), NOW))
    drawer.kept = dict.fromkeys(drawer.kept, "A" * 43 + "=")
    unlock(made.folder, Passphrase("of somebody else"), only(drawer))
    unlock(made.folder, Passphrase("of somebody else"), only(Drawer(trouble=NoKeyringError())))


def test_31_a_keyring_that_hangs_is_left_alone(paired: tuple[Any, Drawer]) -> None:
    made, _ = paired
    answered = threading.Event()

    class Hanging(Drawer):
        def get_password(self, service: str, username: str) -> str | None:
            answered.wait()
            return None

    with pytest.raises(KeyringUnavailable, match="does not answer"):
        unlock(made.folder, Passphrase(made.passphrase), lambda name: Keyring(name, Hanging(), patience=0.05))
    answered.set()


def test_32_a_keyring_that_finds_the_secret_too_long_is_put_into_words(made: Any) -> None:
    error = OSError(1783, "CredWrite", "The stub received bad data")
    with pytest.raises(KeyringUnavailable) as told:
        pair(unlock(made.folder, Passphrase(made.passphrase)), made.passphrase,
             Keyring(NAME, Drawer(trouble=error)), NOW)  # fmt: skip
    assert told.value.values == {"reason": "OSError"}
