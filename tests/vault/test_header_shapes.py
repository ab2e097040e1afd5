"""Headers of other shapes: as first made, with fields not known here, and those that ask for too much."""

from __future__ import annotations

import hashlib
import hmac
import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from fakes import FAST

from ecm_desktop.errors import Damaged, Unavailable
from ecm_desktop.vault import derivation, header_files
from ecm_desktop.vault.credentials import Passphrase, RecoveryKeyText
from ecm_desktop.vault.header import Anchor
from ecm_desktop.vault.header_form import LIMIT, canonical, parse
from ecm_desktop.vault.keys import Purpose, VaultKey
from ecm_desktop.vault.own_way import change_passphrase
from ecm_desktop.vault.unlocking import Unlocked, unlock

Plain = dict[str, Any]
NOW = datetime(2026, 11, 2, tzinfo=UTC)
FIRST = Path(__file__).with_name("first")  # a header of two people, as it was made before each had a `kdf`
FIRST_RECOVERY = "VEBSZ0HZ-RMD9Y0SE-9T6MN8YT-9Z2G6FR9-QCW2KRFN-Z3ZMN7PS-BH66GMDC-FSKVKXG2"


def plain_of(folder: Path) -> Plain:
    return dict(json.loads((folder / header_files.NAME).read_bytes()))


def without(plain: Plain, *names: str) -> Plain:
    return {name: value for name, value in plain.items() if name not in names}


def summed(plain: Plain) -> bytes:
    """A header file as anybody can write it."""
    bare = without(plain, "checksum")
    return canonical({**bare, "checksum": hashlib.sha256(canonical(bare)).hexdigest()}) + b"\n"


def signed(plain: Plain, key: VaultKey) -> bytes:
    """A header file as a program with the vault key writes it, whatever stands in it."""
    bare = without(plain, "mac", "checksum")
    mac = hmac.digest(key.subkey(Purpose.HEADER), canonical(bare), "sha256")
    return summed({**bare, "mac": msgspec.to_builtins(mac)})


def put(folder: Path, data: bytes) -> None:
    for name in (header_files.NAME, header_files.SPARE_NAME):
        (folder / name).write_bytes(data)


def with_more(plain: Plain) -> Plain:
    """With something that this program does not know in every part."""
    plain.update(more={"a": 1}, later=[1, {"b": None}], nothing=None)
    plain["anchor"] = {"audit_seq": 1, "audit_mac": "A" * 43 + "=", "at": "2026-11-01T00:00:00Z", "clean": True}
    plain["cipher"]["later"] = "x"
    plain["keys"]["k1"]["later"] = {"deep": [2]}
    for number, slot in enumerate(plain["slots"]):
        slot.update(label=number)
        slot["wrap"]["later"] = True
    plain["slots"][0]["kdf"]["later"] = 3
    return plain


@pytest.fixture
def opened(made: Any) -> Unlocked:
    return unlock(made.folder, Passphrase(made.passphrase))


def test_what_is_not_known_is_kept_and_the_mac_covers_it(made: Any, opened: Unlocked) -> None:
    before = with_more(plain_of(made.folder))
    put(made.folder, signed(before, opened.key))
    unlock(made.folder, Passphrase(made.passphrase)).mend()
    changing = ("mac", "checksum", "generation")
    assert without(plain_of(made.folder), *changing) == without(before, *changing)
    for spoil in ({"later": [2]}, {"nothing": 0}, {"more": {}}):
        put(made.folder, summed({**plain_of(made.folder), **spoil}))
        with pytest.raises(Damaged, match="changed by something other"):
            unlock(made.folder, Passphrase(made.passphrase))


def test_what_is_not_known_goes_with_the_part_it_belongs_to(made: Any, opened: Unlocked) -> None:
    before = with_more(plain_of(made.folder))
    put(made.folder, signed(before, opened.key))
    again = unlock(made.folder, RecoveryKeyText(made.recovery))
    change_passphrase(again, "another", NOW)
    again.keep(Anchor(audit_seq=2, audit_mac=bytes(32), at="2026-11-02T00:00:00Z"))
    now = plain_of(made.folder)
    for name in ("more", "later", "nothing", "cipher", "keys"):
        assert now[name] == before[name]
    assert [slot.get("label") for slot in now["slots"]] == [None, 1]
    assert now["slots"][1] == before["slots"][1]
    assert "clean" not in now["anchor"]
    assert unlock(made.folder, Passphrase("another")).key.for_sealing() == opened.key.for_sealing()


@pytest.mark.parametrize("told", ["é", "\U0001f642", "a\nb", {"ŵ": ["ŷ"]}, 10**30, -0.5, [], {}, None, True])
def test_11_what_is_not_known_has_one_spelling_too(made: Any, told: object) -> None:
    def spelt(plain: Plain) -> bytes:
        return json.dumps(plain, sort_keys=True, separators=(",", ":")).encode("ascii")

    plain = {**without(plain_of(made.folder), "checksum"), "zz": told}
    data = spelt({**plain, "checksum": hashlib.sha256(spelt(plain)).hexdigest()}) + b"\n"
    assert parse(data).header.more == {"zz": told}
    for other in (data.replace(b"\\u", b"\\U"), data.replace(b'"zz":', b'"zz": ')):
        assert other == data or _is_refused(other)


