"""What a command needs from its terminal: words, a clock, where to write, and the options that all commands share."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TextIO

import msgspec

from ecm_desktop.errors import InputRefused, Refused, Unavailable
from ecm_desktop.i18n import Translator
from ecm_desktop.settings import default_vault_dir


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Console:
    """One run of the command line."""

    words: Translator
    out: TextIO
    quiet: bool = False
    clock: Callable[[], datetime] = utc_now

    @property
    def today(self) -> date:
        """Today, where the user is."""
        return self.clock().astimezone().date()

    def say(self, key: str, /, **values: object) -> None:
        """Tell the user something, unless they asked for quiet."""
        if not self.quiet:
            print(self.words(key, **values), file=self.out)

    def show(self, plain: Any) -> None:
        """Write plain data as JSON."""
        text = msgspec.json.format(msgspec.json.encode(plain), indent=1).decode()
        print(text, file=self.out)


def add_common_options(parser: argparse.ArgumentParser, words: Translator) -> None:
    """The options every command takes; given before or after the command's name."""
    add = parser.add_argument
    nothing = argparse.SUPPRESS
    add("--vault", type=Path, metavar="DIR", default=nothing, help=words("the vault’s folder"))
    add(
        "--passphrase-file",
        metavar="FILE",
        default=nothing,
        help=words("read the passphrase from FILE; - is standard input"),
    )
    add("--recovery-key-file", metavar="FILE", default=nothing, help=words("unlock with the recovery key in FILE"))
    add("--language", choices=("en", "cy"), default=nothing, help=words("the language of words and documents"))
    add("--quiet", action="store_true", default=nothing, help=words("say nothing but errors"))


def vault_dir(args: argparse.Namespace) -> Path:
    """The folder of the vault that is meant."""
    return getattr(args, "vault", None) or default_vault_dir()


def read_secret(source: str | None, prompt: str) -> str:
    """A secret from a file, from standard input (`-`), or asked for on the terminal.

    One line end at the end of a file is not part of the secret.
    """
    if source is None:
        if not sys.stdin.isatty():
            raise Unavailable("Give the passphrase with --passphrase-file, or run this on a terminal.")
        return getpass.getpass(prompt)
    try:
        data = sys.stdin.buffer.read(1 << 16) if source == "-" else _small_file(Path(source))
        return data.decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise InputRefused("The passphrase file is not UTF-8 text.") from None


def _small_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(1 << 16)
    except OSError:
        raise Unavailable("The passphrase file cannot be read.") from None


def a_day(text: str) -> date:
    """A date option, YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date like 2026-03-04") from None


def a_size(text: str) -> tuple[int, int]:
    """A size option, WxH in pixels."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and 50 <= int(width) <= 20000 and 50 <= int(height) <= 20000):
        raise argparse.ArgumentTypeError(f"'{text}' is not a size like 1366x768")
    return int(width), int(height)


def an_age(text: str) -> Any:
    """An age option such as 6y3m."""
    from ecm_desktop.domain.dates import parse_age

    try:
        return parse_age(text)
    except Refused:
        raise argparse.ArgumentTypeError(f"'{text}' is not an age like 6y3m") from None
