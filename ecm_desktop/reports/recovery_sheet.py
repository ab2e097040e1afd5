"""The recovery sheet: the key's groups and the same as a QR code, on one page to print and put in a safe."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ecm_desktop.diagram.marks import AnyMark, Drawing, Rect, Role, Shape, Symbol
from ecm_desktop.i18n import Translator
from ecm_desktop.reports.model import Document, Figure, Furniture, Heading, Item, NumberedList, Paragraph, Run, Voice
from ecm_desktop.reports.render import render

MODULE = 4.0  # points of one square of the code
QUIET = 4  # modules of white round it


def recovery_sheet(groups: tuple[str, ...], words: Translator, dated: date, marking: str, vault: Path) -> bytes:
    """The sheet as PDF, saying which vault it opens (the folder `vault`) and when it was made.

    The bytes hold the key: they belong on paper, and the file is to be deleted then.
    """
    code = _code("-".join(groups))
    return render(
        Document(
            title=words("Recovery sheet"),
            subject=words("Recovery sheet"),
            language="cy" if words.language == "cy" else "en-GB",
            author="ECM Desktop",
            dated=dated,
            furniture=Furniture(marking=marking, reference="", page_of=words("Page {page} of {pages}")),
            blocks=(
                Heading(words("Recovery sheet")),
                Paragraph(
                    words("If every passphrase is lost, this key alone opens this vault of ECM Desktop."), Voice.LEAD
                ),
                Paragraph(words("Vault: {name}", name=vault.name)),
                Paragraph(words("Folder: {folder}", folder=str(vault.parent)), Voice.NOTE),
                Paragraph(words("Key made on {day}", day=words.day(dated)), Voice.NOTE),
                NumberedList(tuple(Item((Run(group, strong=True),)) for group in groups)),
                Paragraph(
                    words(
                        "To use it, start ECM Desktop, press Use the recovery key where it asks for the passphrase, "
                        "and type the eight groups in their order. Small letters will do, O for 0 and I or L for 1 as "
                        "well; a group with a slip in it is named."
                    )
                ),
                Figure(code, words("The same key as a QR code."), words("The same key as a QR code")),
                Paragraph(
                    words("Whoever holds this sheet can open the vault. Keep it in a safe, away from the computer.")
                ),
                Paragraph(words("Print it, then delete the file."), Voice.NOTE),
            ),
        )
    )


def _code(text: str) -> Drawing:
    import segno

    rows = [list(row) for row in segno.make(text, error="m").matrix]
    side = (len(rows) + 2 * QUIET) * MODULE
    marks: list[AnyMark] = [
        Symbol(
            id=f"{x}:{y}",
            role=Role.NOTE,
            variant="code",
            shape=Shape.SQUARE,
            rect=Rect((x + QUIET) * MODULE, (y + QUIET) * MODULE, MODULE, MODULE),
        )
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    ]
    return Drawing(Rect(0, 0, side, side), tuple(marks))
