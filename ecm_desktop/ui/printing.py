"""What is said wherever something is going to be printed; the first steps of the program say it too."""

from __future__ import annotations

from ecm_desktop.i18n import Translator


def printing_words(words: Translator) -> str:
    """What whoever is going to print a file should know."""
    return words(
        "Once printed, it lies for a while, readable, in this computer’s print queue and in the printer’s memory: "
        "use a printer that your service trusts."
    )
