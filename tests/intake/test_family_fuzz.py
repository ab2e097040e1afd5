"""Family files that nobody wrote: whatever the bytes, a family is read or one sentence says why not.

The number of files is hypothesis's, and is said here: 300 in every run, 20,000 by `make torture`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import TODAY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import counting
from ecm_desktop.editing.proposed_family import with_family
from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.read import read_files

_TAGS = (
    "HEAD", "GEDC", "VERS", "CHAR", "INDI", "FAM", "NAME", "SEX", "BIRT", "DEAT", "DATE", "PLAC", "HUSB", "WIFE",
    "CHIL", "FAMC", "FAMS", "PEDI", "PHRASE", "ADOP", "MARR", "DIV", "EVEN", "TYPE", "NOTE", "CONC", "CONT", "AGE",
    "CAUS", "GIVN", "SURN", "NICK", "TRLR", "SUBM", "SCHMA", "_OWN", "",
)  # fmt: skip
_VALUES = (
    "", "@I1@", "@I2@", "@F1@", "@VOID@", "@", "@@", "Y", "M", "F", "X", "Ann /Lee/", "//", "7.0", "5.5.1", "UTF-8",
    "ANSEL", "UNICODE", "ABT 1986", "31 FEB 1986", "BET 1990 AND 1980", "FROM 2010 TO 2012", "(not known)", "INT 1 JAN",
    "@#DHEBREW@ 5 TSH 5740", "@#DJULIAN@ 29 FEB 1700", "99999999999", "BEF", "FOSTER", "OTHER", "guardianship",
    "Twin of I2", "stillborn", "Cohabitation", "é" * 300, "\u202e", "\x00",
)  # fmt: skip
_LEVELS = st.sampled_from(["0", "1", "1", "2", "2", "3", "9", "99", "-1", "x", ""])
_POINTERS = st.sampled_from(["", "", "", "@I1@ ", "@I2@ ", "@F1@ ", "@F1@ ", "@ "])
_LINES = st.builds(
    lambda level, pointer, tag, value: f"{level} {pointer}{tag} {value}",
    _LEVELS, _POINTERS, st.sampled_from(_TAGS), st.sampled_from(_VALUES) | st.text(max_size=30),
)  # fmt: skip
_ENDINGS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])
_ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "latin-1", "cp1252"])
_PEOPLE = (
    "0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 NAME Jay /Lee/\n1 FAMC @F1@\n0 @I2@ INDI\n0 @F1@ FAM\n1 WIFE @I2@\n"
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Lines in any order after a sound beginning or none, in any encoding, with some bytes put wrong."""
    ending = draw(_ENDINGS)
    begins = draw(st.sampled_from(["", "0 HEAD\n", _PEOPLE]))
    text = begins.replace("\n", ending) + ending.join(draw(st.lists(_LINES, max_size=25)))
    data = bytearray(text.encode(draw(_ENCODINGS), errors="replace"))
    for at, byte in draw(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=4)):
        if data:
            data[at % len(data)] = byte
    return bytes(data[: draw(st.integers(0, len(data)))]) if draw(st.booleans()) else bytes(data)


def read_or_refused(folder: Path, data: bytes) -> None:
    """A family that can be taken into a case with every bond between people who are there, or a refusal in words."""
    file = folder / "family.ged"
    file.write_bytes(data)
    try:
        families = read_files([file], None, TODAY).families
    except InputRefused:
        return
    for family in families:
        known = {one.id for one in family.people}
        assert len(known) == len(family.people)
        assert all({one.parent, one.child} <= known and one.parent != one.child for one in family.parentages)
        assert all({one.a, one.b} <= known and one.a != one.b for one in family.partnerships)
        case, _ = with_family(Case(), family, counting())
        assert len(case) >= len(family.people)


@given(files())
@settings(max_examples=300)
def test_no_family_file_brings_the_reader_down(tmp_path_factory, data: bytes) -> None:
    read_or_refused(tmp_path_factory.getbasetemp(), data)


@pytest.mark.torture
@pytest.mark.timeout(3600)  # it takes longer than any other test may
@given(files())
@settings(max_examples=20_000, deadline=None, derandomize=False, suppress_health_check=list(HealthCheck))
def test_no_family_file_brings_the_reader_down_however_long(tmp_path_factory, data: bytes) -> None:
    read_or_refused(tmp_path_factory.getbasetemp(), data)
