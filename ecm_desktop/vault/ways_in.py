"""Who has a way into a vault: users come and go by their slots; the recovery key always stays."""

from __future__ import annotations

import secrets
from datetime import datetime

from ecm_desktop.errors import Refused
from ecm_desktop.vault.derivation import for_new_way
from ecm_desktop.vault.finding import refuse_known
from ecm_desktop.vault.header import MOST_SLOTS, Header, Slot
from ecm_desktop.vault.passphrase import NewPassphrase
from ecm_desktop.vault.unlocking import Unlocked, passphrase_slot


def users_of(header: Header) -> dict[str, str]:
    """The opaque id of each user, and since when there is a way in."""
    return {slot.user: slot.created for slot in header.slots if slot.user}


def new_way(unlocked: Unlocked, passphrase: NewPassphrase, now: datetime) -> Slot:
    """A way in for one more person, who gets an opaque id. Slow by design. Raises Refused or Unavailable."""
    if len(unlocked.header.slots) >= MOST_SLOTS:
        raise Refused("A vault has room for {most} ways in. Remove a user first.", most=MOST_SLOTS)
    refuse_known(unlocked.header, passphrase.text)
    user, parameters = secrets.token_hex(8), for_new_way(unlocked.header, "")
    return passphrase_slot(unlocked.header, user, passphrase.text, parameters, unlocked.key, now)


def removable_way(unlocked: Unlocked, user: str) -> Slot:
    """Somebody's way in, which may be taken away; the key stays the same until it is rotated. Raises Refused."""
    users = users_of(unlocked.header)
    if user not in users:
        raise Refused("There is no such user in this vault.")
    if len(users) == 1:
        raise Refused("This is the only user of the vault. Add another one first.")
    if user == unlocked.user:
        raise Refused("This is who unlocked the vault. Let another user remove them.")
    return next(slot for slot in unlocked.header.slots if slot.user == user)
