"""What keeps the running program's memory to itself on this machine, and what to do about the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ecm_desktop.store.finding import Finding, Holds
from ecm_desktop.vault.guard.process import Guard, guard_process
from ecm_desktop.vault.keys import VaultKey

_ASK = "Start the program again; if this stays, ask whoever looks after this computer."


def of_this_process(key: VaultKey) -> tuple[Finding, ...]:
    """Every protection of the process that holds the vault open by `key`."""
    return (*process_findings(guard_process()), key_in_memory(key.is_kept_in_memory))


def process_findings(held: Mapping[Guard, bool]) -> Iterator[Finding]:
    """What was taken for the process; what this system has no word for is told only where it would be needed."""
    yield _told("A crash leaves no image of the memory", held.get(Guard.NO_IMAGE), _ASK)
    yield _told("Other programs that you run cannot read this program’s memory", held.get(Guard.UNREAD), _ASK)
    if Guard.OWN_LIBRARIES in held:
        about = "No program code is loaded from the folder in which the program was started"
        yield _told(about, held[Guard.OWN_LIBRARIES], _ASK)


def key_in_memory(is_kept: bool) -> Finding:
    """Whether the vault's key lies in memory that the system writes to no disk."""
    advice = (
        "Encrypt the swap space and the whole disk, or ask whoever looks after this computer to let you lock memory."
    )
    return _told("The vault’s key is held in memory that never goes to the disk", is_kept, advice)


def _told(about: str, held: bool | None, advice: str) -> Finding:
    if held:
        return Finding(about, Holds.YES)
    return Finding(about, Holds.UNKNOWN if held is None else Holds.NO, advice)
