"""What a service settles for everybody on a computer: by what a key is made of a passphrase."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ecm_desktop.errors import Damaged, Unavailable, WrongCredential
from ecm_desktop.settings import KeyDerivation, key_derivation
from ecm_desktop.store.opening import read_info
from ecm_desktop.vault import derivation, header_files
from ecm_desktop.vault.credentials import Passphrase, RecoveryKeyText
from ecm_desktop.vault.derivation import ApprovedCost, derive
from ecm_desktop.vault.header import Argon2, Pbkdf2
from ecm_desktop.vault.header_form import canonical, parse
from ecm_desktop.vault.own_way import change_passphrase
from ecm_desktop.vault.passphrase import NewPassphrase
from ecm_desktop.vault.unlocking import make, unlock
from ecm_desktop.vault.ways_in import new_way

PROJECT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 1, tzinfo=UTC)
LEAST = ApprovedCost(iterations=600_000)
SETTLED = {"key_derivation": "pbkdf2-hmac-sha512"}


def test_without_the_file_the_usual_derivation_is_meant(tmp_path: Path) -> None:
    assert key_derivation(tmp_path / "managed.json") is KeyDerivation.STANDARD


def test_the_file_settles_which_derivation_is_used(tmp_path: Path) -> None:
    file = tmp_path / "managed.json"
    for kind in KeyDerivation:
        file.write_text(json.dumps({"key_derivation": kind}))
        assert key_derivation(file) is kind
    for silent in ("{}", '{"longest_idle_minutes": 10}'):
        file.write_text(silent)
        assert key_derivation(file) is KeyDerivation.STANDARD


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "7", "null", "[" * 9000, '{"key_derivation": "md5"}', '{"key_derivation": 1}',
        '{"key_derivation": ["argon2id"]}', '{"key-derivation": "argon2id"}', '{"key_derivation": null}',
    ],
)  # fmt: skip
def test_what_is_not_understood_is_told_and_not_passed_over(tmp_path: Path, text: str) -> None:
    file = tmp_path / "managed.json"
    file.write_text(text)
    with pytest.raises(Unavailable) as told:
        key_derivation(file)
    assert told.value.values == {"file": file}
    with pytest.raises(Unavailable):
        key_derivation(tmp_path)


def test_a_vault_of_approved_rounds_opens_from_the_written_format(tmp_path: Path) -> None:
    unlocked, recovery = make(tmp_path, "mosslamp ivybook", LEAST, NOW)
    (parameters,) = unlocked.header.derivations
    plain = json.loads((tmp_path / header_files.NAME).read_bytes())["slots"][0]["kdf"]
    assert plain.keys() == {"name", "iterations", "salt"}
    assert (plain["name"], plain["iterations"]) == ("pbkdf2-hmac-sha512", 600_000)
    assert isinstance(parameters, Pbkdf2)
    expected = hashlib.pbkdf2_hmac("sha512", b"mosslamp ivybook", parameters.salt, 600_000, 32)
    assert derive(parameters, bytearray(b"mosslamp ivybook")) == expected
    for credential in (Passphrase("mosslamp ivybook"), RecoveryKeyText(recovery.text)):
        assert unlock(tmp_path, credential).key.for_sealing() == unlocked.key.for_sealing()
    with pytest.raises(WrongCredential):
        unlock(tmp_path, Passphrase("something else"))


@pytest.mark.parametrize(
    "changed",
    [{"iterations": 599_999}, {"iterations": 10**9}, {"iterations": -1}, {"iterations": 6e5}, {"salt": "AA=="}],
)
def test_06_hostile_rounds_are_refused_before_any_work(tmp_path: Path, changed: dict[str, Any]) -> None:
    make(tmp_path, "mosslamp ivybook", LEAST, NOW)
    plain = json.loads((tmp_path / header_files.NAME).read_bytes())
    plain["slots"][0]["kdf"].update(changed)
    plain.pop("checksum")
    with pytest.raises(Damaged):
        parse(canonical({**plain, "checksum": hashlib.sha256(canonical(plain)).hexdigest()}) + b"\n")


def test_new_passphrases_follow_what_is_settled_and_those_before_go_on_opening(
    made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = unlock(made.folder, Passphrase(made.passphrase))
    monkeypatch.setattr(derivation, "todays_cost", lambda: LEAST)
    for phrase in ("another passphrase", "a third passphrase"):
        opened.add(new_way(opened, NewPassphrase(phrase), NOW))
    assert [type(one) for one in opened.header.derivations] == [Pbkdf2, Argon2]
    assert read_info(made.folder).derivations == "argon2id pbkdf2-hmac-sha512"
    for phrase in (made.passphrase, "another passphrase", "a third passphrase"):
        unlock(made.folder, Passphrase(phrase))
    change_passphrase(opened, "at last", NOW)
    assert [type(one) for one in opened.header.derivations] == [Pbkdf2]
    unlock(made.folder, Passphrase("at last"))


def test_the_least_that_is_written_is_more_than_the_least_that_is_read() -> None:
    assert ApprovedCost().iterations >= replace(LEAST).iterations


MAKE = """
import sys
from pathlib import Path
from ecm_desktop.store.opening import Passphrase, create_vault, open_vault
folder = Path(sys.argv[1])
create_vault(folder, "mosslamp ivybook")[0].close()
open_vault(folder, Passphrase("mosslamp ivybook")).close()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="where it lies is settled by the environment on Linux only")
@pytest.mark.parametrize(("settled", "kind"), [(SETTLED, "pbkdf2-hmac-sha512"), (None, "argon2id")])
def test_a_vault_is_made_as_is_settled_on_this_computer(
    tmp_path: Path, settled: dict[str, str] | None, kind: str
) -> None:
    place = tmp_path / "ecm-desktop" / "managed.json"
    place.parent.mkdir()
    if settled:
        place.write_text(json.dumps(settled))
    env = {**os.environ, "XDG_CONFIG_DIRS": str(tmp_path)}
    subprocess.run([sys.executable, "-c", MAKE, str(tmp_path / "vault")], cwd=PROJECT, env=env, check=True)
    kdf = json.loads((tmp_path / "vault" / "header.json").read_bytes())["slots"][0]["kdf"]
    assert kdf["name"] == kind
    assert kdf.get("iterations", kdf.get("m_kib")) in (1_000_000, 256 * 1024)


@pytest.mark.skipif(sys.platform != "linux", reason="where it lies is settled by the environment on Linux only")
def test_where_it_cannot_be_read_no_vault_is_made(tmp_path: Path) -> None:
    place = tmp_path / "ecm-desktop" / "managed.json"
    place.parent.mkdir()
    place.write_text('{"key_derivation": "pbkdf2"}')
    env = {**os.environ, "XDG_CONFIG_DIRS": str(tmp_path)}
    command = [sys.executable, "-m", "ecm_desktop", "vault", "create", "--vault", str(tmp_path / "vault")]
    key = tmp_path / "key"
    key.write_text("mosslamp-ivybook-quiet-harbour-vexlantern")
    told = subprocess.run(
        [*command, "--passphrase-file", str(key)], cwd=PROJECT, env=env, capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stdout) == (4, "")
    assert str(place) in told.stderr
    assert not (tmp_path / "vault").exists()
