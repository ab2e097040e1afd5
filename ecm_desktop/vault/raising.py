"""A way in that was made when guesses cost a thief less is brought up to what a new one costs, while it is open.

The pair of the slot stays as it was, and with it all that was sealed to it; only what wraps the pair is new.
"""

from __future__ import annotations

from ecm_desktop.vault.credentials import Passphrase
from ecm_desktop.vault.derivation import costs_too_little, for_new_way
from ecm_desktop.vault.finding import find_way, second_of
from ecm_desktop.vault.header import Slot
from ecm_desktop.vault.keys import wipe
from ecm_desktop.vault.second_secret import Keyrings
from ecm_desktop.vault.slots import Opener, rewrap
from ecm_desktop.vault.unlocking import Unlocked, derived


def is_cheap(unlocked: Unlocked) -> bool:
    """Whether the passphrase of whoever unlocked costs less than a new one would. Raises Unavailable."""
    return any(costs_too_little(one.kdf) for one in unlocked.header.slots if one.kdf and one.user == unlocked.user)


def at_todays_cost(unlocked: Unlocked, passphrase: Passphrase, keyrings: Keyrings) -> Slot:
    """The way in of whoever unlocked, by the same passphrase at what a new one costs. Slow by design.

    Raises WrongCredential or Unavailable.
    """
    header = unlocked.header
    found = find_way(header, passphrase, keyrings)
    parameters = for_new_way(header, found.slot.user)
    secret = derived(parameters, passphrase.text)
    second = bytearray() if found.slot.keyring is None else second_of(header, found.slot, keyrings)
    both = secret + second
    try:
        return rewrap(header, found.slot, found.pair, Opener(both, parameters, found.slot.keyring))
    finally:
        for one in (secret, second, both):
            wipe(one)
