"""The reader of family files (GEDCOM 5.5 to 7, and GEDZIP) into people, partnerships and parentage."""

from ecm_desktop.intake.gedcom.family import read_family

__all__ = ["read_family"]
