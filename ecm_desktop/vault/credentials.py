"""What somebody shows to get in."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Passphrase:
    """A passphrase as typed."""

    text: str = field(repr=False)


@dataclass(frozen=True)
class RecoveryKeyText:
    """A recovery key as typed from its sheet."""

    text: str = field(repr=False)


Credential = Passphrase | RecoveryKeyText
