"""A case told by roles: nobody's name in it, and texts that still say who is meant."""

from __future__ import annotations

import re

from builders import TODAY, a_case, in_year

from ecm_desktop.diagram.as_roles import as_roles
from ecm_desktop.domain.bonds import Household
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.codec import case_to_plain
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import Attendance
from ecm_desktop.domain.people import Person
from ecm_desktop.i18n import Translator
from ecm_desktop.sample import make_sample
from ecm_desktop.settings import resource_dir


def a_family() -> Case:
    case = (
        a_case("Jay Mason").with_couple("Ann Mason", "Bo Reed").with_child("Jay Mason").with_child("Theo Mason")
        .with_event("Bo left; Ann Mason and Theo's dog stayed with Jay", in_year(2017))
        .with_event("Mason family moved", in_year(2018)).with_meeting(TODAY).build()
    )  # fmt: skip
    meeting = case.of(Attendance)[0].meeting
    return case.put(
        Household(id="home", name="Bo's house"),
        Attendance(id="a", meeting=meeting, agency="Housing", name="Robin Field"),
        Action(id="act", text="Ring Ann", owner="Robin Field"), Action(id="other", text="Ask", owner="Kim Unknown"),
    )  # fmt: skip


def test_texts_still_say_who_is_meant(words: Translator) -> None:
    told = as_roles(a_family(), words)
    titles = {one.title for one in told.of(LifeEvent)}
    assert "father left; mother and sibling's dog stayed with the child" in titles
    assert "somebody of the family family moved" in titles  # a name of several
    assert told.get_one(Household, "home").name == "father's house"
    assert told.get_one(Action, "act").text == "Ring mother"
    assert [told.get_one(Action, key).owner for key in ("act", "other")] == ["Housing", "Kim Unknown"]
    assert {one.name for one in told.of(Attendance)} == {""}


def test_everything_else_is_as_it_was(words: Translator) -> None:
    case = a_family()
    told = as_roles(case, words)
    assert list(told) == list(case)
    assert [type(one) for one in told.values()] == [type(one) for one in case.values()]
    assert {one.birth for one in told.of(Person)} == {one.birth for one in case.of(Person)}


def test_in_the_sample_nobody_of_the_family_is_named(words: Translator) -> None:
    case = make_sample(resource_dir() / "samples" / "imani", counting("s"))
    given = {unaccented(one.name.split()[0]) for one in case.of(Person)} - {"unknown"}

    def said(of: Case) -> set[str]:
        return set(re.findall(r"[^\W\d_]+", unaccented(str(case_to_plain(of)))))

    assert len(given) > 20
    assert given <= said(case)
    assert given & said(as_roles(case, words)) == set()


def test_a_way_through_the_family_has_the_word_that_people_use(words: Translator) -> None:
    case = make_sample(resource_dir() / "samples" / "imani", counting("s"))
    told = as_roles(case, words)
    by_name = {one.name: told.get_one(Person, one.id).role for one in case.of(Person)}
    roles = set(by_name.values())
    assert {"mother", "grandmother", "uncle", "cousin", "great-grandmother", "grandmother’s husband", "nephew"} <= roles
    assert not any(role.startswith(("mother’s mother", "father’s brother", "uncle’s wife")) for role in roles)
    assert next(role for name, role in by_name.items() if name.startswith("Imani")) == "child"
