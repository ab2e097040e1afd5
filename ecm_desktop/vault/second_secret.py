"""The second secret of a way in, kept in the system's keyring: a copied disk then cannot even be guessed at.

Only keyrings on a list are used, made directly from their classes: the library's own choice may be a plain file, and
its settings may load any module. Whatever is written is read back. A keyring is never the only way in.
"""

from __future__ import annotations

import base64
import binascii
import importlib
import secrets
import threading
from collections.abc import Callable
from typing import Protocol

from ecm_desktop.errors import NoUsableKey
from ecm_desktop.vault.keys import KEY_BYTES

SERVICE = "ecm-desktop"
ALLOWED = (
    "keyring.backends.Windows.WinVaultKeyring",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
)
_PATIENCE = 10.0  # seconds


class Backend(Protocol):
    """What is asked of a system's keyring."""

    def get_password(self, service: str, username: str) -> str | None:
        """The text kept under a name."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a text under a name."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""


class KeyringUnavailable(NoUsableKey):
    """The system's keyring does not give, or does not keep, a second secret."""


class Keyring:
    """One keyring of this computer, by the name that a header records."""

    def __init__(self, name: str, backend: Backend, patience: float = _PATIENCE) -> None:
        self.name = name
        self._backend = backend
        self._patience = patience

    def keep_fresh(self, item: str) -> bytearray:
        """Make a secret, keep it and read it back. Raises KeyringUnavailable when it is not there then."""
        secret = secrets.token_bytes(KEY_BYTES)
        text = base64.b64encode(secret).decode()
        self._ask(lambda: self._backend.set_password(SERVICE, item, text))
        if self._ask(lambda: self._backend.get_password(SERVICE, item)) != text:
            raise KeyringUnavailable(
                "The keyring of this computer did not keep what it was given. Go on with the passphrase alone."
            )
        return bytearray(secret)

    def fetch(self, item: str) -> bytearray:
        """The secret kept for a way in. Raises KeyringUnavailable when there is none, or the keyring is locked."""
        text = self._ask(lambda: self._backend.get_password(SERVICE, item))
        if text is None:
            raise KeyringUnavailable(
                "The keyring of this computer no longer holds the second secret. Unlock with the recovery key, and set "
                "a passphrase; then the keyring can be used anew."
            )
        try:
            secret = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            secret = b""
        return bytearray(secret.ljust(KEY_BYTES, b"\0")[:KEY_BYTES])  # what was altered opens nothing

    def forget(self, item: str) -> None:
        """Take a secret away; one that is gone already is no trouble. Raises KeyringUnavailable."""
        if self._ask(lambda: self._backend.get_password(SERVICE, item)) is not None:
            self._ask(lambda: self._backend.delete_password(SERVICE, item))

    def _ask(self, question: Callable[[], str | None]) -> str | None:
        """What the keyring answers; it may hang for ever behind a question of its own, so we do not."""
        answers: list[str | Exception | None] = []

        def ask() -> None:
            try:
                answers.append(question())
            except Exception as error:  # noqa: BLE001 - a keyring may raise anything at all
                answers.append(error)

        asking = threading.Thread(target=ask, daemon=True, name="keyring")
        asking.start()
        asking.join(self._patience)
        if not answers:
            raise KeyringUnavailable(
                "The keyring of this computer does not answer. Look whether it asks for something."
            )
        answer = answers[0]
        if isinstance(answer, Exception):
            raise _in_words(answer) from answer
        return answer


Keyrings = Callable[[str], Keyring]
"""Gives the keyring of a recorded name, or for "" the one to use on this computer; raises KeyringUnavailable."""


def system_keyring(name: str = "") -> Keyring:
    """A keyring of this computer from the list. Raises KeyringUnavailable."""
    for place in (name,) if name else ALLOWED:
        if place in ALLOWED and (backend := _made(place)) is not None:
            return Keyring(place, backend)
    if name:
        raise KeyringUnavailable(
            "The second secret is in a keyring that is not on this computer ({name}). Unlock with the recovery key.",
            name=name.rpartition("keyring.backends.")[2],
        )
    raise KeyringUnavailable("This computer has no keyring that can be trusted with a second secret.")


def _made(place: str) -> Backend | None:
    module, _, kind = place.rpartition(".")
    try:
        backend = getattr(importlib.import_module(module), kind)
        return backend() if backend.viable else None
    except Exception:  # noqa: BLE001 - a keyring that cannot be made, for whatever reason, is one that is not there
        return None


def _in_words(error: Exception) -> KeyringUnavailable:
    from keyring.errors import KeyringLocked

    if isinstance(error, KeyringLocked):
        return KeyringUnavailable("The keyring of this computer is locked. Unlock it, then try again.")
    return KeyringUnavailable(
        "The keyring of this computer cannot be used ({reason}). Unlock with the recovery key, or try again.",
        reason=type(error).__name__,
    )
