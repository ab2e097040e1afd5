"""The options of the command line: a parser that speaks in one sentence, what all commands share, and kinds of values.

What cannot be read is never repeated in the message: it may be a date of birth, a name or a passphrase.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ecm_desktop.errors import Refused
from ecm_desktop.i18n import LANGUAGES, Translator

if TYPE_CHECKING:
    from datetime import date

    from ecm_desktop.domain.dates import Age

USAGE = 2


class Parser(argparse.ArgumentParser):
    """A parser without guesses at shortened options, whose complaint is one sentence."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options, allow_abbrev=False)  # type: ignore[arg-type, misc]  # passed on as they came

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to read more, and stop with the code for wrong usage."""
        self.exit(USAGE, f"{self.prog}: {message}. See {self.prog} --help.\n")


def parse(parser: Parser, arguments: Sequence[str], words: Translator) -> argparse.Namespace:
    """The options given; ends the program with a sentence when something is not known, naming options alone."""
    args, unknown = parser.parse_known_args(arguments)
    options = [one.partition("=")[0] for one in unknown if one.startswith("-")]
    if options:
        parser.error(words("unknown option {names}", names=", ".join(options)))
    if unknown:
        parser.error(words("there is something at the end that this command does not take"))
    return args


def add_common_options(parser: argparse.ArgumentParser, words: Translator) -> None:
    """The options every command takes; given before or after the command's name."""
    add = parser.add_argument_group(words("options of every command")).add_argument
    nothing = argparse.SUPPRESS
    add("--vault", type=Path, metavar="DIR", default=nothing, help=words("the vault’s folder"))
    add(
        "--passphrase-file",
        metavar="FILE",
        default=nothing,
        help=words("read the passphrase from FILE; - is standard input; without it you are asked"),
    )
    add(
        "--recovery-key-file",
        metavar="FILE",
        default=nothing,
        help=words("unlock with the recovery key in FILE instead of a passphrase"),
    )
    add("--language", choices=LANGUAGES, default=nothing, help=words("the language of words and documents"))
    add("--quiet", action="store_true", default=nothing, help=words("say nothing but what was asked for and errors"))


def a_day(text: str) -> date:
    """A date option, YYYY-MM-DD."""
    from datetime import date

    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("this is not a date like 2026-03-04") from None


def a_size(text: str) -> tuple[int, int]:
    """A size option, WxH in pixels."""
    width, _, height = text.lower().partition("x")
    if not all(side.isdecimal() and len(side) < 6 and 50 <= int(side) <= 20000 for side in (width, height)):
        raise argparse.ArgumentTypeError("this is not a size like 1366x768 (50 to 20000 each way)")
    return int(width), int(height)


def an_age(text: str) -> Age:
    """An age option such as 6y3m."""
    from ecm_desktop.domain.dates import parse_age

    try:
        return parse_age(text)
    except Refused:
        raise argparse.ArgumentTypeError("this is not an age like 6y3m") from None


def a_number(text: str) -> int:
    """A whole number, 0 or more."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise argparse.ArgumentTypeError("this is not a whole number")
    return int(text)


def some_words(text: str) -> str:
    """Words as UTF-8 can keep them: a terminal may hand over bytes that are no letters."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise argparse.ArgumentTypeError("this has letters in it that the terminal garbled")
    return text


def file_named(*endings: str) -> Callable[[str], Path]:
    """The kind of a file option whose name must have one of these endings."""

    def kind(text: str) -> Path:
        path = Path(text)
        if path.suffix.lower() not in endings:
            raise argparse.ArgumentTypeError(f"name a file that ends in {' or '.join(endings)}")
        return path

    return kind
