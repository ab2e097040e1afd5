"""Every check of a document has a test that bears its number, or stands in `checks.txt` with a reason."""

from __future__ import annotations

from numbered import listed, numbered

CHECKS = range(1, 46)


def test_every_check_is_tested_or_listed_with_a_reason() -> None:
    assert sorted(numbered("test_check") | set(listed("checks.txt"))) == list(CHECKS)


def test_no_reason_excuses_what_is_numbered() -> None:
    assert numbered("test_check") & set(listed("checks.txt")) == set()
    assert all(len(reason) > 20 for reason in listed("checks.txt").values())
