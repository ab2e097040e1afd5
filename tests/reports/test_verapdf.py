"""The referee of the standards, veraPDF, looks at every edition and at planted defects; only by `make verapdf`.

`ECM_VERAPDF` is the class path that `installer/verapdf.py` puts together. Without it nothing is fetched and nothing
pretended: the tests are skipped with the reason.
"""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from reports.conftest import Printed
from reports.test_document import DEFECTS

from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.finish import Standard
from ecm_desktop.reports.model import Document
from ecm_desktop.reports.render import render

SOURCE = Path(__file__).with_name("Verapdf.java")
CLASSES = os.environ.get("ECM_VERAPDF", "")
BEYOND_IT = {"swapped_owners"}

pytestmark = [
    pytest.mark.torture,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not CLASSES, reason="veraPDF is not here: `make verapdf` fetches and runs it"),
]


class Verdict(NamedTuple):
    """Whether a file keeps to the standard, of how many rules, and which it breaks."""

    keeps: bool
    rules: int
    broken: str


def judged(standard: str, files: list[Path]) -> dict[str, Verdict]:
    """The verdict on each file, by its name without the ending."""
    command = ["java", "-cp", CLASSES, str(SOURCE), standard, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = [line.split("\t") for line in done.stdout.splitlines() if line.count("\t") == 3]
    return {Path(file).stem: Verdict(keeps == "true", int(rules), broken) for file, keeps, rules, broken in rows}


def written(folder: Path, made: dict[str, bytes]) -> list[Path]:
    """The files with these names and bytes."""
    for name, data in made.items():
        (folder / f"{name}.pdf").write_bytes(data)
    return [folder / f"{name}.pdf" for name in made]


@pytest.mark.parametrize(
    ("standard", "kept", "least"), [("ua1", Standard.UA, 100), ("2a", Standard.UA_AND_ARCHIVE, 140)]
)
def test_check_02_every_edition_keeps_to_its_standard(
    printed: Printed, tmp_path: Path, standard: str, kept: Standard, least: int
) -> None:
    made = {edition: printed(edition, standard=kept) for edition in EDITIONS}
    verdicts = judged(standard, written(tmp_path, made))
    assert set(verdicts) == set(EDITIONS)
    assert {name: one.broken for name, one in verdicts.items() if not one.keeps} == {}
    assert min(one.rules for one in verdicts.values()) >= least


def test_check_02_planted_defects_are_seen(document: Document, tmp_path: Path) -> None:
    whole = render(document)
    names: dict[str, Callable[[pikepdf.Pdf], None]] = {spoil.__name__.strip("_"): spoil for spoil in DEFECTS}
    made = {name: _spoiled(whole, spoil) for name, spoil in names.items()}
    verdicts = judged("ua1", written(tmp_path, {"whole": whole, **made}))
    assert verdicts["whole"].keeps
    assert {name for name in names if verdicts[name].keeps} == BEYOND_IT


def _spoiled(whole: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        spoil(pdf)
        pdf.save(out)
    return out.getvalue()
