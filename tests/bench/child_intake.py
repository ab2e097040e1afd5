"""How many MB a process holds more at its most after 2,000 rows were read and grouped than before."""

import sys
from datetime import date
from pathlib import Path

from held import held_at_most, held_now

from ecm_desktop.domain.case import Case
from ecm_desktop.intake.lookthrough import LookThrough
from ecm_desktop.intake.read import read_singly

BORN, TODAY = date(2010, 4, 17), date(2026, 11, 1)

before = held_now()
look = LookThrough().with_more(read_singly([Path(sys.argv[1])], BORN, TODAY), BORN)
look.shown(Case())
sys.stdout.write(f"{held_at_most() - before}\n")
