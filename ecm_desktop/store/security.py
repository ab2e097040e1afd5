"""What holds on this machine to keep a vault safe, and what to do about the rest; told as well as it can be told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from ecm_desktop.store.finding import Finding, Holds
from ecm_desktop.store.opening import second_secret_in
from ecm_desktop.store.permissions import open_to_others
from ecm_desktop.store.process_security import of_this_process
from ecm_desktop.store.store import Store
from ecm_desktop.vault.keys import library_version

_SYSTEM = Path("/")
_ELSEWHERE = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "vfat", "exfat", "msdos", "9p", "afs", "ncpfs", "davfs"}
_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "sharepoint")


def findings(store: Store, system: Path = _SYSTEM) -> tuple[Finding, ...]:
    """Every protection in the order of a status page. `system` is where the system tells of itself."""
    folder = store.ledger.unlocked.folder
    return (
        disk_encryption(folder, system),
        swap(system),
        *of_this_process(store.ledger.unlocked.key),
        permissions(folder),
        own_disk(folder, system),
        not_shared(folder),
        second_secret(store),
        Finding("The store is encrypted by SQLCipher", Holds.YES, detail=store.info().cipher_version),
        Finding("Its encryption comes from OpenSSL", Holds.YES, detail=store.info().provider_version),
        Finding("The keys are made by OpenSSL, too", Holds.YES, detail=library_version()),
    )


def disk_encryption(folder: Path, system: Path) -> Finding:
    """Whether the disk of a folder is encrypted as a whole."""
    about = "The whole disk is encrypted"
    if not sys.platform.startswith("linux"):
        return Finding(about, Holds.UNKNOWN, "Ask whoever looks after this computer whether its disk is encrypted.")
    number = folder.stat().st_dev
    device = f"{os.major(number)}:{os.minor(number)}"
    kind = _read(system / "sys/dev/block" / device / "dm/uuid")
    if kind.startswith("CRYPT-"):
        return Finding(about, Holds.YES)
    return Finding(about, Holds.UNKNOWN, "Ask whoever looks after this computer whether its disk is encrypted.")


def swap(system: Path) -> Finding:
    """Whether memory may be written to a disk in plain text."""
    about = "Memory is never written to the disk in plain text"
    if not sys.platform.startswith("linux"):
        return Finding(about, Holds.UNKNOWN, "Turn hibernation off, or encrypt the whole disk.")
    plain = [name for name in _swaps(system) if not _is_safe_swap(name, system)]
    if plain:
        return Finding(about, Holds.NO, "Turn swap off, or encrypt it.", detail=", ".join(plain))
    return Finding(about, Holds.YES)


def permissions(folder: Path) -> Finding:
    """Whether others on this computer can reach the vault's files."""
    about = "Only you can read the vault's files"
    if sys.platform == "win32":
        return Finding(about, Holds.UNKNOWN, "Keep the vault in your own folder.")
    wide = ", ".join(path.name for path in open_to_others(folder))
    if wide:
        return Finding(about, Holds.NO, "Take the rights of others on the vault's folder away.", detail=wide)
    return Finding(about, Holds.YES)


def own_disk(folder: Path, system: Path) -> Finding:
    """Whether a folder lies on a file system that locks, remembers rights and lasts through a power cut."""
    about = "The vault lies on this computer's own disk"
    if not sys.platform.startswith("linux"):
        return Finding(about, Holds.UNKNOWN, "Keep the vault on the computer's own disk, not on a share or a stick.")
    kind = _file_system(folder.resolve(), system)
    if not kind:
        return Finding(about, Holds.UNKNOWN, "Keep the vault on the computer's own disk, not on a share or a stick.")
    if kind in _ELSEWHERE or kind.startswith("fuse."):
        return Finding(about, Holds.NO, "Move the vault to the computer's own disk; keep backups there.", detail=kind)
    return Finding(about, Holds.YES, detail=kind)


def not_shared(folder: Path) -> Finding:
    """Whether a service that copies files to other places has the folder, as far as its name tells."""
    about = "No service copies the vault elsewhere"
    found = [part for part in folder.resolve().parts if part.casefold().startswith(_SYNCED)]
    if found:
        advice = "Move the vault out of the folder of that service: it may mix old and new files."
        return Finding(about, Holds.NO, advice, detail=found[0])
    return Finding(about, Holds.YES)


def second_secret(store: Store) -> Finding:
    """Whether a copy of the vault lacks what is needed besides the passphrase; asks no keyring."""
    about = "A second secret in this computer's keyring is needed, too"
    name = second_secret_in(store)
    if name:
        return Finding(about, Holds.YES, detail=name.rpartition("keyring.backends.")[2])
    return Finding(about, Holds.NO, "On a laptop that only you use, take one; keep the recovery sheet safe.")


def _file_system(folder: Path, system: Path) -> str:
    """The kind of the file system below the folder, "" when it cannot be told."""
    kinds: dict[Path, str] = {}
    for line in _read(system / "proc/self/mounts").splitlines():
        _device, place, kind, *_rest = [*line.split(), "", "", ""]
        kinds[Path(place.encode().decode("unicode_escape"))] = kind
    return next((kinds[place] for place in (folder, *folder.parents) if place in kinds), "")


def _swaps(system: Path) -> Iterator[str]:
    for line in _read(system / "proc/swaps").splitlines()[1:]:
        yield line.split()[0]


def _is_safe_swap(name: str, system: Path) -> bool:
    """Swap in memory itself, or on an encrypted device."""
    device = Path(name).name
    return device.startswith("zram") or _read(system / "sys/block" / device / "dm/uuid").startswith("CRYPT-")


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError:
        return ""
