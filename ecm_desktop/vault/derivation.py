"""From a passphrase to a key: Argon2id, once for the whole vault, at a cost that a thief has to pay too."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from ecm_desktop.errors import Refused, Unavailable
from ecm_desktop.vault.header import Derivation
from ecm_desktop.vault.keys import KEY_BYTES

_LEAST_KIB = 64 * 1024
_LEAST_PASSES = 3


@dataclass(frozen=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, lanes. The default takes about half a second."""

    m_kib: int = 256 * 1024
    t: int = 3
    p: int = 4

    def check(self) -> None:
        """Refuse a cost below the second choice of RFC 9106: no vault with children's lives in it is made with less."""
        if self.m_kib < _LEAST_KIB or self.t < _LEAST_PASSES:
            raise Refused("These key settings are too weak for a vault.")


STANDARD = Cost()


def new_derivation(cost: Cost) -> Derivation:
    """Parameters with a fresh salt; raises Refused when the cost is too low."""
    cost.check()
    return Derivation(m_kib=cost.m_kib, t=cost.t, p=cost.p, salt=secrets.token_bytes(16))


def derive(parameters: Derivation, passphrase: bytearray) -> bytearray:
    """The 32 bytes of a passphrase. Slow by design; lets other threads run. Raises Unavailable without the memory."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    derived = bytearray(KEY_BYTES)
    try:
        Argon2id(
            salt=parameters.salt,
            length=KEY_BYTES,
            iterations=parameters.t,
            lanes=parameters.p,
            memory_cost=parameters.m_kib,
        ).derive_into(bytes(passphrase), derived)
    except MemoryError as error:
        raise Unavailable(
            "Unlocking needs {need} MB of free memory, more than there is. Close other programs and try again.",
            need=parameters.m_kib // 1024,
        ) from error
    return derived
