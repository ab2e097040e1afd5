"""The vault key, held where it can be overwritten, and the keys drawn from it, one to a purpose."""

from __future__ import annotations

import secrets
from enum import StrEnum

from ecm_desktop.vault.guard.page import KeyPage

KEY_BYTES = 32


class Purpose(StrEnum):
    """What a key is for; the values are part of the format and never change."""

    PAGES = "vault/v1/db-page-key"
    HEADER = "vault/v1/header-mac"
    AUDIT = "vault/v1/audit"
    BACKUP = "vault/v1/backup"


def wipe(secret: bytearray | memoryview) -> None:
    """Overwrite a secret. Copies the interpreter made are out of reach; the process is restarted for those."""
    secret[:] = bytes(len(secret))


class VaultKey:
    """The 256-bit key all others come from. Tells nothing in a repr and cannot be pickled.

    It lies in a page of memory of its own, with what is drawn from it to stay.
    """

    __slots__ = ("_page", "_secret")

    def __init__(self, secret: bytes | bytearray) -> None:
        self._page = KeyPage()
        self._secret = self._page.room(KEY_BYTES)
        self._secret[:] = secret

    @classmethod
    def fresh(cls) -> VaultKey:
        """A new random key."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def __repr__(self) -> str:
        return "<VaultKey>"

    def __reduce__(self) -> str:
        raise TypeError("a vault key is not to be written anywhere")

    @property
    def is_kept_in_memory(self) -> bool:
        """Whether the system promised to write its page to no disk."""
        return self._page.is_kept

    def for_sealing(self) -> bytes:
        """The key itself, to be sealed to a slot and to nothing else."""
        return bytes(self._secret)

    def subkey(self, purpose: Purpose) -> bytearray:
        """The 32-byte key of one purpose, for a moment; the caller wipes it."""
        derived = bytearray(KEY_BYTES)
        self._derive(purpose, derived)
        return derived

    def lasting(self, purpose: Purpose) -> memoryview:
        """The 32-byte key of one purpose for as long as the vault is open: beside the key, and wiped with it."""
        derived = self._page.room(KEY_BYTES)
        self._derive(purpose, derived)
        return derived

    def _derive(self, purpose: Purpose, into: bytearray | memoryview) -> None:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

        HKDFExpand(algorithm=SHA256(), length=KEY_BYTES, info=purpose.encode()).derive_into(self._secret, into)

    def wipe(self) -> None:
        """Overwrite the key and what was drawn from it to stay; it opens nothing any more."""
        self._page.wipe()


def library_version() -> str:
    """The name and version of what makes and wraps keys."""
    from cryptography.hazmat.backends.openssl import backend

    return str(backend.openssl_version_text())
