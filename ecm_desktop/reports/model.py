"""What a document says, before it is laid out: frozen blocks in reading order. No layout, no PDF, no toolkit."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from ecm_desktop.diagram.audit_row import in_file
from ecm_desktop.diagram.marks import Drawing

USUAL_LETTERS = 10.5


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of text in one voice. A newline in `text` begins a new line. `target` names an anchor it links to."""

    text: str
    strong: bool = False
    target: str = ""


Words = str | tuple[Run, ...]


def plain(words: Words) -> str:
    """The words without their voices."""
    return words if isinstance(words, str) else "".join(run.text for run in words)


class Voice(StrEnum):
    """How a paragraph speaks."""

    BODY = "body"
    LEAD = "lead"  # the sentence that opens a section
    QUOTE = "quote"  # somebody's own words
    NOTE = "note"  # small print: where something comes from, how to read it
    CALM = "calm"  # that there is nothing here yet


class Heading(msgspec.Struct, frozen=True, omit_defaults=True):
    """A heading of level 1 (a section) to 3; it stands in the contents and the bookmarks down to level 2."""

    text: str
    level: int = 1


class Paragraph(msgspec.Struct, frozen=True, omit_defaults=True):
    """A paragraph: its words and how it speaks."""

    words: Words
    voice: Voice = Voice.BODY


class Item(msgspec.Struct, frozen=True, omit_defaults=True):
    """One entry of a list. `target` names an anchor that the whole entry links to."""

    words: Words
    target: str = ""


class Bullets(msgspec.Struct, frozen=True):
    """A list whose order says nothing."""

    items: tuple[Item, ...]


class NumberedList(msgspec.Struct, frozen=True):
    """A list whose order matters."""

    items: tuple[Item, ...]


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """One row of a table; `anchor` is a name that links may point to."""

    cells: tuple[Words, ...]
    anchor: str = ""


class Table(msgspec.Struct, frozen=True, omit_defaults=True):
    """A table. The first cell of a row is its heading; `head` may be empty (facts: label and value).

    `shares` are the columns' parts of the width, in any unit.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    shares: tuple[float, ...]


class Figure(msgspec.Struct, frozen=True):
    """A drawing with the sentence that stands for it and a caption. It gets the sheet on which it can be read."""

    drawing: Drawing
    alt: str
    caption: str


class Contents(msgspec.Struct, frozen=True):
    """Where the table of contents stands."""

    title: str


class Masthead(msgspec.Struct, frozen=True, omit_defaults=True):
    """The top of the first page: title, whose it is, lines of facts, small print, a stamp such as FICTIONAL."""

    title: str
    subtitle: str
    facts: tuple[str, ...]
    note: str = ""
    stamp: str = ""


Block = (
    Heading | Paragraph | Bullets | NumberedList | Table | Figure | Contents | Masthead
)  # the order is the reading order


class Furniture(msgspec.Struct, frozen=True, omit_defaults=True):
    """What stands on every page. `page_of` is a sentence with the places {page} and {pages}; `paper` is its colour
    (#rrggbb), "" for white; `audit` says by which row of the audit the vault knows the page again."""

    marking: str
    reference: str
    page_of: str
    recipient: str = ""
    paper: str = ""
    audit: str = ""


class Document(msgspec.Struct, frozen=True, omit_defaults=True):
    """A whole document. `dated` is the date it bears, and the only date in its bytes. `link_words` says what a link
    does, with the place {title}; `shown_in_parts` labels the pieces of a figure cut over sheets ({n}, {of});
    `letters` is the size of its body text in points; `audit_head` stands in what the file says of itself."""

    title: str
    subject: str
    language: str
    author: str
    dated: date
    furniture: Furniture
    blocks: tuple[Block, ...]
    link_words: str = "{title}"
    shown_in_parts: str = "({n}/{of})"
    letters: float = USUAL_LETTERS
    audit_head: str = ""

    @property
    def beginning(self) -> str:
        """The title at the top of its first page."""
        return next((one.title for one in self.blocks if isinstance(one, Masthead)), "")

    @property
    def keywords(self) -> str:
        """What the file says of itself beside title, subject and author."""
        return in_file(self.audit_head)
