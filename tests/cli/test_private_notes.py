"""A private note on the command line: in no export, drawing, document, listing, audit and in no word of the program."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from cli.conftest import PASSPHRASE, SAMPLE, Desk

from ecm_desktop.domain.change import diff
from ecm_desktop.domain.life import Annotation, LifeEvent
from ecm_desktop.domain.record import Visibility
from ecm_desktop.editing import life
from ecm_desktop.store.opening import Passphrase, open_vault
from ecm_desktop.store.users import add_user
from ecm_desktop.vault.passphrase import chosen

MARKER, BO = b"qwxzylophone", "fernpath-hazelcup-otterdell"
SAID = (
    ("case", "show", SAMPLE), ("case", "show", SAMPLE, "--json"), ("case", "list"), ("audit",),
    ("audit", "--json"),
)  # fmt: skip
FILES = ("family.ged", "case.json", "chronology.xlsx", "chronology.csv", "report.docx")


@pytest.fixture
def desk(sampled: Desk, tmp_path: Path) -> Desk:
    """The vault of the author of a note and a thought; whoever calls is Bo."""
    store = open_vault(sampled.folder, Passphrase(PASSPHRASE))
    key = next(one.id for one in store.cases() if one.reference == SAMPLE)
    case, _ = store.load(key)
    first, second = (one.id for one in case.of(LifeEvent)[:2])
    note = Annotation(id="note", target=first, towards=second, text=f"{MARKER.decode()}: carries to feel safe",
                      author=MARKER.decode().capitalize(), user=store.user, visibility=Visibility.AUTHOR)  # fmt: skip
    store.writer(key)(diff(case, life.annotate(case, note)), "Pin a private note")
    add_user(store, "Bo", chosen(BO))
    store.close()
    file = tmp_path / "of Bo"
    file.write_text(BO + "\n", encoding="utf-8")
    return Desk(sampled.folder, file, sampled.read)


def parts(file: Path) -> list[bytes]:
    """A file, and what is packed in it."""
    data = file.read_bytes()
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return [data, *map(packed.read, packed.namelist())]
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as opened:
            return [data, *(one.read_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream))]
    return [data]


def test_no_word_of_the_program_holds_it(desk: Desk) -> None:
    for command in SAID:
        said = desk.run(*command)
        assert said.code == 0, (command, said.err)
        assert said.out
        assert MARKER.decode() not in (said.out + said.err).lower(), command


def test_no_file_holds_it(desk: Desk, tmp_path: Path) -> None:
    made = [("export", SAMPLE, "--out", tmp_path / name) for name in FILES]
    made += [("draw", drawn, SAMPLE, "--out", tmp_path / f"{drawn}.{form}")
             for drawn in ("timeline", "genogram") for form in ("json", "svg")]  # fmt: skip
    made += [("report", SAMPLE, "--edition", one, "--out", tmp_path / f"{one}.pdf") for one in ("full", "chronology")]
    for command in made:
        said = desk.run(*command)
        assert said.code == 0, (command, said.err)
        assert not any(MARKER in part.lower() for part in parts(Path(command[-1]))), command
