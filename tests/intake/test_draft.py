"""What is open is kept as one text and comes back the same, with every decision; anything else is let go."""

from __future__ import annotations

from datetime import date

from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.proposals import LifeDate
from ecm_desktop.intake.draft import look_as_text, look_from_text
from ecm_desktop.intake.life_dates import DateAnswer, LifeFact
from ecm_desktop.intake.lookthrough import LookThrough
from ecm_desktop.intake.read import Pasted, read_singly
from ecm_desktop.intake.whose_file import FileAnswer

BORN = date(2011, 8, 31)


def test_every_decision_comes_back(shared):
    folder = shared("cases/twins")
    files = [folder / name for name in ("school.csv", "family.ged")]
    pasted = Pasted("Pasted: x", "2 May 2018: moved class")
    look = LookThrough().with_more(read_singly([*files, pasted], BORN, TODAY), BORN)
    one, other = look.parts[0].rows[:2]
    fact = LifeFact(one.key, LifeDate.DEATH)
    people = frozenset({("family.ged", "@P1@")})
    look = (
        look.tick(one.key, False)
        .date(other.key, on_day(BORN, "then"))
        .put_in_lane(one.key, "health")
        .judge(look.verdicts.say_same(one.key, other.key).say_apart(one.key, ("", "event")))
        .tick_person(("family.ged", "@P2@"), False)
        .name_child("family.ged", None)
        .settle(DateAnswer(fact=fact, when=on_day(BORN), rows=frozenset({one.key}), people=people))
        .vouch(FileAnswer("school.csv", "a slip"))
    )
    brought = {path.name: path for path in files} | {pasted.name: pasted}
    draft = look_from_text(look_as_text(look, BORN, brought))
    assert (draft.look, draft.born, draft.brought) == (look, BORN, brought)


def test_nothing_open_is_nothing_to_keep():
    assert look_as_text(LookThrough(), BORN, {}) == ""
    assert look_from_text("") is None


@given(st.text(max_size=60))
def test_any_other_text_is_let_go(text):
    assert look_from_text(text) is None
