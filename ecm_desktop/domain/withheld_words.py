"""Which words must not stand in a document: those of records its reader may not see, and names it keeps back.

Told from the whole case and apart from the reduction that drops them, so that a slip there is found in the file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.meetings import Attendance
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.reductions import Reader
from ecm_desktop.domain.withholding import IN_A_ROLE

_WORD = re.compile(r"[^\W_]+")
_HYPHENATED = re.compile(r"(?<=\w)[-\u2010]\s*\n\s*(?=\w)")
_FEWEST_LETTERS = 4  # of one word that is looked for alone
_TEXTS_OF = frozenset({"title", "note", "text", "name", "given", "surname", "other_names", "address"})


def words_of(text: str) -> str:
    """The text's words with one space between them, without capitals, accents, ligatures and signs."""
    return " ".join(_WORD.findall(unaccented(text.replace("\u00ad", ""))))


def joined(text: str) -> str:
    """The text with words that a hyphen parts at the end of a line made whole."""
    return _HYPHENATED.sub("", text)


def of_records_not_seen(case: Case, reader: Reader, ordinary: Collection[str]) -> frozenset[str]:
    """What the records say that `reader` may not see, as `words_of`, unless a record that may be seen says it too."""
    hidden = [one for one in case.values() if not reader.may_see(one)]
    if not hidden:
        return frozenset()
    said = " ".join(f" {words_of(text)} " for one in case.values() if reader.may_see(one) for text in _strings(one))
    texts = (words_of(text) for one in hidden for text in _of_the_reader(one))
    return frozenset(one for one in texts if _tells(one, ordinary) and f" {one} " not in said)


def of_third_parties(case: Case, recipient: str, ordinary: Collection[str]) -> frozenset[str]:
    """The names of all on the family map but the child.

    Not those that the child, the `recipient` or somebody named in a role bears too: these stand in the document.
    """
    child = case.child_person
    said = [recipient, *(text for one in case.values() for text in _in_a_role(one))]
    open_names = {word for text in said for word in words_of(text).split()}
    open_names |= {word for name in _names(child) for word in name.split()} if child else set()
    others = [name for one in case.of(Person) if child is None or one.id != child.id for name in _names(one)]
    whole = {name for name in others if not set(name.split()) <= open_names}
    alone = {word for name in whole for word in name.split() if word not in open_names}
    return frozenset(one for one in whole | alone if _tells(one, ordinary))


def _names(person: Person) -> Iterator[str]:
    yield from map(words_of, (person.name, person.given, person.surname, *person.other_names))


def _in_a_role(value: object) -> Iterator[str]:
    if isinstance(value, Attendance):
        yield from _strings(value)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            inside = getattr(value, name)
            yield from _strings(inside) if name in IN_A_ROLE else _in_a_role(inside)
    elif isinstance(value, tuple):
        yield from (text for one in value for text in _in_a_role(one))


def _tells(text: str, ordinary: Collection[str]) -> bool:
    """Whether finding it says anything: a short or ordinary word alone stands in any document."""
    words = text.split()
    if len(words) == 1:
        return len(text) >= _FEWEST_LETTERS and text not in ordinary
    return any(word not in ordinary for word in words) or len(words) > _FEWEST_LETTERS


def _of_the_reader(record: Record) -> Iterator[str]:
    for name in record.__struct_fields__:
        if name in _TEXTS_OF:
            yield from _strings(getattr(record, name))


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Struct):
        return [text for name in value.__struct_fields__ if name != "id" for text in _strings(getattr(value, name))]
    return [text for one in value for text in _strings(one)] if isinstance(value, tuple) else []
