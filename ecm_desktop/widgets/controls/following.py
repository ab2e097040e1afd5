"""What a field remembers of the record whose text it shows, so that a refill loses nothing typed and shows nothing old.

A field is filled again whenever its record may have changed, also while somebody types in it. What is typed stays until
it was told, for as long as the field shows the same record; what nobody touched gives way to what the record says now.
"""

from __future__ import annotations

from collections.abc import Callable

Veil = Callable[[str], str]


class Following:
    """Beside a field that gives its text by `read` and takes one by `put`. `veil` shows a text to eyes that may not
    read names: what was typed is put aside meanwhile, and comes back.
    """

    def __init__(self, read: Callable[[], str], put: Callable[[str], None]) -> None:
        self._read, self._put = read, put
        self._of = ""
        self._known = ""  # what the record says
        self._shown = ""  # what the field showed before anybody typed
        self._veiled = False
        self._aside: str | None = None

    def show(self, text: str) -> None:
        """Show a text instead of whatever is there."""
        self._known = self._shown = text
        self._veiled, self._aside = False, None
        self._put(text)

    def follow(self, text: str, of: str, veil: Veil | None) -> None:
        """Show what the record `of` says now, or go on showing what is being typed for it."""
        typed = self.typed() if of == self._of else None
        self._of, self._known = of, text
        if typed is None:
            self._shown = text
        self._veiled = veil is not None
        self._aside = typed if self._veiled else None
        self._put(veil(text) if veil else text if typed is None else typed)

    def typed(self) -> str | None:
        """What was typed and not told yet; None when the field says no more than it was given."""
        if self._veiled:
            return self._aside
        text = self._read()
        return None if text in (self._shown, self._known) else text

    def told(self, text: str) -> None:
        """It was told: the record is taken to say so."""
        self._known = self._shown = text
        self._aside = None

    def settle(self) -> None:
        """Nobody is typing any more: words taken back by hand give way to what the record says."""
        if not self._veiled and self.typed() is None:
            self.take_back()

    def take_back(self) -> None:
        """Show what the record says instead of what was typed."""
        if not self._veiled:
            self._shown = self._known
            self._put(self._known)

    @property
    def written(self) -> str:
        """What is typed, else what the record says; whatever the veil shows meanwhile."""
        typed = self.typed()
        return self._known if typed is None else typed

    @property
    def known(self) -> str:
        """What the record says."""
        return self._known
