"""What can be told of a vault: without a key from its header alone, and more while it is open."""

from __future__ import annotations

from dataclasses import dataclass

from ecm_desktop.vault.header import Argon2, Header, SlotType


@dataclass(frozen=True)
class VaultInfo:
    """What anyone can read of a vault. `memory_mb` is what unlocking needs for a moment.

    `derivations` are the kinds by which keys are made of the passphrases, with blanks between.

    `closed` is since when it has been at rest; "" while it is open, and after it was left without being closed.
    """

    vault_id: str
    generation: int
    created: str
    closed: str
    users: int
    recovery_keys: int
    memory_mb: int
    derivations: str


@dataclass(frozen=True)
class StoreInfo:
    """What an open vault tells of itself."""

    vault: VaultInfo
    cases: int
    bytes_on_disk: int
    cipher_version: str
    provider_version: str  # of what the store's cipher is built on


def vault_info(header: Header) -> VaultInfo:
    """The header in the words of a status page."""
    kinds = [slot.type for slot in header.slots]
    return VaultInfo(
        vault_id=header.vault_id,
        generation=header.generation,
        created=header.created,
        closed=header.anchor.at if header.anchor and header.anchor.pages else "",
        users=len({slot.user for slot in header.slots if slot.user}),
        recovery_keys=kinds.count(SlotType.RECOVERY),
        derivations=" ".join(sorted({str(one.__struct_config__.tag) for one in header.derivations})),
        memory_mb=max((one.m_kib for one in header.derivations if isinstance(one, Argon2)), default=0) // 1024,
    )
