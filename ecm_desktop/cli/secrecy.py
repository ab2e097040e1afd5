"""Passphrases and recovery keys as they come in: from a file, from standard input, or typed; never as an argument."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ecm_desktop.cli.console import Console
from ecm_desktop.errors import Refused, WrongCredential

if TYPE_CHECKING:
    from ecm_desktop.vault.passphrase import NewPassphrase

_MOST_BYTES = 1 << 16
_OPTIONS = ("passphrase_file", "recovery_key_file", "new_passphrase_file", "protect")


def refuse_two_from_stdin(args: argparse.Namespace) -> None:
    """Standard input is read to its end, so that it can give one secret only. Raises Refused."""
    if sum(getattr(args, name, None) == "-" for name in _OPTIONS) > 1:
        raise Refused("Standard input can give one secret only; put the other one into a file.")


def read_secret(source: str | None, prompt: str) -> str:
    """A secret from a file, from standard input (`-`), or asked for on the terminal. Raises WrongCredential.

    One line end at the end of a file is not part of the secret.
    """
    if source is None:
        return _typed(prompt)
    try:
        data = _standard_input() if source == "-" else _small_file(Path(source))
        return data.decode("utf-8-sig").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise WrongCredential("The file with the passphrase or key is not UTF-8 text.") from None


def read_new_passphrase(source: str | None, console: Console) -> NewPassphrase:
    """A passphrase that is to open the vault, typed twice on a terminal. Raises WrongCredential or Refused.

    Refused when it could be guessed; says so when it holds what is easily typed otherwise the next time.
    """
    from ecm_desktop.vault.passphrase import chosen, odd_letters

    passphrase = read_secret(source, console.words("New passphrase: "))
    if source is None and _typed(console.words("The same again: ")) != passphrase:
        raise Refused("The two passphrases differ; nothing was changed.")
    found = chosen(passphrase)
    for odd in odd_letters(passphrase):
        console.say(odd)
    return found


def _typed(prompt: str) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise WrongCredential("Give the passphrase with --passphrase-file, or run this on a terminal.")
    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise WrongCredential("No passphrase was typed.") from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise WrongCredential("There is no standard input to read the passphrase or key from.")
    return sys.stdin.buffer.read(_MOST_BYTES)


def _small_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except (OSError, ValueError):  # ValueError: a name with a NUL in it
        raise WrongCredential("The file with the passphrase or key cannot be read; look at its name.") from None
