"""The typed line of an action: what, @who, by when; what is no day or nobody stays part of what is to be done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.meetings import Attendance
from ecm_desktop.intake.action_line import ActionLine, read_action

NAMES = (
    ("YJS case manager", "Nell Aspinall"), ("Children's social care (SGO team)", "Bryn Marlow"),
    ("Education (Ridgeway)", "Lisa Quorn"), ("Police", "PC Imran Dale"), ("School nurse", "Yvonne Tarn"),
)  # fmt: skip
LISTED = [Attendance(id=name, meeting="m", agency=agency, name=name) for agency, name in NAMES]


def is_day(text: str) -> bool:
    return text.casefold() in {"friday", "3 dec", "3 december 2026"}


@pytest.mark.parametrize(
    ("typed", "text", "agency", "owner", "due"),
    [
        ("Ring the head @education by Friday", "Ring the head", "Education (Ridgeway)", "Lisa Quorn", "Friday"),
        ("Ring the head by Friday @education", "Ring the head", "Education (Ridgeway)", "Lisa Quorn", "Friday"),
        ("@nell Ring the head", "Ring the head", "YJS case manager", "Nell Aspinall", ""),
        ("Sleep plan @school-nurse", "Sleep plan", "School nurse", "Yvonne Tarn", ""),
        ("Sleep plan, @SGO-team, by 3 Dec.", "Sleep plan", "Children's social care (SGO team)", "Bryn Marlow", "3 Dec"),
        ("Ask for a mentor @“Rowing club”", "Ask for a mentor", "Rowing club", "", ""),
        ("Ask for a mentor @rowing-club", "Ask for a mentor", "Rowing club", "", ""),
        ("Tests @health", "Tests", "Health", "", ""),
        ("A letter written by Gran", "A letter written by Gran", "", "", ""),
        ("A letter by Gran by Friday", "A letter by Gran", "", "", "Friday"),
        ("Write to head@school.example", "Write to head@school.example", "", "", ""),
        ("@police", "", "Police", "PC Imran Dale", ""),
    ],
)  # fmt: skip
def test_what_who_and_by_when(typed: str, text: str, agency: str, owner: str, due: str) -> None:
    assert read_action(typed, LISTED, is_day) == ActionLine(text=text, agency=agency, owner=owner, due_words=due)


@given(st.text(max_size=60))
def test_every_line_can_be_read_and_nothing_is_made_up(typed: str) -> None:
    read = read_action(typed, LISTED, is_day)
    assert set(read.text.split()) <= {part.strip(",;:") for part in typed.split()} | set(typed.split())
