"""What leaves the vault bears the audit's row of the case as it is: the vault knows it again, and the bytes stay."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import docx
import pikepdf
import pytest
from cli.conftest import PASSPHRASE
from openpyxl import load_workbook
from PySide6.QtGui import QImage
from read_back import pages_of

from ecm_desktop.store.opening import Passphrase, open_vault

_HEAD = re.compile(r"\baudit ([0-9]+-[0-9a-f]{64})")


def report(desk, out: Path, *options: str) -> str:
    said = desk.run("report", "AV-2031", "--edition", "short", "--date", "2026-11-01", "--out", out, *options)
    assert said.code == 0
    with pikepdf.open(out) as pdf:
        told, described = str(pdf.docinfo.Keywords), pdf.Root.Metadata.read_bytes().decode()
    assert told in described
    return told


def keywords_of_pdf(file: Path) -> str:
    with pikepdf.open(file) as pdf:
        return str(pdf.docinfo.Keywords)


def column_of_csv(file: Path) -> str:
    head, *rows = csv.reader(file.read_text("utf-8-sig").splitlines())
    (told,) = {row[-1] for row in rows}
    assert {len(row) for row in rows} == {len(head)}  # it is a table all the same
    return f"{head[-1].lower()} {told}"


# where a file of each form says of itself by which row of the audit the vault knows it
PLACES = {
    ".pdf": keywords_of_pdf,
    ".docx": lambda file: docx.Document(str(file)).core_properties.keywords,
    ".xlsx": lambda file: load_workbook(file).properties.keywords,
    ".ged": lambda file: file.read_text("utf-8").split("\n0 @")[0],
    ".json": lambda file: f"audit {json.loads(file.read_bytes())['audit']}",
    ".csv": column_of_csv,
    ".txt": lambda file: file.read_text("utf-8").split("\n\n")[-2],
    ".svg": lambda file: file.read_text("utf-8").split("<metadata>")[1].split("</metadata>")[0],
    ".png": lambda file: QImage(str(file)).text("Comment"),
}
EXPORTS = (".docx", ".xlsx", ".ged", ".json", ".csv", ".txt")
DRAWINGS = (".svg", ".png", ".pdf")


def holds(desk, head: str) -> bool:
    store = open_vault(desk.folder, Passphrase(PASSPHRASE))
    try:
        return store.holds_audit_head(head)
    finally:
        store.close()


def bears_it(desk, tmp_path: Path, form: str, *command: str) -> None:
    """Made twice it has the same bytes, and bears a head that the vault knows."""
    out, again = tmp_path / f"out{form}", tmp_path / f"again{form}"
    for file in (out, again):
        assert desk.run(*command, "--out", file).code == 0
    if form not in (".docx", ".xlsx"):  # their libraries write the time into the folder
        assert out.read_bytes() == again.read_bytes()
    (head,) = _HEAD.findall(PLACES[form](out))
    assert holds(desk, head)
    assert holds(desk, f" audit {head} ")
    number, mac = head.split("-")
    assert not holds(desk, f"{number}-{mac[1:]}{mac[0]}")


@pytest.mark.parametrize("form", EXPORTS)
def test_the_vault_knows_a_file_that_left_it(desk, tmp_path, form):
    notes = tmp_path / "notes.txt"
    notes.write_text("4 March 2019: moved school\n5 May 2020: nan died\n", encoding="utf-8")
    assert desk.run("import", "AV-2031", notes, "--agency", "school").code == 0
    bears_it(desk, tmp_path, form, "export", "AV-2031")


@pytest.mark.parametrize("form", DRAWINGS)
def test_the_vault_knows_a_drawing_that_left_it(desk, tmp_path, form):
    bears_it(desk, tmp_path, form, "draw", "trm", "AV-2031")


def test_the_vault_knows_a_report_that_left_it_and_each_page_of_it(desk, tmp_path):
    (head,) = _HEAD.findall(report(desk, tmp_path / "out.pdf"))
    assert holds(desk, head)
    pages = pages_of((tmp_path / "out.pdf").read_bytes())
    feet = [re.findall(r"audit ([0-9]+-[0-9a-f ]{24})\n", page) for page in pages]
    assert len({foot for (foot,) in feet}) == 1  # on every page, once
    foot = feet[0][0]
    assert len(pages) > 1
    assert foot.replace(" ", "") == head[: len(foot.replace(" ", ""))]
    assert holds(desk, foot)  # as somebody types it
    assert holds(desk, f"Audit {foot.upper()}")
    assert not holds(desk, foot[:-1] + ("0" if foot[-1] != "0" else "1"))


def test_it_is_another_one_once_the_case_is(desk, tmp_path):
    first, again = report(desk, tmp_path / "1.pdf"), report(desk, tmp_path / "2.pdf")
    assert first == again
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()
    assert desk.run("report", "AV-2031", "--edition", "short", "--date", "2026-11-01", "--issue", "For the panel",
                    "--author", "Bo", "--out", tmp_path / "3.pdf").code == 0  # fmt: skip
    assert report(desk, tmp_path / "4.pdf") != first
