"""A look-through that was left before it was accepted, as one text to keep: what was read, and every decision."""

from __future__ import annotations

from base64 import b85decode, b85encode
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from zlib import compress, decompress, error

import msgspec

from ecm_desktop.intake.lookthrough import LookThrough
from ecm_desktop.intake.read import Brought, Pasted


class LookDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What is open, for a child born on which day, and from where to read it again: paths of files, texts whole."""

    look: LookThrough
    born: date | None = None
    files: tuple[str, ...] = ()
    texts: tuple[Pasted, ...] = ()

    def __repr__(self) -> str:
        return "<LookDraft>"

    @property
    def brought(self) -> dict[str, Brought]:
        """The files and texts by name."""
        every: tuple[Brought, ...] = (*map(Path, self.files), *self.texts)
        return {one.name: one for one in every}


def look_as_text(look: LookThrough, born: date | None, brought: Mapping[str, Brought]) -> str:
    """The draft as text; "" when nothing is open."""
    if not look.parts:
        return ""
    kept = [brought[name] for name in look.names if name in brought]
    draft = LookDraft(
        look=look,
        born=born,
        files=tuple(str(one) for one in kept if isinstance(one, Path)),
        texts=tuple(one for one in kept if isinstance(one, Pasted)),
    )
    return b85encode(compress(msgspec.msgpack.encode(draft))).decode("ascii")


def look_from_text(text: str) -> LookDraft | None:
    """The draft that was kept; None for none, and for one that another version of the program has kept."""
    try:
        return msgspec.msgpack.decode(decompress(b85decode(text)), type=LookDraft) if text else None
    except (ValueError, error, msgspec.MsgspecError):
        return None
