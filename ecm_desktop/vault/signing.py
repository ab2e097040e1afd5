"""Signatures that whoever has the public key can check: Ed25519, its key drawn from the key that chains the audit."""

from __future__ import annotations

import hashlib
import hmac

from ecm_desktop.vault.keys import wipe

_LABEL = b"vault/v1/signature"  # part of the format, never changes
_SHOWN = 20  # hex digits of a fingerprint: 80 bits, as a page shows of the audit's head
_GROUP = 4


def sign(key: bytes | bytearray | memoryview, data: bytes) -> bytes:
    """The 64 bytes that only whoever has the audit's key can make for these data."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    seed = _seed(key)
    try:
        return Ed25519PrivateKey.from_private_bytes(seed).sign(data)
    finally:
        wipe(seed)


def public_key(key: bytes | bytearray | memoryview) -> bytes:
    """The 32 bytes by which signatures of the audit's key are known."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    seed = _seed(key)
    try:
        return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    finally:
        wipe(seed)


def is_signed(public: bytes, signature: bytes, data: bytes) -> bool:
    """Whether whoever has the private part of `public` signed exactly these data."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public: bytes) -> str:
    """A public key as two people compare it by voice: five groups of four."""
    digits = hashlib.sha256(public).hexdigest()[:_SHOWN]
    return " ".join(digits[start : start + _GROUP] for start in range(0, _SHOWN, _GROUP))


def _seed(key: bytes | bytearray | memoryview) -> bytearray:
    return bytearray(hmac.digest(key, _LABEL, "sha256"))
