"""Commands that read what others wrote: `import` and `dates`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import msgspec

from ecm_desktop.cli.console import Console, a_day
from ecm_desktop.cli.opening import editor_of, opened
from ecm_desktop.errors import Refused, Unavailable
from ecm_desktop.i18n import Translator


def add_commands(commands: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `import` and `dates`."""
    bring = commands.add_parser(
        "import", help=words("read agency and family files"), parents=[common], allow_abbrev=False
    )
    bring.add_argument("reference", metavar="R")
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE")
    bring.add_argument("--agency", metavar="NAME")
    bring.add_argument("--today", type=a_day, metavar="YYYY-MM-DD")
    bring.add_argument("--child", metavar="XREF")
    bring.add_argument("--dry-run", action="store_true")
    bring.add_argument("--json", type=Path, metavar="OUT")
    bring.set_defaults(run=bring_in)
    dates = commands.add_parser(
        "dates", help=words("what the date reader makes of texts"), parents=[common], allow_abbrev=False
    )
    dates.add_argument("--born", required=True, type=a_day, metavar="YYYY-MM-DD")
    dates.add_argument("--today", type=a_day, metavar="YYYY-MM-DD")
    dates.add_argument("texts", nargs="*", metavar="TEXT")
    dates.set_defaults(run=read_dates)


def bring_in(args: argparse.Namespace, console: Console) -> int:
    """`import`: proposals first, then one edit."""
    from ecm_desktop.domain.ids import new_id
    from ecm_desktop.editing.proposals import accept
    from ecm_desktop.intake.as_json import proposals_to_plain
    from ecm_desktop.intake.read import read_files

    today = args.today or console.today
    with opened(args, console) as store:
        editor = editor_of(store, args.reference)
        if editor.case.born is None:
            raise Refused("The child’s date of birth is needed to read dates; put it into the case first.")
        child, person = editor.case.child, editor.case.child_person
        names = tuple(name for name in (person.name if person else "", child.known_as if child else "") if name)
        proposals = read_files(
            args.files,
            born=editor.case.born,
            today=today,
            child_names=names,
            agency=args.agency,
            child_xref=args.child,
        )
        if not args.dry_run:
            editor.do("Bring in files", accept, proposals, new_id, today)
    if args.json:
        _write(args.json, msgspec.json.format(msgspec.json.encode(proposals_to_plain(proposals)), indent=1))
    count = len(proposals.rows)
    console.say("Rows read: {rows}. Nothing was changed." if args.dry_run else "Rows brought in: {rows}.", rows=count)
    return 0


def read_dates(args: argparse.Namespace, console: Console) -> int:
    """`dates`: one JSON object a line for each text."""
    from ecm_desktop.intake.as_json import reading_to_plain
    from ecm_desktop.intake.dates import read

    today = args.today or console.today
    for text in args.texts or (line.rstrip("\r\n") for line in sys.stdin):
        plain = reading_to_plain(text, read(text, args.born, today))
        print(msgspec.json.encode(plain).decode(), file=console.out)
    return 0


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError:
        raise Unavailable("The file for the result cannot be written; choose another folder.") from None
