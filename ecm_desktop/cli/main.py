"""Reads the command line, does what it says, and turns what goes wrong into one sentence and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ecm_desktop import __version__
from ecm_desktop.cli.console import Console, add_common_options
from ecm_desktop.errors import Cancelled, Problem, Refused, WrongCredential
from ecm_desktop.i18n import Translator, translator
from ecm_desktop.settings import resource_dir

if TYPE_CHECKING:
    Command = Callable[[argparse.Namespace, Console], int]

DONE, USAGE, WRONG_KEY, UNAVAILABLE, REFUSED, INTERRUPTED = 0, 2, 3, 4, 5, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code as the contract says."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    words = translator(_language(arguments), resource_dir() / "locale")
    args = build_parser(words).parse_args(arguments)
    console = Console(words, sys.stdout, quiet=getattr(args, "quiet", False))
    try:
        return _do(args, console)
    except Problem as problem:
        print(words.problem(problem), file=sys.stderr)
        return _code(problem)
    except (KeyboardInterrupt, Cancelled):
        print(words("Stopped; nothing was left half done."), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _do(args: argparse.Namespace, console: Console) -> int:
    command: Command | None = getattr(args, "run", None)
    if command is not None:
        return command(args, console)
    from ecm_desktop import app

    return app.run(args, console.words)


def _code(problem: Problem) -> int:
    if isinstance(problem, WrongCredential):
        return WRONG_KEY
    return REFUSED if isinstance(problem, Refused) else UNAVAILABLE


def _language(arguments: Sequence[str]) -> str:
    """The language asked for, needed before the options can be explained in it."""
    for place, one in enumerate(arguments):
        if one == "--language" and place + 1 < len(arguments):
            return arguments[place + 1]
        if one.startswith("--language="):
            return one.partition("=")[2]
    return "en"


def build_parser(words: Translator) -> argparse.ArgumentParser:
    """Every command with its options; the rooms that do the work are imported when a command runs."""
    from ecm_desktop.cli import cases, drawing, making, reading, vaults

    common = argparse.ArgumentParser(add_help=False)
    add_common_options(common, words)
    parser = argparse.ArgumentParser(
        prog="ecm-desktop",
        description=words("Enhanced Case Management, offline."),
        parents=[common],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"ecm-desktop {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND")
    for room in (making, vaults, cases, reading, drawing):
        room.add_commands(commands, common, words)
    return parser
