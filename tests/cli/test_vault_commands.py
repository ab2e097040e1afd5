"""`vault …`: made, looked at, checked, opened by another secret, backed up and restored."""

from __future__ import annotations

import errno
import tempfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from cli.conftest import PASSPHRASE
from fakes import FAST, TestClock

from ecm_desktop.errors import Unavailable
from ecm_desktop.store import opening
from ecm_desktop.store.backups import back_up_when_due
from ecm_desktop.store.opening import Passphrase, open_vault


@pytest.fixture
def cheap(monkeypatch):
    """`vault create` with a fast key derivation."""
    make = opening.create_vault
    monkeypatch.setattr(opening, "create_vault", lambda *args, **options: make(*args, **options, cost=FAST))


def secret(folder, text, name="new"):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_vault_is_made_with_its_sheet_beside_it(desk, cheap, tmp_path):
    folder = tmp_path / "deep" / "second"
    said = desk.bare("vault", "create", "--vault", folder, "--passphrase-file", desk.key)
    assert (said.code, said.err) == (0, "")
    sheet = tmp_path / "deep" / "second-recovery-sheet.pdf"
    assert sheet.read_bytes().startswith(b"%PDF")
    assert str(sheet) in said.out
    assert PASSPHRASE not in said.out
    assert desk.bare("case", "list", "--vault", folder, "--passphrase-file", desk.key).code == 0


def test_the_recovery_key_opens_the_vault_and_is_on_no_terminal(desk, cheap, tmp_path):
    folder, sheet = tmp_path / "second", tmp_path / "sheet.txt"
    made = desk.bare("vault", "create", "--vault", folder, "--passphrase-file", desk.key, "--recovery-sheet", sheet)
    assert all(group not in made.out + made.err for group in sheet.read_text().split())
    assert desk.bare("case", "list", "--vault", folder, "--recovery-key-file", sheet).code == 0


