"""What can go wrong, sorted by who is to blame.

An error carries a sentence as a message key (English, the gettext msgid) and the values that go into it; the window
and the command line put it into the user's language. Values must never be personal data where the error may be logged:
`Problem.__str__` therefore gives the key alone.
"""

from __future__ import annotations


class Problem(Exception):
    """An error with a sentence for the user: `key` is a msgid with `{name}` places, `values` fills them.

    `also` is a second sentence that whoever knows more may add, said after the first.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
        self.also: Problem | None = None

    def __str__(self) -> str:
        return self.key


class Refused(Problem):
    """What was asked makes no sense here; nothing was changed. Shown beside the field or as a note."""


class InputRefused(Refused):
    """A file or a line brought in from outside cannot be read as what it claims to be; nothing was written."""


class Unavailable(Problem):
    """The disk, a file or another program stands in the way; the sentence says what to do."""


class NoUsableKey(Unavailable):
    """What was shown does not open the vault, or what is needed beside it is not to be had; the vault is as it was."""


class WrongCredential(NoUsableKey):
    """The passphrase or key opens nothing here."""


class Damaged(Unavailable):
    """A stored file is not as it was written; the sentence says how to get it back."""


class RolledBack(Damaged):
    """What is stored is whole but older than it should be: later work is missing. It may be read, not added to."""


class InUse(Unavailable):
    """A vault is open in another window, here or on another computer."""


class Displaced(Unavailable):
    """The open vault is no longer where it lay: it takes nothing more, and what was saved can still be copied."""


class DiskFailed(Unavailable):
    """The disk gave an error under an open vault: what is then said to be damaged may only be out of reach."""


class CannotWrite(Unavailable):
    """The place a vault lies in takes no changes; what is there may be read."""


class TooNew(Unavailable):
    """A newer version of the program made it; what this one knows of it may be read, and nothing is written."""


class Cancelled(Exception):
    """The user stopped a task; nothing half done remains."""
