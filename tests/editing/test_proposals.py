"""Accepting proposals: one edit, every source kept, nobody and nothing doubled."""

from __future__ import annotations

from datetime import date

import pytest
from builders import TODAY

from ecm_desktop.domain.bonds import Parentage, Partnership, PartnershipKind, PartnershipPeriod
from ecm_desktop.domain.change import diff
from ecm_desktop.domain.dates import Flag, When, not_known, on_day
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import LifeEvent, Source
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.proposals import FamilyProposal, IncomingFile, Locator, Proposal, Proposals
from ecm_desktop.editing.editor import Editor
from ecm_desktop.editing.people import begin_case
from ecm_desktop.editing.proposals import accept

BORN = date(2011, 8, 31)
DIED = on_day(date(2019, 7, 27), "27/07/2019")
LATER = on_day(date(2019, 7, 29), "29/07/2019")


def row(file, text, when, group=None, **more):
    return Proposal(
        file=file, locator=Locator(row=3), raw=when.words, when=when, rule="R01", text=text, group=group, **more
    )


def two_files(*rows):
    files = (
        IncomingFile(name="a.csv", sha256="aa", agency="police"),
        IncomingFile(name="b.csv", sha256="bb", agency="health"),
    )
    return Proposals(files=files, rows=rows)


@pytest.fixture
def case():
    return begin_case("T-1", "Cy Example", BORN, TODAY, counting("c"))


def test_a_group_becomes_one_event_that_keeps_every_source_with_its_date(case):
    rows = (
        row("a.csv", "Father deceased", LATER, "g1", suggested=("significant_bereavement",)),
        row("b.csv", "Dad died", DIED, "g1"),
    )
    after = accept(case, two_files(*rows), counting(), TODAY)
    (event,) = after.of(LifeEvent)
    assert [one.when for one in event.tellings] == [LATER, DIED]
    assert [after.get_one(Source, one.source).agency for one in event.tellings] == ["police", "health"]
    assert (event.suggested, event.adversities) == (("significant_bereavement",), ())


def test_the_surest_date_of_a_group_dates_the_event(case):
    vague = When(earliest=date(2019, 1, 1), latest=date(2019, 12, 31), words="2019")
    wrong = When(earliest=date(2019, 2, 3), latest=date(2019, 2, 3), words="x", flag=Flag.AMBIGUOUS)
    rows = [row("a.csv", "one", wrong, "g"), row("b.csv", "two", vague, "g"), row("a.csv", "three", DIED, "g")]
    (event,) = accept(case, two_files(*rows), counting(), TODAY).of(LifeEvent)
    assert (event.title, event.when) == ("three", DIED)


def test_flags_stay_and_what_has_no_date_stays_without_one(case):
    rows = [row("a.csv", "lost", not_known("n/k")), row("a.csv", "odd", When(words="31/02/2015", flag=Flag.IMPOSSIBLE))]
    events = accept(case, two_files(*rows), counting(), TODAY).of(LifeEvent)
    assert [event.when.flag for event in events] == [Flag.UNDATED, Flag.IMPOSSIBLE]
    assert not any(event.when.is_dated for event in events)


def test_the_same_files_again_change_nothing(case):
    proposals = two_files(row("a.csv", "one", DIED, "g1"), row("b.csv", "two", LATER, "g1"))
    once = accept(case, proposals, counting(), TODAY)
    assert accept(once, proposals, counting("again"), TODAY) == once


def test_a_newer_file_adds_only_what_is_new(case):
    once = accept(case, two_files(row("a.csv", "one", DIED)), counting(), TODAY)
    newer = Proposals(
        files=(IncomingFile(name="a.csv", sha256="cc"),), rows=(row("a.csv", "one", DIED), row("a.csv", "new", LATER))
    )
    after = accept(once, newer, counting("again"), TODAY)
    assert [event.title for event in after.of(LifeEvent)] == ["one", "new"]


def test_a_source_found_later_joins_the_event_it_is_grouped_with(case):
    once = accept(case, two_files(row("a.csv", "one", DIED)), counting(), TODAY)
    after = accept(
        once, two_files(row("a.csv", "one", DIED, "g1"), row("b.csv", "two", LATER, "g1")), counting("again"), TODAY
    )
    (event,) = after.of(LifeEvent)
    assert [one.text for one in event.tellings] == ["one", "two"]


def test_a_long_text_is_cut_in_the_title_only(case):
    (event,) = accept(case, two_files(row("a.csv", "word " * 20_000, DIED)), counting(), TODAY).of(LifeEvent)
    assert len(event.title) <= 200
    assert len(event.tellings[0].text) == 100_000


