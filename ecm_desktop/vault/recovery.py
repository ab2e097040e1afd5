"""The recovery key: 256 random bits as eight groups of letters, each with a check of its own so that a typo is found.

A group is 8 letters of Crockford's base 32: 32 bits of the key and a CRC-8 (polynomial x^8+x^2+x+1, started with the
group's number). It finds every wrong letter, every two neighbours swapped, and every two groups swapped.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field

from ecm_desktop.errors import WrongCredential

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOSELY = str.maketrans("OIL", "011")
_GROUPS = 8
_LETTERS = 8
_POLYNOMIAL = 0x107


@dataclass(frozen=True)
class RecoveryKey:
    """The key that opens a vault when the passphrase is lost; shown once, kept on paper."""

    secret: bytes = field(repr=False)

    @classmethod
    def fresh(cls) -> RecoveryKey:
        """A new random key."""
        return cls(secrets.token_bytes(32))

    @property
    def groups(self) -> tuple[str, ...]:
        """The eight groups as they stand on the recovery sheet."""
        return tuple(_group(number, self.secret[4 * number : 4 * number + 4]) for number in range(_GROUPS))

    @property
    def text(self) -> str:
        """The groups joined by hyphens."""
        return "-".join(self.groups)


def read_recovery_key(text: str) -> RecoveryKey:
    """The key somebody typed, however loosely (O for 0, I or L for 1, small letters, any spacing).

    Raises WrongCredential, naming the group that has a mistake.
    """
    groups = _split(text.upper().translate(_LOOSELY).replace("-", " ").split())
    return RecoveryKey(b"".join(_read_group(number, group) for number, group in enumerate(groups)))


def slip_in(text: str) -> WrongCredential | None:
    """What is wrong with a text that reads as a recovery key: as many letters, figures among them.

    None for anything else, and for a key without a mistake; a passphrase may read so, too: it is to be tried first.
    """
    letters = re.sub(r"[\s-]", "", text)
    if len(letters) != _GROUPS * _LETTERS or letters.isalpha():
        return None
    try:
        read_recovery_key(text)
    except WrongCredential as wrong:
        return wrong
    return None


def place_of_group(text: str, number: int) -> tuple[int, int]:
    """From where to where group `number` (from 1) stands in what was typed, as `read_recovery_key` took it apart."""
    pieces = [one.span() for one in re.finditer(r"[^\s-]+", text)]
    if len(pieces) == _GROUPS:
        return pieces[number - 1]
    letters = [one.start() for one in re.finditer(r"[^\s-]", text)]
    group = letters[(number - 1) * _LETTERS : number * _LETTERS]
    return (group[0], group[-1] + 1) if group else (len(text), len(text))


def is_group(number: int, group: str) -> bool:
    """Whether eight letters are the group of that number (from 0) of some recovery key."""
    try:
        _read_group(number, group)
    except WrongCredential:
        return False
    return True


def _crc(data: int, start: int) -> int:
    """The remainder of 32 bits after `start`, by the polynomial."""
    rest = (start << 40) | (data << 8)
    for bit in range(47, 7, -1):
        if rest >> bit & 1:
            rest ^= _POLYNOMIAL << (bit - 8)
    return rest


def _group(number: int, part: bytes) -> str:
    data = int.from_bytes(part, "big")
    value = data << 8 | _crc(data, number + 1)
    return "".join(_ALPHABET[value >> 5 * place & 31] for place in reversed(range(_LETTERS)))


def _split(pieces: list[str]) -> list[str]:
    if len(pieces) == _GROUPS:
        return pieces
    letters = "".join(pieces)
    if len(letters) != _GROUPS * _LETTERS:
        raise WrongCredential(
            "A recovery key has {groups} groups of {letters} letters and digits; {found} were typed.",
            groups=_GROUPS,
            letters=_LETTERS,
            found=len(letters),
        )
    return [letters[start : start + _LETTERS] for start in range(0, len(letters), _LETTERS)]


def _read_group(number: int, group: str) -> bytes:
    places = [_ALPHABET.find(letter) for letter in group]
    if len(places) != _LETTERS or min(places) < 0:
        raise _typo(number)
    value = 0
    for place in places:
        value = value << 5 | place
    if value & 0xFF != _crc(value >> 8, number + 1):
        raise _typo(number)
    return (value >> 8).to_bytes(4, "big")


def _typo(number: int) -> WrongCredential:
    return WrongCredential("Group {number} of the recovery key has a mistake in it.", number=number + 1)
