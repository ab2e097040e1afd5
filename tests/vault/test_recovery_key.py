"""The recovery key: what is typed loosely still reads, and a mistake is named by its group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.errors import WrongCredential
from ecm_desktop.vault.recovery import RecoveryKey, read_recovery_key, slip_in

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
keys = st.binary(min_size=32, max_size=32).map(RecoveryKey)


@given(keys)
def test_what_is_printed_reads_back(key: RecoveryKey) -> None:
    assert read_recovery_key(key.text) == key
    assert [len(group) for group in key.groups] == [8] * 8


@given(keys, st.sampled_from([" ", "", "\n", " - ", "--"]))
def test_18_loose_typing_reads_the_same(key: RecoveryKey, between: str) -> None:
    loose = between.join(key.groups).lower().replace("0", "o").replace("1", "l")
    assert read_recovery_key(loose) == key


@given(keys, st.integers(0, 7), st.integers(0, 7), st.sampled_from(LETTERS))
def test_18_one_wrong_letter_is_named_by_its_group(key: RecoveryKey, group: int, place: int, letter: str) -> None:
    groups = list(key.groups)
    wrong = groups[group][:place] + letter + groups[group][place + 1 :]
    if wrong == groups[group]:
        return
    groups[group] = wrong
    with pytest.raises(WrongCredential) as told:
        read_recovery_key("-".join(groups))
    assert told.value.values == {"number": group + 1}


@given(keys, st.integers(0, 7), st.integers(0, 6))
def test_two_neighbours_swapped_are_found(key: RecoveryKey, group: int, place: int) -> None:
    groups = list(key.groups)
    one = groups[group]
    groups[group] = one[:place] + one[place + 1] + one[place] + one[place + 2 :]
    if groups[group] == one:
        return
    with pytest.raises(WrongCredential):
        read_recovery_key("-".join(groups))


@given(keys, st.integers(0, 7), st.integers(0, 7))
def test_two_groups_swapped_are_found(key: RecoveryKey, first: int, second: int) -> None:
    groups = list(key.groups)
    groups[first], groups[second] = groups[second], groups[first]
    if first == second:
        return
    with pytest.raises(WrongCredential):
        read_recovery_key("-".join(groups))


@pytest.mark.parametrize(
    ("spoil", "values"),
    [
        (lambda groups: groups[:7], {"groups": 8, "letters": 8, "found": 56}),
        (lambda groups: [*groups[:3], groups[3][:7], *groups[4:]], {"number": 4}),
        (lambda groups: [*groups[:7], groups[7] + "A"], {"number": 8}),
        (lambda groups: [*groups[:1], "U" * 8, *groups[2:]], {"number": 2}),
        (lambda _groups: [], {"groups": 8, "letters": 8, "found": 0}),
        (lambda _groups: ["é" * 64], {"number": 1}),
    ],
    ids=["group missing", "letter missing", "letter too many", "no such letter", "nothing", "foreign letters"],
)
def test_what_cannot_be_a_key_is_refused_with_the_place(spoil: object, values: dict[str, int]) -> None:
    groups = list(RecoveryKey(bytes(range(32))).groups)
    with pytest.raises(WrongCredential) as told:
        read_recovery_key(" ".join(spoil(groups)))  # type: ignore[operator]
    assert told.value.values == values


def test_fresh_keys_differ_and_tell_nothing() -> None:
    one, other = RecoveryKey.fresh(), RecoveryKey.fresh()
    assert one != other
    assert one.groups[0] not in repr(one)
    assert one.secret.hex() not in repr(one)


def test_a_slip_is_named_only_in_what_reads_as_a_key() -> None:
    groups = RecoveryKey(bytes(range(32))).groups
    assert slip_in(" ".join(groups)) is None
    spoilt = [*groups[:4], groups[5], groups[4], *groups[6:]]
    assert "Group 5" in str(slip_in("-".join(spoilt)).key.format(**slip_in("-".join(spoilt)).values))
    assert slip_in("lantern quartz umbrella fennel tugboat") is None
    assert slip_in("a" * 64) is None