def a_family(child="@P1@", name="Cy Example"):
    periods = (PartnershipPeriod(kind=PartnershipKind.MARRIED, married=on_day(date(2007, 8, 18))),)
    return Proposals(
        files=(IncomingFile(name="family.ged", sha256="dd"),),
        families=(
            FamilyProposal(
                file="family.ged",
                people=(
                    Person(
                        id="@P1@",
                        name=name,
                        birth=on_day(BORN),
                        birth_place="Derby",
                        external_ids=("@P1@",),
                        birth_group="birth-P1",
                    ),
                    Person(id="@P2@", name="Ann", external_ids=("@P2@",)),
                    Person(id="@P3@", name="Bo", external_ids=("@P3@",)),
                    Person(
                        id="@P4@", name="Di Example", birth=on_day(BORN), external_ids=("@P4@",), birth_group="birth-P1"
                    ),
                ),
                partnerships=(Partnership(id="@F1@", a="@P2@", b="@P3@", periods=periods, external_ids=("@F1@",)),),
                parentages=(
                    Parentage(id="x", parent="@P2@", child="@P1@"),
                    Parentage(id="y", parent="@P3@", child="@P1@"),
                ),
                child=child,
            ),
        ),
    )


def test_the_child_of_the_case_takes_over_the_files_facts_and_is_not_doubled(case):
    after = accept(case, a_family(name="Cy Alexander Example"), counting(), TODAY)
    child = after.child_person
    assert child is not None
    assert len(after.of(Person)) == 4
    assert (child.id, child.name, child.birth_place) == (case.child_person.id, "Cy Example", "Derby")
    assert (child.external_ids, child.other_names) == (("@P1@",), ("Cy Alexander Example",))
    assert {one.child for one in after.of(Parentage)} == {child.id}


def test_a_family_without_the_child_comes_in_all_the_same(case):
    assert len(accept(case, a_family(child=None), counting(), TODAY).of(Person)) == 5


def test_twins_share_one_birth_group_of_the_case(case):
    people = {person.name: person for person in accept(case, a_family(), counting(), TODAY).of(Person)}
    assert people["Cy Example"].birth_group == people["Di Example"].birth_group is not None


def test_the_same_family_again_doubles_nobody(case):
    once = accept(case, a_family(), counting(), TODAY)
    assert accept(once, a_family(), counting("again"), TODAY) == once


def test_another_file_with_the_same_references_is_another_family(case):
    once = accept(case, a_family(child=None), counting(), TODAY)
    stranger = FamilyProposal(file="z.ged", people=(Person(id="@P2@", name="Zoe", external_ids=("@P2@",)),))
    after = accept(once, Proposals(families=(stranger,)), counting("z"), TODAY)
    assert {"Ann", "Zoe"} <= {person.name for person in after.of(Person)}


def test_accepting_is_one_edit_and_one_undo(case):
    editor = Editor(case, lambda *_: 1)
    editor.do("Bring in files", accept, a_family(), counting(), TODAY)
    assert diff(case, editor.case)
    editor.undo()
    assert editor.case == case


def test_a_row_that_tells_an_event_of_the_case_again_joins_it(case):
    once = accept(case, two_files(row("a.csv", "Father deceased", DIED)), counting(), TODAY)
    (event,) = once.of(LifeEvent)
    later = Proposals(
        files=(IncomingFile(name="c.csv", sha256="ee", agency="school"),),
        rows=(row("c.csv", "Dad died", LATER, known=event.id), row("c.csv", "Dad has died", LATER, known=event.id)),
    )
    after = accept(once, later, counting("again"), TODAY)
    (joined,) = after.of(LifeEvent)
    assert (joined.id, joined.title, joined.when) == (event.id, event.title, event.when)
    assert [one.text for one in joined.tellings] == ["Father deceased", "Dad died", "Dad has died"]
    assert accept(after, later, counting("more"), TODAY) == after


def test_a_row_whose_date_was_put_right_is_not_told_again_by_the_same_file(case):
    right = row("a.csv", "one", DIED)
    once = accept(case, two_files(right), counting(), TODAY)
    misread = row("a.csv", "one", LATER)
    assert accept(once, two_files(misread), counting("again"), TODAY) == once


def test_a_couple_told_again_in_other_words_has_no_second_wedding(case):
    def family(words):
        period = PartnershipPeriod(kind=PartnershipKind.MARRIED, married=on_day(date(2005, 6, 4), words))
        people = tuple(Person(id=key, name=key, external_ids=(key,)) for key in ("@A@", "@B@"))
        return Proposals(
            families=(
                FamilyProposal(
                    file="family.ged",
                    people=people,
                    partnerships=(Partnership(id="@F@", a="@A@", b="@B@", periods=(period,)),),
                ),
            )
        )

    once = accept(case, family("4 JUN 2005"), counting(), TODAY)
    again = accept(once, family("4 June 2005"), counting("again"), TODAY)
    assert [len(one.periods) for one in again.of(Partnership)] == [1]
