"""What a field remembers of the record whose text it shows, so that a refill loses nothing typed and shows nothing old.

A field is filled again whenever its record may have changed, also while somebody types in it. What is typed stays until
it was told, for as long as the field shows the same record; what nobody touched gives way to what the record says now.
"""

from __future__ import annotations

from collections.abc import Callable

Veil = Callable[[str], str]


class Following:
    """Beside a field that gives its text by `read` and takes one by `put`; `is_held` tells whether it has the keyboard.

    `veil` shows a text to eyes that may not read names. What it would change is hidden: it can only be read, and what
    was typed is put aside meanwhile, and comes back. Where nothing is hidden the field is written in as ever, and what
    is written there is hidden as soon as the field is left.
    """

    def __init__(self, read: Callable[[], str], put: Callable[[str], None], is_held: Callable[[], bool]) -> None:
        self._read, self._put, self._is_held = read, put, is_held
        self._of = ""
        self._known = ""  # what the record says
        self._shown = ""  # what the field showed before anybody typed
        self._veil: Veil | None = None
        self.is_hidden = False
        self._aside: str | None = None

    def show(self, text: str) -> None:
        """Show a text instead of whatever is there."""
        self._known = self._shown = text
        self._veil, self.is_hidden, self._aside = None, False, None
        self._put(text)

    def follow(self, text: str, of: str, veil: Veil | None) -> None:
        """Show what the record `of` says now, or go on showing what is being typed for it."""
        is_same, was_veiled, self._veil = of == self._of, self._veil is not None, veil
        typed = self.typed() if is_same else None
        self._of, self._known = of, text
        if typed is None:
            self._shown = text
        is_written = is_same and was_veiled and self._is_held() and not self.is_hidden
        if not (is_written and text == self._read()):
            self._show(typed, shows_typed=is_written and typed is not None)

    def _show(self, typed: str | None, *, shows_typed: bool) -> None:
        """Show what was typed, else what the record says; hidden where the veil would change it."""
        veil, text = self._veil, self._known if typed is None else typed
        self.is_hidden = veil is not None and not shows_typed and veil(text) != text
        self._aside = typed if self.is_hidden else None
        self._put(veil(self._known) if veil is not None and self.is_hidden else text)

    def typed(self) -> str | None:
        """What was typed and not told yet; None when the field says no more than it was given."""
        if self.is_hidden:
            return self._aside
        text = self._read()
        return None if text in (self._shown, self._known) else text

    def told(self, text: str) -> None:
        """It was told: the record is taken to say so."""
        self._known = self._shown = text
        self._aside = None

    def settle(self) -> None:
        """Nobody is typing any more: words taken back by hand give way to what the record says."""
        if not self.is_hidden and self.typed() is None:
            self.take_back()

    def left(self) -> None:
        """The keyboard is elsewhere: in a shared view, what was written here is hidden."""
        if self._veil is not None and not self.is_hidden:
            self._show(self.typed(), shows_typed=False)

    def take_back(self) -> None:
        """Show what the record says instead of what was typed."""
        if not self.is_hidden:
            self._shown = self._known
            self._put(self._known)

    @property
    def has_record(self) -> bool:
        """Whether a record's text is shown."""
        return bool(self._of)

    @property
    def written(self) -> str:
        """What is typed, else what the record says; whatever the veil shows meanwhile."""
        typed = self.typed()
        return self._known if typed is None else typed

    @property
    def known(self) -> str:
        """What the record says."""
        return self._known
