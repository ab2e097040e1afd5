"""What leaves the vault bears the audit's row of the case as it is: the vault knows it again, and the bytes stay."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pikepdf
import pytest
from cli.conftest import PASSPHRASE
from openpyxl import load_workbook

from ecm_desktop.store.opening import Passphrase, open_vault

_HEAD = re.compile(r"\baudit ([0-9]+-[0-9a-f]{64})")


def report(desk, out: Path, *options: str) -> str:
    said = desk.run("report", "AV-2031", "--edition", "short", "--date", "2026-11-01", "--out", out, *options)
    assert said.code == 0
    with pikepdf.open(out) as pdf:
        told, described = str(pdf.docinfo.Keywords), pdf.Root.Metadata.read_bytes().decode()
    assert told in described
    return told


def said_of_itself(file: Path) -> str:
    if file.suffix == ".ged":
        return file.read_text(encoding="utf-8").split("\n0 @")[0]
    whole = docx.Document(str(file)).core_properties if file.suffix == ".docx" else load_workbook(file).properties
    return whole.keywords or ""


def holds(desk, head: str) -> bool:
    store = open_vault(desk.folder, Passphrase(PASSPHRASE))
    try:
        return store.holds_audit_head(head)
    finally:
        store.close()


@pytest.mark.parametrize("form", [".pdf", ".docx", ".xlsx", ".ged"])
def test_the_vault_knows_what_left_it(desk, tmp_path, form):
    out = tmp_path / f"out{form}"
    if form == ".pdf":
        said = report(desk, out)
    else:
        assert desk.run("export", "AV-2031", "--out", out).code == 0
        said = said_of_itself(out)
    (head,) = _HEAD.findall(said)
    assert holds(desk, head)
    assert holds(desk, f" audit {head} ")
    number, mac = head.split("-")
    assert not holds(desk, f"{number}-{mac[1:]}{mac[0]}")


def test_it_is_another_one_once_the_case_is(desk, tmp_path):
    first, again = report(desk, tmp_path / "1.pdf"), report(desk, tmp_path / "2.pdf")
    assert first == again
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()
    assert desk.run("report", "AV-2031", "--edition", "short", "--date", "2026-11-01", "--issue", "For the panel",
                    "--author", "Bo", "--out", tmp_path / "3.pdf").code == 0  # fmt: skip
    assert report(desk, tmp_path / "4.pdf") != first