@pytest.mark.parametrize("failing", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_without_its_sheet_no_vault_is_made(desk, cheap, tmp_path, monkeypatch, failing):
    def refuse(*args, **options):
        raise failing

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    folder = tmp_path / "second"
    said = desk.bare("vault", "create", "--vault", folder, "--passphrase-file", desk.key)
    assert said.is_refused(4 if isinstance(failing, OSError) else 130)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["passphrase", "vault"]


def test_an_existing_vault_or_sheet_is_left_alone(desk, tmp_path):
    assert desk.run("vault", "create").is_refused(5)
    (tmp_path / "sheet.pdf").write_bytes(b"mine")
    folder = tmp_path / "second"
    said = desk.bare("vault", "create", "--vault", folder, "--recovery-sheet", tmp_path / "sheet.pdf")
    assert said.is_refused(4)
    assert (tmp_path / "sheet.pdf").read_bytes() == b"mine"
    assert not folder.exists()


def test_a_weak_passphrase_is_refused_and_nothing_made(desk, cheap, tmp_path):
    weak = secret(tmp_path, "football1")
    said = desk.bare("vault", "create", "--vault", tmp_path / "second", "--passphrase-file", weak)
    assert said.is_refused(5)
    assert "guessed" in said.err
    assert not list(tmp_path.glob("second*"))
    assert desk.run("vault", "passphrase", "--new-passphrase-file", weak).is_refused(5)
    assert desk.run("case", "list").code == 0  # the one before still opens


def test_16_a_blank_that_belongs_to_a_passphrase_is_told(desk, cheap, tmp_path):
    spaced = secret(tmp_path, "mosslamp-ivybook-fernpath ")
    said = desk.bare("vault", "create", "--vault", tmp_path / "second", "--passphrase-file", spaced)
    assert said.code == 0
    assert "ends with a blank" in said.out


def test_info_needs_no_key(desk):
    said = desk.bare("vault", "info", "--vault", desk.folder)
    told = dict(line.split("\t") for line in said.out.splitlines())
    assert (told["users"], told["recovery_keys"]) == ("1", "1")


@pytest.mark.parametrize("deep", [[], ["--deep"]])
def test_a_sound_vault_is_said_to_be_sound(desk, deep):
    assert desk.run("vault", "check", *deep).code == 0


def test_another_passphrase_opens_it_afterwards_and_the_first_no_longer(desk, tmp_path):
    fresh = secret(tmp_path, "quiet harbour seven lanterns\n")
    assert desk.run("vault", "passphrase", "--new-passphrase-file", fresh).code == 0
    assert desk.run("case", "list").is_refused(3)
    assert desk.bare("case", "list", "--vault", desk.folder, "--passphrase-file", fresh).code == 0


def test_the_backups_are_named_that_the_passphrase_before_still_opens(desk, tmp_path):
    with closing(open_vault(desk.folder, Passphrase(PASSPHRASE), clock=TestClock())) as store:
        kept = back_up_when_due(store)
    fresh = secret(tmp_path, "quiet harbour seven lanterns\n")
    said = desk.run("vault", "passphrase", "--new-passphrase-file", fresh)
    assert f"{kept} still does." in said.out
    again = ("vault", "restore", kept, tmp_path / "again")
    assert desk.bare(*again, "--passphrase-file", fresh).is_refused(3)
    assert desk.bare(*again, "--passphrase-file", desk.key).code == 0
    newer = secret(tmp_path, "another harbour nine lanterns\n")
    with_fresh = ("--vault", desk.folder, "--passphrase-file", fresh)
    said = desk.bare("vault", "passphrase", *with_fresh, "--new-passphrase-file", newer)
    assert "still does" not in said.out


def test_standard_input_gives_one_secret_only(desk):
    said = desk.bare("vault", "passphrase", "--passphrase-file", "-", "--new-passphrase-file", "-")
    assert said.code in (4, 5)
    said = desk.bare(
        "vault", "passphrase", "--vault", desk.folder, "--passphrase-file", "-", "--new-passphrase-file", "-"
    )
    assert said.is_refused(5)


def test_a_new_recovery_key_opens_it(desk, tmp_path):
    sheet = tmp_path / "sheet.txt"
    assert desk.run("vault", "recovery", "--recovery-sheet", sheet).code == 0
    assert desk.bare("case", "list", "--vault", desk.folder, "--recovery-key-file", sheet).code == 0


def test_a_sheet_is_a_pdf_or_a_text(desk, cheap, tmp_path):
    for command in (("recovery",), ("create", "--vault", tmp_path / "new")):
        assert desk.run("vault", *command, "--recovery-sheet", tmp_path / "sheet.docx").is_refused(2)
    assert not (tmp_path / "sheet.docx").exists()


def test_without_a_new_sheet_the_recovery_key_before_stays(desk, tmp_path, monkeypatch):
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    desk.run("vault", "recovery", "--recovery-sheet", first)

    def refuse(*args, **options):
        raise Unavailable("The disk is full.")

    monkeypatch.setattr("ecm_desktop.reports.files.write_atomically", refuse)
    assert desk.run("vault", "recovery", "--recovery-sheet", second).is_refused(4)
    assert not second.exists()
    assert desk.bare("case", "list", "--vault", desk.folder, "--recovery-key-file", first).code == 0


def test_a_backup_comes_back_as_the_same_case(full, tmp_path):
    assert full.run("vault", "backup", tmp_path / "one.ecmbackup").code == 0
    said = full.run("vault", "restore", tmp_path / "one.ecmbackup", tmp_path / "again")
    assert (said.code, said.err) == (0, "")
    again = full.bare("case", "show", "AV-2031", "--json", "--vault", tmp_path / "again", *full.access[2:])
    assert again.plain == full.shown()


def test_a_place_no_backup_can_go_to_is_told_and_not_put_into_the_audit(desk, tmp_path):
    assert desk.run("vault", "backup", tmp_path / "none" / "one.vbak").is_refused(4)
    assert desk.run("vault", "backup", tmp_path).is_refused(4)
    assert desk.run("vault", "restore", tmp_path, tmp_path / "again").is_refused(4)
    assert not [one for one in desk.run("audit", "--json").plain["entries"] if one["event"] == "backed_up"]


@pytest.mark.parametrize("content", [b"", b"not a backup", b"PK\x03\x04"])
def test_what_is_no_backup_is_refused_and_makes_nothing(desk, tmp_path, content):
    (tmp_path / "one").write_bytes(content)
    assert desk.run("vault", "restore", tmp_path / "one", tmp_path / "again").is_refused(5)
    assert not (tmp_path / "again").exists()


KEYS = [
    (b"wrong", 3), (b"", 3), (b"\n", 3), (b"\xff\xfe", 3), (b"a\x00b", 3), (b"x" * 2000, 3),
]  # fmt: skip


@pytest.mark.parametrize(("content", "code"), KEYS, ids=repr)
@pytest.mark.parametrize("option", ["--passphrase-file", "--recovery-key-file"])
def test_no_usable_key(desk, tmp_path, option, content, code):
    file = tmp_path / "key"
    file.write_bytes(content)
    said = desk.bare("case", "list", "--vault", desk.folder, option, file)
    assert said.is_refused(code)


def test_a_key_file_that_is_not_there_and_no_terminal_to_ask_on(desk, tmp_path):
    assert desk.bare("case", "list", "--vault", desk.folder, "--passphrase-file", tmp_path / "no").is_refused(3)
    assert desk.bare("case", "list", "--vault", desk.folder, "--passphrase-file", tmp_path).is_refused(3)
    assert desk.bare("case", "list", "--vault", desk.folder).is_refused(3)


def test_a_missing_vault_is_told_before_anything_is_asked(desk, tmp_path):
    said = desk.bare("case", "list", "--vault", tmp_path / "nowhere")
    assert said.is_refused(4)
    assert "no vault" in said.err
    assert not (tmp_path / "nowhere").exists()


def test_a_vault_that_is_open_elsewhere(desk):
    held = open_vault(desk.folder, Passphrase(PASSPHRASE), clock=TestClock())
    try:
        assert desk.run("case", "list").is_refused(4)
    finally:
        held.close()
    assert desk.run("case", "list").code == 0


def spoil_store(folder: Path) -> None:
    file = next(folder.glob("store-*.db"))
    data = bytearray(file.read_bytes())
    data[:2000] = bytes(2000)
    file.write_bytes(data)


def spoil_headers(folder: Path) -> None:
    for file in folder.glob("header*.json"):
        file.write_bytes(b"{}")


def lose_store(folder: Path) -> None:
    next(folder.glob("store-*.db")).unlink()


@pytest.mark.parametrize("spoil", [spoil_store, spoil_headers, lose_store])
def test_a_damaged_vault_says_what_to_do(desk, spoil):
    spoil(desk.folder)
    said = desk.run("case", "list")
    assert said.is_refused(4)
    assert "backup" in said.err


def test_a_check_tells_what_it_found_and_fails(desk):
    file = next(desk.folder.glob("store-*.db"))
    data = bytearray(file.read_bytes())
    data[-3000] ^= 1
    file.write_bytes(data)
    said = desk.run("vault", "check", "--deep")
    assert said.code == 4
    assert said.out or "damaged" in said.err
    assert "backup" in said.err


@pytest.mark.parametrize("has_backup", [True, False])
def test_a_damaged_vault_is_told_with_its_newest_backup_by_every_command(desk, has_backup):
    folder = desk.folder / "backups"
    file = folder / "20261101T090000Z-g3.vbak"
    if has_backup:
        folder.mkdir()
        assert desk.run("vault", "backup", file).code == 0
    next(desk.folder.glob("store-*.db")).write_bytes(b"x" * 8192)
    told = f"{file} is the newest one, of 1 November 2026." if has_backup else f"No backup lies in {folder}"
    for command in (("case", "list"), ("vault", "check"), ("case", "show", "AV-2031")):
        said = desk.run(*command)
        assert said.is_refused(4)
        assert told in said.err
    for name in ("header.json", "header.bak.json"):
        (desk.folder / name).write_bytes(b"{")
    assert told in desk.bare("vault", "info", "--vault", desk.folder).err


def test_the_audit_tells_what_left_the_vault(desk, tmp_path):
    desk.run("case", "show", "AV-2031")
    file = tmp_path / "family.json"
    said = desk.run("draw", "genogram", "AV-2031", "--out", file)
    told = desk.run("audit", "--json").plain["entries"]
    viewed, exported = [one for one in told if "case" in one["about"]][-2:]
    assert [viewed["event"], exported["event"]] == ["viewed", "exported"]
    assert exported["about"]["sha256"] == sha256(file.read_bytes()).hexdigest()
    assert f" {exported['seq']}-" in said.out
