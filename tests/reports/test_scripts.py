"""Names in other scripts stand on paper as their readers write them: joined, in their order, found and read aloud."""

from __future__ import annotations

import io
import subprocess
import unicodedata
from dataclasses import replace as with_field
from datetime import date
from pathlib import Path

import page as page_validation
import pikepdf
import pytest
from msgspec.structs import replace
from reports.test_make import text_of

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Person
from ecm_desktop.reports import fonts
from ecm_desktop.reports.make import make_report
from ecm_desktop.reports.model import Document, Furniture, Heading, Paragraph, Row, Table
from ecm_desktop.reports.render import render
from ecm_desktop.reports.script_font import ScriptFont
from ecm_desktop.reports.scripts import SCRIPTS, font_of, has_others, pieces
from ecm_desktop.reports.search_pdf import shown_on
from ecm_desktop.reports.textprep import printable, replaced

NAMES = {
    "Arabic": "محمد علي", "Urdu": "ٹیپو سلطان", "Persian": "نیلوفر پژمان", "Hebrew": "שלום דוד", "Armenian": "Արամ",
    "Hindi": "प्रिया शर्मा", "Bengali": "রহিমা খাতুন", "Punjabi": "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "Gujarati": "કૃષ્ણા પટેલ",
    "Tamil": "முருகன்", "Telugu": "శ్రీనివాస్", "Malayalam": "കൃഷ്ണൻ", "Sinhala": "සුනිල්", "Thai": "น้ำฝน",
    "Burmese": "အောင်ဆန်း", "Georgian": "გიორგი", "Tigrinya": "ኣብርሃም",
    "Chinese": "李明", "Japanese": "佐藤 さくら", "Korean": "김민준",
}  # fmt: skip
DATED = date(2026, 11, 1)


def document(*rows: str) -> Document:
    told = tuple(Row((str(n), f"{one} (known as X) {one}")) for n, one in enumerate(rows))
    furniture = Furniture("OFFICIAL", "R", "Page {page} of {pages}", f"Copy for {rows[0]} Jones")
    blocks = (
        Heading(f"About {rows[0]}"),
        Paragraph(f"Called {rows[0]}, at home."),
        Table("t", ("n", "x"), told, (1, 3)),
    )
    return Document("R", "Names", "en-GB", "A", DATED, furniture, blocks)


def plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def read(data: bytes) -> str:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return plain("\n".join(one.text for one in shown_on(pdf.pages[0])))


@pytest.mark.parametrize("language", list(NAMES))
def test_a_name_is_printed_valid_and_found_by_whoever_searches_the_file(language: str) -> None:
    name = NAMES[language]
    data = render(document(name))
    assert page_validation.validate_pdf_bytes(data, profile="ua1").failures == []
    assert replaced(document(name), fonts.covered()) == ""
    assert read(data).count(plain(name)) == 5  # twice in its row, in heading and paragraph, and in the foot
    if language not in ("Bengali", "Gujarati", "Thai", "Burmese"):  # whose signs poppler sorts by their left edges
        assert plain(name) in plain(text_of(data))


@pytest.mark.parametrize(
    "language",
    ["Armenian", "Hindi", "Bengali", "Tamil", "Georgian", "Tigrinya", "Burmese", "Chinese", "Japanese", "Korean"],
)
def test_check_12_read_by_structure_it_stands_between_the_words_beside_it(language: str) -> None:
    name = NAMES[language]
    command = ["pdfinfo", "-struct-text", "-"]
    told = subprocess.run(command, input=render(document(name)), capture_output=True, check=True).stdout.decode()
    assert f"{plain(name)} (known as X) {plain(name)}" in plain(told)


def test_letters_are_joined_and_put_in_their_order() -> None:
    arabic = font_of(SCRIPTS[0])
    alone = arabic.shaped("ع").glyphs[0].number
    joined = arabic.shaped("علي").glyphs
    assert alone not in {one.number for one in joined}
    assert arabic.shaped("لا").glyphs != arabic.shaped("ل").glyphs + arabic.shaped("ا").glyphs
    hindi = font_of(next(one for one in SCRIPTS if one.font == "NotoSansDevanagari"))
    alone = hindi.shaped("क").glyphs[0].number
    assert hindi.shaped("कि").glyphs[1].number == alone  # the sign is written before its letter, and said after it


def test_words_from_the_right_stand_in_their_order_and_numbers_are_not_turned() -> None:
    assert [(one.text, bool(one.script and one.script.is_leftward)) for one in pieces("by علي محمد in ٢٠١٩ a")] == [
        ("by ", False), ("علي محمد", True), (" in ", False), ("٢٠١٩", False), (" a", False),
    ]  # fmt: skip
    assert not has_others("Siân Ŵyn, Łukasz, Ștefan, Αθηνά, Ольга")


def test_every_script_has_its_font_and_the_font_its_letters() -> None:
    for script in SCRIPTS:
        found = [code for first, last in script.ranges for code in range(first, last + 1)]
        held = [code for code in found if code in font_of(script).letters]
        assert len(held) > 8, script.font
        assert all(code in fonts.covered() for code in held)


def test_what_no_font_has_is_still_named() -> None:
    assert printable("\u3d8c and علي", fonts.covered()) == "[Cjk] and علي"  # a letter that no name has


@pytest.mark.parametrize(
    "name",
    [
        "王伟",
        "陳怡君",
        "歐陽娜娜",
        "张喆",
        "刘玥",
        "鈴木 ひなた",
        "髙橋 優斗",
        "渡邊 エミリ",
        "이서연",
        "최지훈",
        "황보 은",
    ],
)
def test_names_of_china_japan_and_korea_are_printed_whole(name: str) -> None:
    assert replaced(document(name), fonts.covered()) == ""
    assert plain(name) in plain(text_of(render(document(name))))


@pytest.mark.parametrize("name", ["محمد علي", "প্রিয়া"])
def test_check_40_the_same_bytes_whatever_was_made_before(name: str) -> None:
    first = render(document(name))
    render(document(*NAMES.values()))
    assert render(document(name)) == first


def test_check_24_its_font_is_in_the_file_with_what_each_sign_is_read_as(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(render(document(*NAMES.values())))
    told = subprocess.run(["pdffonts", tmp_path / "a.pdf"], capture_output=True, check=True).stdout.decode()
    rows = told.splitlines()[2:]
    assert len([row for row in rows if "NotoSans" in row]) >= 17
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


@pytest.mark.parametrize("name", ["محمد علي", "王 李明", "김 민준"])
def test_a_family_reads_its_own_names_and_they_are_withheld(setting: Setting, twins: Case, name: str) -> None:
    person = next(one for one in twins.of(Person) if twins.child_person and one.id != twins.child_person.id)
    case = twins.put(replace(person, other_names=(name, "Mo")))
    told = text_of(make_report(case, "full", setting, dated=DATED))
    assert plain(name) in plain(told)
    asked = make_report(case, "subject-access", setting, dated=DATED)
    assert name.split()[1] not in text_of(asked)
    veiled = make_report(case, "full", with_field(setting, initials=True), dated=DATED)
    assert name.split()[1] not in text_of(veiled)


def test_codes_that_run_out_are_shared_by_the_same_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    from ecm_desktop.reports import script_font

    monkeypatch.setattr(script_font, "_PRIVATE", range(0xE000, 0xE002))
    font = ScriptFont("NotoSansThai")
    assert {one.code for one in font.shaped("นนฝนฝ").glyphs} == {"\ue000", "\ue001"}
