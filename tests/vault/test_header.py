"""The header: one spelling, two copies, and nothing hostile or damaged in it goes unnoticed."""

from __future__ import annotations

import itertools
import json
import os
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from fakes import FAST
from hostile import COSTS, NO_HEADER, SENSELESS, SPELLINGS, Spoil, with_checksum, with_second_key

from ecm_desktop.errors import Damaged, Unavailable, WrongCredential
from ecm_desktop.vault import header_files, unlocking
from ecm_desktop.vault.credentials import Passphrase, RecoveryKeyText
from ecm_desktop.vault.header_form import parse
from ecm_desktop.vault.unlocking import make, unlock


def plain_of(made: Any) -> dict[str, Any]:
    return json.loads(made.file.read_bytes())  # type: ignore[no-any-return]


def replace_both(made: Any, data: bytes) -> None:
    made.file.write_bytes(data)
    made.spare.write_bytes(data)


def test_passphrase_and_recovery_key_give_the_same_key(made: Any) -> None:
    by_passphrase = unlock(made.folder, Passphrase(made.passphrase))
    by_recovery = unlock(made.folder, RecoveryKeyText(made.recovery.lower()))
    assert by_passphrase.key.for_sealing() == by_recovery.key.for_sealing()
    assert by_passphrase.user
    assert by_recovery.user == ""


def test_the_header_holds_no_secret(made: Any) -> None:
    opened = unlock(made.folder, Passphrase(made.passphrase))
    text = made.file.read_text()
    assert made.passphrase not in text
    assert opened.key.for_sealing().hex() not in text + repr(opened)
    assert len(made.file.read_bytes()) < 4096


def test_01_a_missing_first_copy_is_mended_from_the_spare(made: Any) -> None:
    made.file.unlink()
    opened = unlock(made.folder, Passphrase(made.passphrase))
    assert opened.mended
    opened.mend()
    assert not unlock(made.folder, Passphrase(made.passphrase)).mended


def test_02_without_both_copies_there_is_no_vault_and_none_is_made(made: Any) -> None:
    made.file.unlink()
    made.spare.unlink()
    with pytest.raises(Unavailable) as told:
        unlock(made.folder, Passphrase(made.passphrase))
    assert not isinstance(told.value, Damaged)
    (made.folder / "store-k1.db").write_bytes(b"x" * 4096)
    with pytest.raises(Damaged):
        unlock(made.folder, Passphrase(made.passphrase))
    assert [path.name for path in made.folder.iterdir()] == ["store-k1.db"]


@pytest.mark.parametrize("data", NO_HEADER.values(), ids=NO_HEADER)
def test_03_what_is_no_header_is_refused_in_a_sentence(made: Any, data: bytes) -> None:
    replace_both(made, data)
    with pytest.raises(Damaged):
        header_files.load(made.folder)


def test_03_an_enormous_header_is_not_read(made: Any) -> None:
    for path in (made.file, made.spare):
        os.truncate(path, 1 << 30)
    tracemalloc.start()
    try:
        with pytest.raises(Damaged):
            header_files.load(made.folder)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 1 << 20


def test_03_a_cut_header_is_refused_at_every_length(made: Any) -> None:
    data = made.file.read_bytes()
    for length in range(0, len(data), 7):
        with pytest.raises(Damaged):
            parse(data[:length])


def test_04_every_flipped_bit_is_noticed(made: Any) -> None:
    data = made.file.read_bytes()
    for place, bit in itertools.product(range(len(data)), range(8)):
        flipped = bytearray(data)
        flipped[place] ^= 1 << bit
        with pytest.raises(Damaged):
            parse(bytes(flipped))


def test_04_a_flipped_bit_in_one_copy_opens_from_the_other(made: Any) -> None:
    data = bytearray(made.file.read_bytes())
    data[100] ^= 4
    made.file.write_bytes(data)
    assert unlock(made.folder, Passphrase(made.passphrase)).mended


