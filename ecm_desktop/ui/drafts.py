"""Drafts: what somebody began to put down and left, kept until it is taken up again or thrown away."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Protocol

from ecm_desktop.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecm_desktop.store.store import ReadableStore, Store

VAULT = "vault"  # stands for the id of a case where a text is of the vault itself


class Drafts(Protocol):
    """Texts by name, of one case. Nothing here raises: a draft that cannot be kept must hold up nobody."""

    def keep(self, name: str, text: str) -> None:
        """Keep a text instead of the one before; "" throws it away."""

    def kept(self, name: str) -> str:
        """The text kept under a name, "" when there is none."""


class PassingDrafts:
    """Drafts that go with the program: of a case that no store keeps, or of a vault that is only read.

    `begun` are those that it begins with.
    """

    def __init__(self, begun: Mapping[str, str] | None = None) -> None:
        self._texts = dict(begun or {})

    def keep(self, name: str, text: str) -> None:
        """Keep a text for now; "" throws it away."""
        self._texts[name] = text

    def kept(self, name: str) -> str:
        """The text, "" when there is none."""
        return self._texts.get(name, "")


def kept_in(store: ReadableStore, name: str, case_id: str = VAULT) -> str:
    """The text that a vault holds under a name, of itself or of a case; "" when there is none."""
    with contextlib.suppress(Problem):
        return store.draft(f"{case_id}/{name}") or ""
    return ""


class LentDrafts(PassingDrafts):
    """The texts of a vault that is only read: they are there, and what is kept instead goes with the program."""

    def __init__(self, store: ReadableStore) -> None:
        super().__init__()
        self._store = store

    def kept(self, name: str) -> str:
        """What was kept since, else what the vault holds."""
        return self._texts[name] if name in self._texts else kept_in(self._store, name)


class StoredDrafts:
    """Texts inside the vault, which go with their case; without a case they are of the vault."""

    def __init__(self, store: Store, case_id: str | None = None) -> None:
        self._store, self._case_id = store, case_id

    def keep(self, name: str, text: str) -> None:
        """Keep a text in the vault; "" throws it away."""
        with contextlib.suppress(Problem):
            if text:
                self._store.keep_draft(self._key(name), text, self._case_id)
            else:
                self._store.drop_draft(self._key(name))

    def kept(self, name: str) -> str:
        """The text the vault holds, "" when there is none."""
        return kept_in(self._store, name, self._case_id or VAULT)

    def _key(self, name: str) -> str:
        return f"{self._case_id or VAULT}/{name}"
