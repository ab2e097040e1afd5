"""The checks of the design on what a file gives away, what it could do, and that it is the same wherever it is made."""

from __future__ import annotations

import getpass
import io
import os
import re
import secrets
import socket
import subprocess
import sys
import unicodedata
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
import read_back
from pikepdf import Name
from reports.conftest import Printed

from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.finish import PROGRAM, Standard
from ecm_desktop.reports.protect import protected

every_edition = pytest.mark.parametrize("edition", EDITIONS)
PASSPHRASE = "Gŵyr-fam-gu 7! mosslamp ivybook"  # noqa: S105 - of a made-up copy
ROOT = Path(__file__).resolve().parents[2]


def names_and_streams(data: bytes) -> bytes:
    """Everything a file holds, unpacked: names, strings and streams, but for the bytes of fonts."""
    out = io.BytesIO()
    with read_back.opened(data) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream) and "/Length1" in one:
                one.write(b"")
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            compress_streams=False,
        )
    return out.getvalue()


def test_check_36_three_readers_refuse_a_protected_copy_without_its_passphrase(
    printed: Printed, tmp_path: Path
) -> None:
    data = protected(printed("summary"), PASSPHRASE)
    file = tmp_path / "made.pdf"
    file.write_bytes(data)
    for wrong in ("", "mosslamp", PASSPHRASE.lower()):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(file, password=wrong)
        asked = subprocess.run(["pdfinfo", "-upw", wrong, file], capture_output=True, check=False)
        assert asked.returncode == 1
        assert b"Incorrect password" in asked.stderr
        with pytest.raises(pypdfium2.PdfiumError, match=r"[Pp]assword"):
            pypdfium2.PdfDocument(data, password=wrong)
    with pikepdf.open(file, password=PASSPHRASE) as pdf:
        assert pdf.encryption.R == 6
        assert pdf.encryption.stream_method.name == pdf.encryption.string_method.name == "aesv3"
        assert pdf.user_password_matched
        assert not pdf.owner_password_matched
        allowed = {right for right in pdf.allow._fields if getattr(pdf.allow, right)}
        assert allowed == {"accessibility", "extract", "print_lowres", "print_highres"}
    assert not any(word in data for word in (b"Imani", b"AV-2031", b"summary", b"xmpmeta", b"Copy for"))
    assert len(pypdfium2.PdfDocument(data, password=PASSPHRASE)) >= 1


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_check_36_a_passphrase_opens_the_copy_however_its_letters_were_typed(printed: Printed, form: str) -> None:
    data = protected(printed("summary"), unicodedata.normalize(form, PASSPHRASE))
    with pikepdf.open(io.BytesIO(data), password=unicodedata.normalize("NFC", PASSPHRASE)) as pdf:
        assert len(pdf.pages) >= 1


def test_check_36_the_owner_s_passphrase_is_made_up_for_each_copy(
    printed: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets, "token_urlsafe", lambda size: "made up".ljust(size, "!"))
    data = protected(printed("summary"), PASSPHRASE)
    with pikepdf.open(io.BytesIO(data), password="made up".ljust(32, "!")) as pdf:
        assert pdf.owner_password_matched


@every_edition
def test_check_37_a_file_does_nothing_holds_nothing_and_leads_nowhere_outside(printed: Printed, edition: str) -> None:
    with read_back.opened(printed(edition)) as pdf:
        assert set(pdf.Root.keys()).isdisjoint({"/OpenAction", "/AA", "/AcroForm", "/Collection"})
        assert not pdf.attachments
        assert "/Names" not in pdf.Root or set(pdf.Root.Names.keys()) <= {"/Dests"}
        for one in read_back.everything(pdf):
            assert set(one.keys()).isdisjoint({"/JS", "/JavaScript", "/URI", "/EF", "/Launch", "/AA", "/OPI"})
            assert one.get("/Subtype") not in (Name.Widget, Name.FileAttachment, Name.RichMedia, Name.Movie)
        for page in pdf.pages:
            assert {note.Subtype for note in page.obj.get("/Annots", [])} <= {Name.Link}
            assert all("/A" not in note for note in page.obj.get("/Annots", []))


