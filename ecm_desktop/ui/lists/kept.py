"""One such list as it lies in the vault. What cannot be kept is told: nobody types a list twice."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

import msgspec

from ecm_desktop.errors import Unavailable
from ecm_desktop.ui.session import Session

T = TypeVar("T")


class ListWords(NamedTuple):
    """What is said of a list (msgids): that it is of another version, and that it could not be kept."""

    of_another_version: str
    not_kept: str


class KeptList(Generic[T]):
    """A value of `kind` under a name; `empty` while nothing was kept. Each change of it goes into the audit."""

    def __init__(self, session: Session, name: str, kind: type[T], empty: T, words: ListWords) -> None:
        self._session, self._name, self._kind, self._empty, self._words = session, name, kind, empty, words

    @property
    def value(self) -> T:
        """What is kept. Raises Unavailable for what another version of the program kept."""
        text = self._session.shelf.kept(self._name)
        try:
            return msgspec.json.decode(text, type=self._kind) if text else self._empty
        except msgspec.MsgspecError:
            raise Unavailable(self._words.of_another_version) from None

    def keep(self, value: T) -> None:
        """Keep another value instead. Raises Unavailable where it could not be kept."""
        if value == self.value:
            return
        text = msgspec.json.encode(value).decode()
        self._session.shelf.keep(self._name, text)
        if self._session.shelf.kept(self._name) != text:
            raise Unavailable(self._words.not_kept)
        self._session.used.emit("list_changed", "")
