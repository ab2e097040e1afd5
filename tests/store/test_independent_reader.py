"""Another reader, written from the header's description alone, opens a vault with another make of the cipher.

It uses nothing of ours: should the program ever be lost, this page and the passphrase bring the records back.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import apsw
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

Plain = dict[str, Any]


def one_spelling(plain: object) -> bytes:
    return json.dumps(plain, sort_keys=True, separators=(",", ":")).encode("ascii")


def unbase(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def sound(folder: Path) -> Plain:
    """The header without its checksum, which must be right."""
    header = json.loads((folder / "header.json").read_bytes())
    checksum = header.pop("checksum")
    assert hashlib.sha256(one_spelling(header)).hexdigest() == checksum
    return dict(header)


def derived(kdf: Plain, passphrase: str) -> bytes:
    return Argon2id(
        salt=unbase(kdf["salt"]), length=32, iterations=kdf["t"], lanes=kdf["p"], memory_cost=kdf["m_kib"]
    ).derive(passphrase.encode())


def vault_key(header: Plain, slot: Plain, secret: bytes) -> bytes:
    vault_id, slot_id = header["vault_id"], slot["id"]
    info = f"vault/v1/slot/{slot_id}".encode()
    own = HKDF(algorithm=SHA256(), length=32, salt=vault_id.encode(), info=info).derive(secret)
    bound = one_spelling([vault_id, slot_id, slot["type"], slot["user"], slot["kdf"], slot["pub"]])
    private = AESGCM(own).decrypt(unbase(slot["wrap"]["nonce"]), unbase(slot["wrap"]["ct"]), bound)
    ((key_id, sealed),) = slot["sealed"].items()
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    pair = X25519PrivateKey.from_private_bytes(private)
    return suite.decrypt(unbase(sealed), pair, one_spelling([vault_id, slot_id, key_id]))


def drawn(key: bytes, purpose: str) -> bytes:
    return HKDFExpand(algorithm=SHA256(), length=32, info=purpose.encode()).derive(key)


def records_of(file: Path, page_key: bytes, salt: bytes) -> list[tuple[str, bytes]]:
    """Kind and body of every record, by the other make of the cipher."""
    connection = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        connection.execute("PRAGMA cipher='sqlcipher'")
        connection.execute("PRAGMA legacy=4")
        connection.execute(f"PRAGMA key=\"x'{page_key.hex()}{salt.hex()}'\"")
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return list(connection.execute("SELECT kind, body FROM record ORDER BY place").fetchall())
    finally:
        connection.close()


@pytest.mark.parametrize("kind", ["passphrase", "recovery"])
def test_a_vault_opens_from_the_written_format_alone(vault: Any, kind: str) -> None:
    header = sound(vault.folder)
    slot = next(one for one in header["slots"] if one["type"] == kind)
    secret = derived(slot["kdf"], vault.passphrase) if kind == "passphrase" else bits_of(vault.recovery)
    key = vault_key(header, slot, secret)
    mac = unbase(header.pop("mac"))
    assert hmac.digest(drawn(key, "vault/v1/header-mac"), one_spelling(header), "sha256") == mac
    ((key_id, entry),) = header["keys"].items()
    found = records_of(
        vault.folder / f"store-{key_id}.db", drawn(key, "vault/v1/db-page-key"), unbase(entry["salt"])
    )  # fmt: skip
    assert [kind for kind, _ in found] == ["person", "child"]
    assert "Zebedee Quillfeather" in found[0][1].decode()


def test_the_other_reader_needs_the_key(vault: Any) -> None:
    salt = unbase(sound(vault.folder)["keys"]["k1"]["salt"])
    with pytest.raises(apsw.NotADBError):
        records_of(vault.file, bytes(32), salt)


def bits_of(recovery: str) -> bytes:
    """The 256 bits of a recovery key: of each group of 8 letters (5 bits a letter) the last 8 bits are a check."""
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    groups = recovery.split("-")
    values = (sum(alphabet.index(letter) << 5 * (7 - place) for place, letter in enumerate(one)) for one in groups)
    return b"".join((value >> 8).to_bytes(4, "big") for value in values)