def _is_refused(data: bytes) -> bool:
    try:
        parse(data)
    except Damaged:
        return True
    return False


@pytest.mark.parametrize("depth", [50, 200, 1000, 8000])
def test_03_what_is_not_known_may_be_nested_as_deep_as_it_likes(made: Any, depth: int) -> None:
    plain = without(plain_of(made.folder), "checksum")
    bare = canonical({**plain, "zz": 0}).replace(b'"zz":0', b'"zz":' + b'{"a":' * depth + b"1" + b"}" * depth)
    at = bare.index(b'"cipher"')
    data = bare[:at] + b'"checksum":"' + hashlib.sha256(bare).hexdigest().encode() + b'",' + bare[at:] + b"\n"
    try:
        assert parse(data).header.more["zz"]
    except Damaged:
        assert depth >= 200


def test_a_header_that_would_be_too_large_is_not_written(made: Any, opened: Unlocked) -> None:
    full = signed({**plain_of(made.folder), "later": "x" * (LIMIT - 4000)}, opened.key)
    put(made.folder, full)
    again = unlock(made.folder, Passphrase(made.passphrase))
    slots = again.header.slots
    more = (msgspec.structs.replace(slots[0], id=f"00000000-0000-4000-8000-00000000000{n}") for n in range(9))
    with pytest.raises(Unavailable, match="no more room"):
        again.rewrite(slots=(*slots, *more))
    assert len((made.folder / header_files.NAME).read_bytes()) <= LIMIT
    unlock(made.folder, Passphrase(made.passphrase))


def first_vault(folder: Path) -> Path:
    shutil.copytree(FIRST, folder)
    return folder


def test_a_header_as_it_was_first_made_opens_for_everybody(tmp_path: Path) -> None:
    folder = first_vault(tmp_path / "vault")
    ways = (Passphrase("mosslamp ivybook"), Passphrase("another passphrase"), RecoveryKeyText(FIRST_RECOVERY))
    keys = {unlock(folder, one).key.for_sealing() for one in ways}
    assert len(keys) == 1
    first = unlock(folder, ways[0])
    assert len(first.header.derivations) == 1
    first.mend()
    assert "kdf" not in plain_of(folder)
    assert {unlock(folder, one).key.for_sealing() for one in ways} == keys


@pytest.mark.parametrize("spoil", [{"m_kib": 2**40}, {"t": 17}, {"salt": "AAAA"}, {"name": "argon2i"}])
def test_06_what_is_hostile_is_refused_there_too(spoil: Plain) -> None:
    plain = plain_of(FIRST)
    plain["kdf"].update(spoil)
    with pytest.raises(Damaged):
        parse(summed(plain))


def test_06_what_is_hostile_only_taken_together_is_refused_too(made: Any) -> None:
    plain = plain_of(made.folder)
    (slot, recovery), dear = plain["slots"], {"m_kib": 2 << 20, "t": 8}
    salts = [{**slot["kdf"], **dear, "salt": msgspec.to_builtins(bytes([n] * 16))} for n in range(3)]
    three = [{**slot, "id": f"00000000-0000-4000-8000-00000000000{n}", "kdf": one} for n, one in enumerate(salts)]
    assert len(parse(summed({**plain, "slots": [*three[:2], recovery]})).header.derivations) == 2
    with pytest.raises(Damaged):
        parse(summed({**plain, "slots": [*three, recovery]}))
    same = [{**one, "kdf": salts[0]} for one in three]
    assert len(parse(summed({**plain, "slots": [*same, recovery]})).header.derivations) == 1


def test_a_new_passphrase_has_a_new_salt_unless_others_share_it(made: Any, opened: Unlocked) -> None:
    salts = [one.salt for one in opened.header.derivations]
    change_passphrase(opened, "another", NOW)
    (fresh,) = opened.header.derivations
    assert [fresh.salt] != salts
    opened.add(msgspec.structs.replace(opened.header.slots[0], id="00000000-0000-4000-8000-000000000000", user="0b"))
    change_passphrase(opened, "a third", NOW)
    assert opened.header.derivations == (fresh,)


def test_what_others_have_is_shared_only_where_it_costs_enough_today(
    opened: Unlocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cheap,) = opened.header.derivations
    assert derivation.for_new_way(opened.header, "0b") == cheap
    monkeypatch.setattr(derivation, "todays_cost", lambda: replace(FAST, t=2))
    dear = derivation.for_new_way(opened.header, "0b")
    assert (dear.work, dear.salt != cheap.salt) == (2 * cheap.work, True)
    assert derivation.costs_too_little(cheap)
    assert not derivation.costs_too_little(dear)
