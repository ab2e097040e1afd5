"""The program as a process of its own: both ways to call it, signals, pipes, full disks, a terminal to be asked on."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.conftest import NAME, PASSPHRASE, child

STOP_THE_WINDOW = """
import os, signal, sys
from PySide6.QtCore import QTimer
from ecm_desktop.app import make_application
from ecm_desktop.cli.main import main
application = make_application()
QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGINT))
code = main(["--vault", sys.argv[1]])
from ecm_desktop.app import put_qt_away
put_qt_away()
sys.exit(code)
"""

COMMAND = [sys.executable, "-m", "ecm_desktop"]


def test_both_ways_to_call_it():
    script = Path(sys.executable).with_name("ecm-desktop")
    said = subprocess.run([script, "--version"], check=True, capture_output=True, text=True).stdout
    assert said == child("--version").out
    assert said.startswith("ecm-desktop ")


def test_a_whole_small_job(desk, tmp_path):
    (tmp_path / "a.csv").write_text("Date,Event\n03/02/2014,Moved house\n")
    said = child(*desk.access, "import", "AV-2031", tmp_path / "a.csv", "--quiet")
    assert (said.code, said.out, said.err) == (0, "", "")
    shown = child(*desk.access, "case", "show", "AV-2031", "--json").plain
    assert [one["title"] for one in shown["records"]["life_event"]] == ["Moved house"]
    drawn = child(*desk.access, "draw", "timeline", "AV-2031", "--out", tmp_path / "a.png", "--quiet")
    assert (drawn.code, drawn.out, drawn.err) == (0, "", "")


def test_the_passphrase_on_standard_input(desk):
    options = ("case", "list", "--vault", desk.folder, "--passphrase-file", "-")
    assert child(*options, input=PASSPHRASE + "\n").out == f"AV-2031\t{NAME}\n"
    assert child(*options, input="wrong\n").is_refused(3)
    assert child(*options, input="").is_refused(3)


def test_without_a_terminal_nothing_waits_for_an_answer(desk):
    assert child("case", "list", "--vault", desk.folder, stdin=subprocess.DEVNULL).is_refused(3)


def test_what_goes_into_a_pipe_is_utf_8_whatever_the_machine_speaks(desk):
    for encoding in ("ascii", "latin-1"):
        said = child(*desk.access, "case", "list", env={**os.environ, "PYTHONIOENCODING": encoding})
        assert (said.code, said.out) == (0, f"AV-2031\t{NAME}\n")


def test_bytes_that_are_no_letters_are_refused(desk):
    arguments = [os.fsencode(one) for one in (*COMMAND, *desk.access, "case", "show")]
    done = subprocess.run([*arguments, b"\xff\xfe"], check=False, capture_output=True)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    done = subprocess.run(
        [*COMMAND, "dates", "--born", "2011-08-31"], check=False, capture_output=True, input=b"2014\n\xff\n"
    )
    assert done.returncode == 5
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_onto_a_full_disk(desk):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *desk.access, "case", "list"], check=False, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 4
    assert done.stderr.count(b"\n") == 1


def test_output_that_goes_nowhere_is_no_fault(desk):
    def without_output() -> None:
        os.close(1)

    done = subprocess.run(
        [*COMMAND, *desk.access, "case", "list"], check=False, stderr=subprocess.PIPE, preexec_fn=without_output
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_pipe_named_as_a_file_is_written_into(desk, tmp_path):
    (tmp_path / "a.csv").write_text("Date,Event\n03/02/2014,Moved house\n")
    said = child(*desk.access, "import", "AV-2031", tmp_path / "a.csv", "--quiet", "--json", "/dev/stdout")
    assert said.plain["proposals"][0]["text"] == "Moved house"
    assert Path("/dev/stdout").is_symlink()


def test_a_reader_that_has_gone_is_no_fault():
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*COMMAND, "dates", "--born", "2011-08-31"],
        check=False, stdout=write, stderr=subprocess.PIPE, input=b"2014\n" * 20_000,
    )  # fmt: skip
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Programs started now hear an interrupt, also where the tests run in a shell's background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_stopped_while_it_waits_for_the_key(desk, tmp_path):
    key = tmp_path / "key"
    os.mkfifo(key)
    command = [*COMMAND, "case", "list", "--vault", str(desk.folder), "--passphrase-file", str(key)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as waiting,
        key.open("wb"),  # opens when the other side has opened it
    ):
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate()
    assert (waiting.returncode, out) == (130, "")
    assert err == "Stopped; nothing was left half done.\n"
    assert desk.run("case", "list").code == 0


def test_a_terminal_is_asked_on(desk):
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this system has no terminal to give")
    command = [*COMMAND, "case", "list", "--vault", str(desk.folder)]
    with subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as asking:
        os.close(theirs)
        assert asking.stderr.read(len("Passphrase: ")) == b"Passphrase: "
        os.write(ours, f"{PASSPHRASE}\n".encode())
        out, _ = asking.communicate()
    os.close(ours)
    assert (asking.returncode, out.decode()) == (0, f"AV-2031\t{NAME}\n")


def test_the_window_closes_when_its_terminal_interrupts_it(tmp_path):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    command = [sys.executable, "-c", STOP_THE_WINDOW, tmp_path / "vault"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.splitlines()[-1:] == ["Stopped; nothing was left half done."]
