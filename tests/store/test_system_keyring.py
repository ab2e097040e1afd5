"""The second secret in a real keyring: the desktop's own daemon, on a message bus that is there for the test alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fakes import STAYS_CHEAP

PROJECT = Path(__file__).resolve().parents[2]
DAEMON, BUS = shutil.which("gnome-keyring-daemon"), shutil.which("dbus-run-session")
ON_A_BUS = 'printf of-a-test | "$0" --unlock --components=secrets >&2 && exec "$@"'

KEEP_AND_LOSE = """
import sys
from pathlib import Path
import secretstorage
from ecm_desktop.errors import Problem
from ecm_desktop.store.opening import Passphrase, RecoveryKeyText, open_vault, second_secret_in, use_second_secret
folder, passphrase, recovery = Path(sys.argv[1]), sys.argv[2], sys.argv[3]

def opens(credential):
    try:
        open_vault(folder, credential).close()
    except Problem as told:
        return type(told).__name__, told.key.partition(".")[0]
    return "opened", ""

def kept():
    return [(item, item.get_attributes()["username"], item.get_secret()) for item in drawer.get_all_items()]

drawer = secretstorage.get_default_collection(secretstorage.dbus_init())
store = open_vault(folder, Passphrase(passphrase))
use_second_secret(store, passphrase)
print(second_secret_in(store))
store.close()
((item, name, secret),) = kept()
print(name.count("/"), len(secret))
print(*opens(Passphrase(passphrase)), *opens(Passphrase("something else")), sep=" | ")
item.set_secret(b"A" * 43 + b"=")
print(*opens(Passphrase(passphrase)), sep=" | ")
item.set_secret(secret)
print(*opens(Passphrase(passphrase)), sep=" | ")
if sys.argv[4] == "lock":
    drawer.lock()
else:
    item.delete()
print(*opens(Passphrase(passphrase)), *opens(RecoveryKeyText(recovery)), sep=" | ")
"""
PUT_BACK = """
import sys
from pathlib import Path
import secretstorage
from ecm_desktop.store.opening import Passphrase, drop_second_secret, open_vault, second_secret_in, use_second_secret
folder, passphrase = Path(sys.argv[1]), sys.argv[2]
drawer = secretstorage.get_default_collection(secretstorage.dbus_init())
with_two = open_vault(folder, Passphrase(passphrase))
use_second_secret(with_two, passphrase)
drop_second_secret(with_two, passphrase)
print(repr(second_secret_in(with_two)), len(list(drawer.get_all_items())))
with_two.close()
open_vault(folder, Passphrase(passphrase)).close()
"""


def on_a_bus(home: Path, code: str, *given: object) -> list[str]:
    """What a program says that has a keyring of its own, unlocked, and nothing else of this desktop."""
    places = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("DATA", "CONFIG", "CACHE")}
    for place in places.values():
        Path(place).mkdir(parents=True)
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(PROJECT), "LANG": "C.UTF-8", **places}
    command = [
        str(BUS),
        "--",
        "sh",
        "-c",
        ON_A_BUS,
        str(DAEMON),
        sys.executable,
        "-c",
        STAYS_CHEAP + code,
        *map(str, given),
    ]
    done = subprocess.run(command, env=env, check=False, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.skipif(not (DAEMON and BUS), reason="no keyring of a desktop (gnome-keyring) is installed")
@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("lock", "The keyring of this computer is locked"),
        ("delete", "The keyring of this computer no longer holds the second secret"),
    ],
)
def test_23_24_28_30_a_real_keyring_keeps_locks_and_loses_the_second_secret(
    vault: Any, tmp_path: Path, what: str, told: str
) -> None:
    given = (vault.folder, vault.passphrase, vault.recovery, what)
    assert on_a_bus(tmp_path / "home", KEEP_AND_LOSE, *given) == [
        "keyring.backends.SecretService.Keyring",
        "1 44",
        "opened |  | WrongCredential | This does not open the vault",
        "WrongCredential | This does not open the vault",
        "opened | ",
        f"KeyringUnavailable | {told} | opened | ",
    ]


@pytest.mark.skipif(not (DAEMON and BUS), reason="no keyring of a desktop (gnome-keyring) is installed")
def test_a_real_keyring_forgets_the_second_secret_that_is_given_up(vault: Any, tmp_path: Path) -> None:
    assert on_a_bus(tmp_path / "home", PUT_BACK, vault.folder, vault.passphrase) == ["'' 0"]


WITHOUT_A_BUS = """
import sys
from pathlib import Path
from ecm_desktop.store.opening import Passphrase, open_vault, use_second_secret
from ecm_desktop.vault.second_secret import KeyringUnavailable
store = open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2]))
try:
    use_second_secret(store, sys.argv[2])
except KeyringUnavailable as told:
    print(told.key)
store.close()
open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2])).close()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what it granted")
def test_23_without_a_message_bus_there_is_no_keyring_and_the_passphrase_works(vault: Any, tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path), "PYTHONPATH": str(PROJECT), "XDG_RUNTIME_DIR": str(tmp_path)}
    command = [sys.executable, "-c", STAYS_CHEAP + WITHOUT_A_BUS, str(vault.folder), vault.passphrase]
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    assert done.stdout == "This computer has no keyring that can be trusted with a second secret.\n"
