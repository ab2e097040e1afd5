"""Sets up all that a fresh machine needs and then does one task; standard library only.

usage: python3.11 installer/bootstrap.py setup|run|test|bench|lint|torture|verapdf [arguments of the task]

The virtual environment is made without pip, because Debian's Python has no ensurepip; the pip of the Python that runs
this file installs into it from locks with hashes. `WHEELHOUSE=DIR` installs from a folder of wheels, without network.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import signal
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path

import display
import system_packages
import verapdf

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOWEST, BEYOND = (3, 11), (3, 14)

# what is installed for a task: the program alone, or the tools of its makers too (dev.lock holds all of app.lock);
# the build tools come first, for the project itself and for what is published as source only
LOCKS = {"app": ("build.lock", "app.lock"), "dev": ("build.lock", "dev.lock")}
SOURCE_ONLY = "pymeeus"

# the commands of a task; each is a programme of the environment
COMMANDS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "setup": (),
    "test": (("pytest", "-m", "not torture"),),
    "torture": (("pytest", "-m", "torture"),),
    "verapdf": (("pytest", "-m", "torture", "tests/reports/test_verapdf.py"),),
    "bench": (("python", "tests/bench/bench.py"),),
    "lint": (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("lint-imports", "--no-logo")),
}


class CannotSetUp(Exception):
    """Something the set-up needs is not there; the message says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Set up and do the task; gives the exit code."""
    task, *rest = arguments or ("run",)
    if task not in ("run", *COMMANDS):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        if task == "verapdf" and (lacking := verapdf.missing()):
            raise CannotSetUp(lacking)
        check_python()
        system_packages.ensure(system_packages.PROGRAM if task in ("setup", "run") else system_packages.TESTS)
        install("app" if task in ("setup", "run") else "dev")
    except CannotSetUp as problem:
        print(problem, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as problem:
        print("The set-up stopped at:", subprocess.list2cmdline(map(str, problem.cmd)), file=sys.stderr)
        return 1
    return run_program(rest) if task == "run" else run_tools(task, rest)


def check_python() -> None:
    """Raises CannotSetUp when this Python is too old, too new, or has no pip."""
    if not LOWEST <= sys.version_info[:2] < BEYOND:
        raise CannotSetUp("Python 3.11, 3.12 or 3.13 is needed; this is " + sys.version.split()[0] + ".")
    if importlib.util.find_spec("pip") is None:
        raise CannotSetUp("Python's pip is missing; on Debian: apt-get install python3-pip")


def install(what: str) -> None:
    """Make `.venv` and install the locks of `what` into it, unless its stamp says that this was done."""
    stamp, wanted = VENV / f".installed-{what}", fingerprint(what)
    if PYTHON.exists() and stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    if not made_by_this_python():
        venv.EnvBuilder(with_pip=False, clear=VENV.exists(), symlinks=os.name != "nt").create(VENV)
    for name in LOCKS[what]:
        binaries = ("--only-binary", ":all:", "--no-binary", SOURCE_ONLY)
        pip("--require-hashes", *binaries, "--no-build-isolation", "-r", str(ROOT / "installer" / name))
    pip("--no-deps", "--no-build-isolation", "-e", str(ROOT))
    stamp.write_text(wanted, encoding="ascii")


def fingerprint(what: str) -> str:
    """Differs when the locks, the project's description or this Python differ."""
    files = [ROOT / "pyproject.toml", *(ROOT / "installer" / name for name in LOCKS[what])]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files) + sys.version.encode()).hexdigest()


def made_by_this_python() -> bool:
    """Whether `.venv` is there and belongs to a Python of this version."""
    settings = VENV / "pyvenv.cfg"
    if not (PYTHON.exists() and settings.is_file()):
        return False
    version = "version = " + ".".join(map(str, sys.version_info[:3]))
    return version in settings.read_text(encoding="utf-8").splitlines()


def pip(*arguments: str) -> None:
    """Install into `.venv`; pip's own settings (its configuration and environment) hold."""
    command = [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "-qq", "--no-input"]
    command += ["--disable-pip-version-check", "--no-warn-script-location", "--use-pep517"]
    wheelhouse = os.environ.get("WHEELHOUSE")
    if wheelhouse:
        command += ["--no-index", "--find-links", wheelhouse]
    print("+ pip install", *(os.path.relpath(one, ROOT) if one.startswith(str(ROOT)) else one for one in arguments))
    sys.stdout.flush()
    subprocess.run([*command, *arguments], check=True)


def run_program(arguments: Sequence[str]) -> int:
    """Open the window, or do what the arguments say; without a display the sample case is worked through instead."""
    shown = display.works(str(PYTHON))
    environment = dict(os.environ) if shown else {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    folder = Path("demo-out").resolve()
    if not (shown or arguments):
        print(
            f"No display works here: the sample case is worked through off-screen, its files go to {folder}", flush=True
        )
        arguments = ("demo", "--out", str(folder))
    return subprocess.run([str(PYTHON), "-m", "ecm_desktop", *arguments], check=False, env=environment).returncode


def run_tools(task: str, arguments: Sequence[str]) -> int:
    """Run the commands of a task one after the other; gives the first exit code that is not 0."""
    environment = dict(os.environ)
    if task == "torture":
        environment["ECM_HYPOTHESIS"] = "torture"
    if task == "verapdf":
        environment["ECM_VERAPDF"] = verapdf.class_path(VENV)
    for program, *options in COMMANDS[task]:
        command = [str(PYTHON.with_name(program)), *options, *arguments]
        code = subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode
        if code:
            return code
    return 0


def hear_interrupts() -> None:
    """Undo that a shell which starts us in the background has interrupts ignored: what we run would inherit it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


if __name__ == "__main__":
    hear_interrupts()
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
