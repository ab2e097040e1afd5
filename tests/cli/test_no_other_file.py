"""Whatever a command makes of a case, no other file comes to be, not even for a moment: disks keep what was deleted."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.conftest import SAMPLE, Desk
from watch import Watch

from ecm_desktop.settings import resource_dir

ROOMS = ("TMPDIR", "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux which files came to be")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    """Hears of files in the places where programs keep or pass some."""
    rooms = [tmp_path / "rooms" / name for name in ROOMS]
    for room in rooms:
        room.mkdir(parents=True)
        monkeypatch.setenv(room.name, str(room))
    monkeypatch.setattr(tempfile, "tempdir", None)
    watch = Watch(*rooms)
    yield watch
    watch.close()


def makes_only(desk: Desk, out: Path, elsewhere: Watch, *command: object) -> None:
    """The command ends well; the file comes under a passing name beside it at most, and nothing elsewhere."""
    out.parent.mkdir()
    here = Watch(out.parent)
    said = desk.run(*command, "--out", out)
    made = set(here.made())
    here.close()
    assert (said.code, said.err) == (0, "")
    assert {name for name in made if not re.fullmatch(r"\..*\.part", name)} <= {out.name}
    assert list(elsewhere.made()) == []


@pytest.mark.parametrize("ending", ["ged", "ped", "json", "xlsx", "csv", "docx", "txt"])
def test_86_an_export_makes_its_file_alone(sampled: Desk, tmp_path: Path, elsewhere: Watch, ending: str) -> None:
    makes_only(sampled, tmp_path / "out" / f"a.{ending}", elsewhere, "export", SAMPLE)


@pytest.mark.parametrize("ending", ["pdf", "docx", "txt", "xlsx"])
def test_86_a_report_makes_its_file_alone(sampled: Desk, tmp_path: Path, elsewhere: Watch, ending: str) -> None:
    edition = "chronology" if ending == "xlsx" else "full"
    makes_only(sampled, tmp_path / "out" / f"a.{ending}", elsewhere, "report", SAMPLE, "--edition", edition)


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "json"])
@pytest.mark.parametrize("what", ["timeline", "genogram", "trm"])
def test_86_a_drawing_makes_its_file_alone(
    sampled: Desk, tmp_path: Path, elsewhere: Watch, what: str, ending: str
) -> None:
    makes_only(sampled, tmp_path / "out" / f"a.{ending}", elsewhere, "draw", what, SAMPLE)


@pytest.mark.parametrize("ending", ["xlsx", "docx", "csv", "txt", "ged"])
def test_86_what_is_brought_in_is_laid_by_nowhere(sampled: Desk, elsewhere: Watch, ending: str) -> None:
    folder = resource_dir() / "samples" / "imani"
    file = next(one for one in sorted(folder.iterdir()) if one.suffix == f".{ending}")
    assert sampled.run("import", SAMPLE, file).code == 0
    assert list(elsewhere.made()) == []


def test_the_watch_hears_of_a_file_that_is_gone_again(tmp_path: Path, elsewhere: Watch) -> None:
    with tempfile.NamedTemporaryFile():
        pass
    assert any(name.startswith("tmp") for name in elsewhere.made())
