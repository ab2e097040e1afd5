"""Every fault that a vault may meet has a test that bears its number, or stands in `faults.txt` with a reason."""

from __future__ import annotations

from numbered import listed, listed_parts, numbered

FAULTS = range(1, 93)


def test_every_fault_is_tested_or_listed_with_a_reason() -> None:
    assert sorted(numbered("test") | set(listed("faults.txt"))) == list(FAULTS)


def test_no_reason_excuses_what_is_numbered() -> None:
    assert numbered("test") & set(listed("faults.txt")) == set()
    assert all(len(reason) > 20 for reason in listed("faults.txt").values())


def test_what_never_runs_here_is_a_part_of_something_that_does() -> None:
    parts = listed_parts("faults.txt")
    assert {part for _, part in parts} == {"windows", "macos"}
    assert {number for number, _ in parts} <= numbered("test")
    assert all(len(reason) > 20 for reason in parts.values())
