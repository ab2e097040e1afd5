"""Reads the command line, does what it says, and turns what goes wrong into one sentence and an exit code."""

from __future__ import annotations

import argparse
import gc
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ecm_desktop import __version__
from ecm_desktop.cli.options import USAGE, Parser, add_common_options, parse
from ecm_desktop.errors import Cancelled, NoUsableKey, Problem, Refused
from ecm_desktop.i18n import Translator, translator
from ecm_desktop.settings import resource_dir

if TYPE_CHECKING:
    from ecm_desktop.cli.console import Console

    Command = Callable[[argparse.Namespace, Console], int]

DONE, FAULT, WRONG_KEY, UNAVAILABLE, REFUSED, INTERRUPTED = 0, 1, 3, 4, 5, 130
PROGRAM = "ecm-desktop"
HOUSE = Path(__file__).resolve().parents[1]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code as the contract says. 1 is a fault of the program itself."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    words = Translator()
    try:
        words = translator(_language(arguments), resource_dir() / "locale")
        return _run(arguments, words)
    except SystemExit as ended:  # the options were wrong, and that was said, or only help was wanted
        return ended.code if isinstance(ended.code, int) else USAGE
    except Problem as problem:
        return _tell(words.problem(problem), _code(problem))
    except (KeyboardInterrupt, Cancelled):
        return _tell(words("Stopped; nothing was left half done."), INTERRUPTED)
    except BrokenPipeError:  # the reader of our output has what it wanted
        return DONE
    except Exception as fault:  # noqa: BLE001  the last resort: a traceback would show names
        sentence = words("The program failed at {place}; what was saved before is safe.", place=_place(fault))
        return _tell(sentence, FAULT)


def _run(arguments: Sequence[str], words: Translator) -> int:
    args = _window_options(arguments, words)
    if args is None:
        args = parse(build_parser(words), arguments, words)
    command: Command | None = getattr(args, "run", None)
    if command is None:
        from ecm_desktop import app

        return app.run(args, words)
    from ecm_desktop.cli.console import Console

    gc.enable()
    console = Console(words, sys.stdout or io.StringIO(), quiet=getattr(args, "quiet", False))
    code = command(args, console)
    console.finish()
    return code


def _window_options(arguments: Sequence[str], words: Translator) -> argparse.Namespace | None:
    """The options when there is nothing else, so that the window need not wait for the commands; else None."""
    if arguments and not arguments[0].startswith("-"):
        return None
    parser = Parser(prog=PROGRAM, add_help=False)
    add_common_options(parser, words)
    options, others = parser.parse_known_args(arguments)
    return None if others else options


def _tell(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def _code(problem: Problem) -> int:
    if isinstance(problem, NoUsableKey):
        return WRONG_KEY
    return REFUSED if isinstance(problem, Refused) else UNAVAILABLE


def _place(fault: Exception) -> str:
    """Where in our own files something went wrong: the kind of fault, the file and the line, no word of the case."""
    trace, place = fault.__traceback__, ""
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(HOUSE):
            place = f" {file.relative_to(HOUSE).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return type(fault).__name__ + place


def _language(arguments: Sequence[str]) -> str:
    """The language asked for, needed before the options can be explained in it."""
    for place, one in enumerate(arguments):
        if one == "--language" and place + 1 < len(arguments):
            return arguments[place + 1]
        if one.startswith("--language="):
            return one.partition("=")[2]
    return "en"


def build_parser(words: Translator) -> Parser:
    """Every command with its options; the rooms that do the work are imported when a command runs."""
    from ecm_desktop.cli import cases, demo, drawing, exporting, reading, reports, users, vaults

    common = argparse.ArgumentParser(add_help=False)
    add_common_options(common, words)
    parser = Parser(
        prog=PROGRAM,
        description=words("Enhanced Case Management, offline. Without a command it opens the window."),
        epilog=words(
            "Exit codes: 0 done; 2 wrong usage; 3 wrong passphrase or no usable key; 4 damaged, locked or unavailable; "
            "5 input refused, nothing written; 130 interrupted, nothing half done."
        ),
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"ecm-desktop {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", title=words("commands"))
    for room in (demo, vaults, users, cases, reading, drawing, exporting, reports):
        room.add_commands(commands, common, words)
    return parser
