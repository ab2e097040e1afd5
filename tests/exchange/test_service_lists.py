"""A service's own lists as a file: what was written is read, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecm_desktop.domain.examples import OwnExample, OwnExamples
from ecm_desktop.domain.recovery import Level
from ecm_desktop.domain.services import LocalService, joined
from ecm_desktop.errors import Unavailable
from ecm_desktop.exchange import service_lists
from ecm_desktop.exchange.service_lists import lists_file, read_lists

BOXING = LocalService(id="s1", name="Boxing club", for_whom="from 14", reach="Tess, 0113 496 0003")
OWN = OwnExamples((OwnExample("e1", Level.ROUTINE, "Cook on Fridays"),), ("routine: x",))


def test_each_list_is_read_as_it_was_written_and_the_other_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "lists.json"
    file.write_bytes(lists_file(services=(BOXING,)))
    assert (read_lists(file).services, read_lists(file).examples) == ((BOXING,), None)
    file.write_bytes(lists_file(examples=OWN))
    assert (read_lists(file).services, read_lists(file).examples) == (None, OWN)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"[" * 100_000,
        b'{"services": []}',
        b'{"file": "ECM Desktop, lists of a service, 2", "services": []}',
        b'{"file": "ECM Desktop, lists of a service, 1", "services": [{"id": 3}]}',
        b'{"file": "ECM Desktop, lists of a service, 1", "examples": {"examples": [{"level": "eighth"}]}}',
    ],
)
def test_any_other_file_is_refused_by_its_name_alone(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "other.json"
    file.write_bytes(data)
    with pytest.raises(Unavailable) as refused:
        read_lists(file)
    assert refused.value.values == {"file": "other.json"}


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "lists.json"
    file.write_bytes(lists_file(services=(BOXING,)))
    monkeypatch.setattr(service_lists, "LARGEST", 10)
    with pytest.raises(Unavailable):
        read_lists(file)


def test_theirs_stand_and_what_says_the_same_stands_once() -> None:
    newer = LocalService(id="s1", name="Boxing club", for_whom="from 12")
    twice = LocalService(id="t9", name="ART  room")
    art = LocalService(id="s2", name="Art room")
    assert joined((BOXING, art), (newer, twice)) == (newer, art)
    assert joined((art,), (BOXING,)) == (art, BOXING)
