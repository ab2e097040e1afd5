"""What stands in a header that this program does not know: it is found, and put back where it stood.

A program of the same version may add fields that others need not understand. They stay where the part they belong to
stays, also when a program that never heard of them writes the header anew.
"""

from __future__ import annotations

from typing import Any

Plain = dict[str, Any]
_SLOTS = "slots"
_BY_NAME = ("keys", _SLOTS)  # what is in them has a name of its own and may go


def beside(told: Plain, known: Plain) -> Plain:
    """What `told` holds and `known`, the same header as it is understood, does not; each slot by its id."""
    return _beside(_by_id(told), _by_id(known))


def kept_within(plain: Plain, more: Plain) -> None:
    """Put what `beside` found back into a header's plain data, where the part is still there that it belongs to."""
    named = _by_id(plain)
    for name, value in more.items():
        if name not in _BY_NAME:
            _put(named, {name: value})
            continue
        for entry in value.keys() & named[name].keys():
            _put(named[name][entry], value[entry])
    plain.update({name: value for name, value in named.items() if name != _SLOTS})


def _by_id(header: Plain) -> Plain:
    return {**header, _SLOTS: {slot["id"]: slot for slot in header[_SLOTS]}}


def _beside(told: Plain, known: Plain) -> Plain:
    found: Plain = {}
    for name, value in told.items():
        if name not in known:
            found[name] = value
        elif isinstance(value, dict) and (within := _beside(value, known[name])):
            found[name] = within
    return found


def _put(part: Plain, more: Plain) -> None:
    for name, value in more.items():
        if isinstance(value, dict) and isinstance(part.get(name), dict):
            _put(part[name], value)
        else:
            part.setdefault(name, value)
