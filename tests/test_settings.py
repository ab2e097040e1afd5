"""What a file of preferences may say, and what whoever looks after a computer may lay down about it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ecm_desktop.settings import Preferences, load_preferences, longest_idle
from ecm_desktop.ui.preferences import PreferenceDesk


@pytest.mark.parametrize(
    ("written", "held"), [(0, 1), (-5, 1), (1, 1), (60, 60), (61, 60), (10**9, 60), (True, 5), ("", 5)]
)
def test_the_idle_lock_cannot_be_switched_off_by_hand(qapp: object, tmp_path: Path, written: object, held: int) -> None:
    file = tmp_path / "preferences.json"
    file.write_text(json.dumps({"idle_minutes": written}))
    desk = PreferenceDesk(file)
    assert desk.value.idle_minutes == held
    desk.change(idle_minutes=10**6)
    assert desk.value.idle_minutes == 60


@pytest.mark.parametrize(
    ("text", "most"),
    [('{"longest_idle_minutes": 10}', 10), ('{"longest_idle_minutes": 0}', 1), ('{"longest_idle_minutes": 600}', 60),
     ('{"longest_idle_minutes": "10"}', 60), ("{}", 60), ("[10]", 60), ("{", 60), ("[" * 100_000, 60)],
)  # fmt: skip
def test_a_service_can_shorten_the_time(qapp: object, tmp_path: Path, text: str, most: int) -> None:
    managed = tmp_path / "managed.json"
    managed.write_text(text)
    assert longest_idle(managed) == most
    desk = PreferenceDesk(tmp_path / "preferences.json", longest_idle=longest_idle(managed))
    desk.change(idle_minutes=45)
    assert desk.value.idle_minutes == min(45, most)


def test_without_any_file_nothing_is_laid_down(tmp_path: Path) -> None:
    assert longest_idle(tmp_path / "none") == 60
    assert load_preferences(tmp_path / "none") == Preferences()
