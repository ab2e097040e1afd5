"""Which words must not stand in a document: those of records its reader may not see, and names it keeps back.

What a document leaves out by a list of what it shows is told by phrases, for its words alone may stand elsewhere.

Told from the whole case and apart from the reduction that drops them, so that a slip there is found in the file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.life import Source
from ecm_desktop.domain.meetings import Attendance
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.reductions import Reader, Shown
from ecm_desktop.domain.withholding import IN_A_ROLE

_WORD = re.compile(r"[^\W_]+")
_HYPHENATED = re.compile(r"(?<=\w)[-\u2010]\s*\n\s*(?=\w)")
_FEWEST_LETTERS = 4  # of one word that is looked for alone
_SENTENCES = re.compile(r"[.!?;\n]+")
_PHRASE = 8  # words of a longer sentence that are looked for together
_FEWEST_WORDS = 3  # of a phrase: two may meet by chance, in neighbouring cells of a table
_ABOUT_WORK = IN_A_ROLE | {"id"}
_TEXTS_OF = frozenset({"title", "note", "effect", "text", "name", "given", "surname", "other_names", "address"})


def words_of(text: str) -> str:
    """The text's words with one space between them, without capitals, accents, ligatures and signs."""
    return " ".join(_WORD.findall(unaccented(text.replace("\u00ad", ""))))


def joined(text: str) -> str:
    """The text with words that a hyphen parts at the end of a line made whole."""
    return _HYPHENATED.sub("", text)


def of_records_not_seen(
    case: Case, reader: Reader, ordinary: Collection[str], back: Collection[RecordId] = ()
) -> frozenset[str]:
    """What the records say that `reader` may not see, as `words_of`, unless a record that may be seen says it too.

    `back` are records that are kept back, whoever reads.
    """
    hidden = [one for one in case.values() if one.id in back or not reader.may_see(one)]
    if not hidden:
        return frozenset()
    unseen = {one.id for one in hidden}
    said = " ".join(f" {words_of(text)} " for one in case.values() if one.id not in unseen for text in _strings(one))
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


def of_texts_not_shown(
    case: Case, shown: Shown, reader: Reader, printed: Iterable[str], ordinary: Collection[str]
) -> frozenset[str]:
    """Phrases, as `words_of`, of what `reader` may see in the case and `shown` leaves out.

    Not those that something shown says too, nor the texts `printed` beside the case. A phrase of fewer words counts
    only when it holds one that neither is `ordinary` nor stands in what is shown.
    """
    seen = [one for one in case.values() if reader.may_see(one)]
    said = " ".join(f" {words_of(text)} " for text in (*printed, *(text for one in seen for text in _kept(one, shown))))
    known = frozenset(said.split()) | frozenset(ordinary)
    phrases = {phrase for one in seen for text in _left_out(one, shown) for phrase in _phrases(text)}
    return frozenset(one for one in phrases if _stands_out(one, known) and f" {one} " not in said)


def _kept(record: Record, shown: Shown) -> Iterator[str]:
    if shown.allows(record):
        for name in record.__struct_fields__:
            if name != "id" and not shown.empties(record, name):
                yield from _strings(getattr(record, name))


def _left_out(record: Record, shown: Shown) -> Iterator[str]:
    """What people do in their role is no secret, and the words for it stand everywhere."""
    if isinstance(record, Attendance | Source):
        return
    for name in record.__struct_fields__:
        is_left_out = shown.empties(record, name) or not shown.allows(record)
        if is_left_out and name not in _ABOUT_WORK:
            yield from _free_texts(getattr(record, name))


def _free_texts(value: object) -> Iterator[str]:
    """What somebody wrote: no keys of closed lists, and no dates, which a document puts into words of its own."""
    if isinstance(value, str):
        if " " in value:
            yield value
    elif isinstance(value, Struct | tuple) and not isinstance(value, When):
        inside = value if isinstance(value, tuple) else (getattr(value, name) for name in value.__struct_fields__)
        yield from (text for one in inside for text in _free_texts(one))


def _phrases(text: str) -> Iterator[str]:
    """A text's sentences, the longer ones in pieces that overlap at the end."""
    for sentence in _SENTENCES.split(text):
        words = words_of(sentence).split()
        starts = {*range(0, max(1, len(words) - _PHRASE), _PHRASE), max(0, len(words) - _PHRASE)}
        yield from (" ".join(words[start : start + _PHRASE]) for start in starts)


def _stands_out(phrase: str, known: Collection[str]) -> bool:
    words = phrase.split()
    if len(words) < _FEWEST_WORDS:
        return False
    return len(words) == _PHRASE or any(word.isalpha() and word not in known for word in words)


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
