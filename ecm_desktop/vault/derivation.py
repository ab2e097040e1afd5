"""From a passphrase to a key, at a cost that a thief has to pay too: Argon2id, or PBKDF2 where a service wants it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

import msgspec

from ecm_desktop.errors import Refused, Unavailable
from ecm_desktop.settings import KeyDerivation, key_derivation, managed_file
from ecm_desktop.vault.header import Argon2, Derivation, Header, Pbkdf2
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

    def fresh(self) -> Argon2:
        """Parameters with a fresh salt. Raises Refused when the cost is too low."""
        self.check()
        return Argon2(m_kib=self.m_kib, t=self.t, p=self.p, salt=secrets.token_bytes(16))


@dataclass(frozen=True)
class ApprovedCost:
    """The cost where only what NIST approved may be used: rounds of PBKDF2, which take about half a second."""

    iterations: int = 1_000_000

    def fresh(self) -> Pbkdf2:
        """Parameters with a fresh salt."""
        return Pbkdf2(iterations=self.iterations, salt=secrets.token_bytes(16))


AnyCost = Cost | ApprovedCost
STANDARD = Cost()


def todays_cost() -> AnyCost:
    """What a new way in costs on this computer. Raises Unavailable when its managed settings cannot be read."""
    match key_derivation(managed_file()):
        case KeyDerivation.APPROVED:
            return ApprovedCost()
        case KeyDerivation.STANDARD:
            return STANDARD


def for_new_way(header: Header, user: str) -> Derivation:
    """What a new passphrase of that user is derived with: as those of the others, where that costs enough today.

    Else with a fresh salt. Raises Unavailable.
    """
    fresh = todays_cost().fresh()
    others = msgspec.structs.replace(header, slots=tuple(slot for slot in header.slots if slot.user != user))
    return next((one for one in others.derivations if type(one) is type(fresh) and one.work >= fresh.work), fresh)


def costs_too_little(one: Derivation) -> bool:
    """Whether a way in was made at a lower cost, of the same kind, than a new one. Raises Unavailable."""
    fresh = todays_cost().fresh()
    return type(one) is type(fresh) and one.work < fresh.work


def derive(parameters: Derivation, passphrase: bytearray) -> bytearray:
    """The 32 bytes of a passphrase. Slow by design; lets other threads run. Raises Unavailable without the memory."""
    match parameters:
        case Argon2():
            return _by_argon2(parameters, passphrase)
        case Pbkdf2():
            return _by_pbkdf2(parameters, passphrase)


def _by_argon2(parameters: Argon2, passphrase: bytearray) -> bytearray:
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


def _by_pbkdf2(parameters: Pbkdf2, passphrase: bytearray) -> bytearray:
    from cryptography.hazmat.primitives.hashes import SHA512
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

    derived = bytearray(KEY_BYTES)
    PBKDF2HMAC(
        algorithm=SHA512(), length=KEY_BYTES, salt=parameters.salt, iterations=parameters.iterations
    ).derive_into(bytes(passphrase), derived)
    return derived
