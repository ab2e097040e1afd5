"""Deriving the key from a passphrase: slow enough for a thief, quick enough for a meeting."""

from __future__ import annotations

from figures import Figure, median, milliseconds

from ecm_desktop.vault.derivation import STANDARD, derive
from ecm_desktop.vault.passphrase import prepare

LEAST, LIMIT, TIMES = 0.3, 1.0, 7


def measure() -> Figure:
    """The median in seconds, at the cost that every vault is made with."""
    parameters = STANDARD.fresh()
    seconds = median(milliseconds(lambda: derive(parameters, prepare("quiet harbour")), TIMES, warm=1)) / 1000
    detail = f"median of {TIMES}, not below {LEAST} s; {STANDARD.m_kib >> 10} MiB, {STANDARD.t} passes"
    return Figure("derive", seconds, LIMIT, "s", detail, least=LEAST)
