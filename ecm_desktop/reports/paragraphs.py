"""Paragraphs that reportlab lays out, each knowing its place in the logical tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import Font
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from ecm_desktop.diagram.marks import Weight
from ecm_desktop.reports.fonts import NAMES
from ecm_desktop.reports.lettering import Letters, Line, lettered
from ecm_desktop.reports.measures import BODY_HEIGHT
from ecm_desktop.reports.model import Run, Words, plain
from ecm_desktop.reports.pieces import pieces
from ecm_desktop.reports.spoken import language_of
from ecm_desktop.reports.styles import TONES, colour
from ecm_desktop.reports.tagging import Node, TaggedCanvas

_FIXED_SPACE = "\u00a0"
_ODD = re.compile("[\u00a0\u00ad]")  # a space that holds and a hyphen that hides take more thought
_CLOSING = " -\u2010"  # after these the next line may follow at once
_SLIGHT = 1e-8  # reportlab's: a line is squeezed when it lacks more than that


class Link(NamedTuple):
    """A part of a text that leads to an anchor, and its place in the tree."""

    node: Node
    target: str


class Text(Paragraph):
    """A paragraph built from runs: its text is never read as markup. Breaks its lines once for each width."""

    blPara: Any  # noqa: N815 - reportlab's: the broken lines
    node: Node | None = None
    target = ""  # the anchor that all of it is a link to
    _broken_for: tuple[float, float] | None = None

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Width and height; lines broken before at this width are kept."""
        if self._broken_for and self._broken_for[0] == available and hasattr(self, "blPara"):
            return available, self._broken_for[1]
        wide, high = super().wrap(available, height)
        self._broken_for = (available, high)
        return wide, high

    def breakLines(self, width: float | list[float] | tuple[float, ...]) -> Any:  # noqa: N802 - reportlab's
        """The lines, each with the room it leaves: reportlab's own, and the same in a fraction of the time for most."""
        frag = self.frags[0] if len(self.frags) == 1 else None
        if frag is not None and hasattr(frag, "text") and not _ODD.search(frag.text):
            room = width if isinstance(width, int | float) else width[-1]
            font = pdfmetrics.getFont(frag.fontName)
            lines = _broken(frag.text, font, frag.fontSize, room, self.style.spaceShrinkage)
            if lines is not None:
                return frag.clone(kind=0, lines=lines)
        return super().breakLines(width)

    def split(self, width: float, height: float) -> list[Flowable]:
        """The part that fits and the rest, both in the same place of the tree."""
        broken = self.blPara
        parts = super().split(width, height)
        self.blPara = broken  # reportlab drops it from what cannot be parted there
        for part in parts:
            if isinstance(part, Text):
                part.node, part.target = self.node, self.target
        return parts

    def parted(self, height: float) -> list[Text]:
        """The same, at the width it has."""
        return [part for part in self.split(self.width, height) if isinstance(part, Text)]

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # type: ignore[override]  # noqa: N803 - of ours only
        """Draw under the node's mark, with the lower left corner there."""
        if canvas.ledger.is_rehearsal:
            return
        parts = list(self._parts(x, y))
        for link, found in groupby(parts, key=itemgetter(0)):
            node, target = (self.node, self.target) if link is None else link
            self._draw(canvas, node, target, [line for _, line in found])
        if not parts:
            self._draw(canvas, self.node, "", [])  # an empty cell is a cell all the same

    def _draw(self, canvas: TaggedCanvas, node: Node | None, target: str, lines: list[Line]) -> None:
        with canvas.tag(node) if node else nullcontext():
            canvas.addLiteral(lettered(canvas, lines))
            if target:
                for line in lines:
                    canvas.linkRect("", target, self._under(line), relative=1)

    def _parts(self, x: float, y: float) -> Iterator[tuple[Link | None, Line]]:
        """The lines, parted where a link within the text begins or ends."""
        for line, links in self._lines(x, y):
            if not any(links):
                yield None, line
                continue
            left = line.x
            for link, letters in zip(links, line.letters, strict=True):
                yield link, Line(left, line.y, (letters,), line.stretch)
                left += pdfmetrics.stringWidth(letters.text, letters.font, letters.size)
                left += line.stretch * letters.text.count(" ")

    def _lines(self, x: float, y: float) -> Iterator[tuple[Line, tuple[Link | None, ...]]]:
        """The broken lines from above down, and what each of their letters link to."""
        style = self.style
        broken = _one_kind(self.blPara) if self.blPara.kind == 0 else map(_many_kinds, self.blPara.lines)
        for number, (spare, gaps, letters, links) in enumerate(broken):
            is_squeezed = spare < -_SLIGHT and gaps > 0
            shift = spare / 2 if style.alignment == TA_CENTER and not is_squeezed else 0.0
            base = y + self.height - style.fontSize - number * style.leading
            stretch = spare / gaps if is_squeezed else 0.0
            yield Line(x + style.leftIndent + shift, base, letters, stretch), links

    def _under(self, line: Line) -> tuple[float, float, float, float]:
        """Where the link of a line is."""
        low = line.y - self.style.fontSize / 8
        wide = sum(pdfmetrics.stringWidth(one.text, one.font, one.size) for one in line.letters)
        return line.x, low, line.x + wide, low + self.style.leading


