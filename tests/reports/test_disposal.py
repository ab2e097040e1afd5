"""The certificate of disposal: what was deleted, when, by whom and why, and how long a backup still holds it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from pypdf import PdfReader

from ecm_desktop.i18n import Translator
from ecm_desktop.reports.disposal import AboutDisposal, disposal_certificate
from ecm_desktop.store.disposals import Elsewhere, OldCopy
from ecm_desktop.store.retention import Certificate

MADE = Certificate(
    vault_id="vault-7", case_id="case-3", at="2026-11-26T09:30:00+00:00", actor="u1", audit_row="12-" + "ab" * 32,
    records=41, changes=7, drafts=2, old_copies=(OldCopy("backup-1.ecmb", date(2027, 2, 3)),), elsewhere=Elsewhere(),
)  # fmt: skip
ABOUT = AboutDisposal("AV-2031", "Sam Reed", "Six years after the last meeting")


def said(made: Certificate, about: AboutDisposal, words: Translator) -> list[str]:
    data = disposal_certificate(made, about, words, "OFFICIAL-SENSITIVE")
    assert data == disposal_certificate(made, about, words, "OFFICIAL-SENSITIVE")
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def test_it_tells_all_of_the_certificate_on_one_page(words: Translator) -> None:
    (page,) = said(MADE, ABOUT, words)
    for told in (
        "AV-2031", "26 November 2026, 09:30 (UTC)", "Deleted by Sam Reed", "Why Six years after the last meeting",
        "case-3", "vault-7", "Records of the case 41", "Changes in its journal 7", "Drafts 2", "backup-1.ecmb",
        "3 February 2027", "Signature", "OFFICIAL-SENSITIVE",
    ):  # fmt: skip
        assert told in page
    assert MADE.audit_row in page.replace(" ", "")


def test_what_was_not_said_has_no_line_and_whoever_has_no_name_stands_by_number(words: Translator) -> None:
    (page,) = said(MADE, AboutDisposal("AV-2031"), words)
    assert "Why" not in page
    assert "Deleted by u1" in page


def test_that_no_backup_holds_it_is_said(words: Translator) -> None:
    (page,) = said(replace(MADE, old_copies=()), ABOUT, words)
    assert "None on this machine." in page


def test_what_lies_beside_the_vault_is_gone_only_by_hand(words: Translator) -> None:
    (page,) = said(replace(MADE, old_copies=(OldCopy("vault-before-restoring-2026-11-01", None),)), ABOUT, words)
    assert "when it is deleted by hand" in page


def test_copies_that_were_put_elsewhere_are_told(words: Translator) -> None:
    for copies, told in (
        (1, "A backup was put to a place of its own, on 3 November 2026; it holds the case until whoever keeps it"),
        (4, "4 copies of the vault were put to places of their own, the last on 3 November 2026"),
    ):
        (page,) = said(replace(MADE, old_copies=(), elsewhere=Elsewhere(copies, date(2026, 11, 3))), ABOUT, words)
        assert told in page
        assert "None on this machine." in page


def test_it_is_signed_on_its_first_page_however_many_backups_there_are(words: Translator) -> None:
    many = tuple(OldCopy(f"backup-{number}.vbak", date(2027, 2, 3)) for number in range(30))
    first, *later = said(replace(MADE, old_copies=many), ABOUT, words)
    assert "Signature" in first
    assert later
    assert "backup-29.vbak" in later[-1]
