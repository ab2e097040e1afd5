"""Passphrases: one normal form, clear limits, and generated ones that carry enough."""

from __future__ import annotations

import itertools
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fakes import FAST

from ecm_desktop.errors import Refused
from ecm_desktop.settings import resource_dir
from ecm_desktop.vault import unlocking
from ecm_desktop.vault.credentials import Passphrase
from ecm_desktop.vault.derivation import STANDARD, Cost, derive
from ecm_desktop.vault.passphrase import ENOUGH_BITS, generate, odd_letters, prepare, strength

WORDS = resource_dir() / "words"


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("caf\u00e9", "cafe\u0301"),
        ("\uff41\uff42", "ab"),
        ("a\u00a0b", "a b"),
        ("o\ufb03ce", "office"),
        ("\u2460", "1"),
    ],
)
def test_15_ways_of_typing_the_same_are_the_same(one: str, same: str) -> None:
    assert prepare(one) == prepare(same)


@pytest.mark.parametrize(("one", "other"), [("a b", "ab"), ("Abc", "abc"), (" abc", "abc"), ("a\u200bb", "ab")])
def test_16_what_was_typed_is_not_tidied(one: str, other: str) -> None:
    assert prepare(one) != prepare(other)


@pytest.mark.parametrize(
    "text",
    ["", "a\0b", "\ud800abc", "x" * 1025, "\U0001f600" * 10_000, "x" * (1 << 20), "\ufdfa" * 60],
    ids=["empty", "nul", "surrogate", "too long", "emoji", "a megabyte", "long only when normalised"],
)
def test_14_17_what_cannot_be_a_passphrase_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        prepare(text)


@pytest.mark.parametrize("text", [" abc", "abc\u00a0", "a\u200bb", "\ufeffabc", "a\u202eb"])
def test_15_16_what_may_be_typed_otherwise_next_time_is_told(text: str) -> None:
    assert len(odd_letters(text)) == 1
    assert odd_letters("mosslamp ivybook") == odd_letters("na\u00efve \U0001f600") == ()


def test_13_nothing_typed_costs_no_derivation(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(unlocking, "derive", lambda *arguments: asked.append(arguments))
    with pytest.raises(Refused):
        unlocking.unlock(made.folder, Passphrase(""))
    assert asked == []


def test_the_longest_passphrase_is_taken() -> None:
    assert len(prepare("x" * 1024)) == 1024


def test_the_word_lists_give_13_bits_a_word() -> None:
    firsts, seconds = ((WORDS / name).read_text().split() for name in ("firsts.txt", "seconds.txt"))
    compounds = [a + b for a, b in itertools.product(firsts, seconds)]
    assert len(compounds) == len(set(compounds)) == 8192
    assert 5 * math.log2(len(compounds)) >= ENOUGH_BITS
    assert all(word.isascii() and word.isalpha() and word.islower() for word in compounds)


def test_generated_passphrases_have_five_words_and_differ() -> None:
    made = {generate(WORDS) for _ in range(50)}
    assert len(made) == 50
    assert all(len(text.split("-")) == 5 for text in made)
    assert all(strength(text) >= ENOUGH_BITS for text in made)


def test_strength_tells_poor_from_good() -> None:
    assert strength("") == 0
    assert max(strength("password1"), strength("abc" * 1000)) < 20
    assert strength("correct horse battery staple") > ENOUGH_BITS


def test_a_weak_cost_is_not_written() -> None:
    for weak in (Cost(m_kib=8 * 1024), Cost(t=1), Cost(m_kib=0, t=0, p=0)):
        with pytest.raises(Refused):
            weak.fresh()
    strong = STANDARD.fresh()
    assert (strong.m_kib, strong.t, strong.p) == (256 * 1024, 3, 4)


def test_every_derivation_has_a_salt_of_its_own() -> None:
    one, other = FAST.fresh(), FAST.fresh()
    assert one.salt != other.salt
    assert derive(one, bytearray(b"x")) != derive(other, bytearray(b"x"))
    assert derive(one, bytearray(b"x")) == derive(one, bytearray(b"x")) != derive(one, bytearray(b"y"))


TOO_LITTLE_MEMORY = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from ecm_desktop.errors import Unavailable
from ecm_desktop.vault import finding, unlocking
from ecm_desktop.vault.credentials import Passphrase, RecoveryKeyText
from ecm_desktop.vault.derivation import Cost
folder = Path(sys.argv[1])
unlocking.derive = lambda *_given: bytearray(32)  # on a larger machine
made, recovery = unlocking.make(folder, "never derived", Cost(m_kib=2 << 20), datetime.now(UTC))
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
try:
    unlocking.unlock(folder, Passphrase("never derived"))
except Unavailable as told:
    print(told.values)
print(unlocking.unlock(folder, RecoveryKeyText(recovery.text)).key.for_sealing() == made.key.for_sealing())
"""


def test_21_too_little_memory_is_told_with_the_need_and_the_recovery_key_opens_still(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TOO_LITTLE_MEMORY, str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.stdout == "{'need': 2048}\nTrue\n"
