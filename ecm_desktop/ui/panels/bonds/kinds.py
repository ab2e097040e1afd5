"""Which panel shows which kind of bond; each is made when it is first asked for, so that no page waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ecm_desktop.domain.bonds import Household, Parentage, ParentalResponsibility, Partnership, Relationship
from ecm_desktop.domain.professionals import Professional
from ecm_desktop.ui.panels.bonds.contact import ContactPanel
from ecm_desktop.ui.panels.bonds.couple import CouplePanel
from ecm_desktop.ui.panels.bonds.descent import ParentagePanel, ResponsibilityPanel
from ecm_desktop.ui.panels.bonds.household import HouseholdPanel
from ecm_desktop.ui.panels.bonds.line import LinePanel
from ecm_desktop.ui.panels.bonds.panel import BondPanel
from ecm_desktop.ui.panels.panel import Panel
from ecm_desktop.ui.session import Session

Bond = Relationship | Partnership | Parentage | ParentalResponsibility | Household | Professional
BONDS = (Relationship, Partnership, Parentage, ParentalResponsibility, Household, Professional)
_PANELS: tuple[type[BondPanel[Any]], ...] = (
    LinePanel, CouplePanel, ParentagePanel, ResponsibilityPanel, HouseholdPanel, ContactPanel,
)  # fmt: skip


class BondPanels:
    """The panels of one inspector; `made` hears of each new one."""

    def __init__(self, session: Session, made: Callable[[Panel], None]) -> None:
        self._session, self._made = session, made
        self._panels: dict[type[Bond], BondPanel[Any]] = {}

    def of(self, kind: type[Bond]) -> BondPanel[Any]:
        """The panel of a kind of bond."""
        if kind not in self._panels:
            self._panels[kind] = next(one for one in _PANELS if one.kind is kind)(self._session)
            self._made(self._panels[kind])
        return self._panels[kind]

    def shown(self, bond: Bond) -> Panel:
        """The panel that shows this bond now."""
        panel = self.of(type(bond))
        panel.show_record(bond)
        return panel
