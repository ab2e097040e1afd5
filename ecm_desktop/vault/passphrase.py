"""Passphrases: made ready for the derivation, made up for the user, and judged."""

from __future__ import annotations

import math
import secrets
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ecm_desktop.errors import Refused

LIMIT_BYTES = 1024
WORDS = 5
ENOUGH_BITS = 65.0
_JUDGED_LETTERS = 72


@dataclass(frozen=True)
class NewPassphrase:
    """A passphrase that was found strong enough for a vault; made by `chosen`."""

    text: str = field(repr=False)


def chosen(text: str) -> NewPassphrase:
    """What somebody wants to use from now on. Raises Refused, with a sentence, when it is too easy to guess."""
    prepare(text)
    bits = strength(text)
    if bits < ENOUGH_BITS:
        raise Refused(
            "This passphrase could be guessed ({bits} bits; {least} are needed). Take five made-up words, or add "
            "words that have nothing to do with each other.",
            bits=int(bits),
            least=int(ENOUGH_BITS),
        )
    return NewPassphrase(text)


def prepare(text: str) -> bytearray:
    """The bytes of a passphrase, in one normal form (NFKC, UTF-8). Raises Refused for what cannot be one."""
    if not text:
        raise Refused("Type the passphrase.")
    try:
        ready = unicodedata.normalize("NFKC", text).encode()
    except UnicodeEncodeError as error:
        raise Refused("The passphrase holds a broken character; type it instead of pasting it.") from error
    if b"\0" in ready:
        raise Refused("The passphrase holds a broken character; type it instead of pasting it.")
    if len(ready) > LIMIT_BYTES:
        raise Refused("The passphrase is too long: at most {limit} bytes.", limit=LIMIT_BYTES)
    return bytearray(ready)


def odd_letters(text: str) -> tuple[str, ...]:
    """Message keys for what is kept as it was typed, but is easily typed otherwise the next time."""
    found = []
    if text != text.strip():
        found.append("The passphrase begins or ends with a blank, which belongs to it.")
    if any(unicodedata.category(letter) == "Cf" for letter in text):
        found.append("The passphrase has a letter in it that cannot be seen; it was pasted, perhaps. Better type it.")
    return tuple(found)


def generate(words: Path) -> str:
    """Five made-up compounds such as `mosslamp`, 13 bits each, from the shipped lists in the folder `words`."""
    firsts, seconds = _list(words / "firsts.txt"), _list(words / "seconds.txt")
    return "-".join(secrets.choice(firsts) + secrets.choice(seconds) for _ in range(WORDS))


def strength(text: str) -> float:
    """About how many bits it takes to guess a passphrase somebody thought up; 0 when it is empty."""
    if not text:
        return 0.0
    from zxcvbn import zxcvbn

    return math.log2(int(zxcvbn(text[:_JUDGED_LETTERS])["guesses"]))


@cache
def _list(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text("ascii").split())
