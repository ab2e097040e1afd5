"""The certificate of disposal, to sign: what was deleted, when, by whom and why, and how long a backup holds it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from ecm_desktop.diagram.audit_row import on_page
from ecm_desktop.i18n import Translator
from ecm_desktop.reports.model import Block, Document, Furniture, Heading, Paragraph, Row, Table, Voice
from ecm_desktop.reports.render import render

if TYPE_CHECKING:
    from ecm_desktop.store.disposals import Elsewhere
    from ecm_desktop.store.retention import Certificate


class AboutDisposal(NamedTuple):
    """What the paper says beside the certificate: the case's reference, who deleted it, and why ("" for not said)."""

    reference: str
    by: str = ""
    why: str = ""


def disposal_certificate(made: Certificate, about: AboutDisposal, words: Translator, marking: str) -> bytes:
    """The certificate as PDF, of the moment of the deletion: the same bytes for the same deletion."""
    title, at = words("Certificate of disposal"), datetime.fromisoformat(made.at)
    blocks: tuple[Block, ...] = (
        Heading(title),
        Paragraph(
            words("The record of a case was deleted from its encrypted vault; it cannot be brought back from there."),
            Voice.LEAD,
        ),
        _facts(made, about, at, words),
        Heading(words("What was deleted"), 2),
        _counts(made, words),
        Heading(words("Confirmed by"), 2),  # on the first page, however many backups follow
        Table("", (), tuple(Row((line, "")) for line in _lines(words)), (1.0, 2.4)),
        Heading(words("Backups that still hold it"), 2),
        *_backups(made, words),
    )
    return render(
        Document(
            title=f"{title} {about.reference}",
            subject=title,
            language="cy" if words.language == "cy" else "en-GB",
            author="ECM Desktop",
            dated=at.date(),
            furniture=Furniture(
                marking=marking,
                reference=about.reference,
                page_of=words("Page {page} of {pages}"),
                audit=on_page(made.audit_row),
            ),
            blocks=blocks,
            audit_head=made.audit_row,
        )
    )


def _facts(made: Certificate, about: AboutDisposal, at: datetime, words: Translator) -> Table:
    moment = words("{day}, {time} (UTC)", day=words.day(at.date()), time=f"{at:%H:%M}")
    rows = (
        (words("Case"), about.reference),
        (words("Deleted on"), moment),
        (words("Deleted by"), about.by or made.actor),
        (words("Why"), about.why),
        (words("Number of the case"), made.case_id),
        (words("Number of the vault"), made.vault_id),
        (words("Row of the audit"), made.audit_row),
    )
    return Table("", (), tuple(Row(row) for row in rows if row[1]), (1.0, 2.4))


def _counts(made: Certificate, words: Translator) -> Table:
    rows = (
        (words("Records of the case"), made.records),
        (words("Changes in its journal"), made.changes),
        (words("Drafts"), made.drafts),
    )
    return Table("", (), tuple(Row((what, str(count))) for what, count in rows), (1.0, 2.4))


def _backups(made: Certificate, words: Translator) -> tuple[Block, ...]:
    note = words("Documents that were saved or sent before, and copies on other machines, are not touched by this.")
    notes = [_elsewhere(made.elsewhere, words), note]
    if not made.old_copies:
        return Paragraph(words("None on this machine.")), *_told(notes)
    head = (words("Backup"), words("Gone from"))
    never = words("when it is deleted by hand")
    rows = tuple(Row((one.backup, words.day(one.until) if one.until else never)) for one in made.old_copies)
    goes = words("A backup goes when the vault is first worked in on its day or later; the rule may let it go before.")
    return Table(words("Backups of this machine"), head, rows, (2.4, 1.0)), *_told([goes, *notes])


def _elsewhere(found: Elsewhere, words: Translator) -> str:
    if found.last is None:
        return ""
    return words.count(
        "A backup was put to a place of its own, on {day}; it holds the case until whoever keeps it deletes it.",
        "{n} copies of the vault were put to places of their own, the last on {day}; they hold the case until whoever "
        "keeps them deletes them.",
        found.copies,
        day=words.day(found.last),
    )


def _told(notes: list[str]) -> tuple[Block, ...]:
    return tuple(Paragraph(one, Voice.NOTE) for one in notes if one)


def _lines(words: Translator) -> tuple[str, ...]:
    return words("Name"), words("Signature"), words("Date")
