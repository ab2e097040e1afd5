"""The system's own libraries that Qt needs on Debian and its kin: installed where we may, else named in one line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

_QT = ("libegl1", "libgl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0")
_WINDOW = ("libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0")

PROGRAM = (*_QT, *_WINDOW)
TESTS = (*PROGRAM, "poppler-utils")  # pdftotext and pdftoppm read our reports back


def ensure(wanted: Sequence[str]) -> None:
    """Install what is missing as root; otherwise say the line to run, and go on: it may be there in another way."""
    if sys.platform != "linux" or not shutil.which("dpkg-query"):
        return
    lacking = missing(wanted)
    if lacking and not (os.geteuid() == 0 and _installed(lacking)):
        print("Some system libraries are missing. Please run this line, then try again:", file=sys.stderr)
        print(line_to_run(lacking), file=sys.stderr, flush=True)


def missing(wanted: Sequence[str]) -> list[str]:
    """Those of the packages that dpkg does not know as installed."""
    query = ["dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\n", *wanted]
    answer = subprocess.run(query, check=False, capture_output=True, text=True).stdout
    return [name for name in wanted if f"{name} installed" not in answer.splitlines()]


def line_to_run(packages: Sequence[str]) -> str:
    """The one line for whoever may install packages."""
    return "sudo apt-get install --no-install-recommends " + " ".join(packages)


def _installed(packages: Sequence[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    print("+ apt-get install", *packages, flush=True)
    first = subprocess.run(install, check=False, env=environment, capture_output=True)
    if first.returncode == 0:
        return True
    # a fresh machine has no package lists yet, an old one may have stale ones
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment)
    return subprocess.run(install, check=False, env=environment, stdout=subprocess.DEVNULL).returncode == 0
