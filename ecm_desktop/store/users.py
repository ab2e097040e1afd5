"""Who may open a vault, by name: names stand in the encrypted store, the header knows opaque ids only."""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlalchemy as sa

from ecm_desktop.errors import Refused
from ecm_desktop.store import coming_way
from ecm_desktop.store.names import keep_name
from ecm_desktop.store.shelf import Shelf
from ecm_desktop.store.store import Store
from ecm_desktop.store.tables import users as table
from ecm_desktop.vault import ways_in
from ecm_desktop.vault.passphrase import NewPassphrase


@dataclass(frozen=True)
class VaultUser:
    """Somebody with a way in. `name` is "" when none was given; `since` as the header writes it (UTC)."""

    id: str
    name: str = field(repr=False)
    since: str
    is_here: bool


@dataclass(frozen=True)
class Removed:
    """What somebody who was removed could still open, with a passphrase remembered and files copied before.

    Until the key is rotated, an old copy of the header with their passphrase opens every later copy of the store.
    `backups`: so many backups on this machine their passphrase opens for as long as these are kept, rotated or not.
    """

    backups: int


def users(store: Store) -> tuple[VaultUser, ...]:
    """Everybody with a way in, the first one first. Raises Unavailable."""
    unlocked, names = store.ledger.unlocked, names_ever(store)
    ways = sorted(ways_in.users_of(unlocked.header).items(), key=lambda one: one[1])
    return tuple(VaultUser(key, names.get(key, ""), since, key == unlocked.user) for key, since in ways)


def names_ever(store: Store) -> dict[str, str]:
    """By id the name of everybody who has or had a way in, where one was given. Raises Unavailable."""
    with store.ledger.reading() as connection:
        return {row.id: row.name for row in connection.execute(sa.select(table))}


def add_user(store: Store, name: str, passphrase: NewPassphrase) -> VaultUser:
    """Give one more person a way in. Slow by design. Raises Refused or Unavailable."""
    name = name.strip()
    if not name:
        raise Refused("Give the new user a name.")
    if any(one.name.casefold() == name.casefold() for one in users(store)):
        raise Refused("There is a user of that name already.")
    ledger = store.ledger
    with ledger.turn():  # a key that came meanwhile would not be in the new way in
        slot = ways_in.new_way(ledger.unlocked, passphrase, ledger.now())
        coming_way.add_with_name(ledger, slot, name)
    return next(one for one in users(store) if one.id == slot.user)


def name_user(store: Store, user: str, name: str) -> None:
    """Give somebody with a way in a name, or another one. Raises Refused or Unavailable."""
    if user not in ways_in.users_of(store.ledger.unlocked.header):
        raise Refused("There is no such user in this vault.")
    with store.ledger.transaction() as connection:
        keep_name(connection, user, name.strip())


def remove_user(store: Store, user: str) -> Removed:
    """Take somebody's way in away; tells what they could still open, for which `rotation.rotate` is the remedy.

    Their name stays, since the audit speaks of them. Raises Refused or Unavailable.
    """
    ledger = store.ledger
    coming_way.remove(ledger, ways_in.removable_way(ledger.unlocked, user))
    return Removed(backups=len(Shelf(ledger.unlocked.folder).kept()))