@every_edition
def test_check_38_a_file_is_written_in_one_piece_without_a_fault_and_every_reader_opens_it(
    printed: Printed, edition: str
) -> None:
    data = printed(edition)
    assert data.count(b"startxref") == data.count(b"%%EOF") == 1
    with read_back.opened(data) as pdf:
        assert pdf.check_pdf_syntax() == []
        number = len(pdf.pages)
    assert f"Pages:           {number}" in read_back.told(data)
    assert len(pypdf.PdfReader(io.BytesIO(data), strict=True).pages) == number
    assert len(pypdfium2.PdfDocument(data)) == number


@pytest.mark.parametrize("standard", list(Standard))
def test_check_39_a_file_says_who_made_it_as_configured_and_nothing_of_the_machine(
    printed: Printed, standard: Standard
) -> None:
    data = printed("full", standard=standard)
    with read_back.opened(data) as pdf:
        assert {str(key): str(pdf.docinfo[key]) for key in ("/Producer", "/Creator", "/Author")} == {
            "/Producer": PROGRAM, "/Creator": PROGRAM, "/Author": "Ashbourne Vale Youth Justice Service (fictional)",
        }  # fmt: skip
    held = names_and_streams(data)
    assert PROGRAM.encode() in held
    for told in (b"ReportLab", b"reportlab", b"pikepdf", b"qpdf", b"fontTools", str(ROOT).encode()):
        assert told not in held
    for word in (getpass.getuser(), socket.gethostname()):
        assert not re.search(rb"\b" + re.escape(word.encode()) + rb"\b", held.replace(b"/Root", b""))


_SCRIPT = """
import hashlib
from datetime import date
from builders import CaseBuilder
from ecm_desktop.diagram.metrics import Metrics
from ecm_desktop.diagram.setting import Setting, load_model_words
from ecm_desktop.i18n import translator
from ecm_desktop.reports.finish import Standard
from ecm_desktop.reports.make import make_report
from ecm_desktop.settings import resource_dir
there = resource_dir()
case = CaseBuilder("Cy", date(2011, 5, 4)).with_couple("Ann", "Bo", 2005).with_child("Cy")
case = case.with_event("Moved", date(2015, 1, 1)).with_meeting(date(2026, 3, 4)).build()
words = load_model_words(there / "model" / "levels.en.json")
setting = Setting(translator("en", there / "locale"), Metrics(there / "fonts"), words, date(2026, 1, 1))
for standard in Standard:
    made = make_report(case, "full", setting, dated=date(2026, 11, 1), recipient="A. N.", standard=standard)
    print(hashlib.sha256(made).hexdigest())
"""


def test_check_40_the_same_case_gives_the_same_bytes_whatever_the_process_is_told(tmp_path: Path) -> None:
    surroundings: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "LANG": "cy_GB.UTF-8"},
        {
            "PYTHONHASHSEED": "9",
            "RL_useA85": "1",
            "RL_pdfComments": "1",
            "RL_pageCompression": "1",
            "RL_invariant": "0",
        },
    ]
    path = {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests"), *sys.path])}
    made = set()
    for number, told in enumerate(surroundings):
        folder = tmp_path / str(number)
        folder.mkdir()
        command = [sys.executable, "-c", _SCRIPT]
        environment = {**os.environ, **told, **path}
        done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=True)
        made.add(done.stdout)
        assert list(folder.iterdir()) == []
    assert len(made) == 1


@pytest.mark.parametrize("standard", list(Standard))
@every_edition
def test_check_41_the_file_and_its_metadata_say_the_same(printed: Printed, edition: str, standard: Standard) -> None:
    with read_back.opened(printed(edition, standard=standard)) as pdf:
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        about = pdf.open_metadata()  # only looked at: to leave it as a context would write into it
        assert about["dc:title"] == str(pdf.docinfo["/Title"])
        assert about["dc:description"] == str(pdf.docinfo["/Subject"])
        assert about["dc:creator"] == [str(pdf.docinfo["/Author"])]
        assert about["xmp:CreateDate"] == about["xmp:ModifyDate"] == "2026-11-01T00:00:00Z"
        assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == "D:20261101000000Z"