def _swap_pub(plain: dict[str, Any]) -> None:
    plain["slots"][0]["pub"], plain["slots"][1]["pub"] = plain["slots"][1]["pub"], plain["slots"][0]["pub"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: plain["slots"].pop(1),
        lambda plain: plain["slots"].append({**plain["slots"][1], "id": plain["vault_id"]}),
        lambda plain: plain.update(generation=0),
        lambda plain: plain.update(generation=2**53 - 1),
        lambda plain: plain.update(app="9.9"),
        lambda plain: plain.update(mac="A" * 43 + "="),
        lambda plain: plain.update(created="2020-01-01T00:00:00Z"),
        lambda plain: plain["slots"][1].update(created="2020-01-01T00:00:00Z"),
    ],
    ids=["slot removed", "slot added", "older", "newer", "app", "mac", "created", "slot made earlier"],
)
def test_05_a_changed_header_with_a_right_checksum_fails_its_mac(made: Any, spoil: Spoil) -> None:
    plain = plain_of(made)
    spoil(plain)
    replace_both(made, with_checksum(plain))
    with pytest.raises(Damaged):
        unlock(made.folder, Passphrase(made.passphrase))


def test_05_without_the_mac_a_changed_header_would_be_believed(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = plain_of(made)
    plain["slots"].pop(1)
    replace_both(made, with_checksum(plain))
    monkeypatch.setattr(unlocking, "check_mac", lambda _read, _key: None)
    assert len(unlock(made.folder, Passphrase(made.passphrase)).header.slots) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        _swap_pub,
        lambda plain: plain["slots"][0].update(user="00"),
        lambda plain: plain["slots"][0].update(type="recovery"),
        lambda plain: plain["slots"][0].update(sealed=plain["slots"][1]["sealed"]),
        lambda plain: plain["slots"][0].update(wrap=plain["slots"][1]["wrap"]),
        lambda plain: plain["slots"][0]["kdf"].update(salt="A" * 22 + "=="),
        lambda plain: plain["slots"][0]["kdf"].update(t=2),
        lambda plain: plain.update(vault_id=plain["slots"][0]["id"]),
    ],
    ids=["pub swapped", "user", "type", "sealed of another", "wrap of another", "salt", "cost", "vault"],
)
def test_05_a_slot_opens_only_as_it_was_made(made: Any, spoil: Spoil) -> None:
    plain = plain_of(made)
    spoil(plain)
    replace_both(made, with_checksum(plain))
    with pytest.raises(WrongCredential):
        unlock(made.folder, Passphrase(made.passphrase))


@pytest.mark.parametrize("changed", COSTS, ids=str)
def test_06_hostile_parameters_are_refused_before_any_work(made: Any, changed: dict[str, Any]) -> None:
    plain = plain_of(made)
    plain["slots"][0]["kdf"].update(changed)
    with pytest.raises(Damaged):
        parse(with_checksum(plain))


def test_07_a_newer_header_is_left_untouched(made: Any) -> None:
    plain = plain_of(made)
    made.file.write_bytes(with_checksum({**plain, "version": 2, "new": "thing"}))
    before = made.file.read_bytes()
    with pytest.raises(Unavailable) as told:
        unlock(made.folder, Passphrase(made.passphrase))
    assert not isinstance(told.value, Damaged)
    assert made.file.read_bytes() == before


def test_08_the_header_of_another_vault_opens_nothing_here(made: Any, tmp_path: Any) -> None:
    other = tmp_path / "other"
    other.mkdir()
    make(other, "another", FAST, datetime(2026, 11, 1, tzinfo=UTC))
    replace_both(made, (other / "header.json").read_bytes())
    with pytest.raises(WrongCredential):
        unlock(made.folder, Passphrase(made.passphrase))


@pytest.mark.parametrize("spoil", SENSELESS.values(), ids=SENSELESS)
def test_10_a_header_that_makes_no_sense_is_damaged(made: Any, spoil: Spoil) -> None:
    plain = plain_of(made)
    spoil(plain)
    with pytest.raises(Damaged):
        parse(with_checksum(plain))


def test_10_a_pending_key_of_a_rotation_is_understood(made: Any) -> None:
    plain = plain_of(made)
    with_second_key(plain, "pending")
    assert parse(with_checksum(plain)).header.current_key == "k1"


@pytest.mark.parametrize("respell", SPELLINGS.values(), ids=SPELLINGS)
def test_11_there_is_one_spelling_only(made: Any, respell: Callable[[bytes], bytes]) -> None:
    data = made.file.read_bytes()
    respelt = respell(data)
    assert respelt != data
    with pytest.raises(Damaged):
        parse(respelt)


def test_a_link_or_a_pipe_in_a_headers_place_is_not_followed(made: Any, tmp_path: Any) -> None:
    target = tmp_path / "elsewhere.json"
    made.file.rename(target)
    made.file.symlink_to(target)
    made.spare.unlink()
    os.mkfifo(made.spare)
    with pytest.raises(Damaged):
        header_files.load(made.folder)
