"""What a journey tells the program, and where in files it may be found afterwards: in the vault's none, and none else.

Every text of every record that the store keeps is listened to; then all files but those that the user asked for are
searched for each of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ecm_desktop.domain.change import Change
from ecm_desktop.store import writing

_LONG_ENOUGH = 9  # letters: shorter ones may stand anywhere by chance, or belong to the program


class Told:
    """Hears each change that is kept, and has the texts in it that somebody may have written."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: set[str] = set()
        self._keep = writing.change_to_bytes
        monkeypatch.setattr(writing, "change_to_bytes", self._hear)

    def _hear(self, change: Change) -> bytes:
        body = self._keep(change)
        self.texts |= {one for one in _texts(msgspec.json.decode(body)) if len(one) >= _LONG_ENOUGH and " " in one}
        return body

    def found_in(self, *places: Path) -> dict[str, str]:
        """The files at or below these places in which something of it stands, each with what does."""
        files = [file for place in places for file in (place.rglob("*") if place.is_dir() else [place])]
        return {str(file): text for file in files if file.is_file() for text in self._of(file.read_bytes())}

    def _of(self, data: bytes) -> Iterator[str]:
        for text in self.texts:
            if any(spelt in data for spelt in _spelt(text)):
                yield text


def _texts(plain: Any) -> Iterator[str]:
    match plain:
        case str():
            yield plain
        case list():
            for one in plain:
                yield from _texts(one)
        case dict():
            for one in plain.values():
                yield from _texts(one)


def _spelt(text: str) -> tuple[bytes, ...]:
    as_json = json.dumps(text).strip('"').encode()
    return (as_json, *(text.encode(how) for how in ("utf-8", "utf-16-le", "utf-16-be")))
