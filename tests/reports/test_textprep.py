"""Every word is printable before anything is laid out, and nothing is lost without a trace."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.reports.fonts import covered
from ecm_desktop.reports.model import Document, Heading, Item, NumberedList, Run, Voice
from ecm_desktop.reports.textprep import prepared, printable, replaced, unsupported

ANY = st.text(st.characters(), max_size=60)


def test_welsh_yoruba_and_polish_letters_stay_as_they_are():
    for text in ("ŵ ŷ Ŵ Ŷ â ê î ô û", "Łukasz Ștefan Nguyễn", "Fọlákẹ́ Ṣadéko", "dash – quote ’"):
        assert printable(text, covered()) == unicodedata.normalize("NFC", text)


def test_decomposed_letters_are_composed():
    assert printable("w\u0302 y\u0302", covered()) == "ŵ ŷ"


def test_check_28_direction_control_and_zero_width_characters_go():
    assert printable("a\u202eb\u0000c\u200dd\ufeffe\u0007f", covered()) == "abcdef"


def test_check_26_what_cannot_be_drawn_is_named():
    assert printable("ok 🙂", covered()) == "ok [slightly smiling face]"
    assert printable("\u3d8c", covered()) == "[Cjk]"
    assert unsupported("a🙂", covered()) == {"🙂"}


def test_check_26_letters_that_cannot_be_printed_are_told_before_anything_is_made(document: Document):
    assert replaced(document, covered()) == "🙂"  # on its drawing
    odd = (Heading("ꀀ \u3d8c"), NumberedList((Item((Run("Ŵyn 🙂", strong=True),)),)), Voice.BODY)
    assert set(replaced(odd, covered())) == set("ꀀ\u3d8c🙂")
    assert replaced((Heading("Ŵyn Ŷ\u202e", 2),), covered()) == ""


def test_line_ends_of_every_system_become_one_kind():
    assert printable("a\r\nb\rc\u2028d\te", covered()) == "a\nb\nc\nd e"


@given(ANY)
def test_whatever_comes_in_can_be_drawn(text: str):
    made = printable(text, covered())
    assert all(letter == "\n" or ord(letter) in covered() for letter in made)
    assert printable(made, covered()) == made


@given(ANY)
def test_text_of_every_depth_is_prepared(text: str):
    block = NumberedList((Item((Run(text, strong=True), Run("x")), "target"),))
    first = prepared(block, covered()).items[0].words[0]
    assert isinstance(first, Run)
    assert first.text == printable(text, covered())


def test_what_needs_nothing_is_shared():
    block = Heading("Plain", 2)
    assert prepared(block, covered()) is block
    assert prepared(Voice.BODY, covered()) is Voice.BODY
