"""Pedigree tables: read whatever their makers' habits, refused in a sentence, and read back as they were written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from families import any_families
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ecm_desktop.domain.bonds import Household, Parentage, ParentageKind, Partnership
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.people import Child, Gender, Person, PregnancyLoss
from ecm_desktop.domain.proposals import FamilyProposal
from ecm_desktop.errors import InputRefused
from ecm_desktop.exchange.ped import not_carried, pedigree_file
from ecm_desktop.i18n import Translator
from ecm_desktop.intake.ped import read_pedigree
from ecm_desktop.intake.tables.opening import FileKind, kind_of_file

Told = tuple[FamilyProposal, list[str]]
Read = Callable[..., Told]

TRIO = "1 dad 0 0 1 1\n1 mum 0 0 2 2\n1 kid dad mum 2 2\n"


@pytest.fixture
def read(tmp_path: Path, words: Translator) -> Read:
    """The proposal of a text, and what was remarked on it."""

    def read_text(text: str | bytes, child: str | None = None) -> Told:
        path = tmp_path / "fam.ped"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        assert kind_of_file(path) is FileKind.PED
        proposal, remarks = read_pedigree(path, child)
        return proposal, [words(one.key, **one.values) for one in remarks]

    return read_text


def people(proposal: FamilyProposal) -> dict[str, Gender]:
    return {one.name: one.gender for one in proposal.people}


def bonds(proposal: FamilyProposal) -> set[tuple[str, str]]:
    names = {one.id: one.name for one in proposal.people}
    return {(names[one.parent], names[one.child]) for one in proposal.parentages}


@pytest.mark.parametrize(
    "text",
    [
        TRIO,
        "# made by a clinic\n\n" + TRIO,
        TRIO.replace(" ", "\t"),
        TRIO.replace("\n", "\r\n"),
        TRIO.replace(" ", "   "),
        "\ufeff" + TRIO,
        "FamilyID IndividualID Father Mother Sex Phenotype\n" + TRIO,
        "#Family ID\tIndividual ID\tPaternal ID\tMaternal ID\tSex\tPhenotype\n" + TRIO.replace(" ", "\t"),
        "iid fid sex pat mat status\ndad 1 1 0 0 1\nmum 1 2 0 0 2\nkid 1 2 dad mum 2\n",
        "1 dad . . M unaffected\n1 mum NA NA F affected\n1 kid dad mum female affected\n",
        "1 kid dad mum 2 2\n1 dad 0 0 1 1\n1 mum 0 0 2 2\n",
    ],
)
def test_the_same_family_is_read_whatever_the_habit(read: Read, text: str) -> None:
    proposal, remarks = read(text)
    assert people(proposal) == {"dad": Gender.MALE, "mum": Gender.FEMALE, "kid": Gender.FEMALE}
    assert bonds(proposal) == {("dad", "kid"), ("mum", "kid")}
    assert {one.name for one in proposal.people if "Affected" in one.note} == {"mum", "kid"}
    assert remarks == ["“fam.ped” marks 2 people as affected, without saying by what; that stands in their notes."]


def test_the_status_may_be_missing_and_the_sex_not_known(read: Read) -> None:
    proposal, remarks = read("1 a 0 0 0\n1 b a 0 3\n")
    assert people(proposal) == {"a": Gender.UNKNOWN, "b": Gender.UNKNOWN}
    assert bonds(proposal) == {("a", "b")}
    assert remarks == []


def test_numbers_begin_anew_in_each_family(read: Read) -> None:
    proposal, remarks = read("A 1 0 0 1 1\nA 2 1 0 2 1\nB 1 0 0 2 1\nB 2 0 1 1 1\n")
    assert [one.id for one in proposal.people] == ["A:1", "A:2", "B:1", "B:2"]
    assert {(one.parent, one.child) for one in proposal.parentages} == {("A:1", "A:2"), ("B:1", "B:2")}
    assert remarks == ["“fam.ped” holds 2 families; all of them come in unless you choose."]


@pytest.mark.parametrize(("asked", "found"), [("1:kid", "1:kid"), ("kid", "1:kid"), ("mum", "1:mum")])
def test_the_child_is_who_was_asked_for(read: Read, asked: str, found: str) -> None:
    assert read(TRIO, asked)[0].child == found


@pytest.mark.parametrize(
    ("text", "asked", "said"),
    [
        (TRIO, "uncle", "Nobody in “fam.ped” has the reference uncle."),
        ("A 1 0 0 1 1\nB 1 0 0 1 1\n", "1",
         "Several families of “fam.ped” have somebody called 1; put the family and a colon before it."),
        ("one two\nthree\n", None, "“fam.ped” is no family file that can be read."),
        ("# nothing but a remark\n", None, "“fam.ped” is no family file that can be read."),
        ("FID IID PAT MAT SEX PHENO\n", None, "“fam.ped” is no family file that can be read."),
        ("1 0 0 0 1 1\n", None, "“fam.ped” is no family file that can be read."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(
    read: Read, words: Translator, text: str, asked: str | None, said: str
) -> None:
    with pytest.raises(InputRefused) as refused:
        read(text, asked)
    assert words.problem(refused.value) == said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "“fam.ped” is empty."),
        (b"0 HEAD\n1 GEDC\n", "“fam.ped” is not what its name says: it is a family file; let its name end in .ged."),
    ],
)
def test_a_file_of_another_kind_is_refused_by_its_first_bytes(
    tmp_path: Path, words: Translator, data: bytes, said: str
) -> None:
    path = tmp_path / "fam.ped"
    path.write_bytes(data)
    with pytest.raises(InputRefused) as refused:
        kind_of_file(path)
    assert words.problem(refused.value) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1 lone\n", "“fam.ped” has a line that tells of nobody; it was left out."),
        ("1 dad 0 0 2 1\n", "“fam.ped” tells of somebody twice; the first line was taken."),
        ("1 sis dad aunt 2 1\n", "“fam.ped” names a person it does not tell of."),
        ("1 own own 0 1 1\n", "“fam.ped” has somebody as their own parent; that was left out."),
        ("1 sis mum 0 2 1\n",
         "“fam.ped” has a parent in the other sex’s column; the sex of the parent’s own line was taken."),
        ("1 sis dad mum 2 1 A C G T\n", "“fam.ped” has more columns than a family needs; those were not read."),
    ],
)  # fmt: skip
def test_what_was_doubtful_is_said_and_the_rest_comes_in(read: Read, line: str, said: str) -> None:
    proposal, remarks = read(TRIO + line)
    assert said in remarks
    assert bonds(proposal) >= {("dad", "kid"), ("mum", "kid")}


def test_somebody_who_is_their_own_grandmother_is_read_as_told(read: Read) -> None:
    proposal, _ = read("1 a 0 b 2 1\n1 b 0 a 2 1\n")
    assert bonds(proposal) == {("a", "b"), ("b", "a")}


def test_a_name_of_ten_thousand_letters_is_shortened_and_keeps_its_bonds(read: Read) -> None:
    long = "x" * 10_000
    proposal, _ = read(f"1 {long} 0 0 1 1\n1 kid {long} 0 2 1\n")
    assert max(len(one.name) for one in proposal.people) == 200
    assert len(proposal.parentages) == 1


@given(
    st.lists(st.lists(st.sampled_from(["0", "1", "2", "a", "b", "#", "x" * 300, "-9", "é"]), max_size=8), max_size=8)
)
@settings(max_examples=200)
def test_whatever_stands_in_a_table_it_is_read_or_refused(tmp_path_factory, lines: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("ped") / "fam.ped"
    path.write_text("\n".join(" ".join(line) for line in lines), encoding="utf-8")
    try:
        proposal, _ = read_pedigree(path)
    except InputRefused:
        return
    known = [one.id for one in proposal.people]
    assert len(set(known)) == len(known)
    assert all({one.parent, one.child} <= set(known) and one.parent != one.child for one in proposal.parentages)


def written(case: Case) -> str:
    return pedigree_file(case, "OFFICIAL").decode()


@given(any_families())
@settings(max_examples=60)
def test_the_birth_family_is_read_back_as_it_was_written(tmp_path_factory, case: Case) -> None:
    named = Case([replace(one, name=f"Bo {one.id}") if isinstance(one, Person) else one for one in case.values()])
    path = tmp_path_factory.mktemp("ped") / "fam.ped"
    path.write_text(written(named), encoding="utf-8")
    told = [one for one in named.of(Person) if not one.is_sensitive and not one.species]
    if not told:
        return
    back, _ = read_pedigree(path)
    words_of = {one.id: one.name.replace(" ", "_") for one in told}
    shape = (Gender.MALE, Gender.FEMALE)
    assert {one.name: one.gender for one in back.people} == {
        words_of[one.id]: one.gender if one.gender in shape else Gender.UNKNOWN for one in told
    }
    born = {
        (words_of[one.parent], words_of[one.child])
        for one in named.of(Parentage)
        if one.nature is ParentageKind.BIRTH and {one.parent, one.child} <= words_of.keys() and one.parent != one.child
    }
    assert bonds(back) <= born
    few = {child for _, child in born if sum(of == child for _, of in born) == 1}
    assert {one for one in born if one[1] in few} <= bonds(back)


def a_family() -> Case:
    return Case([
        Person(id="k", name="Jay Mason", birth=When(words="2011"), fills=("alcohol",)),
        Person(id="m", name="Ann Mason", gender=Gender.FEMALE),
        Person(id="d", name="Unknown", gender=Gender.MALE, is_dead=True),
        Person(id="f", name="Ann Mason", gender=Gender.FEMALE),
        Person(id="b", name="Rex", species="dog"),
        Person(id="l", name="Baby", loss=PregnancyLoss.STILLBIRTH),
        Child(id="child", person="k", fictional=True),
        Parentage(id="1", parent="m", child="k"), Parentage(id="2", parent="d", child="k"),
        Parentage(id="3", parent="f", child="k", nature=ParentageKind.FOSTER),
        Parentage(id="4", parent="m", child="l"),
        Partnership(id="p", a="m", b="d"), Household(id="h"),
    ])  # fmt: skip


def test_names_are_one_word_each_and_families_are_told_apart() -> None:
    assert written(a_family()).splitlines() == [
        "# OFFICIAL", "# FICTIONAL: every person in this file is invented.",
        "#Family\tPerson\tFather\tMother\tSex\tStatus",
        "1\tJay_Mason\tUnknown_3\tAnn_Mason\t0\t2", "1\tAnn_Mason\t0\t0\t2\t0", "1\tUnknown_3\t0\t0\t1\t0",
        "2\tAnn_Mason_4\t0\t0\t2\t0",
    ]  # fmt: skip


def test_what_has_no_place_there_is_said(words: Translator) -> None:
    assert not_carried(a_family(), words) == (
        "That format has no place for the dates of one person, that one person has died, 1 couple, "
        "2 ties of a child to a parent, 1 child lost or expected, 1 animal and 1 household: they stay here. "
        "Status 2 says that somebody has a health mark, not which."
    )
    assert not_carried(Case([Person(id="a", name="A")]), words) == ""
