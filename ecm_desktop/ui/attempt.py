"""The two ways into a vault, by passphrase and by recovery key, and one try at it in a worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from ecm_desktop.errors import Cancelled, WrongCredential
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.tasks import IsCancelled, Progress
from ecm_desktop.ui.wiring import VaultDoor

if TYPE_CHECKING:
    from ecm_desktop.store.store import AnyStore


class Slip(NamedTuple):
    """What is wrong with what was typed, as far as that can be seen without trying, and from where to where in it."""

    problem: WrongCredential
    start: int
    end: int


class Way(NamedTuple):
    """A way in, in the user's language: what is asked for, what is said of nothing, and how it opens."""

    sentence: str
    name: str
    nothing: str
    other: str  # what the button to the other way says
    opener: Callable[[str], AnyStore]
    slip: Callable[[str], Slip | None]
    is_secret_on_screen: bool


def by_passphrase(words: Translator, door: VaultDoor) -> Way:
    """The everyday way; a passphrase can only be tried."""
    return Way(
        sentence=words("Type your passphrase. Nothing is shown until the vault is open."),
        name=words("Passphrase"),
        nothing=words("Type the passphrase first."),
        other=words("Use the recovery key"),
        opener=door.open,
        slip=lambda _text: None,
        is_secret_on_screen=False,
    )


def by_recovery_key(words: Translator, door: VaultDoor) -> Way:
    """The way of whoever lost the passphrase; it is copied from a sheet, so its letters are shown."""
    return Way(
        sentence=words("Type the recovery key from its sheet. Nothing is shown until the vault is open."),
        name=words("Recovery key: 8 groups, as on the sheet"),
        nothing=words("Type the recovery key first."),
        other=words("Use the passphrase"),
        opener=door.open_with_recovery_key,
        slip=_slip_in_key,
        is_secret_on_screen=True,
    )


def _slip_in_key(text: str) -> Slip | None:
    from ecm_desktop.vault.recovery import place_of_group, read_recovery_key

    try:
        read_recovery_key(text)
    except WrongCredential as problem:
        number = problem.values.get("number")
        start, end = place_of_group(text, number) if isinstance(number, int) else (len(text), len(text))
        return Slip(problem, start, end)
    return None


class Attempt:
    """One try at a vault, in a worker. A store that opens after it was stopped is closed again at once."""

    def __init__(self, opener: Callable[[str], AnyStore], typed: str) -> None:
        self._opener, self._typed = opener, typed
        self._store: AnyStore | None = None

    def __call__(self, _progress: Progress, is_cancelled: IsCancelled) -> AnyStore:
        """Open the vault; the typed words are let go of. Raises what the opener raises, or Cancelled."""
        typed, self._typed = self._typed, ""
        self._store = self._opener(typed)
        if is_cancelled():
            self.close()
            raise Cancelled
        return self._store

    def close(self) -> None:
        """Close the store, if one was opened."""
        if self._store is not None:
            self._store.close()
