"""Free text on a shared screen: names are cut to their initial, known to the case or not, and ordinary words stay."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.diagram.ordinary import NAMES_TOO, folded, ordinary
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import called, initials, said_in
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Child, Person

CASES = ("small", "welsh", "twins")
# places, people without a record and organisations in the free text of the shared cases
UNRECORDED = {
    "Ron", "Bex", "Ashwood", "London", "Derby", "Ibadan", "Pwllheli", "Bangor", "Caernarfon", "Ridgeway", "Hesketh",
    "Pike", "Bassett", "Cutler", "Kendal", "Barrow", "Sade", "Temi", "Kola",
}  # fmt: skip


def shown(setting: Setting, text: str, *people: Person) -> str:
    return said_in(Case(people), replace(setting, initials=True))(text)


@pytest.mark.parametrize(
    ("person", "text", "veiled"),
    [
        ({"given": "Babatunde (Tunde)"}, "Tunde came to London", "T. came to L."),
        ({"name": "Ronald “Ron” Ashwood"}, "MGF Ron died at the Ashwoods; Ashwood", "MGF R. died at the A.; A."),
        ({"other_names": ("Mama Ibadan",)}, "Ibadan rang", "I. rang"),
        ({"name": "Mary-Jane O’Neil"}, "Jane met Mary-Jane O’Neil", "J. met M.-J. O."),
        ({"name": "Ronald Pike"}, "Ron and ron and RON came", "R. and R. and R. came"),
        ({"name": "Rhŷs Gwŷdir"}, "GWYDIR, rhys; rhŷs", "G., R.; R."),
        ({"name": "Will Young"}, "will he? Will he? a young WILL.", "W. he? W. he? a Y. W."),
        ({"name": "April May"}, "In May 2016 April came in april", "In M. 2016 A. came in A."),
    ],
)
def test_each_word_of_a_known_name_is_veiled_however_it_was_written(setting, person, text, veiled):
    one = Person(id="p", **person)
    assert said_in(Case([one]), replace(setting, initials=False))(text) == text
    assert shown(setting, text, one) == veiled


@pytest.mark.parametrize(
    ("text", "veiled"),
    [
        ("Stayed with Bex in Ashwood", "Stayed with B. in A."),
        ("Bex rang. Kayleigh’s mother came", "B. rang. K.’s mother came"),
        ("Taid’s friend said “Nel did it”", "Taid’s friend said “N. did it”"),
        ("- Moved to 3 Oak Road", "- Moved to 3 O. R."),
        ("Dr. Okafor; St. Mary’s", "Dr. O.; S. M.’s"),
        ("STOPPED WITH BEX NEAR SHOP", "STOPPED WITH B. NEAR SHOP"),
        ("saw Jan in Jan 2016, since May, 4 June", "saw J. in Jan 2016, since May, 4 June"),
        ("saw Bex.", "saw B."),
    ],
)
def test_a_capital_is_veiled_when_the_word_is_not_known_to_be_ordinary(setting, text, veiled):
    assert shown(setting, text) == veiled


@pytest.mark.parametrize(
    "text",
    [
        "Excluded for 3 days in Year 5. Mum says it wasn’t him",
        "GP referred to CAMHS; seen at A&E on Monday 4 March 2019",
        "Police: no further action. I said so, J.M. too",
        "YJS — Referral Order, 9 months (KS3)",
        "Roedd Nain yn yr Ysgol",
        "",
    ],
)
def test_ordinary_words_dates_and_services_stay(setting, text):
    assert shown(setting, text, Person(id="p", name="Jo Marsh")) == text


def test_a_word_in_the_records_for_somebody_without_a_name_is_no_name(setting):
    text = "Mum had a baby; his partner left"
    assert shown(setting, text, Person(id="p", name="Unknown (unnamed baby)"), Person(id="q", name="Mum's")) == text


def test_people_are_called_by_their_initials_and_their_kin(setting):
    veiled = replace(setting, initials=True)
    assert called(Person(id="p", role="Uncle Dave"), veiled) == "Uncle D."
    assert called(Person(id="p", role="Nan"), veiled) == "Nan"
    assert called(Person(id="p", role="Uncle Dave"), setting) == "Uncle Dave"
    assert initials("Babatunde (Tunde) Adeyẹmi-Cole") == "B.T.A.C."


def test_no_common_name_counts_as_ordinary():
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    given_names = {*list(FREQUENCY_LISTS["female_names"])[:600], *list(FREQUENCY_LISTS["male_names"])[:600]}
    surnames = set(list(FREQUENCY_LISTS["surnames"])[:300])
    assert len(given_names) == 1200
    assert sorted(ordinary().first & given_names - NAMES_TOO) == []
    assert sorted(ordinary().capitals & surnames) == []


WORDS = st.sampled_from(["Ron", "RONALD", "ashwood", "Ashwoods", "ron’s", "-", ".", "“", "mum", "Mum", "Bex", "4 "])


@given(texts=st.lists(st.one_of(st.text(max_size=8), WORDS), max_size=9))
def test_no_text_lets_a_known_name_be_read(setting, texts):
    said = said_in(Case([Person(id="p", name="Ronald Ashwood")]), replace(setting, initials=True))
    once = said(" ".join(texts))
    assert not re.search(r"\b(?:ron|ronald|ashwoods?)\b", once, re.IGNORECASE)
    assert said(once) == once  # a second veil finds nothing left


@pytest.fixture(params=CASES)
def material(request: pytest.FixtureRequest, shared: Callable[[str], Path]) -> tuple[Case, list[str]]:
    """The people of a shared case as records, and every free text of it."""
    folder = shared(f"cases/{request.param}")
    told = json.loads((folder / "case.json").read_text("utf-8"))
    answers = json.loads((folder / "answers.json").read_text("utf-8"))
    texts = [one["title"] for one in told["events"]] + [one["text"] for one in answers["rows"] if one.get("text")]
    people = [
        Person(
            id=one["id"], name=one["full_name"], given=one["given"] or "", surname=one["surname"] or "",
            other_names=tuple(one["other_names"]),
        )
        for one in told["people"]
    ]  # fmt: skip
    child = Child(id="child", person=told["people"][0]["id"], known_as=told["child"]["known_as"])
    return Case([*people, child]), texts


def words_of(text: str) -> Iterator[str]:
    for word in re.findall(r"\w[\w'’]*", unicodedata.normalize("NFC", text)):
        yield folded(re.sub(r"['’]s$", "", word))


def test_no_name_or_place_can_be_read_in_the_shared_cases(setting, material):
    case, texts = material
    said = said_in(case, replace(setting, initials=True))
    names = {word for one in case.of(Person) for word in words_of(f"{one.name} {' '.join(one.other_names)}")}
    names = {one for one in names if len(one) > 1} - {"baby", "unnamed", "unknown", "the", "of", "not", "known"}
    hidden = names | {folded(one) for one in UNRECORDED}
    met = {word for text in texts for word in words_of(text)} & hidden
    assert len(met) > 3
    assert {word for text in texts for word in words_of(said(text))} & hidden == set()


def test_few_ordinary_words_are_cut_in_the_shared_cases(setting, material):
    case, texts = material
    said = said_in(case, replace(setting, initials=True))
    low = {word for text in texts for word in re.findall(r"\b[a-z]{3,}\b", text)}
    heads = [text.split()[0] for text in texts if text.split()]
    plain = [one for one in heads if one.lower() in low]  # they stand in lower case elsewhere: ordinary for sure
    cut = [one for one in plain if said(f"{one} x") != f"{one} x"]
    assert plain
    assert len(cut) <= 0.02 * len(plain), cut


def test_the_long_chronology_keeps_its_ordinary_words(setting, shared):
    file = shared("cases/stress/chronology_2000.csv").read_text("utf-8")
    rows = list(csv.reader(io.StringIO(file)))
    texts = {row[3] for row in rows[1:]}
    assert len(texts) > 20
    said = said_in(Case(), replace(setting, initials=True))
    cut = sorted(text for text in texts if said(text) != text)
    assert len(cut) <= 0.1 * len(texts), cut
