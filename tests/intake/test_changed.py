"""A newer version of a file proposes what is new or changed, and nothing twice."""

from __future__ import annotations

from datetime import date

import pytest
from builders import TODAY

from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.editing.people import begin_case
from ecm_desktop.editing.proposals import accept, told_already
from ecm_desktop.intake.lookthrough import LookThrough
from ecm_desktop.intake.read import read_singly

BORN = date(2011, 8, 31)
FIRST = [
    "3/2/2014,Police called to the home", "4/5/2015,Moved to live with Nan Valerie", "6/7/2016,Excluded for three days",
    "1/9/2016,Review", "1/3/2017,Review", "unknown,Hid under the table",
]  # fmt: skip


class Bringing:
    """A case into which versions of one file come, one after the other."""

    def __init__(self, path):
        self.path, self.ids = path / "log.csv", counting("n")
        self.case = begin_case("R", "Cy Hill", BORN, TODAY, self.ids)

    def bring(self, rows):
        """The rows that are proposed and were not told before, with whether each joins an event of the case."""
        self.path.write_text("\n".join(["Date,Event", *rows]), encoding="utf-8")
        look = LookThrough().with_more(read_singly([self.path], BORN, TODAY), BORN)
        shown = look.shown(self.case)
        told = told_already(self.case, shown)
        self.case = accept(self.case, look.chosen(shown), self.ids, TODAY)
        return [(row.text, row.known is not None) for row in shown.rows if row.key not in told]

    @property
    def tellings(self):
        return {one.title: [str(told.when.earliest) for told in one.tellings] for one in self.case.of(LifeEvent)}


@pytest.fixture
def bringing(tmp_path):
    made = Bringing(tmp_path)
    made.bring(FIRST)
    return made


def test_rows_in_another_order_with_others_between_them_add_only_those(bringing):
    assert bringing.bring(["8/9/2017,Started boxing", *reversed(FIRST)]) == [("Started boxing", False)]
    assert len(bringing.case.of(LifeEvent)) == len(FIRST) + 1


def test_a_row_with_another_date_or_other_words_joins_its_event_and_both_are_kept(bringing):
    anew = [
        FIRST[0],
        "14/5/2015,Moved to live with Nan Valerie",
        "6/7/2016,Excluded for five days after a fight",
        *FIRST[3:],
    ]
    assert bringing.bring(anew) == [
        ("Moved to live with Nan Valerie", True), ("Excluded for five days after a fight", True),
    ]  # fmt: skip
    assert bringing.tellings["Moved to live with Nan Valerie"] == ["2015-05-04", "2015-05-14"]
    assert bringing.tellings["Excluded for three days"] == ["2016-07-06", "2016-07-06"]


def test_what_could_be_another_row_is_new(bringing):
    assert bringing.bring([*FIRST[:3], "2/9/2016,Review", "2/3/2017,Review", FIRST[5]]) == [
        ("Review", False), ("Review", False),
    ]  # fmt: skip
    assert bringing.bring([*FIRST, "1/9/2018,Review"]) == [("Review", False)]
