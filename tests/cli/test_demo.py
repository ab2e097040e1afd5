"""`demo`: the whole main job without a display, from the sample's raw files to report, drawings and window."""

from __future__ import annotations

import os
import shutil
import signal
import struct
import subprocess
from pathlib import Path

import page as page_validation
import pytest
from cli.conftest import Said, child

from ecm_desktop.cli.stopping import stopped_afterwards
from ecm_desktop.settings import resource_dir

PACKAGE = Path(__file__).resolve().parents[2] / "ecm_desktop"
DRAWINGS = ("timeline", "genogram", "trm")
PAGES = ("overview", "timeline", "family", "model", "plan")
CHANGED = "Moved to the Quillfeather Zebra house"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the whole program whose sample has one more row, and an empty folder for temporary files."""
    home = tmp_path_factory.mktemp("program")
    shutil.copytree(PACKAGE, home / "ecm_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(resource_dir(), home / "resources")
    (home / "temporary").mkdir()
    school = home / "resources" / "samples" / "imani" / "school.csv"
    with school.open("a", encoding="utf-8") as file:
        file.write(f"\n14/02/2019,Data,{CHANGED},7\n")
    return home


@pytest.fixture(scope="module")
def demo(home: Path) -> Said:
    """One run of that copy; its results are in `home`/out."""
    without = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment = {**without, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(home / "temporary")}
    return child("demo", "--out", "out", cwd=home, env=environment)


def test_it_ends_well_and_says_what_it_made(demo, home):
    assert (demo.code, demo.err) == (0, "")
    *made, last = demo.out.splitlines()
    assert sorted(made) == sorted(f"out/{one.name}" for one in (home / "out").iterdir())
    assert str(home / "out") in last


def test_everything_is_there_and_nothing_else(demo, home):
    wanted = {"report.pdf", *(f"{name}.{form}" for name in DRAWINGS for form in ("pdf", "png"))}
    wanted |= {f"window-{page}.png" for page in PAGES}
    assert {one.name for one in (home / "out").iterdir()} == wanted
    assert list((home / "temporary").iterdir()) == []


def test_the_report_is_pdf_ua_and_a_changed_row_is_in_it(demo, home):
    data = (home / "out" / "report.pdf").read_bytes()
    assert page_validation.validate_pdf_bytes(data, profile="ua1").failures == []
    text = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    assert CHANGED in " ".join(text.split())
    assert "FICTIONAL" in text


@pytest.mark.parametrize("page", PAGES)
def test_the_pictures_are_of_a_window_with_something_in_it(demo, home, page):
    data = (home / "out" / f"window-{page}.png").read_bytes()
    assert struct.unpack(">II", data[16:24]) == (1440, 900)
    assert len(data) > 40_000
    assert len({(home / "out" / f"window-{one}.png").read_bytes() for one in PAGES}) == len(PAGES)


def test_a_place_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("mine")
    assert child("demo", "--out", tmp_path / "file" / "out").is_refused(4)
    assert child("demo", "--out", tmp_path / "file").is_refused(4)


def test_an_interruption_waits_for_the_end_of_what_must_not_be_cut():
    went_on = []
    with pytest.raises(KeyboardInterrupt), stopped_afterwards():  # noqa: PT012  the block goes on after the signal
        os.kill(os.getpid(), signal.SIGINT)
        went_on.append(True)
    assert went_on == [True]
    with stopped_afterwards():
        went_on.append(True)