def _broken(text: str, font: Font, size: float, room: float, shrinkage: float) -> list[tuple[float, list[str]]] | None:
    """Lines of words with the room each leaves; None when a word is longer than a line."""
    space = font.stringWidth(" ", size)
    lines: list[tuple[float, list[str]]] = []
    line: list[str] = []
    used = -space
    for word in text.split():
        wide = font.stringWidth(word, size)
        if wide > room:
            return None
        longer = used + space + wide
        if line and longer > room + shrinkage * space * len(line):
            lines.append((room - used, line))
            line, used = [word], wide
        else:
            line.append(word)
            used = longer
    return [*lines, (room - used, line)] if line else lines


class Broken(NamedTuple):
    """The room that a line leaves, the gaps between its words, the words, and what they link to."""

    spare: float
    gaps: int
    letters: tuple[Letters, ...]
    links: tuple[Link | None, ...] = ()


def _one_kind(broken: Any) -> Iterator[Broken]:
    """The lines of a paragraph in one kind of letters, as reportlab breaks them."""
    font, size, ink = broken.fontName, broken.fontSize, broken.textColor
    for spare, words in broken.lines:
        text = " ".join(words)
        gaps = len(words) - 1 + text.count(_FIXED_SPACE)
        yield Broken(spare, gaps, (Letters(_closed(text), font, size, ink),))


def _many_kinds(line: Any) -> Broken:
    """A line of a paragraph in several kinds of letters, as reportlab breaks them."""
    kinds = [one for one in line.words if one.text]  # a break of the line is an empty one
    texts = [one.text for one in kinds]
    gaps = line.wordCount - 1 + sum(text.count(_FIXED_SPACE) for text in texts)
    texts[-1:] = map(_closed, texts[-1:])
    letters = (Letters(text, one.fontName, one.fontSize, one.textColor) for text, one in zip(texts, kinds, strict=True))
    links = tuple(one.link[0] if one.link else None for one in kinds)
    return Broken(line.extraSpace, gaps, tuple(letters), links)


def _closed(text: str) -> str:
    """The end of a line with a space where its last word would run into the next one, read out by structure."""
    return text if text[-1] in _CLOSING else f"{text} "


T = TypeVar("T", bound=Text)


def text_of(words: Words, style: ParagraphStyle, node: Node | None = None, target: str = "") -> Text:
    """A paragraph of these words; with a target all of it is a link."""
    return text_as(Text, words, style, node, target)


def texts_of(words: Words, style: ParagraphStyle, node: Node, target: str = "") -> list[Text]:
    """The same, in several paragraphs of the one node when it is very long."""
    return [text_of(piece, style, node, target) for piece in pieces(words)]


def text_as(kind: type[T], words: Words, style: ParagraphStyle, node: Node | None = None, target: str = "") -> T:
    """The same as a paragraph of that kind."""
    runs = (Run(words),) if isinstance(words, str) else words
    links = [Link(node.add("Link"), run.target) if node and run.target else None for run in runs]
    found = zip(runs, links, strict=True)
    made = kind("", style, frags=[frag for run, link in found for frag in _frags(run, style, link)])
    made.node, made.target = node, target
    if node and not node.language:
        node.language = language_of(plain(words))
    return made


def _frags(run: Run, style: ParagraphStyle, link: Link | None) -> list[ParaFrag]:
    frags: list[ParaFrag] = []
    for n, line in enumerate(run.text.split("\n")):
        if n:
            frags.append(_frag("", style, run.strong, link, lineBreak=True))
        frags.append(_frag(line, style, run.strong, link))
    return frags


def _frag(text: str, style: ParagraphStyle, strong: bool, link: Link | None, **more: Any) -> ParaFrag:
    return ParaFrag(
        text=text,
        fontName=NAMES[Weight.SEMIBOLD] if strong else style.fontName,
        fontSize=style.fontSize,
        textColor=colour(TONES.accent) if link else style.textColor,
        bold=0,
        italic=0,
        rise=0,
        greek=0,
        us_lines=[],
        link=[link] if link else [],
        **more,
    )


class Anchored(Text):
    """A paragraph that links may point to."""

    anchor = ""

    def split(self, width: float, height: float) -> list[Flowable]:
        """As any text; the anchor stays with the first part."""
        parts = super().split(width, height)
        if parts and isinstance(parts[0], Anchored):
            parts[0].anchor = self.anchor
        return parts

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # type: ignore[override]  # noqa: N803 - of ours only
        """Draw, and set the anchor at its top."""
        if self.anchor and not canvas.ledger.is_rehearsal:
            canvas.bookmarkHorizontal(self.anchor, x, y + self.height + 6)
        super().drawOn(canvas, x, y)


_TALLEST_HEADING = BODY_HEIGHT - 2


class HeadingText(Anchored):
    """A heading: an anchor, a bookmark down to level 2, and a page number for the contents."""

    title = ""
    level = 1

    def split(self, width: float, height: float) -> list[Flowable]:
        """A heading moves as a whole, unless it is taller than a page."""
        parts = super().split(width, height) if height > _TALLEST_HEADING else []
        if parts and isinstance(parts[0], HeadingText):
            parts[0].title, parts[0].level = self.title, self.level
        return parts

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # type: ignore[override]  # noqa: N803 - of ours only
        """Draw, and tell where it came to stand."""
        if self.anchor and self.level <= 2:
            if not canvas.ledger.is_rehearsal:
                canvas.addOutlineEntry(self.title, self.anchor, self.level - 1, closed=0)
            canvas.ledger.found_pages[self.anchor] = canvas.getPageNumber()
        super().drawOn(canvas, x, y)
