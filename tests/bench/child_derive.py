"""Derives a key as an unlocking does, and says by how many megabytes the memory grew at the most."""

import os
import resource
import secrets

from ecm_desktop.vault.derivation import STANDARD, derive, new_derivation
from ecm_desktop.vault.passphrase import prepare

# what the library takes when first used is not the moment's
warm = new_derivation(STANDARD.__class__(m_kib=64 * 1024))
derive(warm, prepare("quiet harbour"))
before = os.sysconf("SC_PAGE_SIZE") * int(open("/proc/self/statm", encoding="ascii").read().split()[1])  # noqa: PTH123, SIM115  # one line of the system's
derive(new_derivation(STANDARD), prepare(secrets.token_hex(16)))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before) / 1e6)  # noqa: T201  # the answer
