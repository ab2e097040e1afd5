"""What was done, exported signed: somebody else checks it, with this program or without, and sees any change."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from fakes import FAST, TestClock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecm_desktop.errors import InputRefused
from ecm_desktop.store.audit import Event, Wanted
from ecm_desktop.store.opening import create_vault
from ecm_desktop.store.rotation import rotate
from ecm_desktop.store.signed import Signer, check_export, export_audit, own_fingerprint, signer_of


@pytest.fixture
def export(store: Any, vault: Any, tmp_path: Path) -> Path:
    file = tmp_path / "audit.json"
    store.note_event(Event.VIEWED, case=vault.case_id)
    export_audit(store, Wanted(case_id=vault.case_id), file)
    return file


def test_an_export_tells_what_was_asked_and_all_of_it_and_is_itself_in_the_audit(
    store: Any, vault: Any, export: Path
) -> None:
    plain = json.loads(export.read_bytes())
    assert plain["asked"] == {"case_id": vault.case_id}
    assert [row["event"] for row in plain["entries"]] == ["case_added", "viewed"]
    assert store.holds_audit_head(plain["head"])
    last = store.audit_entries()[-1]
    assert (last.event, last.about) == (
        "exported", {"what": "audit", "sha256": hashlib.sha256(export.read_bytes()).hexdigest()},
    )  # fmt: skip
    assert b"Zebedee" not in export.read_bytes()


def test_whoever_has_the_program_but_no_vault_checks_it(store: Any, vault: Any, export: Path) -> None:
    found = check_export(export)
    assert (found.vault, found.rows) == (store.ledger.unlocked.header.vault_id, 2)
    assert found.fingerprint == own_fingerprint(store)
    assert len(found.fingerprint.replace(" ", "")) == 20


def test_whoever_has_not_even_the_program_checks_it(export: Path) -> None:
    """With the standard library and any Ed25519, as SECURITY.md tells."""
    plain = json.loads(export.read_bytes())
    signature = base64.b64decode(plain.pop("signature"))
    signed = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(plain["key"]))
    key.verify(signature, signed)
    with pytest.raises(InvalidSignature):
        key.verify(signature, signed.replace(b"viewed", b"edited"))


def test_the_vault_knows_its_own_by_every_key_it_had_and_no_other(store: Any, export: Path, tmp_path: Path) -> None:
    assert signer_of(store, export) is Signer.THIS_VAULT
    before = own_fingerprint(store)
    rotate(store)
    assert signer_of(store, export) is Signer.ITS_EARLIER_KEY
    assert own_fingerprint(store) != before
    again = tmp_path / "again.json"
    export_audit(store, Wanted(), again)
    assert signer_of(store, again) is Signer.THIS_VAULT
    other, _ = create_vault(tmp_path / "other", "mosslamp ivybook", clock=TestClock(), cost=FAST)
    assert signer_of(other, export) is Signer.SOMEBODY_ELSE
    other.close()


def test_signed_anew_with_another_key_it_is_no_longer_the_vaults(store: Any, export: Path) -> None:
    forger = Ed25519PrivateKey.generate()
    plain = json.loads(export.read_bytes())
    del plain["signature"]
    plain["entries"] = plain["entries"][:1]
    plain["key"] = base64.b64encode(forger.public_key().public_bytes_raw()).decode()
    said = json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()
    plain["signature"] = base64.b64encode(forger.sign(said)).decode()
    export.write_text(json.dumps(plain, sort_keys=True))
    assert signer_of(store, export) is Signer.SOMEBODY_ELSE
    assert check_export(export).fingerprint != own_fingerprint(store)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_any_changed_byte_is_found_but_for_blanks_between(export: Path, data: st.DataObject) -> None:
    whole = export.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda one: one != whole[place]))
    changed = export.with_name("changed.json")
    changed.write_bytes(whole[:place] + bytes([other]) + whole[place + 1 :])
    is_blank = bytes([whole[place], other]).strip() == b""
    if is_blank:
        check_export(changed)
    else:
        with pytest.raises(InputRefused):
            check_export(changed)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace(b'"entries"', b'"entries": [], "entries"', 1),
        lambda data: data[: len(data) // 2],
        lambda _data: b"[" * 200_000,
        lambda _data: b"",
        lambda data: data.replace(b'"version": 1', b'"version": 2'),
        lambda data: data.replace(b'{\n "asked"', b'{\n "more": 1, "asked"'),
    ],
)
def test_what_another_reader_might_take_for_the_rows_is_refused(export: Path, spoil: Callable[[bytes], bytes]) -> None:
    whole = export.read_bytes()
    spoilt = spoil(whole)
    assert spoilt != whole
    export.write_bytes(spoilt)
    with pytest.raises(InputRefused):
        check_export(export)


def test_what_is_not_there_is_no_export(tmp_path: Path) -> None:
    with pytest.raises(InputRefused):
        check_export(tmp_path / "none.json")
