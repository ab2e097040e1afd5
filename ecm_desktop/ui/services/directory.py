"""The directory itself: the service's own entries, kept in the vault for every case."""

from __future__ import annotations

from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.services import LocalService, joined
from ecm_desktop.errors import Refused
from ecm_desktop.ui.lists.kept import KeptList, ListWords
from ecm_desktop.ui.session import Session

_BETWEEN = ";"
_WORDS = ListWords(
    "The directory of local services is of another version of the program.",
    "The directory of local services could not be kept. Try again.",
)


class Directory:
    """The entries by name. What cannot be kept is told: nobody types a list twice."""

    def __init__(self, session: Session) -> None:
        kind = tuple[LocalService, ...]
        self._kept: KeptList[tuple[LocalService, ...]] = KeptList(session, "local services", kind, (), _WORDS)

    @property
    def entries(self) -> tuple[LocalService, ...]:
        """All of them, in the order of the alphabet. Raises Unavailable for a list of another version."""
        return tuple(sorted(self._kept.value, key=lambda one: unaccented(one.name)))

    def put(self, entry: LocalService) -> None:
        """Add an entry, or put it in place of the one of its id. Raises Refused or Unavailable."""
        if not entry.name.strip():
            raise Refused("Say in a few words what there is.")
        self._kept.keep((*(one for one in self.entries if one.id != entry.id), entry))

    def drop(self, key: str) -> None:
        """Take an entry out; cases that name it keep their copy. Raises Unavailable."""
        self._kept.keep(tuple(one for one in self.entries if one.id != key))

    def take_over(self, theirs: tuple[LocalService, ...]) -> None:
        """Add the entries of another laptop; of one that both have, theirs stands. Raises Unavailable."""
        self._kept.keep(joined(self.entries, theirs))

    def put_back(self, entries: tuple[LocalService, ...]) -> None:
        """As it was before. Raises Unavailable."""
        self._kept.keep(entries)


def read_entry(text: str, key: str) -> LocalService:
    """An entry of one typed line, "what; for whom; how to reach it"; commas will do where there is no semicolon."""
    between = _BETWEEN if _BETWEEN in text else ","
    name, for_whom, reach = (part.strip() for part in (*text.split(between, 2), "", "")[:3])
    return LocalService(id=key, name=name, for_whom=for_whom, reach=reach)


def matches(entry: LocalService, looked_for: str) -> bool:
    """Whether each word that is looked for stands somewhere in the entry."""
    told = unaccented(f"{entry.name} {entry.for_whom} {entry.reach}")
    return all(word in told for word in unaccented(looked_for).split())
