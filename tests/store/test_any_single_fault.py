"""Whatever befalls one file of a vault, everything is there, or a sentence says what is wrong and where the backup is.

A vault at rest, and one whose program was killed, each with a backup; files are cut, flipped, taken away, filled with
something else, lengthened, or older than they were.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.errors import Damaged, InUse, RolledBack
from ecm_desktop.i18n import Translator
from ecm_desktop.store.backups import back_up_when_due
from ecm_desktop.store.opening import Passphrase, open_or_read
from ecm_desktop.store.store import ReadOnlyStore, Store

LAST = 4  # the revision that was acknowledged


@dataclass(frozen=True)
class Past:
    """A vault as it was found, and the same one some edits before."""

    now: Path
    before: Path
    case_id: str
    passphrase: str

    @property
    def files(self) -> list[str]:
        """All of it, by their names in the folder."""
        return sorted(str(path.relative_to(self.now)) for path in self.now.rglob("*") if path.is_file())


def work(store: Any, vault: Any) -> None:
    case, revision = store.load(vault.case_id)
    store.writer(vault.case_id)(diff(case, case.put(Person(id=f"more{revision}", note="x" * 900))), "More")


@pytest.fixture(scope="module")
def pasts(vault_template: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Past]:
    room = tmp_path_factory.mktemp("pasts")
    vault = type(vault_template)(
        Path(shutil.copytree(vault_template.folder, room / "vault")), vault_template.recovery, vault_template.case_id,
        vault_template.case,
    )  # fmt: skip
    with closing(vault.open()) as store:
        assert back_up_when_due(store)
        work(store, vault)
    shutil.copytree(vault.folder, room / "before")
    with closing(vault.open()) as store:
        work(store, vault)
        work(store, vault)
        shutil.copytree(vault.folder, room / "killed")
    made = {"at rest": vault.folder, "killed": room / "killed"}
    return {name: Past(now, room / "before", vault.case_id, vault.passphrase) for name, now in made.items()}


def flip(data: bytes, at: float, _older: bytes) -> bytes:
    turned = bytearray(data)
    turned[int(at * len(data))] ^= 1 << int(at * 8000) % 8
    return bytes(turned)


def zeros(data: bytes, at: int) -> bytes:
    return data[:at] + bytes(4096) + data[at + 4096 :]


FAULTS: dict[str, Callable[[bytes, float, bytes], bytes | None]] = {
    "a bit turned": flip,
    "cut": lambda data, at, _older: data[: int(at * len(data))],
    "a page of zeros": lambda data, at, _: (
        data[: int(at * len(data))] + bytes(4096) + data[int(at * len(data)) + 4096 :]
    ),
    "random": lambda data, at, _older: random.Random(at).randbytes(len(data)),  # noqa: S311 (no secret)
    "longer": lambda data, at, _older: data + random.Random(at).randbytes(100 + int(at * 9000)),  # noqa: S311 (as above)
    "older": lambda _data, _at, older: older,
    "gone": lambda _data, _at, _older: None,
}


def befall(folder: Path, name: str, fault: str, at: float, older: Path) -> None:
    """Let a fault befall a file; one that was not there before has no older form, and is gone."""
    path = folder / name
    data = FAULTS[fault](path.read_bytes(), at, older.read_bytes() if older.exists() else b"")
    if data is None or (fault == "older" and not older.exists()):
        path.unlink()
    else:
        path.write_bytes(data)


@pytest.mark.parametrize("state", ["at rest", "killed"])
@given(data=st.data())
def test_any_one_fault_leaves_everything_or_is_told(pasts: dict[str, Past], state: str, data: st.DataObject) -> None:
    past = pasts[state]
    name = data.draw(st.sampled_from(past.files), label="file")
    fault = data.draw(st.sampled_from(sorted(FAULTS)), label="fault")
    at = data.draw(st.floats(0, 1, exclude_max=True), label="where")
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "vault"
        shutil.copytree(past.now, folder)
        befall(folder, name, fault, at, past.before / name)
        said = list(told(past, folder))
        if said:
            assert all("under backups" in one or "journal" in one for one in said), said
            assert any(".vbak is the newest one" in one or "No backup lies in" in one for one in said[:1]), said


def told(past: Past, folder: Path) -> Iterator[str]:
    """What is said when the vault is opened and looked over; nothing where everything is there."""
    try:
        opened = open_or_read(folder, Passphrase(past.passphrase))
    except Damaged as damaged:
        yield Translator().problem(damaged)
        return
    except InUse:  # the name in a lock left behind is not this machine's any more: the sentence says to delete it
        (folder / "vault.lock").unlink()
        yield from told(past, folder)
        return
    if isinstance(opened, ReadOnlyStore):
        assert isinstance(opened.why, RolledBack)
        yield Translator().problem(opened.why)
        opened.close()
        return
    yield from found_by(opened, past.case_id)
    try:
        opened.close()
    except Damaged as damaged:  # what was found keeps it from being put to rest
        yield Translator().problem(damaged)


def found_by(store: Store, case_id: str) -> Iterator[str]:
    problems = store.check(deep=True).problems
    yield from map(Translator().problem, problems)
    if not problems:
        case, revision = store.load(case_id)
        assert (revision, len(case.of(Person))) == (LAST, LAST)
