"""What an edition is, as data: its sections in their order, how much of each, how large, and what may be shown."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.kept_back import Ground
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.reductions import EVERYTHING, Shown
from ecm_desktop.domain.writing import Heading
from ecm_desktop.reports.editions.opening import masthead
from ecm_desktop.reports.editions.view import USUAL, Amount, View
from ecm_desktop.reports.model import USUAL_LETTERS, Block, Masthead


class Extra(StrEnum):
    """How a document departs, when that is asked for, from what it usually is."""

    ADDRESSES = "addresses"
    CREAM = "cream"
    BLUE = "blue"
    GREEN = "green"
    ROSE = "rose"
    NO_AGES = "without-ages"
    NO_RECOMMENDATIONS = "without-recommendations"
    NO_RISK = "without-risk"
    NO_ACTIONS = "without-actions"
    NO_CONTACTS = "without-contacts"
    NO_EXPECTATION = "without-expectation"
    NO_CHRONOLOGY = "without-chronology"


PAPERS = {Extra.CREAM: "#faf3df", Extra.BLUE: "#e6f0f7", Extra.GREEN: "#e9f3e4", Extra.ROSE: "#faeaec"}  # #rrggbb


ADDRESS = (Placement, "address")
Section = Callable[[View], list[Block]]


@dataclass(frozen=True)
class Part:
    """A section that may be left out of a document by `without`; `kinds` then go from all of it. `title` is a key."""

    without: Extra
    title: str
    section: Section
    kinds: frozenset[type[Record]] = frozenset()


@dataclass(frozen=True)
class Edition:
    """One kind of document. `title`, `purpose`, `lead`, `until_ready` and `withheld` are message keys.

    `purpose` says in one line whom it serves, `lead` on its first page what it is to somebody who has never seen
    one (with the place {name}); "" where its first section says so. `shown` is an allow-list, applied before
    anything is laid out. `letters` is the size of the body text in points. `until_ready` stands in the marking of
    each page until somebody has written down why the reader is ready for it; "" where that need not be asked.
    `withheld` stands for every name of somebody on the family map who is not the child; "" where names are shown.
    `headings` are those of the psychologist's text that it prints. `keeps_back` are the grounds on which what was
    decided to be kept back is not in it; `papers` the colours of paper that its reader may choose from. `parts` are
    those of its sections that may be left out.
    """

    key: str
    title: str
    purpose: str
    sections: tuple[Section, ...]
    head: Callable[[View, str], Masthead] = masthead
    lead: str = ""
    shown: Shown = EVERYTHING
    amount: Amount = USUAL
    letters: float = USUAL_LETTERS
    until_ready: str = ""
    withheld: str = ""
    headings: tuple[Heading, ...] = ()
    keeps_back: frozenset[Ground] = frozenset()
    papers: frozenset[Extra] = frozenset()
    parts: tuple[Part, ...] = ()

    def paper(self, extras: Collection[str]) -> str:
        """The colour of its paper, of those that its reader may choose; "" for white."""
        return next((PAPERS[one] for one in PAPERS if one in extras and one in self.papers), "")

    def shown_of(self, case: Case, extras: Collection[str]) -> Shown:
        """What it may show of a case: addresses are no part of it unless they are asked for."""
        shown, has_addresses = self._shown_without(extras), any(one.address for one in case.of(Placement))
        if Extra.ADDRESSES in extras or not has_addresses:
            return shown
        return replace(shown, emptied=(*shown.emptied, ADDRESS))

    def sections_of(self, extras: Collection[str]) -> list[Section]:
        """Its sections without the parts that are to be left out."""
        gone = [one.section for one in self._left_out(extras)]
        return [one for one in self.sections if one not in gone]

    def _left_out(self, extras: Collection[str]) -> list[Part]:
        return [one for one in self.parts if one.without in extras]

    def _shown_without(self, extras: Collection[str]) -> Shown:
        """The allow-list, less the kinds of what is left out: it never lets in more."""
        gone = {kind for one in self._left_out(extras) for kind in one.kinds}
        return replace(self.shown, kinds=self.shown.kinds - gone) if gone and self.shown.kinds else self.shown
