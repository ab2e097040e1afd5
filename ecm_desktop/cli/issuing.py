"""What a document of the command `report` is: a copy, a draft, or the next version, which is kept with who and why."""

from __future__ import annotations

import argparse
from hashlib import sha256
from typing import TYPE_CHECKING

from ecm_desktop.cli.drawing import day_of
from ecm_desktop.cli.options import some_words
from ecm_desktop.errors import Refused
from ecm_desktop.i18n import Translator

if TYPE_CHECKING:
    from ecm_desktop.diagram.setting import Setting
    from ecm_desktop.domain.case import Case
    from ecm_desktop.domain.formulation import Report
    from ecm_desktop.reports.editions.view import Issue
    from ecm_desktop.store.store import Store


def add_issuing(report: argparse.ArgumentParser, words: Translator) -> None:
    """Add `--draft`, `--issue` and `--author`."""
    stage = report.add_mutually_exclusive_group()
    stage.add_argument("--draft", action="store_true", help=words("a draft: every page says so"))
    stage.add_argument(
        "--issue", metavar="WHY", type=some_words, help=words("issue it as the next version, for this reason")
    )
    report.add_argument(
        "--author", metavar="NAME", type=some_words, default="", help=words("who issues it (whoever unlocks)")
    )


def what_it_is(
    args: argparse.Namespace, store: Store, case: Case, revision: int, meeting: str | None, setting: Setting
) -> Report | None:
    """The version that is issued, without its hash; None for a draft or a copy. Raises Refused without an author.

    `setting` is what it is made with; its day is the document's.
    """
    from ecm_desktop.domain.formulation import Report
    from ecm_desktop.domain.ids import new_id
    from ecm_desktop.domain.issuing import next_version
    from ecm_desktop.reports.make import looks_from
    from ecm_desktop.store.users import users

    if args.issue is None:
        return None
    author = args.author or next((one.name for one in users(store) if one.is_here), "")
    if not author:
        raise Refused("Say who issues it: --author NAME.")
    day = setting.today
    found = looks_from(case, meeting, day)
    key = found.id if found else None
    return Report(
        id=new_id(), edition=args.edition, dated=day, meeting=key, recipient=args.recipient, reason=args.readiness,
        issued=day, version=next_version(case, args.edition, key), author=author, why=args.issue, revision=revision,
        extras=tuple(sorted(extras_of(args, case))), lanes=setting.lanes,
    )  # fmt: skip


def extras_of(args: argparse.Namespace, case: Case) -> frozenset[str]:
    """How the document is to depart from what it usually is."""
    from ecm_desktop.reports.editions.edition import Extra
    from ecm_desktop.reports.editions.then import family_on

    then = day_of(case, args.family_on, args.family_age)
    asked = ("addresses" if args.addresses else "", args.paper, *(f"without-{part}" for part in args.without))
    return frozenset(Extra(one) for one in asked if one) | ({family_on(then)} if then else set())


def issue_of(args: argparse.Namespace, record: Report | None) -> Issue | None:
    """What the pages say of it."""
    from ecm_desktop.reports.editions.view import Issue

    if record is not None:
        return Issue(record.version, record.author)
    return Issue() if args.draft else None


def keep_issued(store: Store, key: str, record: Report, data: bytes) -> None:
    """Keep in the case that the version went out, with the hash of its file, and say so in the audit."""
    from msgspec.structs import replace

    from ecm_desktop.editing import formulation
    from ecm_desktop.editing.editor import Editor
    from ecm_desktop.store.audit import Event

    case, revision = store.load(key)
    digest = sha256(data).hexdigest()
    editor = Editor(case, store.writer(key), revision)
    editor.do_for_good("Issue a version of a document", formulation.keep_report, replace(record, sha256=digest))
    store.note_event(Event.ISSUED, case=key, sha256=digest)
