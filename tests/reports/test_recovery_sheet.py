"""The recovery sheet: one page, the groups in order, and a code that says the same."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from pypdf import PdfReader

from ecm_desktop.i18n import Translator
from ecm_desktop.reports.recovery_sheet import recovery_sheet
from ecm_desktop.vault.recovery import RecoveryKey, read_recovery_key

VAULT = Path("/srv/vaults/youth-justice")


def test_the_sheet_is_one_page_and_its_groups_read_back_to_the_key(words: Translator) -> None:
    key = RecoveryKey.fresh()
    pages = PdfReader(
        io.BytesIO(recovery_sheet(key.groups, words, date(2026, 11, 1), "OFFICIAL-SENSITIVE", VAULT))
    ).pages
    assert len(pages) == 1
    text = pages[0].extract_text()
    assert "Vault: youth-justice" in text
    assert "/srv/vaults" in text
    assert "Key made on 1 November 2026" in text
    told = " ".join(text.split())
    assert "opens this vault of ECM Desktop" in told
    assert "press Use the recovery key where it asks for the passphrase" in told
    places = [text.index(group) for group in key.groups]
    assert places == sorted(places)
    assert read_recovery_key(" ".join(key.groups)).secret == key.secret
