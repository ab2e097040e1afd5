"""Derives a key as an unlocking does, and says by how many megabytes the memory grew at the most."""

import secrets

from held import held_at_most, held_now

from ecm_desktop.vault.derivation import STANDARD, derive
from ecm_desktop.vault.passphrase import prepare

# what the library takes when first used is not the moment's
warm = STANDARD.__class__(m_kib=64 * 1024).fresh()
derive(warm, prepare("quiet harbour"))
before = held_now()
derive(STANDARD.fresh(), prepare(secrets.token_hex(16)))
print(held_at_most() - before)  # noqa: T201  # the answer
