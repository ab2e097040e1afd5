"""A vault that does not lie as it was put to rest, or lost its journal, is opened to look into alone, and says why."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fakes import TestClock

from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.errors import RolledBack, Unavailable, WrongCredential
from ecm_desktop.store.at_rest import pages_at_rest
from ecm_desktop.store.backups import back_up_when_due
from ecm_desktop.store.opening import Passphrase, open_or_read, open_vault
from ecm_desktop.store.store import ReadOnlyStore
from ecm_desktop.vault import header_files

PAGE = 4096


def looked_into(vault: Any) -> Any:
    return open_or_read(vault.folder, Passphrase(vault.passphrase), clock=TestClock())


def much_work(vault: Any) -> None:
    """Records over many pages, altered here and there, a draft and a due day."""
    with closing(vault.open()) as store:
        case, revision = store.load(vault.case_id)
        people = [Person(id=f"n{number}", name=f"{revision} " + "x" * 300) for number in range(60)]
        write = store.writer(vault.case_id)
        write(diff(case, case.put(*people)), "Much")
        store.keep_draft("half", f"{revision} " + "y" * 3000, vault.case_id)


def test_38_an_old_page_anywhere_but_the_first_is_told_and_the_vault_only_looked_into(vault: Any) -> None:
    much_work(vault)
    before = vault.file.read_bytes()
    much_work(vault)
    now = vault.file.read_bytes()
    altered = [at for at in range(PAGE, len(before), PAGE) if before[at : at + PAGE] != now[at : at + PAGE]]
    assert len(altered) > 10
    for at in altered:
        vault.file.write_bytes(now[:at] + before[at : at + PAGE] + now[at + PAGE :])
        store = looked_into(vault)
        assert isinstance(store, ReadOnlyStore)
        assert isinstance(store.why, RolledBack)
        store.close()
    vault.file.write_bytes(now)
    store = looked_into(vault)
    assert not isinstance(store, ReadOnlyStore)
    store.close()


@pytest.mark.parametrize("pages", [1, 2, 256, 257, 258, 600])
def test_every_page_but_the_first_counts_in_a_store_of_any_length(tmp_path: Path, pages: int) -> None:
    file, data = tmp_path / "store", bytearray(os.urandom(pages * PAGE))
    file.write_bytes(data)
    before = pages_at_rest(file)
    for page in range(0, pages, 97):
        data[(page + 1) * PAGE - 1] ^= 1
        file.write_bytes(data)
        assert (pages_at_rest(file) == before) == (page == 0)
        data[(page + 1) * PAGE - 1] ^= 1
    file.write_bytes(data + b"not a whole page")
    assert pages_at_rest(file) == before
    file.write_bytes(data + bytes(PAGE))
    assert pages_at_rest(file) != before


def test_36_a_page_that_is_only_damaged_is_not_called_old(vault: Any) -> None:
    much_work(vault)
    data = bytearray(vault.file.read_bytes())
    data[-1] ^= 1  # of what authenticates the last page
    vault.file.write_bytes(data)
    with pytest.raises(Unavailable) as told, closing(vault.open()) as store:
        raise next(iter(store.check(deep=True).problems))
    assert not isinstance(told.value, RolledBack)


@pytest.fixture
def killed(vault: Any, tmp_path: Path) -> Any:
    """A vault as somebody left it who was cut off a moment after an edit."""
    store = vault.open()
    back_up_when_due(store)
    store.writer(vault.case_id)(diff(vault.case, vault.case.put(Person(id="later"))), "Later")
    shutil.copytree(vault.folder, tmp_path / "killed")
    store.close()
    return type(vault)(tmp_path / "killed", vault.recovery, vault.case_id, vault.case)


def journal(vault: Any) -> Path:
    return Path(f"{vault.file}-wal")


@pytest.mark.parametrize("part", [None, 0, 0.5, 0.9], ids=["gone", "empty", "half", "most"])
def test_46_a_journal_lost_a_moment_after_an_edit_is_told_until_it_is_back(killed: Any, part: float | None) -> None:
    whole = journal(killed).read_bytes()
    if part is None:
        journal(killed).unlink()
    else:
        journal(killed).write_bytes(whole[: int(len(whole) * part)])
    before = killed.file.read_bytes()
    with pytest.raises(WrongCredential):
        open_vault(killed.folder, Passphrase("something else"))
    for _ in range(2):  # what was told once is told again
        with pytest.raises(RolledBack, match="work is missing"):
            killed.open()
    killed.file.write_bytes(before)
    journal(killed).write_bytes(whole)
    with closing(killed.open()) as store:
        assert store.load(killed.case_id)[1] == 2
    assert not (killed.folder / "vault.lock").exists()


def test_46_a_vault_that_lost_its_journal_is_looked_into_as_it_was_before(killed: Any) -> None:
    journal(killed).unlink()
    for _ in range(2):
        store = looked_into(killed)
        assert isinstance(store, ReadOnlyStore)
        assert store.load(killed.case_id) == (killed.case, 1)
        store.close()


def test_46_with_its_journal_nothing_is_in_doubt_after_a_cut(killed: Any) -> None:
    for revision in (2, 3):
        with closing(killed.open()) as store:
            case, found = store.load(killed.case_id)
            assert found == revision
            store.writer(killed.case_id)(diff(case, case.put(Person(id=f"more{revision}"))), "More")


def test_a_disk_that_refuses_while_closing_raises_no_alarm_later(vault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    store = vault.open()
    store.keep_draft("half", "typed")

    def refuse(*_: object) -> None:
        raise Unavailable("The disk is full.")

    with monkeypatch.context() as full:
        full.setattr(header_files, "save", refuse)
        with pytest.raises(Unavailable):
            store.close()
    with closing(vault.open()) as store:
        assert store.draft("half") == "typed"


ENDS_WITHOUT_CLOSING = """
import sys
import zlib
from pathlib import Path
from ecm_desktop.store.opening import Passphrase, open_vault
store = open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2]))
store.keep_draft("half", "typed")
{end}
"""


@pytest.mark.parametrize("end", ["sys.exit()", "del store", "import os; os._exit(1)", "raise KeyboardInterrupt"])
def test_a_program_that_ends_without_closing_raises_no_alarm_later(vault: Any, end: str) -> None:
    code = ENDS_WITHOUT_CLOSING.format(end=end)
    subprocess.run([sys.executable, "-c", code, vault.folder, vault.passphrase], check=False, stderr=subprocess.DEVNULL)
    with closing(vault.open()) as store:
        assert store.draft("half") == "typed"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _data: b"", lambda data: data[:-40], lambda _data: b"{}",
        lambda data: data.replace(b'"head":"0', b'"head":"1'),
        lambda data: data.replace(b'"head":"0', b'"head":"x'), lambda data: data[:-4] + b"!" + data[-3:],
        lambda data: data[:-30] + bytes([data[-30] ^ 1]) + data[-29:],
        lambda data: data[: data.index(b'"head":"')] + b'"head":"%b.%08x"}' % (b"forged", zlib.crc32(b"forged")),
    ],
)  # fmt: skip
def test_a_lock_left_behind_that_cannot_be_read_says_nothing(killed: Any, spoil: Callable[[bytes], bytes]) -> None:
    lock = killed.folder / "vault.lock"
    lock.write_bytes(spoil(lock.read_bytes()))
    with closing(killed.open()) as store:
        assert store.load(killed.case_id)[1] == 2
