"""The command `export`: a case in a form that other programs go on with."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, NamedTuple

from ecm_desktop.cli.console import Console
from ecm_desktop.cli.drawing import lanes_in, make_setting
from ecm_desktop.cli.opening import case_id, export, opened
from ecm_desktop.cli.options import file_named, some_words
from ecm_desktop.i18n import Translator

if TYPE_CHECKING:
    from ecm_desktop.diagram.setting import Setting
    from ecm_desktop.domain.case import Case


class Leaving(NamedTuple):
    """A case as it is at one revision, on its way into a file of a form such as ".ged"."""

    revision: int
    case: Case
    form: str
    setting: Setting


def add_commands(commands: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `export`."""
    out = commands.add_parser("export", help=words("a case for other programs"), parents=[common])
    out.add_argument("reference", metavar="R", type=some_words, help=words("the case’s reference"))
    out.add_argument(
        "--out", required=True, metavar="FILE",
        type=file_named(".ged", ".ped", ".json", ".xlsx", ".csv", ".docx", ".txt"),
        help=words(
            "where to: .ged family, .ped birth family, .json every record, .xlsx or .csv chronology, .docx report, "
            ".txt for a court"
        ),
    )  # fmt: skip
    out.set_defaults(run=export_one)


def export_one(args: argparse.Namespace, console: Console) -> int:
    """`export`: the family as GEDCOM 7 or PED, every record as JSON, the chronology as a table, the report as text."""
    form = args.out.suffix.lower()
    with opened(args, console) as store:
        key = case_id(store, args.reference)
        case, revision = store.load(key)
        setting = make_setting(console, lanes_in(store, key), audit_head=store.journal(key).audit_head(revision))
        data = _ENCODE.get(form, _in_form)(Leaving(revision, case, form, setting))
        export(store, key, data, args.out, console)
    console.say(
        "The case is in {file}. It is not encrypted: keep it where only those who need it read it.", file=args.out
    )
    _say_what_stays(case, form, console)
    return 0


def _say_what_stays(case: Case, form: str, console: Console) -> None:
    from ecm_desktop.exchange import gedcom, ped

    told = {".ged": gedcom.not_carried, ".ped": ped.not_carried}.get(form)
    stays = told(case, console.words) if told else ""
    if stays and not console.quiet:
        console.line(stays)


def _json(one: Leaving) -> bytes:
    from ecm_desktop.exchange.open_json import case_file

    return case_file(one.case, one.revision, one.setting.audit_head)


def _ged(one: Leaving) -> bytes:
    from ecm_desktop.exchange.gedcom import family_file

    return family_file(one.case, one.setting.marking, one.setting.audit_head)


def _ped(one: Leaving) -> bytes:
    from ecm_desktop.exchange.ped import pedigree_file

    return pedigree_file(one.case, one.setting.marking, one.setting.audit_head)


def _in_form(one: Leaving) -> bytes:
    from ecm_desktop.reports.other_forms.forms import in_form

    return in_form(one.case, one.form, one.setting)


_ENCODE = {".json": _json, ".ged": _ged, ".ped": _ped}
