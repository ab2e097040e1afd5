"""What the database library raises, in the user's words; nothing of it leaves this package."""

from __future__ import annotations

from types import TracebackType

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from ecm_desktop.errors import Damaged, DiskFailed, Unavailable

_IS_DAMAGED = "The vault's store is damaged. Restore the vault from a backup; they lie in its folder, under backups."
_SENTENCES = {
    "file is not a database": _IS_DAMAGED,
    "malformed": _IS_DAMAGED,
    "is full": "The disk is full, or the vault is as large as it may be (2 GB). "
    "Free some space and try again; what was saved before is safe.",
    # a folder that is not writable fails before: the cipher takes no writes once it has met a damaged page
    "readonly": "The vault's store takes no more changes: a part of it is damaged. "
    "Restore the vault from a backup; they lie in its folder, under backups.",
    "unable to open": "The vault's store cannot be opened. Check that its folder may be written to.",
    "is locked": "Another program has the vault's store open. Close it and try again.",
    "too big": "This is too much text for one entry. Shorten it and try again.",
}
_OUT_OF_MEMORY = (  # what the cipher says of each write once it has met a damaged page
    "The vault's store takes no more changes: a part of it is damaged, or this computer's memory is used up. Lock the "
    "vault and unlock it again; if that does not help, restore it from a backup; they lie in its folder, under backups."
)
_DISK = "disk I/O error"
_DAMAGE = ("file is not a database", "malformed", "readonly")


class in_words:  # noqa: N801  # read as a word after `with`, and in every edit: a generator takes longer
    """Turns what the disk and the database say into Unavailable or Damaged; a bug of ours stays what it is."""

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, (DBAPIError, dbapi2.Error)):
            problem = _problem(str(error.orig) if isinstance(error, DBAPIError) else str(error))
            if problem is not None:
                raise problem from error
        elif isinstance(error, MemoryError):
            raise Damaged(_OUT_OF_MEMORY) from error


def out_of_reach() -> DiskFailed:
    """The sentence for what is asked of a disk that has failed before: the cipher then calls everything damaged."""
    return DiskFailed(
        "The disk failed while the vault was open, and does not answer. Lock the vault, look after the disk, and "
        "unlock it again; what was saved before is safe."
    )


def _problem(said: str) -> Unavailable | None:
    if _DISK in said:
        return DiskFailed("The disk did not take it. Check the disk and its free space; what was saved before is safe.")
    for sign, sentence in _SENTENCES.items():
        if sign in said:
            return Damaged(sentence) if sign in _DAMAGE else Unavailable(sentence)
    return None
