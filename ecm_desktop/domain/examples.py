"""Examples of what fits each level of the model: the file's, and what a service made of them, kept apart.

What is the service's own is kept; what the file says stays in the file, so that a newer file brings its new examples,
and what was hidden or said otherwise can be had back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from ecm_desktop.domain.recovery import Level


class Example(msgspec.Struct, frozen=True):
    """One thing that fits a level, and why in a sentence."""

    level: Level
    text: str
    why: str = ""


class OwnExample(msgspec.Struct, frozen=True, omit_defaults=True):
    """One of the service's own; `instead_of` is the key of the file's example that it says otherwise, "" for none."""

    id: str
    level: Level
    text: str
    why: str = ""
    instead_of: str = ""


class OwnExamples(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a service made of the examples; `hidden` are the keys of those of the file that are not to be seen."""

    examples: tuple[OwnExample, ...] = ()
    hidden: tuple[str, ...] = ()


class Offered(NamedTuple):
    """An example as it is offered: under the key of one of the file, however it is said now, or an own one's id."""

    key: str
    text: str
    why: str
    is_own: bool


def key_of(example: Example) -> str:
    """What one of the file is known by, as long as its words stay."""
    return f"{example.level}: {example.text}"


def offered(file: Iterable[Example], own: OwnExamples, level: Level) -> list[Offered]:
    """Those of a level: the file's in its order, each as the service says it, then what is the service's alone."""
    ours = {key_of(one): one for one in file if one.level is level}
    instead = {one.instead_of: one for one in own.examples}
    shown = [(key, instead.get(key, one)) for key, one in ours.items() if key not in own.hidden]
    alone = [one for one in own.examples if one.level is level and one.instead_of not in ours]
    return [Offered(key, one.text, one.why, is_own=False) for key, one in shown] + [
        Offered(one.id, one.text, one.why, is_own=True) for one in alone
    ]


def own_of(own: OwnExamples, key: str) -> OwnExample | None:
    """What the service says under a key, None where it says nothing."""
    return next((one for one in own.examples if key in (one.id, one.instead_of)), None)


def said(own: OwnExamples, example: OwnExample) -> OwnExamples:
    """With that one, in place of what its id said before; what it stands for is not hidden any more."""
    ids = [one.id for one in own.examples]
    place = ids.index(example.id) if example.id in ids else len(ids)
    hidden = tuple(key for key in own.hidden if key != example.instead_of)
    return OwnExamples((*own.examples[:place], example, *own.examples[place + 1 :]), hidden)


def taken_out(own: OwnExamples, key: str) -> OwnExamples:
    """Without that one: the service's own goes, one of the file is hidden."""
    gone = own_of(own, key)
    left = tuple(one for one in own.examples if one is not gone)
    hides = () if gone is not None and gone.id == key else (key,)
    return OwnExamples(left, tuple(dict.fromkeys((*own.hidden, *hides))))


def as_in_file(file: Iterable[Example], own: OwnExamples, level: Level) -> OwnExamples:
    """With the file's examples of a level as the file has them; what is the service's alone stays."""
    keys = {key_of(one) for one in file if one.level is level}
    kept = tuple(one for one in own.examples if one.instead_of not in keys)
    return OwnExamples(kept, tuple(one for one in own.hidden if one not in keys))


def joined(mine: OwnExamples, theirs: OwnExamples) -> OwnExamples:
    """Mine with those of another laptop: of one that both have, theirs; what either hides is hidden."""
    for one in theirs.examples:
        mine = said(mine, one)
    return OwnExamples(mine.examples, tuple(dict.fromkeys((*mine.hidden, *theirs.hidden))))
