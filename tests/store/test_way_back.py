"""From any fault the user has everything, or a sentence that says what is missing and where the backup is."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ecm_desktop.errors import Damaged
from ecm_desktop.i18n import Translator
from ecm_desktop.store.backups import back_up_when_due
from ecm_desktop.store.connection import connect
from ecm_desktop.store.opening import Passphrase, open_or_read, open_vault, read_info
from ecm_desktop.vault.unlocking import unlock

HOUSE = Path(__file__).resolve().parents[2] / "ecm_desktop"
SAYS_SO = {"Damaged", "RolledBack"}


def sentences(file: Path) -> Iterator[str]:
    """What a file says of damage; "" where the words come from elsewhere in it."""
    tree = ast.parse(file.read_text("utf-8"))
    named = {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYS_SO and node.args:
            yield "".join(
                one.value if isinstance(one, ast.Constant) else named.get(one.id, "")
                for one in ast.walk(node.args[0])
                if isinstance(one, ast.Constant | ast.Name)
            )


def test_every_sentence_of_damage_says_where_the_backup_is() -> None:
    files = [*(HOUSE / "store").rglob("*.py"), *(HOUSE / "vault").rglob("*.py")]
    said = {(file.name, one) for file in files for one in sentences(file)}
    assert len(said) > 15
    assert [(name, one) for name, one in said if one and "under backups" not in one] == []
    assert {name for name, one in said if not one} == {"failures.py"}  # whose table the faults of the store go through


SPOIL: dict[str, Callable[[Path], object]] = {
    "both headers": lambda vault: [(vault / name).write_bytes(b"{") for name in ("header.json", "header.bak.json")],
    "no header": lambda vault: [(vault / name).unlink() for name in ("header.json", "header.bak.json")],
    "no store": lambda vault: (vault / "store-k1.db").unlink(),
    "a stump": lambda vault: (vault / "store-k1.db").write_bytes(b"x" * 100),
    "another file": lambda vault: (vault / "store-k1.db").write_bytes(b"x" * 8192),
    "a folder": lambda vault: ((vault / "store-k1.db").unlink(), (vault / "store-k1.db").mkdir()),
}


@pytest.mark.parametrize("spoil", SPOIL.values(), ids=SPOIL)
@pytest.mark.parametrize("has_backup", [True, False])
def test_whatever_is_damaged_the_newest_backup_is_named(
    vault: Any, spoil: Callable[[Path], object], has_backup: bool
) -> None:
    kept = None
    if has_backup:
        with closing(vault.open()) as store:
            kept = back_up_when_due(store)
    spoil(vault.folder)
    said = told(lambda: open_vault(vault.folder, Passphrase(vault.passphrase)))
    assert said == told(lambda: open_or_read(vault.folder, Passphrase(vault.passphrase)))
    if kept:
        assert said.endswith(f" {kept} is the newest one, of 1 November 2026.")
    else:
        assert f"No backup lies in {vault.folder / 'backups'}" in said


def test_without_a_key_it_is_named_too(vault: Any) -> None:
    SPOIL["both headers"](vault.folder)
    assert "No backup lies in" in told(lambda: read_info(vault.folder))


def test_of_what_is_found_while_the_vault_is_open_it_is_named_once(vault: Any) -> None:
    vault.forget_pages()
    with closing(connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)) as connection:
        connection.execute("DROP TRIGGER audit_stays")
        connection.execute("UPDATE audit SET actor='somebody' WHERE seq=1")
        connection.execute("UPDATE record SET body=x'7b7d'")
    with closing(vault.open()) as store:
        kept = back_up_when_due(store)
        with pytest.raises(Damaged) as damaged:
            store.load(vault.case_id)
        found = [Translator().problem(one) for one in store.check(deep=True).problems]
    assert Translator().problem(damaged.value).endswith(f"{kept} is the newest one, of 1 November 2026.")
    assert len(found) > 1
    assert sum(str(kept) in one for one in found) == 1


def test_a_rolled_back_vault_says_it_where_it_is_read(vault: Any, tmp_path: Path) -> None:
    shutil.copy(vault.file, tmp_path / "old")
    with closing(vault.open()) as store:
        kept = back_up_when_due(store)
    shutil.copy(tmp_path / "old", vault.file)
    with closing(open_or_read(vault.folder, Passphrase(vault.passphrase))) as store:
        said = Translator().problem(store.why)
    assert "later work is missing" in said
    assert f" {kept} is the newest one" in said


def told(ask: Callable[[], object]) -> str:
    with pytest.raises(Damaged) as damaged:
        ask()
    return Translator().problem(damaged.value)
